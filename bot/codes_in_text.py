"""Recipe codes wherever they stand in a text, such as the caption of an avatar. Pure."""

import re
from typing import Final

from models.recipe import RecipeError, decode

_RUN: Final = re.compile(r"(?<![0-9A-Za-z])[1-9A-HJ-NP-Za-km-z]{40,60}(?![0-9A-Za-z])")


def codes_in(text: str) -> tuple[str, ...]:
    """Every recipe code of `text` that can be read, once, in its order."""
    return tuple(dict.fromkeys(run for run in _RUN.findall(text) if _is_code(run)))


def _is_code(run: str) -> bool:
    try:
        decode(run)
    except RecipeError:
        return False
    return True
