"""What a trait value or a colour is called in a language: the first form in its lexicon."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from bot.replies import say
from models.traits import NAMED_COLOURS

_LEXICONS: Final[Mapping[str, str]] = {"en": "en", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "ja": "ja"}
_KINDS: Final = {"tips": "hair", "eyes": "eye", "eye_left": "eye", "eye_right": "eye"}


def value_name(language: str, trait: str, value: str) -> str:
    """The name of `value`, such as "cat ears"; the value itself where the lexicon has no word."""
    forms = _table(_LEXICONS[language])["traits"].get(trait, {}).get(value)
    return str(forms[0]) if forms else value.replace("_", " ")


def colour_name(language: str, slot: str, colour: str) -> str:
    """The everyday name of a slot's colour ('#rrggbb'): the nearest of those named for its kind."""
    named = NAMED_COLOURS[_KINDS.get(slot, slot)]
    nearest = min(named, key=lambda name: _distance(named[name], colour))
    forms = _table(_LEXICONS[language])["colours"].get(nearest)
    return str(forms[0]) if forms else nearest.replace("_", " ")


def coloured(language: str, slot: str, colour: str) -> str:
    """A colour slot with its colour, such as "pink hair"; the slot 'eyes' stands for both eyes."""
    return say(language, "colour-of", colour=colour_name(language, slot, colour), thing=say(language, slot))


def _distance(first: str, second: str) -> float:
    """How different two colours look, by the "redmean" approximation to human vision."""
    (r1, g1, b1), (r2, g2, b2) = bytes.fromhex(first[1:]), bytes.fromhex(second[1:])
    red = (r1 + r2) / 2
    return (2 + red / 256) * (r1 - r2) ** 2 + 4 * (g1 - g2) ** 2 + (2 + (255 - red) / 256) * (b1 - b2) ** 2


@cache
def _table(lexicon: str) -> Mapping[str, Any]:
    return tomllib.loads((files("bot.lexicon") / f"{lexicon}.toml").read_text("utf-8"))
