"""Installs what runs exported as the weights that ship: files, rows of the index, cards for new ones."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from models.model_card import END, mark
from models.recipe import FAMILIES, GUESTS
from models.training.atomic import write_bytes, write_text
from models.training.codes import digest
from models.training.settings import CARD, EXPORT, TrainingError
from models.training.starting import begun, canvas_of, opened
from models.weights_folder import write_index
from models.weights_index import WEIGHTS, Shipped, WeightsError, shipped

_INDEX: Final = "index.json"


def ship(runs: Sequence[Path], folder: Path = WEIGHTS) -> Mapping[str, Shipped]:
    """Install the exports of all `runs` at once; the rows that are new.

    A new canvas draws every recipe otherwise, so it raises the version of all families. Raises
    TrainingError for a run without exports, weights that are not in order, or a family that was trained on
    another canvas than the one that would ship with it; nothing is changed then.
    """
    exports = [(run, export_of(run)) for run in runs]
    _check_guests(exports)
    files = {name: (run, sha256) for run, export in exports for name, sha256 in export["files"].items()}
    for name, (run, sha256) in files.items():
        opened(_file(run, name), name, sha256)
        begun(name, {}, _file(run, name))
    _check_canvases(exports, files, folder)
    before = _rows(folder)
    after = _renewed(before, {name: sha256 for name, (_, sha256) in files.items()})
    folder.mkdir(parents=True, exist_ok=True)
    for name, (run, _) in files.items():
        write_bytes(folder / after[name].file, _file(run, name).read_bytes())
        _write_card(name, run, folder)
    write_index(folder, after)
    return {name: row for name, row in after.items() if row != before.get(name)}


def _file(run: Path, name: str) -> Path:
    return run / f"{name}.safetensors"


def export_of(run: Path) -> dict[str, Any]:
    """What a run says of its exports. Raises TrainingError for a folder that holds none."""
    try:
        export: dict[str, Any] = json.loads((run / EXPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise TrainingError(f"{run} holds no run that exported weights") from problem
    return export


def _rows(folder: Path) -> Mapping[str, Shipped]:
    try:
        return shipped(folder)
    except WeightsError:
        if (folder / _INDEX).exists():
            raise
        return {}


def _renewed(before: Mapping[str, Shipped], digests: Mapping[str, str]) -> dict[str, Shipped]:
    """The index with these files: whatever is drawn otherwise than before has a version of one more."""
    after = dict(before)
    for name, sha256 in digests.items():
        old = before.get(name, Shipped(f"{name}.safetensors", 0, ""))
        after[name] = replace(old, sha256=sha256)
    for name in set(_redrawn(before, after)):
        after[name] = replace(after[name], version=after[name].version + 1)
    return after


def _redrawn(before: Mapping[str, Shipped], after: Mapping[str, Shipped]) -> Iterator[str]:
    changed = [name for name in after if name not in before or after[name].sha256 != before[name].sha256]
    yield from changed
    if "canvas" in changed:
        yield from (family for family in FAMILIES if family in after)


def _check_guests(exports: Sequence[tuple[Path, Mapping[str, Any]]]) -> None:
    for run, export in exports:
        if GUESTS[0] in export["files"]:
            file = _file(run, GUESTS[0])
            raise TrainingError(f"python -m models.import_stylegan2 {file} --name NAME makes it a model")


def _check_canvases(
    exports: Sequence[tuple[Path, Mapping[str, Any]]], files: Mapping[str, tuple[Path, str]], folder: Path
) -> None:
    learned = [(run, export["canvas"]) for run, export in exports if export["canvas"]]
    if not learned:
        return
    path = _file(files["canvas"][0], "canvas") if "canvas" in files else folder / "canvas.safetensors"
    canvas = digest(canvas_of(path))
    for run, theirs in learned:
        if theirs != canvas:
            raise TrainingError(f"{run} was trained on another canvas than {path}; ship its canvas with it")


def _write_card(name: str, run: Path, folder: Path) -> None:
    """A first card for weights that have none; the words of one that is there are somebody's.

    What learned from somebody's own pictures always gets a new one, since the old is no longer true.
    """
    card, own = folder / f"{name}.md", run / CARD
    if card.exists() and not own.exists():
        return
    what = f"- **What it is**: `models/{name.split('_')[0]}.py`. fp16, read as float32."
    told = own.read_text(encoding="utf-8") if own.exists() else _painted(name, run)
    lines = [f"# The {name.replace('_', ' ')}", "", what, told, "## Measured", "", *_measured(name)]
    write_text(card, "\n".join(lines) + "\n")


def _painted(name: str, run: Path) -> str:
    lines = [
        "- **Trained on**: pictures of this project's own painter (`models/painter`), whose labels are exact."
        " No scraped art, no pictures of people, nobody's drawings.",
        f"- **Trained how**: {opened(_file(run, name), name).notes}.",
        "- **Licence**: MIT.",
    ]
    return "\n".join(lines) + "\n"


def _measured(name: str) -> list[str]:
    """The place where measured figures go."""
    return [mark(name if name in (*FAMILIES, "upscaler") else "gan"), END]
