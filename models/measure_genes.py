"""`python -m models.measure_genes`: measures which way each gene leads, and writes `models/genes.json`.

Random avatars are drawn, and drawn again with one thing changed: one value of a trait, one colour, one pose.
What the change does to the traces of a picture (models.measures.traces), on average over the avatars, is its
effect on a gene, in standard deviations among the avatars as they were. What is smaller than twice its
standard error counts as nothing. `docs/genes.md` tells the outcome.
"""

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import torch
from torch import Tensor

from models.genes import GENES, MOVED, REACH, TINTED, along, genes, usual
from models.illustrator import Illustrator, choose_device, prepare_canvas
from models.look import Look, Wish, complete, edit
from models.measures.gene_report import report, strip
from models.measures.looks import HELD_OUT
from models.measures.traces import MEASURES, share_of_eyes, traces
from models.registry import load_canvas, load_family, load_judge
from models.weights_index import WEIGHTS, FamilyUnavailable, WeightsError, shipped

FILE: Final = Path(__file__).parent / "genes.json"
DOCS: Final = Path(__file__).parent.parent / "docs"
AXES: Final = ("lightness", "chroma", "warmth")
POSED: Final = {"brow_lift": (-0.6, 0.6), "lids": (0.0, 0.4), "gaze_y": (-0.6, 0.6)}
"""Poses that may tell something, and the places that are compared. Leaning left is as good as right."""
_TELLING: Final = ("", "eyes", "brows", "face_shape", "age", "ahoge", "lids")
"""What may show or hide more of the eyes; '' is the avatar as it is."""
_AT_ONCE: Final = 16
_SURE: Final = 2.0
"""Standard errors from which an effect counts."""

Change = tuple[str, str, str]
"""What was changed: a kind (trait, colour, pose), a name, and a value, axis and way, or end."""
Row = Mapping[str, float]
"""Every trace of one picture."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, and write what came out; 1 with one clear line if there are no weights."""
    parser = argparse.ArgumentParser(prog="python -m models.measure_genes", description=__doc__)
    parser.add_argument("--looks", type=int, default=24, help="avatars that everything is tried on (24)")
    parser.add_argument("--family", default="gan", help="which family draws them")
    parser.add_argument("--device", help="cpu or cuda; without it CUDA where there is any")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, metavar="DIR", help="not models/weights")
    chosen = parser.parse_args(arguments)
    try:
        bench = _Bench(chosen.family, chosen.device, chosen.weights)
    except (FamilyUnavailable, WeightsError) as problem:
        print(problem, file=sys.stderr)
        return 1
    bases = [complete(Wish(), HELD_OUT + number) for number in range(chosen.looks)]
    measured = {
        "looks": chosen.looks,
        "drawn": bench.versions,
        "genes": _genes([bench.rows(one) for one in bases]),
    }
    FILE.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    genes.cache_clear()
    (DOCS / "genes.md").write_text(report(measured), encoding="utf-8")
    strip(bench.illustrator).save(DOCS / "pictures" / "genes.webp", quality=90)
    return 0


class _Bench:
    """Draws looks and takes their traces."""

    def __init__(self, family: str, device: str | None, folder: Path) -> None:
        place = choose_device(device)
        canvas = prepare_canvas(load_canvas(folder), place)
        self.illustrator = Illustrator(load_family(family, folder), canvas, place)
        self.versions = {name: shipped(folder)[name].version for name in (family, "judge")}
        self._judge = load_judge(folder).to(place)

    def rows(self, base: Look) -> dict[Change, Row]:
        """The traces of `base` with everything tried on it; under ('', '', '') those of itself."""
        tried = dict(_tried(base))
        changes, looks = list(tried), list(tried.values())
        found: dict[Change, dict[str, float]] = {}
        for start in range(0, len(looks), _AT_ONCE):
            pictures = self._drawn(looks[start : start + _AT_ONCE])
            with torch.inference_mode():
                taken = traces(pictures, self._judge)
            for number, change in enumerate(changes[start : start + _AT_ONCE]):
                found[change] = {name: float(values[number]) for name, values in taken.items()}
        eyes = self._eyes({change: look for change, look in tried.items() if change[1] in _TELLING})
        return {change: {**row, "eyes": eyes.get(change, eyes["", "", ""])} for change, row in found.items()}

    def _eyes(self, looks: Mapping[Change, Look]) -> dict[Change, float]:
        pictures, others = self._drawn([*looks.values()]), self._drawn([*map(_other_eyes, looks.values())])
        return dict(zip(looks, share_of_eyes(pictures, others).tolist(), strict=True))

    def _drawn(self, looks: Sequence[Look]) -> Tensor:
        return self.illustrator.draw_tensor(looks, [0] * len(looks)).float()


def _other_eyes(look: Look) -> Look:
    """`look` with eyes of a colour that differs from its own."""
    turned = {slot: along(look.colours[slot], (0, 0, 0.3)) for slot in ("eye_left", "eye_right")}
    return edit(look, Wish(colours=turned))


def _tried(base: Look) -> Iterator[tuple[Change, Look]]:
    yield ("", "", ""), base
    for trait in sorted({trait for traits in GENES.values() for trait in traits}):
        for value in usual(trait):
            yield ("trait", trait, value), edit(base, Wish({trait: value}))
    for slot in MOVED:
        for axis, name in enumerate(AXES):
            for way in (-1, 1):
                moved = along(base.colours[slot], _step(axis, way * REACH))
                yield ("colour", slot, f"{name} {way}"), edit(base, Wish(colours={slot: moved}))
    for pose, ends in POSED.items():
        for end, place in zip(("-1", "1"), ends, strict=True):
            yield ("pose", pose, end), edit(base, Wish(pose={pose: place}))


def _step(axis: int, length: float) -> tuple[float, float, float]:
    first, second, third = (length if axis == number else 0.0 for number in range(3))
    return first, second, third


def _genes(rows: Sequence[Mapping[Change, Row]]) -> dict[str, Any]:
    """What was measured of every gene, as `genes.json` holds it."""
    plain = [row["", "", ""] for row in rows]
    spread = {name: _std([one[name] for one in plain]) for name in plain[0]}
    return {gene: _gene(gene, rows, spread) for gene in GENES}


def _gene(gene: str, rows: Sequence[Mapping[Change, Row]], spread: Row) -> dict[str, Any]:
    def measure(row: Row) -> float:
        return sum(weight * row[name] / spread[name] for name, weight in MEASURES[gene].items())

    worth = [{change: measure(row) for change, row in one.items()} for one in rows]
    unit = _std([one["", "", ""] for one in worth])
    return {
        "traits": {name: _values(name, worth, unit) for name in GENES[gene]},
        "colours": {}
        if gene not in TINTED
        else {slot: [_slope(worth, "colour", slot, f"{axis} ", unit) for axis in AXES] for slot in MOVED},
        "poses": {pose: _slope(worth, "pose", pose, "", unit) for pose in POSED},
    }


def _values(trait: str, worth: Sequence[Mapping[Change, float]], unit: float) -> dict[str, float]:
    """What each value adds to the measure, above the mean of all values."""
    effects: dict[str, list[float]] = defaultdict(list)
    for one in worth:
        middle = sum(one["trait", trait, value] for value in usual(trait)) / len(usual(trait))
        for value in usual(trait):
            effects[value].append((one["trait", trait, value] - middle) / unit)
    return {value: _sure(found) for value, found in effects.items()}


def _slope(worth: Sequence[Mapping[Change, float]], kind: str, name: str, axis: str, unit: float) -> float:
    return _sure([(one[kind, name, f"{axis}1"] - one[kind, name, f"{axis}-1"]) / 2 / unit for one in worth])


def _sure(effects: Sequence[float]) -> float:
    """The mean of effects, or 0 where it may be chance."""
    mean = sum(effects) / len(effects)
    error = _std(effects) / len(effects) ** 0.5
    return round(mean, 3) if abs(mean) > _SURE * error else 0.0


def _std(numbers: Sequence[float]) -> float:
    return float(torch.tensor(numbers, dtype=torch.float64).std())


if __name__ == "__main__":
    sys.exit(main())
