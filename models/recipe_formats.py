"""How looks are written in recipe codes: the formats that there ever were, by their first letter.

When values are appended to the vocabulary, add a format with the new numbers and keep the old ones: old
codes keep their meaning.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, TypeVar

from models.look import Look, Wish
from models.mixed_radix import Digit, Reader
from models.named_colours import named
from models.traits import COLOURS, POSES, TRAITS

W = TypeVar("W", bound=Wish)

_SAME_AS: Final = {"tips": "hair", "eye_right": "eye_left"}
"""Colours that are mostly equal to another; one bit says so and saves the rest."""

_M: Final = (
    ("style", 6), ("look", 2), ("hair", 17), ("bangs", 9), ("hair_pattern", 4), ("ahoge", 2), ("eyes", 12),
    ("brows", 4), ("mouth", 10), ("blush", 3), ("face", 12), ("ears", 8), ("headwear", 16), ("eyewear", 5),
    ("outfit", 14), ("neck", 5), ("wings", 4), ("backdrop", 15), ("side", 2),
)  # fmt: skip
TRAIT_SIZES: Final = (
    ("style", 10), ("look", 2), ("hair", 23), ("bangs", 10), ("hair_pattern", 4), ("ahoge", 2),
    ("eyes", 12), ("brows", 4), ("mouth", 10), ("blush", 3), ("face", 12), ("ears", 8), ("headwear", 22),
    ("eyewear", 5), ("outfit", 25), ("neck", 5), ("wings", 4), ("backdrop", 20), ("side", 2), ("age", 3),
    ("face_shape", 5), ("brow_shape", 3), ("facial_hair", 6), ("ear_wear", 4), ("hands", 4),
    ("companion", 12),
)  # fmt: skip
"""The traits of the newest format and how many values each has."""

_BEARDS_OF_M: Final[Mapping[int, str]] = {10: "moustache", 11: "beard"}
"""Numbers of `face` that meant what is a trait of its own today."""

_STEP: Final = 0.2
_LEVELS: Final = 63
_NAMES: Final = 32
"""Room for the named colours of a kind."""


def rounded(wish: W) -> W:
    """A wish or a look as codes can say it."""
    colours = {slot: _rounded_colour(slot, colour) for slot, colour in wish.colours.items()}
    # plus 0.0, which turns a negative zero into a plain one
    pose = {name: round(round(place / _STEP) * _STEP, 1) + 0.0 for name, place in wish.pose.items()}
    return replace(wish, colours=colours, pose=pose)


def write(look: Look) -> Iterator[Digit]:
    """The digits of a rounded look, in the newest format."""
    for name, size in TRAIT_SIZES:
        yield TRAITS[name].index(look.traits[name]), size
    for slot in COLOURS:
        same = slot in _SAME_AS and look.colours[slot] == look.colours[_SAME_AS[slot]]
        if slot in _SAME_AS:
            yield int(same), 2
        if not same:
            yield from colour_digits(slot, look.colours[slot])
    for name, place in look.pose.items():
        yield pose_digit(name, place)


def _read_m(reader: Reader) -> Look:
    """The first release: 19 traits, colours to the bit, every head at rest."""
    numbers = {name: reader.take(size) for name, size in _M}
    traits = {name: values[0] for name, values in TRAITS.items()}
    if numbers["face"] in _BEARDS_OF_M:
        traits["facial_hair"] = _BEARDS_OF_M[numbers.pop("face")]
    traits |= {name: TRAITS[name][number] for name, number in numbers.items()}
    return Look(traits, _read_colours(reader, _exact_colour))


def _read_n(reader: Reader) -> Look:
    """More traits, colours by name or in 64 levels a channel, and the pose in steps."""
    traits = {name: TRAITS[name][reader.take(size)] for name, size in TRAIT_SIZES}
    colours = _read_colours(reader, read_colour)
    return Look(traits, colours, {name: read_pose(name, reader) for name in POSES})


FORMATS: Final[Mapping[str, Callable[[Reader], Look]]] = MappingProxyType({"m": _read_m, "n": _read_n})
"""What reads a look, by the first letter of a code. Raises IndexError or VocabularyError for later ones."""

NEWEST: Final = "n"
"""The format that `write` writes."""


def _read_colours(reader: Reader, read: Callable[[str, Reader], str]) -> dict[str, str]:
    colours: dict[str, str] = {}
    for slot in COLOURS:
        same = slot in _SAME_AS and reader.take(2)
        colours[slot] = colours[_SAME_AS[slot]] if same else read(slot, reader)
    return colours


def _exact_colour(slot: str, reader: Reader) -> str:
    return f"#{reader.take(2**24):06x}"


def read_colour(slot: str, reader: Reader) -> str:
    """The colour that `colour_digits` wrote."""
    if reader.take(2):
        return tuple(named(slot).values())[reader.take(_NAMES)]
    return _of_levels([reader.take(_LEVELS + 1) for _ in range(3)])


def pose_digit(name: str, place: float) -> Digit:
    """A pose in steps from its least value."""
    least, greatest = POSES[name]
    return round((place - least) / _STEP), round((greatest - least) / _STEP) + 1


def read_pose(name: str, reader: Reader) -> float:
    """The pose that `pose_digit` wrote."""
    _, steps = pose_digit(name, 0)
    return round(POSES[name][0] + reader.take(steps) * _STEP, 1) + 0.0


def nearest_named(slot: str, colour: str) -> str:
    """The named colour of this slot that is nearest."""
    return min(named(slot).values(), key=lambda other: _distance(other, colour))


def _distance(one: str, other: str) -> int:
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return sum((ours - theirs) ** 2 for ours, theirs in pairs)


def _rounded_colour(slot: str, colour: str) -> str:
    if colour in named(slot).values():
        return colour
    return _of_levels(_levels(colour))


def _levels(colour: str) -> list[int]:
    return [round(channel * _LEVELS / 255) for channel in bytes.fromhex(colour[1:])]


def colour_digits(slot: str, colour: str) -> Iterator[Digit]:
    """A rounded colour: its name's number, or its levels."""
    names = tuple(named(slot).values())
    yield int(colour in names), 2
    if colour in names:
        yield names.index(colour), _NAMES
        return
    for level in _levels(colour):
        yield level, _LEVELS + 1


def _of_levels(levels: Sequence[int]) -> str:
    return "#" + "".join(f"{round(level * 255 / _LEVELS):02x}" for level in levels)
