"""The worker's side of Discord: edits placeholders over plain HTTP, with nothing but their own token."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.answer import Answer, File, PlaceholderGone, PostFailed
from bot.discord_chat.attachments import attachments
from bot.discord_chat.captions import ALT_LIMIT, CONTENT_LIMIT, caption, cut, harmless
from bot.discord_chat.components import view_of
from bot.discord_chat.expressions import add_expressions
from bot.discord_chat.routes import Route, route_to
from bot.discord_chat.uploads import fetched
from bot.discord_chat.wire import Refused, Wire
from bot.replies import say
from bot.request import ChatAddress
from bot.settings import Settings

_FORGOTTEN: Final = (10015, 50027)
"""Unknown webhook, invalid webhook token: the interaction's 15 minutes are over."""
_INVALID_TOKEN: Final = 401
_GONE: Final = (401, 403, 404)
_NO_MENTIONS: Final[Mapping[str, Any]] = {"parse": []}


def poster(settings: Settings) -> "DiscordPoster":
    """The poster of these settings."""
    return DiscordPoster(settings)


class DiscordPoster:
    """Edits placeholders into what they stand for."""

    def __init__(self, settings: Settings) -> None:
        self._wire = Wire(settings)
        self._cdn = settings.discord_cdn_base

    async def drawing(self, address: ChatAddress) -> None:
        """Nothing: the placeholder says already that the avatar is being drawn."""

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        """Edit the placeholder into what was made, its caption and its buttons."""
        attached = attachments(answer)
        words_alone = not (answer.pictures or answer.sheet or answer.file)
        text = answer.text if attached or words_alone else say(address.language, "file-too-big")
        route, shown = route_to(address), ""
        if route.becomes:
            added = await add_expressions(self._wire, route, answer, address.language)
            text, shown = f"{text}\n{added.text}", added.shown
        content = cut(caption(text, answer.codes) + shown, CONTENT_LIMIT)
        await self._edit(route, content, attached, view_of(answer.keyboard).to_components())

    async def apologise(self, address: ChatAddress, sentence: str) -> None:
        """Edit the placeholder into one sentence."""
        await self._edit(route_to(address), harmless(sentence), (), ())

    async def fetch(self, upload: Mapping[str, str]) -> bytes:
        """The picture that a member attached. Raises UploadGone or PostFailed."""
        return await fetched(upload, self._cdn, self._wire.session)

    async def close(self) -> None:
        """Let go of connections."""
        await self._wire.close()

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
        try:
            if route.message:
                message = f"/channels/{route.channel}/messages/{route.message}"
                await self._wire.send_as_bot("PATCH", message, payload, files)
            else:
                await self._edit_response(route, payload, files)
        except Refused as refusal:
            raise _understood(refusal) from None

    async def _edit_response(self, route: Route, payload: Mapping[str, Any], files: Sequence[File]) -> None:
        original = f"/webhooks/{route.application}/{route.token}/messages/@original"
        try:
            await self._wire.send("PATCH", original, payload, files)
        except Refused as refusal:
            if refusal.status != _INVALID_TOKEN and refusal.code not in _FORGOTTEN:
                raise
            await self._say_anew(route, payload, files)

    async def _say_anew(self, route: Route, payload: Mapping[str, Any], files: Sequence[File]) -> None:
        """The answer as a message of its own in the channel; to the person where that can't be."""
        if route.channel and not route.alone:
            try:
                await self._say(route.channel, route, payload, files)
            except Refused as refusal:
                if refusal.status not in _GONE or not route.person:
                    raise
            else:
                return
        if not route.person:
            raise PlaceholderGone("the interaction is forgotten, and there is no other way")
        opened = await self._wire.send_as_bot("POST", "/users/@me/channels", {"recipient_id": route.person})
        await self._say(str(opened.get("id", "")), route, payload, files)

    async def _say(
        self, channel: str, route: Route, payload: Mapping[str, Any], files: Sequence[File]
    ) -> None:
        """Say it once in a channel: the nonce keeps a second try from saying it twice."""
        once = {**payload, "nonce": route.interaction, "enforce_nonce": True}
        await self._wire.send_as_bot("POST", f"/channels/{channel}/messages", once, files)


def _understood(refusal: Refused) -> PlaceholderGone | PostFailed:
    """A refusal in the terms of bot.answer."""
    if refusal.status in _GONE:
        return PlaceholderGone(str(refusal))
    return PostFailed(str(refusal), refusal.retry_after)
