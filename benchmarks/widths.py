"""`python -m benchmarks.widths`: what each doubling of the networks' width buys, and what it costs.

Trains a canvas and a GAN on it at each width for the same time or the same number of pictures, on this
machine. What was trained or measured before is not done again; what was broken off goes on. A study of
another length starts anew, since its learning rates fall at another pace.
"""

import argparse
import json
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import torch

from benchmarks.width_report import write_report
from models.canvas import CanvasConfig
from models.gan import GanConfig
from models.illustrator import choose_device
from models.measuring import Bench, measure
from models.training import __main__ as training
from models.training.settings import RUN
from models.weights_index import shipped

_STEP: Final = 8
"""Channels come in multiples of so many."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Train, measure and write the report; the exit status of a training that was stopped or failed."""
    chosen = _parser().parse_args(arguments)
    length = ("--kimg", chosen.kimg) if chosen.kimg else ("--minutes", chosen.minutes)
    rows = []
    for width in chosen.widths:
        folder = chosen.out / f"{length[0].strip('-')}-{length[1]:g}" / f"{width:g}"
        fault = _trained(folder, width, length, chosen)
        if fault:
            return fault
        rows.append(_measured(folder, width, chosen))
    about = f"{length[1]:g} {'thousand pictures' if chosen.kimg else 'minutes'} for each network"
    write_report(rows, f"{about}, {chosen.looks} looks, {_machine(chosen.device)}", chosen.docs)
    return 0


def shapes(width: float, base: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The configs of canvas and GAN at `width` times the channels; `base` overrides their defaults."""
    canvas = asdict(CanvasConfig()) | base.get("canvas", {})
    gan = asdict(GanConfig()) | base.get("gan", {})
    return {
        "canvas": {**base.get("canvas", {}), "widths": [_wide(one, width) for one in canvas["widths"]]},
        "gan": {
            **base.get("gan", {}),
            **{name: _wide(gan[name], width) for name in ("width", "map_width")},
        },
    }


def _trained(folder: Path, width: float, length: tuple[str, float], chosen: argparse.Namespace) -> int:
    for name, shape in shapes(width, chosen.base).items():
        out = folder / name
        more = ["--resume"] if (out / RUN).exists() else [*_fixed(name, shape, folder), *chosen.options]
        fault = training.main([name, "--out", str(out), length[0], str(length[1]), *more])
        if fault:
            return fault
    return 0


def _fixed(name: str, shape: Mapping[str, Any], folder: Path) -> list[str]:
    canvas = ["--canvas", str(folder / "canvas" / "canvas.safetensors")] if name == "gan" else []
    return ["--config", json.dumps(shape), *canvas]


def _measured(folder: Path, width: float, chosen: argparse.Namespace) -> dict[str, Any]:
    """The figures at a width, kept in its folder until it is trained further."""
    runs = [folder / "canvas", folder / "gan", *chosen.judges]
    exports = [json.loads((run / "export.json").read_text(encoding="utf-8")) for run in runs[:2]]
    key = {"exports": exports, "looks": chosen.looks, "judges": [str(path) for path in chosen.judges]}
    kept = folder / "measured.json"
    if kept.exists() and json.loads(kept.read_text(encoding="utf-8"))["key"] == key:
        row: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))["row"]
        return row
    bench = Bench("gan", choose_device(chosen.device), runs)
    measured = asdict(measure(bench, chosen.looks))
    names = ("precision", "precision_painted", "explained", "canvas_psnr", "ms_one", "ms_batch64", "judge")
    row = {"width": width, **{name: measured[name] for name in names}}
    if not chosen.judges:  # those that ship change, and with them what they read
        row["judge"] += f", version {shipped()[row['judge']].version}"
    kept.write_text(json.dumps({"key": key, "row": row}), encoding="utf-8")
    return row


def _wide(channels: int, width: float) -> int:
    return max(_STEP, round(channels * width / _STEP) * _STEP)


def _machine(device: str | None) -> str:
    chosen = choose_device(device)
    if chosen.type == "cuda":
        return torch.cuda.get_device_name(chosen)
    return f"{platform.machine()}, {torch.get_num_threads()} threads"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.widths", description=__doc__)
    add = parser.add_argument
    length = parser.add_mutually_exclusive_group().add_argument
    length("--minutes", type=float, default=20, help="how long to train each network (20)")
    length("--kimg", type=float, help="or thousands of pictures")
    add("--widths", type=float, nargs="+", default=[0.5, 1, 2], help="times the usual channels (0.5 1 2)")
    add("--looks", type=int, default=200, help="held-out looks to measure on (200)")
    add("--device", help="cpu or cuda, for measuring; without it CUDA where there is any")
    add("--judges", type=Path, nargs="*", default=[], metavar="DIR", help="trained judges to measure with")
    add("--out", type=Path, default=Path("data/widths"), help="the folder of the runs (data/widths)")
    add("--docs", type=Path, default=Path("docs"), help="where widths.md and its curve go (docs)")
    add("--base", type=json.loads, default={}, metavar="JSON", help="configs of canvas and gan at width 1")
    add("--options", nargs=argparse.REMAINDER, default=[], help="last: the rest goes to the trainers")
    return parser


if __name__ == "__main__":
    sys.exit(main())
