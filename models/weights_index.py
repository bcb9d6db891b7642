"""Which weights ship with Mochi, and so which model families can be offered. No torch here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from models.recipe import FAMILIES

WEIGHTS: Final = Path(__file__).parent / "weights"
"""The folder of the weights, their cards and `index.json`."""


class WeightsError(Exception):
    """Weights that are missing, damaged or not ours; says in one line which file and what to do."""


class FamilyUnavailable(LookupError):
    """A model family that has no weights here; says in one line which ones have."""


@dataclass(frozen=True)
class Shipped:
    """One row of the index."""

    file: str
    version: int
    """Raised whenever retrained weights draw the same recipe otherwise."""
    sha256: str
    title: str = ""
    """What people call a guest."""
    psi: float = 1.0
    """How far a guest's styles are let go from their mean."""


def shipped(folder: Path = WEIGHTS) -> Mapping[str, Shipped]:
    """Every network of the index by name. Raises WeightsError if there is no readable index."""
    index = folder / "index.json"
    try:
        rows: dict[str, dict[str, Any]] = json.loads(index.read_text(encoding="utf-8"))
        return {name: Shipped(**row) for name, row in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError) as problem:
        raise WeightsError(f"{index} is missing or damaged; install Mochi again") from problem


def shipped_families(folder: Path = WEIGHTS) -> tuple[str, ...]:
    """The families of the index, whether or not their files are in order, in the order of FAMILIES."""
    rows = shipped(folder)
    return tuple(family for family in FAMILIES if family in rows)


def offered_families(folder: Path = WEIGHTS) -> tuple[str, ...]:
    """The families that can be asked for: those of the index whose file is there."""
    rows = shipped(folder)
    return tuple(family for family in shipped_families(folder) if (folder / rows[family].file).is_file())


def titles(folder: Path = WEIGHTS) -> Mapping[str, str]:
    """What people call the families that can be asked for, and which ones these are."""
    rows = shipped(folder)
    return {rows[family].title or family: family for family in offered_families(folder)}


def weights_version(family: str, folder: Path = WEIGHTS) -> int:
    """The version that a new recipe of `family` names. Raises FamilyUnavailable."""
    rows = shipped(folder)
    if family not in rows or family not in FAMILIES:
        raise FamilyUnavailable(unavailable(family, shipped_families(folder)))
    return rows[family].version


def unavailable(family: str, instead: tuple[str, ...]) -> str:
    """The line that says that `family` can't be drawn with, and what can."""
    *others, last = instead or ("nothing yet",)
    return f"{family} has no weights here; it can be {' or '.join(filter(None, [', '.join(others), last]))}"
