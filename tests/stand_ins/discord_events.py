"""The events by which the stand-in for Discord tells a bot of interactions."""

import time
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from tests.stand_ins.discord_gateway import DiscordGateway
from tests.stand_ins.discord_messages import DiscordMessages
from tests.stand_ins.discord_objects import ADA, APPLICATION, CHANNEL, User


class Interaction(IntEnum):
    """Types of interactions."""

    APPLICATION_COMMAND = 2
    MESSAGE_COMPONENT = 3
    AUTOCOMPLETE = 4
    MODAL_SUBMIT = 5


class DiscordEvents(DiscordGateway, DiscordMessages):
    """A base of DiscordStandIn: INTERACTION_CREATE."""

    def __init__(self) -> None:
        super().__init__()
        self._last_id = 0

    async def replay(self, payload: Mapping[str, Any]) -> None:
        """A resumed session tells of an interaction again."""
        await self._dispatch("INTERACTION_CREATE", payload)

    async def _create_interaction(self, event: Mapping[str, Any]) -> str:
        """Tell the bot of an interaction; its token."""
        await self._dispatch("INTERACTION_CREATE", event)
        return str(event["token"])

    def _event(self, kind: int, data: Mapping[str, Any], locale: str, person: User = ADA) -> dict[str, Any]:
        """A new interaction in a direct message."""
        self._last_id += 1
        token = f"interaction-token-{self._last_id}"
        self._born[token] = time.monotonic()
        return {
            "id": str(119_000_000_000_000_000 + self._last_id),
            "application_id": str(APPLICATION),
            "type": kind,
            "token": token,
            "version": 1,
            "data": data,
            "channel": {"id": str(CHANNEL), "type": 1},
            "channel_id": str(CHANNEL),
            "user": person,
            "locale": locale,
            "entitlements": [],
            "context": 1,
            "authorizing_integration_owners": {"1": person["id"]},
            "app_permissions": "0",
            "attachment_size_limit": 10 * 2**20,
        }


def placed(event: Mapping[str, Any], place: Mapping[str, Any]) -> dict[str, Any]:
    """An interaction in another place; in a server its user is told as a member."""
    told = {**event, **place}
    if "member" in place:
        del told["user"]
    return told
