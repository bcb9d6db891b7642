"""Weights that are the mean of several runs': a model soup (Wortsman et al., 2203.05482).

What was trained on from one start, on other pictures or for other styles, errs in other ways; the mean errs
less than each, and takes no longer to draw.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import torch
from torch import Tensor, nn

from models import checkpoint
from models.registry import NETWORKS
from models.training import cards
from models.training.atomic import write_text
from models.training.codes import digest
from models.training.settings import CARD, EXPORT, TrainingError
from models.training.ship import export_of
from models.training.starting import LATER, UNFELT, begun, canvas_of


def average(folders: Sequence[Path], shares: Sequence[float] | None, out: Path) -> None:
    """A run in `out` with the mean of every network that all `folders`, of runs or of weights, hold.

    `shares` weigh the folders and add up to 1; without them all weigh alike. Raises TrainingError for folders
    that hold nothing in common, weights of other shapes, or on canvases whose codes mean something else.
    """
    shares = shares or [1 / len(folders)] * len(folders)
    if len(shares) != len(folders) or abs(sum(shares) - 1) > 1e-6:
        raise TrainingError(f"{len(folders)} folders need as many shares, which add up to 1")
    canvas = _canvas_of_all(folders)
    names = [name for name in NETWORKS if all(_file(folder, name).exists() for folder in folders)]
    if not names:
        raise TrainingError("no network is in all of " + ", ".join(map(str, folders)))
    means = {name: _mean([_file(folder, name) for folder in folders], name, shares) for name in names}
    out.mkdir(parents=True, exist_ok=True)
    notes = "a mean: " + ", ".join(f"{s:g} of {f.name}" for s, f in zip(shares, folders, strict=True))
    files = {name: _save(out, name, mean, notes) for name, mean in means.items()}
    _write_card(out, folders, names, notes)
    write_text(out / EXPORT, json.dumps({"canvas": canvas, "files": files}, indent=1))


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.safetensors"


def _canvas_of_all(folders: Sequence[Path]) -> str | None:
    """The digest of the canvas whose codes all of them mean; None for what knows no codes."""
    digests = [_canvas_of(folder) for folder in folders]
    for (one, first), (other, second) in pairwise(zip(folders, digests, strict=True)):
        if first != second:
            raise TrainingError(f"{one} and {other} were trained on different canvases")
    return digests[0]


def _canvas_of(folder: Path) -> str | None:
    file = _file(folder, "canvas")
    return digest(canvas_of(file)) if file.exists() else cast(str | None, export_of(folder)["canvas"])


def _mean(files: Sequence[Path], name: str, shares: Sequence[float]) -> nn.Module:
    """The network of the file that has most with the mean of all files' weights."""
    networks = [begun(name, {}, file) for file in files]
    known: list[dict[str, Tensor]] = [network.state_dict() for network in networks]
    most = max(range(len(files)), key=lambda place: len(known[place]))
    states = [_grown(state, known[most]) for state in known]
    shapes = [{key: value.shape for key, value in state.items()} for state in states]
    for file, shape in zip(files, shapes, strict=True):
        if shape != shapes[0]:
            raise TrainingError(f"{files[0]} and {file} hold networks of different shapes")
    weights = torch.tensor(shares)
    mean = {key: torch.tensordot(weights, torch.stack([s[key] for s in states]), 1) for key in states[0]}
    networks[most].load_state_dict(mean)
    return networks[most]


def _grown(state: dict[str, Tensor], newest: dict[str, Tensor]) -> dict[str, Tensor]:
    """With what came later to generators, such that it draws as before: what would change nothing is 0."""
    later = {name: value for name, value in newest.items() if any(part in name for part in LATER)}
    nothing = {n: value if UNFELT in n else torch.zeros_like(value) for n, value in later.items()}
    return {**nothing, **state}


def _save(out: Path, name: str, network: nn.Module, notes: str) -> str:
    config = cast(Any, network).config
    return checkpoint.save(_file(out, name), name, config, network, notes)


def _write_card(out: Path, folders: Sequence[Path], names: Sequence[str], notes: str) -> None:
    """What all of them say of somebody's own pictures, each once; no card where none says anything."""
    told = (card for folder in folders for card in cards.told_in(folder, names))
    if card := cards.together(told, f"- **Trained how**: {notes}.\n"):
        write_text(out / CARD, card)
    else:
        (out / CARD).unlink(missing_ok=True)
