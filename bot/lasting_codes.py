"""Recipe codes as they are kept: without the version of the weights, which training renews. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from models.recipe import RecipeError, decode, encode


def lasting(code: str) -> str:
    """The code of the same avatar for any weights: equal for two codes that differ in nothing else.

    Raises RecipeError.
    """
    return encode(replace(decode(code), weights=0))


def of_today(code: str, offered: Mapping[str, int]) -> str:
    """The code of the same avatar with the weights that are offered, or `code` if it can't be drawn now."""
    try:
        recipe = decode(code)
    except RecipeError:
        return code
    return encode(replace(recipe, weights=offered.get(recipe.family, recipe.weights)))
