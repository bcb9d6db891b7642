"""Wishes as short codes: what was asked for, small enough to travel inside a button.

A code packs one bit for everything that can be asked for, then what was asked, in the numbers of the newest
recipe format. A wish of a few words has about 15 letters of base58.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from models.look import Wish
from models.mixed_radix import Digit, Reader, check_sum, from_base58, is_base58, pack, to_base58
from models.recipe_formats import (
    TRAIT_SIZES,
    colour_digits,
    nearest_named,
    pose_digit,
    read_colour,
    read_pose,
    rounded,
)
from models.traits import COLOURS, POSES, TRAITS, VocabularyError

_FORMAT: Final = "n"


class WishCodeError(ValueError):
    """A text that is no code of a wish."""


def encode_wish(wish: Wish, longest: int) -> str:
    """The code of `wish`, at most `longest` letters (40 or more).

    Where it would not fit, colours become the nearest that have a name, and then the pose and the last
    colours are left out.
    """
    code = _code(rounded(wish))
    for shorter in _shorter(wish):
        if len(code) <= longest:
            break
        code = _code(rounded(shorter))
    return code


def decode_wish(code: str) -> Wish:
    """The wish of a code. Raises WishCodeError."""
    if code[:1] != _FORMAT or not is_base58(code):
        raise WishCodeError("this is not written like the code of a wish")
    body = check_sum(from_base58(code[1:]))
    if body is None:
        raise WishCodeError("the check sum does not fit")
    try:
        return _read(Reader(body))
    except (VocabularyError, IndexError) as problem:
        raise WishCodeError(str(problem)) from problem


def _shorter(wish: Wish) -> Iterator[Wish]:
    colours = {slot: nearest_named(slot, colour) for slot, colour in wish.colours.items()}
    yield Wish(wish.traits, colours, wish.pose)
    yield Wish(wish.traits, colours)
    while colours:
        colours.popitem()
        yield Wish(wish.traits, colours)


def _code(wish: Wish) -> str:
    return _FORMAT + to_base58(pack(_digits(wish)))


def _digits(wish: Wish) -> Iterator[Digit]:
    for names, asked in _parts(wish):
        yield from ((int(name in asked), 2) for name in names)
    for name, size in TRAIT_SIZES:
        if name in wish.traits:
            yield TRAITS[name].index(wish.traits[name]), size
    for slot, colour in wish.colours.items():
        yield from colour_digits(slot, colour)
    for name, place in wish.pose.items():
        yield pose_digit(name, place)


def _parts(wish: Wish) -> Iterator[tuple[Sequence[str], Mapping[str, object]]]:
    yield [name for name, _ in TRAIT_SIZES], wish.traits
    yield COLOURS, wish.colours
    yield list(POSES), wish.pose


def _read(reader: Reader) -> Wish:
    traits = [(name, size) for name, size in TRAIT_SIZES if reader.take(2)]
    colours = [slot for slot in COLOURS if reader.take(2)]
    poses = [name for name in POSES if reader.take(2)]
    return Wish(
        {name: TRAITS[name][reader.take(size)] for name, size in traits},
        {slot: read_colour(slot, reader) for slot in colours},
        {name: read_pose(name, reader) for name in poses},
    )
