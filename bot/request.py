"""The JSON that crosses Redis: what is to be drawn, and the chat where it is awaited."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from models.look import Wish


@dataclass(frozen=True)
class ChatAddress:
    """Where the placeholder stands. Only the platform's own folder reads `route`."""

    platform: str
    """A row of bot.platforms: discord, telegram, console."""
    route: Mapping[str, str]
    """What the platform needs to find the placeholder again, as text."""
    language: str
    """The person's language, one of bot.replies.LANGUAGES."""


@dataclass(frozen=True)
class AvatarRequest:
    """One order for pictures, under one id for its whole life."""

    id: str
    """Letters, digits, '_' and '-': named after the platform's own event, so that a replay is recognised."""
    address: ChatAddress
    recipes: tuple[str, ...]
    """A recipe code for each picture."""
    wish: Wish
    """What the words asked for, for the caption; empty when a recipe code was redrawn."""
    unknown: tuple[str, ...] = ()
    """Words that could not be drawn, safe to show; named back to the person."""
    size: int = 512
    """Edge of each picture in pixels."""
    shortened: bool = False
    """Whether more was typed than is read."""

    def to_json(self) -> str:
        """This request as a JSON object."""
        wish = {"traits": dict(self.wish.traits), "colours": dict(self.wish.colours)}
        address = {**asdict(self.address), "route": dict(self.address.route)}
        return json.dumps({**vars(self), "address": address, "wish": wish}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "AvatarRequest":
        """The request of `text`. Raises ValueError, KeyError or TypeError if it is none."""
        fields: dict[str, Any] = json.loads(text)
        return cls(
            id=str(fields["id"]),
            address=ChatAddress(**fields["address"]),
            recipes=tuple(fields["recipes"]),
            wish=Wish(**fields["wish"]),
            unknown=tuple(fields["unknown"]),
            size=int(fields["size"]),
            shortened=bool(fields["shortened"]),
        )
