"""The messages of channels: what a bot says there, edits and deletes, as the REST API has it."""

from typing import Any

from aiohttp import web

from tests.stand_ins.discord_cdn import DiscordCdn
from tests.stand_ins.discord_objects import BOT, CHANNEL, DIRECT, SERVER
from tests.stand_ins.discord_screen import EPHEMERAL, Refusal, Shown, read, show


class DiscordMessages(DiscordCdn):
    """A base of DiscordStandIn: /channels and direct messages."""

    async def _on_channels(self, route: list[str], request: web.Request) -> dict[str, Any] | None:
        """The answer to a method and path; None for those of other parts of the API."""
        match route:
            case ["POST", "users", "@me", "channels"]:
                return await self._open_direct(request)
            case ["GET", "channels", channel]:
                return self._thread(channel)
            case ["POST", "channels", channel, "messages"]:
                return await self._say(channel, request)
            case ["PATCH", "channels", _, "messages", message_id]:
                return await self._edit_in_channel(message_id, request)
            case ["DELETE", "channels", _, "messages", message_id]:
                return self._delete_in_channel(message_id)
        return None

    async def _open_direct(self, request: web.Request) -> dict[str, Any]:
        person = str((await request.json())["recipient_id"])
        return {"id": DIRECT + person, "type": 1, "recipients": []}

    def _thread(self, channel: str) -> dict[str, Any]:
        """A thread, as Discord tells of it; of other channels nobody asks."""
        if channel not in self.threads:
            raise Refusal(404, 10003)  # unknown channel
        when = "2026-01-01T00:00:00+00:00"
        state = {"archived": False, "auto_archive_duration": 60, "archive_timestamp": when, "locked": False}
        about = {"id": channel, "type": 11, "guild_id": str(SERVER), "name": "a thread", "owner_id": "1"}
        counted = {"message_count": 1, "member_count": 1, "rate_limit_per_user": 0}
        return {**about, **counted, "parent_id": str(self.threads[channel]), "thread_metadata": state}

    async def _say(self, channel: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        self._refuse_if_closed(channel)
        self._refuse_if_asked()
        nonce = told.get("nonce")
        if len(str(nonce or "")) > 25:
            raise Refusal(400, 50035)
        same = [one for one in self.in_channel if told.get("enforce_nonce") and one.nonce == nonce]
        if not same:
            same = [show(Shown("", nonce=nonce, channel=channel), told, files)]
            self.in_channel += same
        return self._message(same[0])

    async def _edit_in_channel(self, message_id: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        found = _standing(message_id, self.in_channel)
        show(found, told, files, keep=True)
        found.edits += 1
        return self._message(found)

    def _delete_in_channel(self, message_id: str) -> dict[str, Any]:
        _standing(message_id, [*self.in_channel, *self.shown.values()]).deleted = True
        return {}

    def _message(self, shown: Shown) -> dict[str, Any]:
        """A message object."""
        still = {"tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [], "embeds": []}
        return {
            "id": shown.id,
            "channel_id": str(CHANNEL),
            "author": BOT,
            "content": shown.content,
            "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None,
            "attachments": [
                self.attachment(name, data, kind)
                for name, data, kind in zip(shown.names, shown.pictures, shown.kinds, strict=True)
            ],
            "pinned": False,
            "type": 0,
            "flags": shown.flags | (EPHEMERAL if shown.ephemeral else 0),
            "components": shown.components,
            **still,
        }


def _standing(message_id: str, messages: list[Shown]) -> Shown:
    """The message of this id, if nobody has deleted it."""
    for one in messages:
        if one.id == message_id and not one.deleted:
            return one
    raise Refusal(404, 10008)  # unknown message
