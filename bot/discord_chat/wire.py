"""Plain HTTP to Discord's API, for processes without a gateway."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Final

import aiohttp

from bot.answer import File, PostFailed
from bot.discord_chat.library import api_base
from bot.settings import Settings

PATIENCE: Final = 5.0
"""Seconds that a busy Discord is waited for on the spot; longer waits are another try's."""
TRIES: Final = 3
_TOO_MANY: Final = 429
_UNAUTHORISED: Final = 401


class Refused(Exception):
    """An error answer of Discord."""

    def __init__(self, status: int, code: int, retry_after: float | None = None) -> None:
        super().__init__(f"{status}, code {code}")
        self.status, self.code, self.retry_after = status, code, retry_after


class Wire:
    """Sends, and waits where Discord is busy for a moment."""

    def __init__(self, settings: Settings) -> None:
        self._base = api_base(settings)
        self._token = settings.discord_token
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The connections, opened when they are first needed."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        return self._session

    async def send(self, method: str, path: str, payload: Mapping[str, Any], files: Sequence[File]) -> None:
        """Send a message with nothing but the token in `path`. Raises Refused or PostFailed."""
        await self._patiently(lambda: self._once(method, path, {}, data=_message(payload, files)))

    async def send_as_bot(
        self, method: str, path: str, payload: Mapping[str, Any], files: Sequence[File] = ()
    ) -> dict[str, Any]:
        """Send with the bot's own token; Discord's answer. Raises Refused or PostFailed."""

        def body() -> dict[str, Any]:  # another one each time: a try uses it up
            return {"data": _message(payload, files)} if "content" in payload else {"json": payload}

        told = await self._patiently(lambda: self._once(method, path, self._bots(), **body()))
        return told if isinstance(told, dict) else {}

    async def ask_as_bot(self, path: str) -> Any:
        """What stands at a path, asked for with the bot's own token. Raises Refused or PostFailed."""
        return await self._patiently(lambda: self._once("GET", path, self._bots()))

    async def send_form(self, path: str, fields: Mapping[str, str], file: File) -> Any:
        """Send fields and a file as a form, with the bot's own token. Raises Refused or PostFailed."""

        def form() -> aiohttp.FormData:
            filled = aiohttp.FormData(fields, default_to_multipart=True)
            filled.add_field("file", file.data, filename=file.name, content_type=file.kind)
            return filled

        return await self._patiently(lambda: self._once("POST", path, self._bots(), data=form()))

    async def close(self) -> None:
        """Let go of connections."""
        if self._session:
            await self._session.close()

    def _bots(self) -> dict[str, str]:
        if not self._token:
            raise Refused(_UNAUTHORISED, 0)
        return {"Authorization": f"Bot {self._token.get_secret_value()}"}

    async def _patiently(self, once: Callable[[], Awaitable[Any]]) -> Any:
        """Do it until Discord takes it. Raises Refused or PostFailed."""
        for _ in range(TRIES):
            try:
                return await once()
            except Refused as refusal:
                if refusal.retry_after is None or refusal.retry_after > PATIENCE:
                    raise
                wait = refusal.retry_after
            except (aiohttp.ClientError, TimeoutError) as problem:
                raise PostFailed(type(problem).__name__) from None  # its message would tell the token
            await asyncio.sleep(wait)
        raise PostFailed("Discord is busy", wait)

    async def _once(self, method: str, path: str, headers: Mapping[str, str], **body: Any) -> Any:
        async with self.session.request(method, self._base + path, headers=headers, **body) as answer:
            if answer.status >= 400:
                raise await _refused(answer)
            return await _told(answer)


def _message(payload: Mapping[str, Any], files: Sequence[File]) -> aiohttp.FormData:
    form = aiohttp.FormData({"payload_json": json.dumps(payload)}, default_to_multipart=True)
    for number, one in enumerate(files):
        form.add_field(f"files[{number}]", one.data, filename=one.name, content_type=one.kind)
    return form


def seconds(told: object) -> float | None:
    """A number of seconds to wait, as a body or a header tells it."""
    try:
        return float(str(told))
    except ValueError:
        return None


async def _told(answer: aiohttp.ClientResponse) -> Any:
    """The JSON of an answer; nothing where a proxy before Discord answers in HTML."""
    try:
        return await answer.json(content_type=None)
    except ValueError:
        return {}


async def _refused(answer: aiohttp.ClientResponse) -> Refused:
    found = await _told(answer)
    told: Mapping[str, Any] = found if isinstance(found, dict) else {}
    code = told.get("code", 0)
    known = code if isinstance(code, int) else 0
    if answer.status != _TOO_MANY:
        return Refused(answer.status, known)
    return Refused(
        answer.status, known, seconds(told.get("retry_after") or answer.headers.get("Retry-After"))
    )
