"""What a "no" takes away from what was asked for, and what it asks for instead."""

from collections.abc import Iterable
from typing import Final

from bot.parsing.lexicon import lexicon
from bot.parsing.meanings import Kind, Meaning
from bot.parsing.reading import HATS, Reading
from bot.parsing.words import Word
from models.traits import TRAITS

OPPOSITES: Final = {
    "mouth": "neutral",
    "brows": "soft",
    "bangs": "slicked",
    "hair_pattern": "plain",
    "backdrop": "plain",
    "ahoge": "no",
}
"""What "no" makes of a trait that has no value `none`."""


def take_away(reading: Reading, word: Word, meaning: Meaning) -> None:
    """Note that `word`, which means `meaning`, is not wanted."""
    match meaning.kind:
        case Kind.TRAIT if meaning.name == "outfit" and reading.traits.get("outfit") != meaning.value:
            reading.unknown.append(word)
        case Kind.TRAIT | Kind.GROUP:
            _refuse_trait(reading, meaning)
        case Kind.THEME:
            reading.refused |= lexicon().themes[meaning.name].without
        case Kind.SLOT if meaning.name in ("ears", "backdrop", "accent"):
            _refuse_slot(reading, meaning.name)
        case Kind.COLOUR | Kind.COLOUR_OF:
            reading.refused_colours.append(word)
        case Kind.SLOT | Kind.UNKNOWN | Kind.OPAQUE:
            reading.unknown.append(word)


def _refuse_slot(reading: Reading, slot: str) -> None:
    accessories = ("headwear", "eyewear", "neck")
    names: Iterable[str] = {"ears": ("ears",), "backdrop": ("backdrop",)}.get(slot, accessories)
    for name in names:
        _refuse_trait(reading, Meaning(Kind.GROUP, name))


def _refuse_trait(reading: Reading, meaning: Meaning) -> None:
    """ "No hat" leaves a crown that was asked for; "no glasses" after "glasses" takes them away.

    "No headwear" takes away crowns as well.
    """
    name, value = meaning.name, meaning.value
    held = reading.traits.get(name)
    if held == value or not value or (value == "hat" and held in HATS):
        reading.traits.pop(name, None)
    if name == "look":
        reading.refused[name] = "boy" if value == "girl" else "girl"
    elif "none" in TRAITS.get(name, ()):
        reading.refused[name] = "none"
    elif name in OPPOSITES and value != OPPOSITES[name]:
        reading.refused[name] = OPPOSITES[name]
