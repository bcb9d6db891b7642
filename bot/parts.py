"""What can be chosen from menus to change an avatar, part by part. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.arguments import colour_argument, value_argument
from bot.names import colour_name, value_name
from bot.replies import say
from models.look import Look
from models.named_colours import named
from models.traits import TRAITS

COLOUR: Final = "colour "
"""Before the name of a colour slot, to tell it from a trait."""

PARTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "hair": ("hair", "bangs", "colour hair"),
        "eyes": ("eyes", "brows", "colour eye_left"),
        "face": ("mouth", "blush", "face"),
        "head": ("ears", "headwear", "ear_wear"),
        "clothes": ("outfit", "neck", "colour outfit"),
        "extras": ("eyewear", "wings", "colour accent"),
        "scene": ("style", "backdrop", "colour backdrop"),
        "person": ("look", "age", "colour skin"),
        "features": ("face_shape", "facial_hair", "brow_shape"),
        "company": ("companion", "hands", "side"),
        "strands": ("hair_pattern", "ahoge", "colour tips"),
    }
)
"""Three menus a part; the eyes' colour is that of both."""

_NOTHING: Final = ("none", "no")


@dataclass(frozen=True)
class Choice:
    """One line of a menu."""

    text: str
    argument: str
    """For Verb.SET."""


@dataclass(frozen=True)
class Menu:
    """What one trait or colour can be."""

    title: str
    """Says also what it is now."""
    choices: Sequence[Choice]


def menus(part: str, look: Look, language: str) -> list[Menu]:
    """The menus of a part of PARTS, for an avatar of this look."""
    return [_menu(subject, look, language) for subject in PARTS[part]]


def _menu(subject: str, look: Look, language: str) -> Menu:
    if subject.startswith(COLOUR):
        slot = subject.removeprefix(COLOUR)
        shown = "eyes" if slot == "eye_left" else slot
        title, now = say(language, f"colour-{shown}"), colour_name(language, slot, look.colours[slot])
        return Menu(say(language, "menu-now", title=title, now=now), list(_colours(slot, language)))
    title, now = say(language, f"trait-{subject}"), _value(subject, look.traits[subject], language)
    choices = [
        Choice(_value(subject, value, language), value_argument(subject, value)) for value in TRAITS[subject]
    ]
    return Menu(say(language, "menu-now", title=title, now=now), choices)


def _colours(slot: str, language: str) -> Iterator[Choice]:
    for name, colour in named(slot).items():
        yield Choice(colour_name(language, slot, colour), colour_argument(slot, name))


def _value(trait: str, value: str, language: str) -> str:
    return say(language, "choice-none") if value in _NOTHING else value_name(language, trait, value)
