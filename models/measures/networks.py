"""The networks that are measured and that measure: those that ship, or those of trained runs."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, cast

from torch import nn

from models import checkpoint
from models.canvas import Canvas
from models.recipe import FAMILIES, GUESTS
from models.registry import Family, build, load_canvas, load_family, load_network
from models.weights_index import WEIGHTS, FamilyUnavailable, shipped

JUDGES: Final = ("examiner", "judge")
"""The independent one first: what it says is what counts."""


def family_of(name: str, folders: Sequence[Path]) -> Family:
    """The family from the first of `folders` that has it, or the one that ships.

    Raises FamilyUnavailable, or WeightsError if the file is not in order.
    """
    if name in GUESTS:
        raise FamilyUnavailable(f"{name} knows no traits, so there is nothing to read back off its pictures")
    found = _found(name, folders) if name in FAMILIES else None
    return load_family(name) if found is None else cast(Family, found)


def canvas_of(folders: Sequence[Path]) -> Canvas:
    """The canvas, likewise. Raises WeightsError."""
    return cast(Canvas, _found("canvas", folders) or load_canvas())


def judges_of(folders: Sequence[Path]) -> dict[str, nn.Module]:
    """Those of JUDGES that there are, in this order. Raises FamilyUnavailable if there is none."""
    judges: dict[str, nn.Module] = {}
    for name in JUDGES:
        found = _found(name, folders)
        if found is None and name in shipped(WEIGHTS):
            found = load_network(name)
        if found is not None:
            judges[name] = found
    if not judges:
        raise FamilyUnavailable("there is no examiner and no judge to measure with")
    return judges


def _found(name: str, folders: Sequence[Path]) -> nn.Module | None:
    for folder in folders:
        if (folder / "index.json").exists():
            if name in shipped(folder):
                return load_network(name, folder)
        elif (folder / f"{name}.safetensors").exists():
            return _of_run(name, folder / f"{name}.safetensors")
    return None


def _of_run(name: str, path: Path) -> nn.Module:
    """What a training run exported."""
    stored = checkpoint.load(path, name)
    network = build(name, stored.config)
    checkpoint.fill(network, stored, path)
    return network.eval().requires_grad_(False)
