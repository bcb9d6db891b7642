"""What a trait value or a colour is called in a language: the first form in its lexicon."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from bot.replies import say
from models.named_colours import named
from models.oklab import oklab

_LEXICONS: Final[Mapping[str, str]] = {"en": "en", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "ja": "ja"}

_HELD: Final[Mapping[tuple[str, bool], str]] = {
    ("tilt", False): "tilt_left",
    ("tilt", True): "tilt_right",
    ("turn", False): "turn_left",
    ("turn", True): "turn_right",
    ("gaze_x", False): "look_left",
    ("gaze_x", True): "look_right",
    ("gaze_y", False): "look_down",
    ("gaze_y", True): "look_up",
    ("brow_lift", False): "lower_brows",
    ("brow_lift", True): "raise_brows",
    ("lids", True): "half_shut",
}
"""A pose below or above rest, and the theme whose words name it."""


def value_name(language: str, trait: str, value: str) -> str:
    """The name of `value`, such as "cat ears"; the value itself where the lexicon has no word."""
    forms = _table(_LEXICONS[language])["traits"].get(trait, {}).get(value)
    return str(forms[0]) if forms else value.replace("_", " ")


def pose_name(language: str, pose: str, place: float) -> str:
    """How a head is held, such as "looking left"; empty for a pose at rest."""
    theme = _HELD.get((pose, place > 0)) if place else None
    return str(_table(_LEXICONS[language])["themes"][theme][0]) if theme else ""


def theme_name(language: str, theme: str) -> str:
    """The name of a theme of the lexicon, such as "magical girl"."""
    return str(_table(_LEXICONS[language])["themes"][theme][0])


def colour_name(language: str, slot: str, colour: str) -> str:
    """The everyday name of a slot's colour ('#rrggbb'): the nearest of those named for its kind."""
    colours = named("eye_left" if slot == "eyes" else slot)
    nearest = min(colours, key=lambda name: _distance(colours[name], colour))
    return _first_form(_LEXICONS[language], nearest)


def _first_form(lexicon: str, colour: str) -> str:
    """The word for a colour; else for an adjective or a skin of that name, such as "light" and "fair"."""
    sections = (("colours", colour), ("adjectives", colour), ("themes", _skins().get(colour, "")))
    found = (_table(lexicon)[section].get(name) for section, name in sections)
    return next((str(forms[0]) for forms in found if forms), colour.replace("_", " "))


def coloured(language: str, slot: str, colour: str) -> str:
    """A colour slot with its colour, such as "pink hair"; the slot 'eyes' stands for both eyes."""
    return say(language, "colour-of", colour=colour_name(language, slot, colour), thing=say(language, slot))


def _distance(first: str, second: str) -> float:
    """How different two colours look: in OKLab, with hue above lightness, since a name is mostly a hue."""
    (l1, a1, b1), (l2, a2, b2) = oklab(first), oklab(second)
    return 0.25 * (l1 - l2) ** 2 + (a1 - a2) ** 2 + (b1 - b2) ** 2


@cache
def _skins() -> Mapping[str, str]:
    """Themes that say nothing but the colour of a skin, by that colour."""
    themes = _table("themes")["themes"].items()
    return {row["colours"]["skin"]: name for name, row in themes if list(row.get("colours", ())) == ["skin"]}


@cache
def _table(lexicon: str) -> Mapping[str, Any]:
    return tomllib.loads((files("bot.lexicon") / f"{lexicon}.toml").read_text("utf-8"))
