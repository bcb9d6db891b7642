"""What words name of an avatar: traits, colour slots and poses, by their names or by a value. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from bot.parsing import parse
from bot.parsing.lexicon import lexicon
from bot.parsing.meanings import PRONOUNS, Kind, Meaning
from bot.parsing.negations import negated
from bot.parsing.words import Word, read_words
from bot.replies import LANGUAGES, say
from bot.text import clean
from models.traits import COLOURS, POSES, TRAITS

COLOUR: Final = "colour "
POSE: Final = "pose "
"""Before the name of a colour slot or of a pose, to tell them from a trait."""

EVERYTHING: Final = frozenset(
    {*TRAITS, *(COLOUR + slot for slot in COLOURS), *(POSE + pose for pose in POSES)}
)

_EYES: Final = ("eyes", "colour eye_left", "colour eye_right", "pose gaze_x", "pose gaze_y", "pose lids")
_OF_SLOT: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "hair": ("hair", "bangs", "hair_pattern", "ahoge", "colour hair", "colour tips"),
        "tips": ("hair_pattern", "colour tips"),
        "eyes": _EYES,
        "eye": _EYES,
        "eye_left": ("colour eye_left",),
        "eye_right": ("colour eye_right",),
        "skin": ("colour skin",),
        "outfit": ("outfit", "colour outfit"),
        "accent": ("headwear", "eyewear", "neck", "ear_wear", "colour accent"),
        "backdrop": ("backdrop", "colour backdrop"),
        "ears": ("ears",),
        "all": tuple(sorted(EVERYTHING)),
    }
)
"""What belongs to the word for a slot."""

_WIDER: Final = ("face", "eyes", "hair", "outfit", "backdrop")
"""Traits whose names are taken for more than the trait."""

_NAMED: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "lock-face": (
            *("face_shape", "brows", "brow_shape", "mouth", "blush", "face", "facial_hair"),
            "pose brow_lift",
        ),
        "lock-pose": tuple(POSE + pose for pose in POSES),
        "lock-colours": tuple(COLOUR + slot for slot in COLOURS),
        "lock-clothes": ("outfit", "neck", "colour outfit"),
        **{f"trait-{name}": (name,) for name in TRAITS if name not in _WIDER},
        "trait-hair": ("hair",),
        **{f"colour-{slot}": (COLOUR + slot,) for slot in COLOURS if not slot.startswith("eye")},
        "colour-eyes": ("colour eye_left", "colour eye_right"),
    }
)
"""Sentences that name something, each a list of names, and what they name."""

_PARTED: Final = re.compile(r"[,、，;；。.\n|/&+]|\band\b|(?<=\W)和(?=\W)")


def subjects_in(words: str) -> tuple[set[str], tuple[str, ...]]:
    """The names of traits, 'colour ...' and 'pose ...' that words name, and words that name nothing.

    What is only said not to stay ("all but the hat", "not the eyes") leaves everything else.
    """
    plain = clean(words)
    asked = _all_but().sub(" ", plain)
    chunks = [chunk.strip() for chunk in _PARTED.split(asked)]
    named = {subject for chunk in chunks for subject in _names().get(chunk.casefold(), ())}
    others = ", ".join(chunk for chunk in chunks if chunk.casefold() not in _names())
    read = negated(read_words(others))
    kept, changing = (_subjects_of(word for word in read if word.negated is away) for away in (False, True))
    kept |= named | {COLOUR + slot for slot in parse(others).wish.colours if not changing}
    if asked != plain:
        kept, changing = set(), kept | changing
    unknown = tuple(word.text for word in read if _is_strange(word))
    return ({*EVERYTHING} if changing and kept <= changing else kept) - changing, unknown


def _subjects_of(words: Iterable[Word]) -> set[str]:
    return {subject for word in words for meaning in word.meanings for subject in _subjects(meaning)}


def _is_strange(word: Word) -> bool:
    return word.kind in (Kind.UNKNOWN, Kind.OPAQUE) and any(map(str.isalnum, word.text))


def _subjects(meaning: Meaning) -> Iterator[str]:
    match meaning.kind:
        case Kind.TRAIT | Kind.GROUP:
            yield meaning.name
        case Kind.SIDE:
            yield "side"
        case Kind.SLOT:
            yield from _OF_SLOT[meaning.name]
        case Kind.COLOUR_OF:
            yield COLOUR + meaning.name
        case Kind.THEME if meaning.name not in PRONOUNS:
            theme = lexicon().themes[meaning.name]
            yield from theme.traits
            yield from (COLOUR + slot for slot in theme.colours)
            yield from (POSE + pose for pose in theme.pose)


@cache
def _all_but() -> re.Pattern[str]:
    """What says in any language that only what follows may change."""
    forms = {form.strip() for language in LANGUAGES for form in say(language, "lock-all-but").split("|")}
    return re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))), re.IGNORECASE)


@cache
def _names() -> Mapping[str, Sequence[str]]:
    """Every name in every language, folded, and what it names."""
    return {
        name.strip().casefold(): subjects
        for sentence, subjects in _NAMED.items()
        for language in LANGUAGES
        for name in say(language, sentence).split("|")
    }
