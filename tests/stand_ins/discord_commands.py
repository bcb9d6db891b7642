"""People of the stand-in for Discord who use commands: slash, and in the menus of messages and members."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.stand_ins.discord_events import DiscordEvents, Interaction, placed
from tests.stand_ins.discord_objects import ADA, IN_SERVER, User, in_server
from tests.stand_ins.discord_screen import Shown

_USER_OPTION, _ATTACHMENT_OPTION = 6, 11
_USER_COMMAND, _MESSAGE_COMMAND = 2, 3


class DiscordCommands(DiscordEvents):
    """A base of DiscordStandIn."""

    def __init__(self) -> None:
        super().__init__()
        self.told: Mapping[str, Any] = {}
        """The last interaction that a slash command made."""

    async def slash(
        self, name: str, /, locale: str = "en-US", person: User | None = None, **options: Any
    ) -> str:
        """A person sends `/name option:value ...`; the token of the interaction.

        `person` is what is different about who does.
        """
        place = {"user": {**ADA, **(person or {})}}
        return await self._use(Interaction.APPLICATION_COMMAND, name, locale, options, place=place)

    async def slash_in_server(self, name: str, /, locale: str = "en-US", **options: Any) -> str:
        """The same in a server's channel."""
        return await self._use(Interaction.APPLICATION_COMMAND, name, locale, options, place=IN_SERVER)

    async def slash_in(
        self,
        server: int,
        name: str,
        /,
        locale: str = "en-US",
        permissions: int = 0,
        mochis: int = 0,
        **options: Any,
    ) -> str:
        """The same in another server, with permissions there; `mochis` are the bot's own."""
        place = in_server(server, permissions) | {"app_permissions": str(mochis)}
        return await self._use(Interaction.APPLICATION_COMMAND, name, locale, options, place=place)

    async def type_words(self, typed: str, locale: str = "en-US") -> list[str]:
        """A person types into the field `words` of /avatar; what is offered."""
        return await self.type_into("avatar", "words", typed, locale)

    async def type_into(
        self, command: str, option: str, typed: str, locale: str = "en-US", **others: Any
    ) -> list[str]:
        """A person types into a field of a command, with `others` filled in; what is offered."""
        options = {**others, option: typed}
        token = await self._use(Interaction.AUTOCOMPLETE, command, locale, options, focused=option)
        await self.until(lambda: token in self.completions, "completions")
        return self.completions[token]

    async def on_message(
        self,
        name: str,
        content: str,
        locale: str = "en-US",
        author: User | None = None,
        attachments: Sequence[Mapping[str, Any]] = (),
    ) -> str:
        """A person uses the command `name` of the menu of a message."""
        message = self._message(Shown(content)) | ({"author": author} if author else {})
        message["attachments"] = list(attachments)
        resolved = {"messages": {message["id"]: message}}
        return await self._use_menu(_MESSAGE_COMMAND, name, message["id"], resolved, locale)

    async def on_member(self, name: str, member: User, locale: str = "en-US") -> str:
        """A person uses the command `name` of the menu of a member."""
        resolved = {"users": {member["id"]: member}}
        return await self._use_menu(_USER_COMMAND, name, member["id"], resolved, locale)

    def families(self) -> list[str]:
        """The model families that /avatar offers."""
        options = self.commands["avatar"]["options"]
        return [choice["value"] for one in options if one["name"] == "model" for choice in one["choices"]]

    def interaction(
        self,
        kind: int,
        name: str,
        locale: str,
        options: Mapping[str, Any],
        focused: str | None,
        token: str,
    ) -> dict[str, Any]:
        """The event of a command (2) or of an autocompletion (4), in a direct message."""
        types = {one["name"]: one["type"] for one in self.commands[name].get("options", [])}
        resolved: dict[str, Any] = {}
        given = [
            {
                "name": option,
                "type": types[option],
                "value": self._resolve(types[option], value, resolved),
                **({"focused": True} if option == focused else {}),
            }
            for option, value in options.items()
        ]
        data = {"id": self.commands[name]["id"], "name": name, "type": 1, "options": given}
        data |= {"resolved": resolved} if resolved else {}
        return self._event(kind, data, locale) | {"token": token}

    def _resolve(self, kind: int, value: Any, resolved: dict[str, Any]) -> Any:
        """The value of an option as an interaction tells it; what it stands for goes into `resolved`."""
        if kind == _USER_OPTION:
            resolved.setdefault("users", {})[value["id"]] = value
            return value["id"]
        if kind == _ATTACHMENT_OPTION:
            attached = self.attachment(*value)
            resolved.setdefault("attachments", {})[attached["id"]] = attached
            return attached["id"]
        return value

    async def _use(
        self,
        kind: Interaction,
        name: str,
        locale: str,
        options: Mapping[str, Any],
        focused: str | None = None,
        place: Mapping[str, Any] | None = None,
    ) -> str:
        """Use a slash command, as soon as there is one of this name."""
        await self.until(lambda: self.connected and name in self.commands, f"/{name}")
        token = f"interaction-token-{self._last_id + 1}"
        event = self.interaction(kind, name, locale, options, focused, token)
        self.told = placed(event, place or {})
        return await self._create_interaction(self.told)

    async def _use_menu(
        self, kind: int, name: str, target: str, resolved: Mapping[str, Any], locale: str
    ) -> str:
        """Use a command of the menu of a member or message, as soon as there is one of this name."""
        await self.until(lambda: self.connected and name in self.commands, name)
        known = {"id": self.commands[name]["id"], "name": name, "type": kind, "target_id": target}
        data = {**known, "resolved": resolved}
        return await self._create_interaction(self._event(Interaction.APPLICATION_COMMAND, data, locale))
