"""The answers to what the page asked for: how they come along, and their pictures and files."""

import json
import re
from collections.abc import AsyncIterator
from typing import Final

from redis.exceptions import RedisError
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from bot.mailbox import Letter, coming_letters, kept_letters
from bot.request import ChatAddress
from bot.waiting_text import waiting_text
from bot.web_chat.replying import Json, answer
from bot.web_chat.visiting import Site, mailbox, visit_of

LOOKS_EVERY: Final = 2.0
"""Seconds between looks at the place in the line."""
KEPT: Final = "private, max-age=604800, immutable"
"""For a week in the browser: what lies at such an address never changes."""
_LETTER: Final = re.compile(r"\d+-\d+")
_SANDBOX: Final = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For a file that a browser may open by itself: it can do nothing there."""


async def events(site: Site, request: Request) -> StreamingResponse:
    """The news of one request as server-sent events, from the last one that the page has seen."""
    visit = await visit_of(request, site)
    request_id = str(request.path_params["id"])
    where = await mailbox(site, visit, request_id)
    seen = request.headers.get("last-event-id", "")
    told = _tell(site, request_id, where, seen if _LETTER.fullmatch(seen) else "0")
    return StreamingResponse(told, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def picture(site: Site, request: Request) -> Response:
    """One picture of an answer."""
    letter = await _answer(site, request)
    number = int(request.path_params["number"])
    if letter is None or number >= len(letter.pictures):
        return Response(status_code=404)
    return Response(letter.pictures[number].data, media_type="image/png", headers={"Cache-Control": KEPT})


async def file(site: Site, request: Request) -> Response:
    """The file of an answer, to be kept or shown."""
    letter = await _answer(site, request)
    if letter is None or letter.file is None:
        return Response(status_code=404)
    headers = {
        "Cache-Control": KEPT,
        "Content-Disposition": f'attachment; filename="{letter.file.name}"',
        "Content-Security-Policy": _SANDBOX,
    }
    return Response(letter.file.data, media_type=letter.file.kind, headers=headers)


async def _answer(site: Site, request: Request) -> Letter | None:
    visit = await visit_of(request, site)
    where = await mailbox(site, visit, str(request.path_params["id"]))
    return next((one for one in await kept_letters(site.redis, where) if one.kind == "answer"), None)


async def _tell(site: Site, request_id: str, where: ChatAddress, seen: str) -> AsyncIterator[str]:
    """Each news as an event. It ends where the answer has come, or Redis went: browsers ask again then."""
    told = ""
    try:
        async for coming in coming_letters(site.redis, where, LOOKS_EVERY, seen):
            if coming is None and not await site.redis.exists(where.route["mailbox"]):
                yield _event("gone", {})
                return
            if coming is None or coming[1].kind == "asked":
                text = await _waiting(site, request_id, where.language)
                yield _event("waiting", {"said": text}) if text != told else ": still here\n\n"
                told = text
            else:
                if coming[1].last:
                    site.uploads.drop(request_id)
                yield _news(request_id, *coming, where.language)
    except RedisError:
        return


async def _waiting(site: Site, request_id: str, language: str) -> str:
    place = await site.desk.place_in_queue(request_id)
    return waiting_text(place, language) if place else ""


def _news(request_id: str, name: str, letter: Letter, language: str) -> str:
    told = answer(request_id, letter, language) if letter.last else {}
    return _event(letter.kind, told, name)


def _event(kind: str, told: Json, name: str = "") -> str:
    mark = f"id: {name}\n" if name else ""
    return f"{mark}event: {kind}\ndata: {json.dumps(told, ensure_ascii=False)}\n\n"
