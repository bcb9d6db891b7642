"""What stands before every request: who is let in, and what browsers are told to forbid."""

from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.settings import Settings

_HARMLESS: Final = ("GET", "HEAD", "OPTIONS")
_TELEGRAM: Final = "https://web.telegram.org https://*.telegram.org"
"""Where Telegram shows Mini Apps inside a page of its own."""


class Guard:
    """Turns away requests of other sites' pages, and gives every answer its headers.

    A page by any other name than ours that leads here (DNS rebinding) is turned away too; addresses in
    numbers can't be rebound.
    """

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        public = settings.web_public_url
        known = (f"//{settings.web_listen}", public or "", settings.web_internal_url or "")
        self._hosts = {"localhost", *(urlsplit(one).hostname or "" for one in known)} - {""}
        https = bool(public and public.startswith("https:"))
        self._headers = tuple(_headers(bool(public and settings.telegram_token), https))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if not self._welcome(scope):
            await PlainTextResponse("Not from there.", 403)(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers:
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_guarded)

    def _welcome(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        name = (urlsplit(f"//{host}").hostname or "").lower()
        if name not in self._hosts and not _is_number(name):
            return False
        if scope["method"] in _HARMLESS:
            return headers.get("sec-fetch-site") != "cross-site" or scope["path"] == "/"
        return urlsplit(headers.get("origin", "")).netloc == host  # browsers send it with all but GET


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _headers(inside_telegram: bool, https: bool) -> Iterable[tuple[str, str]]:
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' blob:",
        "connect-src": "'self'",
        "manifest-src": "'self'",
        "form-action": "'none'",
        "base-uri": "'none'",
        "frame-ancestors": _TELEGRAM if inside_telegram else "'none'",
    }
    yield "content-security-policy", "; ".join(f"{name} {value}" for name, value in policy.items())
    yield "x-content-type-options", "nosniff"
    yield "referrer-policy", "no-referrer"
    yield "cross-origin-opener-policy", "same-origin"
    yield "cross-origin-resource-policy", "same-origin"
    yield "permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
    yield "cache-control", "no-store"
    if https:
        yield "strict-transport-security", "max-age=31536000"
