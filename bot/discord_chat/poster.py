"""The worker's side of Discord: edits placeholders over plain HTTP, with nothing but their own token."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import aiohttp

from bot.answer import Answer, File, PlaceholderGone, PostFailed
from bot.discord_chat.attachments import attachments
from bot.discord_chat.captions import ALT_LIMIT, caption, cut, harmless
from bot.discord_chat.components import view_of
from bot.discord_chat.library import api_base
from bot.discord_chat.routes import Route, route_to
from bot.replies import say
from bot.request import ChatAddress
from bot.settings import Settings

PATIENCE: Final = 5.0
"""Seconds that a busy Discord is waited for on the spot; longer waits are another try's."""
TRIES: Final = 3
_FORGOTTEN: Final = (10015, 50027)
"""Unknown webhook, invalid webhook token: the interaction's 15 minutes are over."""
_INVALID_TOKEN: Final = 401
_TOO_MANY: Final = 429
_GONE: Final = (401, 403, 404)
_NO_MENTIONS: Final[Mapping[str, Any]] = {"parse": []}


def poster(settings: Settings) -> "DiscordPoster":
    """The poster of these settings."""
    return DiscordPoster(settings)


class Refused(Exception):
    """An error answer of Discord."""

    def __init__(self, status: int, code: int, retry_after: float | None = None) -> None:
        super().__init__(f"{status}, code {code}")
        self.status, self.code, self.retry_after = status, code, retry_after


class DiscordPoster:
    """Edits placeholders into what they stand for."""

    def __init__(self, settings: Settings) -> None:
        self._base = api_base(settings)
        self._token = settings.discord_token
        self._session: aiohttp.ClientSession | None = None

    async def drawing(self, address: ChatAddress) -> None:
        """Nothing: the placeholder says already that the avatar is being drawn."""

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        """Edit the placeholder into what was made, its caption and its buttons."""
        attached = attachments(answer)
        text = answer.text if attached else say(address.language, "file-too-big")
        content = caption(text, answer.codes)
        await self._edit(route_to(address), content, attached, view_of(answer.keyboard).to_components())

    async def apologise(self, address: ChatAddress, sentence: str) -> None:
        """Edit the placeholder into one sentence."""
        await self._edit(route_to(address), harmless(sentence), (), ())

    async def close(self) -> None:
        """Let go of connections."""
        if self._session:
            await self._session.close()

    async def _edit(
        self, route: Route, content: str, files: Sequence[File], components: Sequence[Mapping[str, Any]]
    ) -> None:
        attached = [
            {"id": number, "filename": one.name, "description": cut(one.alt, ALT_LIMIT)}
            for number, one in enumerate(files)
        ]
        payload = {
            "content": content,
            "attachments": attached,
            "components": components,
            "allowed_mentions": _NO_MENTIONS,
        }
        if route.message:
            await self._send_as_bot(
                "PATCH", f"/channels/{route.channel}/messages/{route.message}", payload, files
            )
            return
        original = f"/webhooks/{route.application}/{route.token}/messages/@original"
        try:
            await self._send("PATCH", original, payload, files)
        except Refused as refusal:
            if refusal.status != _INVALID_TOKEN and refusal.code not in _FORGOTTEN:
                raise _understood(refusal) from None
            await self._say_in_channel(route, payload, files)

    async def _say_in_channel(self, route: Route, payload: Mapping[str, Any], files: Sequence[File]) -> None:
        """The answer as a message of its own: the nonce keeps a second try from saying it twice."""
        if not route.channel:
            raise PlaceholderGone("the interaction is forgotten, and there is no other way")
        once = {**payload, "nonce": route.interaction, "enforce_nonce": True}
        await self._send_as_bot("POST", f"/channels/{route.channel}/messages", once, files)

    async def _send_as_bot(
        self, method: str, path: str, payload: Mapping[str, Any], files: Sequence[File]
    ) -> None:
        """Send with the bot's own token. Raises PlaceholderGone or PostFailed."""
        if not self._token:
            raise PlaceholderGone("there is no token to say it with")
        headers = {"Authorization": f"Bot {self._token.get_secret_value()}"}
        try:
            await self._send(method, path, payload, files, headers)
        except Refused as refusal:
            raise _understood(refusal) from None

    async def _send(
        self,
        method: str,
        path: str,
        payload: Mapping[str, Any],
        files: Sequence[File],
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Send until Discord takes it. Raises Refused or PostFailed."""
        for _ in range(TRIES):
            try:
                await self._send_once(method, path, payload, files, headers)
            except Refused as refusal:
                if refusal.retry_after is None or refusal.retry_after > PATIENCE:
                    raise
                wait = refusal.retry_after
            except (aiohttp.ClientError, TimeoutError) as problem:
                raise PostFailed(type(problem).__name__) from None  # its message would tell the token
            else:
                return
            await asyncio.sleep(wait)
        raise PostFailed("Discord is busy", wait)

    async def _send_once(
        self,
        method: str,
        path: str,
        payload: Mapping[str, Any],
        files: Sequence[File],
        headers: Mapping[str, str] | None,
    ) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        form = aiohttp.FormData({"payload_json": json.dumps(payload)}, default_to_multipart=True)
        for number, one in enumerate(files):
            form.add_field(f"files[{number}]", one.data, filename=one.name, content_type=one.kind)
        async with self._session.request(method, self._base + path, data=form, headers=headers) as answer:
            if answer.status >= 400:
                raise await _refused(answer)


async def _refused(answer: aiohttp.ClientResponse) -> Refused:
    try:
        told: dict[str, Any] = await answer.json(content_type=None)
        code, wait = int(told.get("code", 0)), told.get("retry_after")
    except (ValueError, TypeError, AttributeError):  # a proxy before Discord answers in HTML
        code, wait = 0, None
    if answer.status != _TOO_MANY:
        return Refused(answer.status, code)
    return Refused(answer.status, code, _seconds(wait or answer.headers.get("Retry-After")))


def _seconds(told: object) -> float | None:
    try:
        return float(str(told))
    except ValueError:
        return None


def _understood(refusal: Refused) -> PlaceholderGone | PostFailed:
    """A refusal in the terms of bot.answer."""
    if refusal.status in _GONE:
        return PlaceholderGone(str(refusal))
    return PostFailed(str(refusal), refusal.retry_after)
