"""How what the page asks for goes on its way: words, presses and choices become drafts, drafts requests."""

import secrets
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.avatar_queue import WAITS_AT_MOST
from bot.gallery_text import saved_text
from bot.intake import Draft, OrderRefused
from bot.keyboards import offer
from bot.mailbox import announce
from bot.presses import Press, Verb
from bot.replies import say
from bot.request_codes import request_of
from bot.typed_chat.conversation import answer, command_of
from bot.typed_chat.pictures import OF_PICTURES
from bot.typed_chat.speaking import Said
from bot.web_chat.choosing import drafted
from bot.web_chat.replying import Json, asked, keyboard, said, shown_by
from bot.web_chat.sessions import COOKIE
from bot.web_chat.visiting import Site, Visit, body_of, mailbox, visit_of

WAITED_FOR: Final = WAITS_AT_MOST + 300
"""Seconds that an empty mailbox stands: the longest wait of a request, and its drawing."""


async def say_line(site: Site, request: Request) -> JSONResponse:
    """Answer a typed line."""
    visit = await visit_of(request, site)
    body = await body_of(request, visit.language)
    line, shown = str(body.get("line", "")).strip(), shown_by(body.get("shown"))
    if command_of(line, shown)[0] in OF_PICTURES:
        return JSONResponse({"view": "picture"})
    answered = await answer(site.desk, line, shown, visit.visitor)
    if isinstance(answered, Said):
        return JSONResponse(said(answered, visit.language))
    return JSONResponse(await order(site, visit, answered))


async def choose(site: Site, request: Request) -> JSONResponse:
    """Answer what was chosen from menus, with words or without."""
    visit = await visit_of(request, site)
    body = await body_of(request, visit.language)
    return JSONResponse(await order(site, visit, drafted(body, site.desk, visit.language)))


async def press(site: Site, request: Request) -> JSONResponse:
    """Answer the press of a sealed button."""
    visit = await visit_of(request, site)
    body = await body_of(request, visit.language)
    pressed = await site.desk.pressed(str(body.get("data", "")), visit.name, visit.language)
    response = JSONResponse(await _after(pressed, site, visit))
    if pressed.verb is Verb.FORGET:
        response.delete_cookie(COOKIE)
    return response


async def order(site: Site, visit: Visit, draft: Draft) -> Json:
    """Put a draft on the queue. Raises OrderRefused."""
    request_id = new_id()
    return await order_as(site, visit, draft, request_id)


async def order_as(site: Site, visit: Visit, draft: Draft, request_id: str) -> Json:
    """The same under an id that is known before. Raises OrderRefused."""
    await submit(site, visit, draft, request_id)
    return asked(request_id, draft, await site.desk.owner(visit.name, visit.language))


def new_id() -> str:
    """An id that nobody guesses, short enough for the button that gives its request up."""
    return f"web-{secrets.token_hex(16)}"


async def submit(site: Site, visit: Visit, draft: Draft, request_id: str) -> None:
    """The same under an id that is known before. Raises OrderRefused."""
    if not site.pace.may_ask(visit.place):
        raise OrderRefused(say(visit.language, "member-busy"))
    where = await mailbox(site, visit, request_id)
    await announce(site.redis, where, WAITED_FOR)
    try:
        await site.desk.submit_draft(draft, request_id, where, visit.name, visit.place)
    except OrderRefused:
        await site.redis.delete(where.route["mailbox"])
        raise


async def _after(press: Press, site: Site, visit: Visit) -> Json:
    language = visit.language
    match press.verb:
        case Verb.SAVE:
            return {"said": saved_text(await site.desk.save(visit.name, press.code, language), language)}
        case Verb.CANCEL:
            return {"said": await _give_up(press, site, visit), "ended": True}
        case Verb.DELETE:
            return {"deleted": True}
        case Verb.FILES | Verb.LOCK:
            return await _offered(press, site, visit)
        case Verb.FORGET:
            site.uploads.forget(visit.name)
            return {"said": await site.desk.forget(visit.name, language), "forgotten": True}
        case Verb.EDIT:
            return {"edit": press.code}
        case Verb.TUNE:
            return {"edit": press.code, "part": "genes"}
    try:
        draft = await site.desk.drafted(press, visit.name, site.desk.now(language))
    except ValueError as problem:  # a button of a later Mochi with the same key
        raise OrderRefused(say(language, "unknown-command")) from problem
    return await order(site, visit, draft)


async def _give_up(press: Press, site: Site, visit: Visit) -> str:
    """Give up a request that waits: nobody listens for it any longer, and its picture is dropped."""
    said = await site.desk.cancel(press, visit.language)
    request_id = request_of(press.code)
    site.uploads.drop(request_id)
    await site.redis.delete((await mailbox(site, visit, request_id)).route["mailbox"])
    return said


async def _offered(press: Press, site: Site, visit: Visit) -> Json:
    """More to choose from; pressed within such a choice, it takes the choice's own place."""
    offered = offer(press, await site.desk.owner(visit.name, visit.language))
    if offered is None:
        raise ValueError(press.verb)
    buttons = keyboard(offered.keyboard, visit.language)
    return {"said": offered.text, "keyboard": buttons, "offer": press.verb.value}
