"""`python -m models.evaluate`: how well a family draws what is asked, measured on looks never trained on.

Trait precision is the share of traits that the judge reads back off a picture as they were asked for. The
judge errs on painted pictures too, so theirs and the canvas's figures stand beside the drawn ones.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from models.illustrator import choose_device
from models.measuring import Bench, Measured, measure
from models.model_card import write_cards
from models.weights_index import FamilyUnavailable, WeightsError


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 with one clear line if the family can't be measured."""
    parser = argparse.ArgumentParser(prog="python -m models.evaluate", description=__doc__)
    parser.add_argument("--family", default="gan", help="which family draws")
    parser.add_argument("--looks", type=int, default=200, help="held-out looks to measure on")
    parser.add_argument("--device", help="cpu or cuda; without it CUDA where there is any")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--sheet", type=Path, metavar="FILE", help="save 64 drawn pictures as PNG")
    parser.add_argument("--write-card", action="store_true", help="put the figures into the model cards")
    chosen = parser.parse_args(arguments)
    try:
        bench = Bench(chosen.family, choose_device(chosen.device))
    except (FamilyUnavailable, WeightsError) as problem:
        print(problem, file=sys.stderr)
        return 1
    measured = measure(bench, chosen.looks)
    if chosen.sheet:
        bench.sheet().save(chosen.sheet, "PNG")
    if chosen.write_card:
        write_cards(asdict(measured))
    print(json.dumps(asdict(measured)) if chosen.json else _lines(measured))
    return 0


def _lines(measured: Measured) -> str:
    return "\n".join(
        f"{name:22} {value:.4g}" if isinstance(value, float) else f"{name:22} {value}"
        for name, value in asdict(measured).items()
        if name != "traits"
    )


if __name__ == "__main__":
    sys.exit(main())
