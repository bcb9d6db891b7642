"""A Recipe is the avatar: whoever has its short code can draw the same picture again.

A code is one base58 character for the format, then a number in base58 that packs, in mixed radix, a check
sum, the noise seed, the family and version of the weights, every trait and every colour. It has at most 54
characters, no signs that a chat would mangle, and is selected by a double click.
"""

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from models.look import Look
from models.traits import COLOURS, TRAITS, VocabularyError

FAMILIES: Final = ("gan", "vae", "prior")
"""Every model family there ever was, in the order that codes count them. Only ever appended."""

MAX_SEED: Final = 2**32 - 1
_ALPHABET: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"  # as in Bitcoin addresses
_FORMAT: Final = "m"
_CHECK: Final = 2**20
_FAMILY_ROOM: Final = 16
_WEIGHTS_ROOM: Final = 64
_TRAITS_1: Final = (
    ("style", 6), ("look", 2), ("hair", 17), ("bangs", 9), ("hair_pattern", 4), ("ahoge", 2), ("eyes", 12),
    ("brows", 4), ("mouth", 10), ("blush", 3), ("face", 12), ("ears", 8), ("headwear", 16), ("eyewear", 5),
    ("outfit", 14), ("neck", 5), ("wings", 4), ("backdrop", 15), ("side", 2),
)  # fmt: skip
"""The traits of format "m" and how many values each had. When values are appended, add a format with the new
numbers and keep this one: old codes keep their meaning."""

_SAME_AS: Final = {"tips": "hair", "eye_right": "eye_left"}
"""Colours that are mostly equal to another; one bit says so and saves 24."""


class RecipeError(ValueError):
    """A text that is no recipe code of ours."""

    def __init__(self, reason: Literal["foreign", "mistyped", "newer"], detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True)
class Recipe:
    """A look, the noise it is drawn with, and the weights that draw it."""

    look: Look
    seed: int
    family: str = "gan"
    weights: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.seed <= MAX_SEED:
            raise ValueError(f"a seed is between 0 and {MAX_SEED}, not {self.seed}")
        if self.family not in FAMILIES:
            raise ValueError(f"{self.family!r} is not one of {', '.join(FAMILIES)}")
        if not 0 <= self.weights < _WEIGHTS_ROOM:
            raise ValueError(f"a version of weights is below {_WEIGHTS_ROOM}, not {self.weights}")


def encode(recipe: Recipe) -> str:
    """The short code of `recipe`, 40 to 54 characters of base58."""
    body = _pack(_digits(recipe))
    return _FORMAT + _to_base58(body * _CHECK + _check_sum(body))


def decode(code: str) -> Recipe:
    """The recipe of `code`.

    Raises RecipeError: 'foreign' for a text that never was a code of ours, 'mistyped' where the check sum
    does not fit, 'newer' for a code written by a later Mochi.
    """
    code = code.strip()
    if not 20 <= len(code) <= 60 or not set(code) <= set(_ALPHABET):
        raise RecipeError("foreign", "this is not written like a recipe code")
    if code[0] != _FORMAT:
        raise RecipeError("foreign", f"codes of this Mochi begin with {_FORMAT!r}")
    body, check = divmod(_from_base58(code[1:]), _CHECK)
    if check != _check_sum(body):
        raise RecipeError("mistyped", "the check sum does not fit")
    recipe = _read(body)
    if encode(recipe) != code:
        raise RecipeError("mistyped", "the code says more than a recipe")
    return recipe


def _digits(recipe: Recipe) -> Iterator[tuple[int, int]]:
    """The (digit, radix) pairs of a recipe, in the order in which they are packed."""
    yield recipe.seed, MAX_SEED + 1
    yield FAMILIES.index(recipe.family), _FAMILY_ROOM
    yield recipe.weights, _WEIGHTS_ROOM
    for name, size in _TRAITS_1:
        yield TRAITS[name].index(recipe.look.traits[name]), size
    colours = recipe.look.colours
    for slot in COLOURS:
        same = slot in _SAME_AS and colours[slot] == colours[_SAME_AS[slot]]
        if slot in _SAME_AS:
            yield int(same), 2
        if not same:
            yield int(colours[slot][1:], 16), 2**24


def _pack(digits: Iterable[tuple[int, int]]) -> int:
    number, place = 0, 1
    for digit, radix in digits:
        number += digit * place
        place *= radix
    return number + place  # a leading one keeps the length of a code with zeros at its end


class _Reader:
    """Takes digits off a packed number, the first packed first."""

    def __init__(self, number: int) -> None:
        self.rest = number

    def take(self, radix: int) -> int:
        self.rest, digit = divmod(self.rest, radix)
        return digit


def _read(body: int) -> Recipe:
    reader = _Reader(body)
    seed, family, weights = reader.take(MAX_SEED + 1), reader.take(_FAMILY_ROOM), reader.take(_WEIGHTS_ROOM)
    if family >= len(FAMILIES):
        raise RecipeError("newer", "the code names a model family that came later")
    traits = {name: TRAITS[name][reader.take(size)] for name, size in _TRAITS_1}
    try:
        return Recipe(Look(traits, _read_colours(reader)), seed, FAMILIES[family], weights)
    except VocabularyError as problem:
        raise RecipeError("newer", str(problem)) from problem


def _read_colours(reader: _Reader) -> dict[str, str]:
    colours: dict[str, str] = {}
    for slot in COLOURS:
        same = slot in _SAME_AS and reader.take(2)
        colours[slot] = colours[_SAME_AS[slot]] if same else f"#{reader.take(2**24):06x}"
    return colours


def _check_sum(body: int) -> int:
    return zlib.crc32(body.to_bytes((body.bit_length() + 7) // 8)) % _CHECK


def _to_base58(number: int) -> str:
    code = ""
    while number:
        number, digit = divmod(number, 58)
        code = _ALPHABET[digit] + code
    return code


def _from_base58(code: str) -> int:
    number = 0
    for sign in code:
        number = number * 58 + _ALPHABET.index(sign)
    return number
