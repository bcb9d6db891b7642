"""What the page shows of what a member keeps: gallery, family, own avatar; and any avatar by its code."""

import asyncio
import hashlib
import time
from dataclasses import asdict
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.codes_in_text import codes_in
from bot.gallery_text import gallery_text
from bot.intake import Draft
from bot.lineage import Ancestry
from bot.mailbox import coming_letters
from bot.options import order_from
from bot.privacy_files import data_file
from bot.replies import say
from bot.web_chat.answers import KEPT
from bot.web_chat.asking import submit
from bot.web_chat.choosing import parts
from bot.web_chat.visiting import Site, Visit, mailbox, visit_of

THUMBNAIL: Final = 256
PATIENCE: Final = 60.0
"""Seconds for which the small picture of an avatar is waited for."""
_ONE_JOB: Final = 600
"""Seconds in which the same small picture is asked for once; less than mailboxes keep it."""


async def gallery(site: Site, request: Request) -> JSONResponse:
    """A page of the visitor's gallery."""
    visit = await visit_of(request, site)
    asked = request.query_params.get("page", "1")
    page = await site.desk.gallery(visit.name, int(asked) if asked.isdecimal() else 1, visit.language)
    return JSONResponse(
        {
            "heading": gallery_text(page, visit.language).splitlines()[0],
            "page": page.number,
            "pages": page.pages,
            "avatars": [asdict(one) for one in page.avatars],
        }
    )


async def family(site: Site, request: Request) -> JSONResponse:
    """The family tree of an avatar."""
    visit = await visit_of(request, site)
    tree = await site.desk.family(visit.name, request.query_params.get("code", ""), visit.language)
    heading = say(visit.language, "family-of" if tree.parents else "family-alone")
    return JSONResponse({"heading": heading, "tree": _branch(tree)})


async def me(site: Site, request: Request) -> JSONResponse:
    """The visitor's own avatar."""
    visit = await visit_of(request, site)
    return JSONResponse({"code": await site.desk.me(visit.name, visit.language)})


async def my_data(site: Site, request: Request) -> Response:
    """Everything that is kept about the visitor, as a file."""
    visit = await visit_of(request, site)
    file = data_file(await site.desk.my_data(visit.name, visit.language), visit.language)
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return Response(file.data, media_type=file.kind, headers=headers)


async def menus(site: Site, request: Request) -> JSONResponse:
    """Everything that can be chosen, and what the avatar of a code has of it."""
    visit = await visit_of(request, site)
    return JSONResponse(parts(visit.language, request.query_params.get("code", "")))


async def avatar(site: Site, request: Request) -> Response:
    """The small picture of a recipe code, drawn like any other and then kept in the browser."""
    visit = await visit_of(request, site)
    code = str(request.path_params["code"])
    if codes_in(code) != (code,):
        return Response(status_code=404)
    draft = site.desk.take(order_from(f"{code} size:{THUMBNAIL} count:1", visit.language))
    data = await _drawn(site, visit, draft)
    if data is None:
        return Response(status_code=503, headers={"Retry-After": "5"})
    return Response(data, media_type="image/png", headers={"Cache-Control": KEPT})


async def _drawn(site: Site, visit: Visit, draft: Draft) -> bytes | None:
    """The picture of a draft as soon as it is there; None if it does not come."""
    told = f"{visit.name} {draft.recipes[0]} {int(time.time() / _ONE_JOB)}"
    request_id = f"web-{hashlib.sha256(told.encode()).hexdigest()[:32]}"
    where = await mailbox(site, visit, request_id)
    if not await site.redis.exists(where.route["mailbox"]):
        await submit(site, visit, draft, request_id)
    try:
        async with asyncio.timeout(PATIENCE):
            async for coming in coming_letters(site.redis, where, 5):
                if coming and coming[1].last:
                    return coming[1].pictures[0].data if coming[1].pictures else None
    except TimeoutError:
        pass
    return None


def _branch(tree: Ancestry) -> dict[str, Any]:
    return {"code": tree.code, "parents": [_branch(parent) for parent in tree.parents]}
