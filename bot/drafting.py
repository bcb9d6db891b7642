"""How recipes become a draft: what every verb that goes on from an avatar ends with. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.intake import Draft, with_weights
from bot.presses import Press
from bot.request import Errand
from models.look import Wish, edit
from models.recipe import MAX_SEED, Recipe, encode

CHILDREN: Final = 4
"""Avatars on a sheet that somebody chooses from."""


@dataclass(frozen=True)
class Circumstances:
    """What an answer depends on besides what was asked."""

    language: str
    offered: Mapping[str, int]
    """The families that can be drawn with, and the versions of their weights."""
    fresh_seed: int


def draft(
    recipes: Sequence[Recipe],
    now: Circumstances,
    *,
    wish: Wish | None = None,
    unknown: tuple[str, ...] = (),
    errand: Errand = Errand.PICTURES,
    file_format: str = "",
    parents: Sequence[Recipe] = (),
    again: Press | None = None,
) -> Draft:
    """The recipes with the weights of today. Raises OrderRefused where a family has none."""
    codes = tuple(encode(with_weights(recipe, now.offered, now.language)) for recipe in recipes)
    ancestors = tuple(map(encode, parents))
    return Draft(
        codes, wish or Wish(), unknown, errand=errand, format=file_format, parents=ancestors, again=again
    )


def changed(
    before: Recipe, after: Recipe, now: Circumstances, wish: Wish | None = None, unknown: tuple[str, ...] = ()
) -> Draft:
    """One avatar that came of another by a change, with the way back to that one."""
    made = draft([after], now, wish=wish, unknown=unknown, parents=[before])
    back = encode(with_weights(before, now.offered, now.language))
    return made if made.recipes == (back,) else replace(made, undo=back)


def seeds(now: Circumstances) -> list[int]:
    """One for each avatar of a sheet, new every time."""
    return [(now.fresh_seed + step) % (MAX_SEED + 1) for step in range(CHILDREN)]


def with_wish(recipe: Recipe, wish: Wish) -> Recipe:
    """The recipe with what the wish says changed, and all else kept."""
    return Recipe(edit(recipe.look, wish), recipe.seed, recipe.family, recipe.weights)
