"""A folder of weights of one's own: what ships, and what was imported or adapted besides. No torch here."""

import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from models.recipe import FAMILIES, GUESTS
from models.weights_index import WEIGHTS, Shipped, WeightsError, shipped

_INDEX: Final = "index.json"
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{1,19}")
_VERSIONS: Final = 63


def furnish(folder: Path, source: Path = WEIGHTS) -> None:
    """Begin a folder with all that ships; one that has an index is left as it is."""
    if (folder / _INDEX).exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    rows = shipped(source)
    for row in rows.values():
        shutil.copy(source / row.file, folder)
    for card in source.glob("*.md"):
        shutil.copy(card, folder)
    write_index(folder, rows)


def write_index(folder: Path, rows: Mapping[str, Shipped]) -> None:
    """Write the index of a folder, whole or not at all."""
    text = json.dumps({name: _row(rows[name]) for name in sorted(rows)}, indent=2) + "\n"
    beside = folder / f"{_INDEX}.new"
    beside.write_text(text, encoding="utf-8")
    beside.replace(folder / _INDEX)


def place_for(name: str, folder: Path) -> tuple[str, Shipped]:
    """The family and the row that a guest called `name` gets: those it had, or a free place.

    Raises WeightsError for a name that can't be, or where all places are taken.
    """
    if not _NAME.fullmatch(name) or name in FAMILIES:
        raise WeightsError(
            "a model's name has 2 to 20 small letters, digits and hyphens, begins with a letter, and is none"
            f" of {', '.join(FAMILIES)}"
        )
    rows = shipped(folder)
    taken = {family: rows[family] for family in GUESTS if family in rows}
    for family, row in taken.items():
        if row.title == name:
            return family, replace(row, version=row.version % _VERSIONS + 1)
    for family in GUESTS:
        if family not in taken:
            return family, Shipped(f"{family}.safetensors", 1, "", name)
    titles = ", ".join(row.title for row in taken.values())
    raise WeightsError(
        f"{folder} has room for {len(GUESTS)} guests: {titles}; import under one of these names"
    )


def _row(row: Shipped) -> dict[str, Any]:
    """As it is written: without what only guests have where it is no guest."""
    written = asdict(row)
    if not row.title:
        del written["title"], written["psi"]
    return written
