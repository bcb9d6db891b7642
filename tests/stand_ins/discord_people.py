"""The people of the stand-in for Discord: what they do, and the answers that they wait for."""

from tests.stand_ins.discord_commands import DiscordCommands
from tests.stand_ins.discord_components import DiscordComponents
from tests.stand_ins.discord_objects import ADA, BOT, CHANNEL, SERVER, User
from tests.stand_ins.discord_screen import Shown

_REPLY = 19
"""The type of a message that replies to another."""


class DiscordPeople(DiscordCommands, DiscordComponents):
    """A base of DiscordStandIn."""

    async def reply(
        self,
        shown: Shown,
        words: str,
        person: User = ADA,
        *,
        ping: bool = True,
        channel: int = CHANNEL,
        server: int = SERVER,
    ) -> str:
        """A person replies to a message of the bot in a server; the id of the reply.

        Without a ping a bot without the privileged intent does not get to know the words.
        """
        message = self._message(Shown(words if ping else ""))
        mentions = [BOT] if ping else []
        message |= {"author": person, "guild_id": str(server), "type": _REPLY, "mentions": mentions}
        message["channel_id"] = str(channel)
        message["message_reference"] = {"message_id": shown.id, "channel_id": str(CHANNEL)}
        message["referenced_message"] = self._message(shown)
        await self._dispatch("MESSAGE_CREATE", message)
        return str(message["id"])

    async def reply_to(self, message_id: str) -> Shown:
        """The bot's message in reply to the message of this id, as soon as it is there."""

        def found() -> list[Shown]:
            return [one for one in self.in_channel if one.nonce == message_id]

        await self.until(found, "a reply")
        return found()[0]

    async def answer(self, token: str) -> Shown:
        """The bot's answer to an interaction, as soon as it is there."""

        def stands() -> bool:
            return token in self.shown and not self.shown[token].thinking and token not in self._deferred

        await self.until(stands, "an answer")
        return self.shown[token]

    async def beside(self, token: str) -> Shown:
        """What the bot says to a person beside its answer to an interaction, as soon as it is there."""
        await self.until(lambda: self.followed.get(token), "a follow-up")
        return self.followed[token][0]
