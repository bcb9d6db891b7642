"""What people of the stand-in for Telegram have before their eyes, and what befalls a call."""

import re
from dataclasses import dataclass, field
from typing import Any

from tests.stand_ins.telegram_rules import Refusal

_LINKS = re.compile(r"@\w{4,}|\b\w+://\w|\b\w+\.[a-z]{2,}\b", re.ASCII)


@dataclass(frozen=True)
class Person:
    """Somebody with a Telegram app in some language."""

    id: int = 4711
    language: str | None = "en"
    name: str = "Ada"


ADA = Person()


@dataclass(frozen=True)
class Chat:
    """A group; the private chat of a person has the person's own number."""

    id: int
    kind: str = "supergroup"
    topic: int | None = None


@dataclass
class Shown:
    """A message of the bot as it is on the screen now."""

    chat: int
    id: int
    reply_to: int | None
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    photo: bytes | None = field(default=None, repr=False)
    photo_name: str | None = None
    file: bytes | None = field(default=None, repr=False)
    file_name: str | None = None
    preview: bytes | None = field(default=None, repr=False)
    """The small picture of a file."""
    buttons: dict[str, str] = field(default_factory=dict)
    """What stands beneath: what a button says, and its data."""
    links_beneath: dict[str, str] = field(default_factory=dict)
    """What a button says, and the address that it opens."""
    asks: bool = False
    """Whether the app opens the field for a reply."""
    edits: int = 0
    topic: int | None = None
    silent: bool = False
    """Whether it came without a sound."""

    @property
    def code(self) -> list[str]:
        """What is shown in monospace, to copy with a tap."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
            for one in self.entities
            if one["type"] == "code"
        ]

    @property
    def links(self) -> list[str]:
        """What the app would turn into mentions and links."""
        return _LINKS.findall(self.text)


@dataclass
class Trouble:
    """What befalls one call."""

    before: Refusal | None = None
    """Refused with this."""
    lost: bool = False
    """Done, but the connection breaks before the reply."""
    stall: float = 0
    """Seconds that pass before anything happens."""
