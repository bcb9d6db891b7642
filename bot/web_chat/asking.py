"""How what the page asks for goes on its way: words, presses and choices become drafts, drafts requests."""

import secrets
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse

from bot.avatar_queue import WAITS_AT_MOST
from bot.continuing import after_press
from bot.gallery_text import saved_text
from bot.intake import Draft, OrderRefused
from bot.keyboards import file_keyboard
from bot.mailbox import announce
from bot.presses import Press, Verb
from bot.replies import say
from bot.typed_chat.conversation import answer
from bot.typed_chat.keeping import Said
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
    line = str(body.get("line", "")).strip()
    answered = await answer(site.desk, line, shown_by(body.get("shown")), visit.visitor)
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
    request_id = f"web-{secrets.token_hex(16)}"
    await submit(site, visit, draft, request_id)
    return asked(request_id, draft, await site.desk.owner(visit.name, visit.language))


async def submit(site: Site, visit: Visit, draft: Draft, request_id: str) -> None:
    """The same under an id that is known before. Raises OrderRefused."""
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
            return {"said": await site.desk.cancel(press, language), "ended": True}
        case Verb.DELETE:
            return {"deleted": True}
        case Verb.FILES:
            owner = await site.desk.owner(visit.name, language)
            buttons = keyboard(file_keyboard(press.code, owner), language)
            return {"said": say(language, "ask-format"), "keyboard": buttons}
        case Verb.FORGET:
            return {"said": await site.desk.forget(visit.name, language), "forgotten": True}
        case Verb.EDIT:
            return {"edit": press.code}
    try:
        draft = after_press(press, site.desk.now(language))
    except ValueError as problem:  # a button of a later Mochi with the same key
        raise OrderRefused(say(language, "unknown-command")) from problem
    return await order(site, visit, draft)
