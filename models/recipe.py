"""A Recipe is the avatar: whoever has its short code can draw the same picture again.

A code is one base58 character for the format, then a number in base58 that packs, in mixed radix, a check
sum, the noise seed, the family and version of the weights, every trait, every colour and the pose. It has at
most 54 characters, no signs that a chat would mangle, and is selected by a double click.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from models.look import Look
from models.mixed_radix import Reader, check_sum, from_base58, is_base58, pack, to_base58
from models.recipe_formats import FORMATS, NEWEST, rounded, write
from models.traits import VocabularyError

GUESTS: Final = ("stylegan2", "stylegan2-2", "stylegan2-3", "stylegan2-4")
"""Places for networks that a server brings itself; they draw by the seed alone."""

FAMILIES: Final = ("gan", "vae", "prior", *GUESTS)
"""Every model family there ever was, in the order that codes count them. Only ever appended."""

MAX_SEED: Final = 2**32 - 1
_FAMILY_ROOM: Final = 16
_WEIGHTS_ROOM: Final = 64


class RecipeError(ValueError):
    """A text that is no recipe code of ours."""

    def __init__(self, reason: Literal["foreign", "mistyped", "newer"], detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


@dataclass(frozen=True)
class Recipe:
    """A look, the noise it is drawn with, and the weights that draw it.

    The look is rounded to what a code can say: poses to steps of 0.2, and colours that have no name to 64
    levels of red, green and blue, which is at most 2 of 255 away.
    """

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
        object.__setattr__(self, "look", rounded(self.look))


def encode(recipe: Recipe) -> str:
    """The short code of `recipe`, 40 to 54 characters of base58."""
    digits = [
        (recipe.seed, MAX_SEED + 1),
        (FAMILIES.index(recipe.family), _FAMILY_ROOM),
        (recipe.weights, _WEIGHTS_ROOM),
        *write(recipe.look),
    ]
    return NEWEST + to_base58(pack(digits))


def decode(code: str) -> Recipe:
    """The recipe of `code`.

    Raises RecipeError: 'foreign' for a text that never was a code of ours, 'mistyped' where the check sum
    does not fit, 'newer' for a code written by a later Mochi.
    """
    code = code.strip()
    if not 20 <= len(code) <= 60 or not is_base58(code):
        raise RecipeError("foreign", "this is not written like a recipe code")
    if code[0] not in FORMATS:
        raise RecipeError("foreign", f"codes of this Mochi begin with one of {', '.join(FORMATS)}")
    number = from_base58(code[1:])
    body = check_sum(number)
    if body is None or to_base58(number) != code[1:]:
        raise RecipeError("mistyped", "the check sum does not fit")
    return _read(FORMATS[code[0]], Reader(body))


def _read(read_look: Callable[[Reader], Look], reader: Reader) -> Recipe:
    seed, family, weights = reader.take(MAX_SEED + 1), reader.take(_FAMILY_ROOM), reader.take(_WEIGHTS_ROOM)
    if family >= len(FAMILIES):
        raise RecipeError("newer", "the code names a model family that came later")
    try:
        look = read_look(reader)
    except (VocabularyError, IndexError) as problem:
        raise RecipeError("newer", str(problem)) from problem
    if reader.rest != 1:
        raise RecipeError("mistyped", "the code says more than a recipe")
    return Recipe(look, seed, FAMILIES[family], weights)
