"""What a form of the lexicon can mean."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The part that a form plays in a wish; the values are the section names of the lexicon files."""

    TRAIT = "traits"
    COLOUR = "colours"
    COLOUR_OF = "colour_of"
    ADJECTIVE = "adjectives"
    SLOT = "slots"
    GROUP = "groups"
    THEME = "themes"
    NEGATION = "negation"
    SIDE = "left_right"
    AND = "and"
    OR = "or"
    TO = "to"
    HALF = "half"
    LINKING = "linking"
    BREAK = "break"
    WEARING = "wearing"
    CORRECTION = "correction"
    FILLER = "filler"
    PARTICLE = "particles"
    OPAQUE = "opaque"
    THING = "things"
    UNKNOWN = "unknown"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning: `name` is a trait, colour word, slot or theme; `value` a trait's value or a colour."""

    kind: Kind
    name: str = ""
    value: str = ""


PRONOUNS: Final = ("she", "he")
"""Themes that say the least, and whose a thing is."""
FILLER = Meaning(Kind.FILLER)
UNKNOWN = Meaning(Kind.UNKNOWN)
PUNCTUATION = Meaning(Kind.PUNCTUATION)
