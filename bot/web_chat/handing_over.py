"""Pictures that come in from members, and how a worker gets them."""

from starlette.requests import Request
from starlette.responses import Response

from bot.web_chat.visiting import Site


async def hand_over(site: Site, request: Request) -> Response:
    """The upload of a token, to a worker."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    data = site.uploads.get(token) if scheme == "Bearer" else None
    if data is None:
        return Response(status_code=404)
    return Response(data, media_type="application/octet-stream")
