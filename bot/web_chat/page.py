"""The page itself: one HTML file with the sentences of the visitor's language, and the files beside it."""

import json
import re
import time
from functools import cache
from html import escape
from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from bot.intake import OrderRefused
from bot.replies import LANGUAGES, say
from bot.web_chat.sessions import Session, new_session, set_cookie
from bot.web_chat.telegram_login import NotFromTelegram, member_of
from bot.web_chat.visiting import Site, body_of, session_of, told_language

KINDS: Final = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}
"""Files beside the page, by the ends of their names."""
NAMES: Final = {"en": "English", "zh-CN": "简体中文", "zh-TW": "繁體中文", "ja": "日本語"}
_SENTENCE: Final = re.compile(r"\{\{([a-z0-9-]+)\}\}")
_FOR_SCRIPTS: Final = (
    *("web-as-it-is", "web-avatar", "web-change", "web-changing", "web-chosen", "web-copied", "web-copy"),
    *("web-download", "web-drawing", "web-favourite", "web-gone", "web-more-to-do", "web-new-name"),
    *("web-offline", "web-open-choice", "web-open-shade", "web-ready", "web-recipes", "web-remove"),
    *("web-rename", "web-sending", "web-show", "web-show-family", "web-this-is-me", "web-you", "no-title"),
    "web-too-large",
)
"""Sentences that the page's scripts say."""


async def page(site: Site, request: Request) -> HTMLResponse:
    """The page; whoever comes for the first time gets a name of their own. Raises OrderRefused."""
    now = time.time()
    session = await session_of(request, site)
    if session is None or not session.name.startswith("telegram:"):
        session = Session(session.name, int(now)) if session else new_session(now)
    told = told_language(request)
    language = (await site.desk.manners(session.name, "", told)).language
    response = HTMLResponse(written(language).replace("[[daily]]", escape(site.desk.daily_text(language))))
    await _give_cookie(response, session, site, request)
    return response


async def from_telegram(site: Site, request: Request) -> JSONResponse:
    """Greet a member whom Telegram vouches for; the page loads anew if it was somebody else's."""
    told = told_language(request)
    body = await body_of(request, told)
    token = site.settings.telegram_token
    now = time.time()
    try:
        if token is None:
            raise NotFromTelegram
        name = member_of(str(body.get("init_data", "")), token.get_secret_value(), now)
    except NotFromTelegram as problem:
        raise OrderRefused(say(told, "web-not-from-telegram")) from problem
    before = await session_of(request, site)
    response = JSONResponse({"changed": before is None or before.name != name})
    await _give_cookie(response, Session(name, int(now)), site, request)
    return response


async def beside(_: Site, request: Request) -> Response:
    """A file beside the page."""
    found = _files().get(str(request.path_params["name"]))
    if found is None:
        return Response(status_code=404)
    data, kind = found
    return Response(data, media_type=kind, headers={"Cache-Control": "no-cache"})


@cache
def written(language: str) -> str:
    """The page in `language`, but for what changes every day."""
    text = (files(__package__) / "static" / "page.html").read_text("utf-8")
    filled = _SENTENCE.sub(lambda found: escape(say(language, found[1])), text)
    sentences = json.dumps({name: say(language, name) for name in _FOR_SCRIPTS}, ensure_ascii=False)
    options = "".join(
        f'<option value="{tag}"{" selected" if tag == language else ""} lang="{tag}">{NAMES[tag]}</option>'
        for tag in LANGUAGES
    )
    return (
        filled.replace("[[language]]", language)
        .replace("[[languages]]", options)
        .replace("[[sentences]]", escape(sentences))
    )


async def _give_cookie(response: Response, session: Session, site: Site, request: Request) -> None:
    owner = await site.desk.owner(session.name, told_language(request))
    secure = request.url.scheme == "https" or (site.settings.web_public_url or "").startswith("https:")
    response.headers["set-cookie"] = set_cookie(session, owner.key, secure)


@cache
def _files() -> dict[str, tuple[bytes, str]]:
    """The files beside the page, by name."""
    folder = files(__package__) / "static"
    return {
        one.name: (one.read_bytes(), KINDS[ending])
        for one in folder.iterdir()
        if (ending := f".{one.name.rpartition('.')[2]}") in KINDS
    }
