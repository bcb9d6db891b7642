"""Pictures that come in from members, and how a worker gets them."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.intake import OrderRefused
from bot.replies import say
from bot.typed_chat.pictures import OF_PICTURES
from bot.web_chat.asking import new_id, order_as
from bot.web_chat.uploads import NoRoom, TooLarge, read_upload
from bot.web_chat.visiting import Site, visit_of


async def take_in(site: Site, request: Request) -> Response:
    """A picture that a member sends: the body as it is. What it is, the worker finds out, in a safe place."""
    visit = await visit_of(request, site)
    errand = OF_PICTURES.get(str(request.path_params["errand"]))
    if errand is None:
        return Response(status_code=404)
    request_id = new_id()
    try:
        token = site.uploads.hold(request_id, visit.name, visit.place, await read_upload(request))
    except TooLarge as problem:
        raise OrderRefused(say(visit.language, "web-too-large")) from problem
    except NoRoom as problem:
        raise OrderRefused(say(visit.language, "queue-full")) from problem
    try:
        draft = errand({"token": token}, site.desk.now(visit.language))
        return JSONResponse(await order_as(site, visit, draft, request_id))
    except BaseException:  # also where Redis is away, or the visitor has left
        site.uploads.drop(request_id)
        raise


async def hand_over(site: Site, request: Request) -> Response:
    """The upload of a token, to a worker."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    data = site.uploads.get(token) if scheme == "Bearer" else None
    if data is None:
        return Response(status_code=404)
    return Response(data, media_type="application/octet-stream")
