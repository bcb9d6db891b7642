"""`python -m models.evaluate`: how well a family draws what is asked, measured on looks never trained on.

Trait precision is the share of traits that a judge reads back off a picture as they were asked for. A judge
errs on painted pictures too, so theirs and the canvas's figures stand beside the drawn ones.
"""

import argparse
import json
import math
import os
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from models.illustrator import choose_device
from models.measures import report
from models.measuring import Bench, measure
from models.model_card import write_cards
from models.weights_index import WEIGHTS, FamilyUnavailable, WeightsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 with one clear line if the family can't be measured."""
    chosen = _chosen(_parser(), arguments)
    try:
        bench = Bench(chosen.family, chosen.device, chosen.weights, chosen.painters)
    except (FamilyUnavailable, WeightsError) as problem:
        print(problem, file=sys.stderr)
        return 1
    with closing(bench.painters):
        measured = asdict(measure(bench, chosen.looks, chosen.trained_seed))
    print(json.dumps(_sound(measured)) if chosen.json else _text(measured), flush=True)
    if chosen.sheet:
        bench.sheet().save(chosen.sheet, "PNG")
    if chosen.write_card:
        write_cards(measured, chosen.cards)
    return 0


def _chosen(parser: argparse.ArgumentParser, arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for, once it is sure that it can be done: measuring takes long."""
    chosen = parser.parse_args(arguments)
    if chosen.device.type == "cuda" and not torch.cuda.is_available():
        parser.error("there is no CUDA here; --device cpu measures without")
    if chosen.write_card and chosen.weights and chosen.cards == WEIGHTS:
        parser.error("the cards are those of what ships: with --weights name the --cards to write")
    if chosen.sheet and not chosen.sheet.absolute().parent.is_dir():
        parser.error(f"there is no folder {chosen.sheet.parent}")
    return chosen


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.evaluate", description=__doc__)
    add = parser.add_argument
    add("--family", default="gan", help="which family draws")
    add("--looks", type=_several, default=200, help="held-out looks to measure on (200), 8 or more")
    add("--device", type=_device, default=_device(""), help="cpu or cuda; without it CUDA where there is any")
    add(
        *("--weights", "-w"),
        type=_folder_of_weights,
        nargs="+",
        default=[],
        metavar="DIR",
        help="folders of weights or of trained runs; what none has is taken from what ships",
    )
    add("--painters", type=int, default=os.cpu_count() or 1, help="painter processes (one per core)")
    add("--trained-seed", type=int, default=0, help="--seed of its training, whose pictures it may know (0)")
    add("--json", action="store_true", help="print one JSON object")
    add("--sheet", type=Path, metavar="FILE", help="save 64 drawn pictures, none chosen, as PNG")
    add("--write-card", action="store_true", help="put the figures into the model cards")
    add("--cards", type=Path, default=WEIGHTS, metavar="DIR", help="where the model cards lie")
    return parser


def _device(text: str) -> torch.device:
    try:
        return choose_device(text)
    except RuntimeError:
        raise argparse.ArgumentTypeError(f"a device is cpu or cuda, not {text}") from None


def _folder_of_weights(text: str) -> Path:
    folder = Path(text)
    if not (folder / "index.json").exists() and not any(folder.glob("*.safetensors")):
        raise argparse.ArgumentTypeError(f"{folder} holds no weights")
    return folder


def _several(text: str) -> int:
    looks = int(text)
    if looks < 8:
        raise argparse.ArgumentTypeError("8 looks are the least to measure on")
    return looks


def _text(measured: dict[str, Any]) -> str:
    return "\n\n".join((report.lines(measured), report.by_whom(measured), report.table(measured)))


def _sound(value: Any) -> Any:
    """For JSON, which knows no nan and no infinity."""
    if isinstance(value, dict):
        return {name: _sound(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_sound(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value


if __name__ == "__main__":
    sys.exit(main())
