"""The JSON that crosses Redis: what is to be drawn, and the chat where it is awaited."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
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


class Errand(StrEnum):
    """What is made of the recipes of a request."""

    PICTURES = "pictures"
    """A picture each."""
    MOVE = "move"
    """One avatar that blinks and smiles, as a looped animation."""
    MORPH = "morph"
    """A looped walk from one avatar to the next, as an animation."""
    PACK = "pack"
    """One avatar in many moods."""
    FILE = "file"
    """One avatar as a file of the request's format."""
    BOARD = "board"
    """The board of a server: the recipes are its avatars, `hearts` says how many like each."""
    FAMILY = "family"
    """A family tree: the recipes are its avatars, `tree` says who comes from whom."""
    VARIATIONS = "variations"
    """Avatars like the uploaded picture; the request names no recipes."""
    VERIFY = "verify"
    """Whether the uploaded picture bears Mochi's marks; answered in words."""


@dataclass(frozen=True)
class Button:
    """A button under an answer."""

    text: str
    """What it says, in the person's language."""
    data: str
    """What it does (bot.presses), at most 64 letters."""


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons, at most five in a row."""


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
    errand: Errand = Errand.PICTURES
    format: str = ""
    """The file that is wanted, one of bot.formats; for Errand.FILE alone."""
    keyboard: Keyboard = ()
    """The buttons under the answer."""
    upload: Mapping[str, str] = field(default_factory=dict)
    """Where the platform finds the picture that was sent, as text; never the picture itself."""
    outdone: tuple[str, ...] = ()
    """Words that gave way to later ones of their kind, safe to show."""
    hearts: tuple[int, ...] = ()
    """For each recipe how many like it; for Errand.BOARD alone."""
    owner: str = ""
    """Who may press buttons that the worker makes, 'discord:123'; empty where all are made already."""
    tree: tuple[tuple[int, ...], ...] = ()
    """For each recipe the places of its parents among the recipes; for Errand.FAMILY alone."""

    def to_json(self) -> str:
        """This request as a JSON object."""
        wish = {name: dict(part) for name, part in vars(self.wish).items()}
        address = {**asdict(self.address), "route": dict(self.address.route)}
        keyboard = [[[button.text, button.data] for button in row] for row in self.keyboard]
        shaped = {"address": address, "wish": wish, "keyboard": keyboard, "upload": dict(self.upload)}
        fields = {**vars(self), **shaped}
        return json.dumps(fields, ensure_ascii=False)

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
            outdone=tuple(fields.get("outdone", ())),
            size=int(fields["size"]),
            shortened=bool(fields["shortened"]),
            errand=Errand(fields["errand"]),
            format=str(fields["format"]),
            keyboard=tuple(tuple(Button(*button) for button in row) for row in fields["keyboard"]),
            upload=dict(fields.get("upload", {})),  # requests of an older Mochi have none
            hearts=tuple(fields.get("hearts", ())),
            owner=str(fields.get("owner", "")),
            tree=tuple(map(tuple, fields.get("tree", ()))),
        )
