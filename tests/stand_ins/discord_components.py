"""People of the stand-in for Discord who press buttons, choose from menus and fill in windows (modals)."""

from typing import Any

from tests.stand_ins.discord_events import DiscordEvents, Interaction, placed
from tests.stand_ins.discord_objects import ADA, User, in_server
from tests.stand_ins.discord_screen import Shown, filled_in

_LABEL = 18
"""The type of the component around each field of a window."""


class DiscordComponents(DiscordEvents):
    """A base of DiscordStandIn."""

    async def press(
        self,
        shown: Shown,
        label: str,
        locale: str = "en-US",
        person: User = ADA,
        server: int | None = None,
        permissions: int = 0,
    ) -> str:
        """A person presses the button that says `label` (or starts with it); the token."""
        found = shown.buttons
        custom_id = found.get(label) or next(found[one] for one in found if one.startswith(label))
        return await self.press_custom(
            shown, custom_id, locale, person, server=server, permissions=permissions
        )

    async def press_custom(
        self,
        shown: Shown,
        custom_id: str,
        locale: str = "en-US",
        person: User = ADA,
        values: list[str] | None = None,
        server: int | None = None,
        permissions: int = 0,
    ) -> str:
        """Something with this custom id is pressed, whether it stands there or not."""
        kind = shown.kind_of(custom_id)
        data: dict[str, Any] = {"custom_id": custom_id, "component_type": kind, "id": 1}
        data |= {} if values is None else {"values": values}
        event = self._event(Interaction.MESSAGE_COMPONENT, data, locale, person)
        event = placed(event, in_server(server, permissions, person) if server else {})
        return await self._create_interaction(self._beneath(shown, event))

    async def choose(self, shown: Shown, menu: str, option: str, locale: str = "en-US") -> str:
        """A person chooses an option of the menu with this placeholder."""
        return await self.press_custom(shown, shown.buttons[menu], locale, values=[shown.menu(menu)[option]])

    async def window(self, token: str) -> dict[str, Any]:
        """The window that the bot opens for an interaction."""
        await self.until(lambda: token in self.windows or token in self.shown, "a window")
        return self.windows[token]

    async def fill_in(
        self, token: str, locale: str = "en-US", person: User = ADA, **fields: str | list[str]
    ) -> str:
        """A person fills in the window of `token` and sends it; the token of what comes of it.

        Fields that are not named stay as the window has them.
        """
        window = await self.window(token)
        components = [_sent(label["component"], fields) for label in window["components"]]
        data = {"custom_id": window["custom_id"], "components": components}
        event = self._event(Interaction.MODAL_SUBMIT, data, locale, person)
        if token in self._under:
            event = self._beneath(self._under[token], event)
        return await self._create_interaction(event)

    def _beneath(self, shown: Shown, event: dict[str, Any]) -> dict[str, Any]:
        """An interaction that came of a component of this message."""
        self._under[event["token"]] = shown
        return event | {"message": self._message(shown)}


def _sent(field: dict[str, Any], fields: dict[str, str | list[str]]) -> dict[str, Any]:
    """A field of a window as it is sent."""
    told = filled_in(field, fields.get(field["custom_id"]))
    filled = {"type": field["type"], "id": 2, "custom_id": field["custom_id"], **told}
    return {"type": _LABEL, "id": 1, "component": filled}
