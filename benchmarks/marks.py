"""`python -m benchmarks.marks --out docs/marks.md`: what the marks live through, hide, cost and weigh."""

import argparse
import io
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean, median
from time import process_time
from typing import Any, Final

import numpy as np
from PIL import Image

from benchmarks.mark_journeys import HARDER, SURVIVED, Journey
from models.look import sample
from models.painter import render
from models.recipe import Recipe
from worker.picture import enlarge, sheet, to_png
from worker.provenance.identity import create
from worker.provenance.imprint import Maker
from worker.provenance.invisible import embed, read
from worker.provenance.manifest import signed
from worker.provenance.reading import read_marks
from worker.studio import Studio

SIZE: Final = 512
TIMED: Final = 20
HEAD: Final = """# What the marks bear

Written by `python -m benchmarks.marks --out docs/marks.md`. What the marks are: [rights.md](rights.md).
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.marks", description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--pictures", type=int, default=100, help="pictures by the networks, to be marked")
    parser.add_argument("--unmarked", type=int, default=200, help="pictures by the painter, not to be marked")
    parser.add_argument("--weights", type=Path, help="where the weights lie; without it those that ship")
    chosen = parser.parse_args(arguments)
    studio = Studio(families=["gan"], **({"folder": chosen.weights} if chosen.weights else {}))
    recipes = [Recipe(sample(seed), seed, "gan", studio.version("gan")) for seed in range(chosen.pictures)]
    pictures = _drawn(studio, recipes)
    marked = [embed(picture, number) for number, picture in enumerate(pictures)]
    parts = [
        HEAD,
        *_survival(marked, {**SURVIVED, **HARDER}),
        *_looks(pictures, marked),
        *_false_alarms(chosen.unmarked),
        *_costs(studio, recipes, pictures),
    ]
    chosen.out.parent.mkdir(parents=True, exist_ok=True)
    chosen.out.write_text("\n".join(parts) + "\n", encoding="utf-8")


def _drawn(studio: Studio, recipes: Sequence[Recipe]) -> list[Image.Image]:
    tens = (recipes[start : start + 10] for start in range(0, len(recipes), 10))
    drawn = [pixels for ten in tens for pixels in studio.draw(ten)]
    styles = [recipe.look.traits["style"] for recipe in recipes]
    return [enlarge(pixels, SIZE, style, studio.upscale) for pixels, style in zip(drawn, styles, strict=True)]


def _survival(marked: Sequence[Image.Image], journeys: Mapping[str, Journey]) -> Iterator[str]:
    yield "## The invisible mark, read again\n"
    yield f"Of {len(marked)} pictures by the GAN, {SIZE} pixels a side.\n"
    yield "| on the way | read again, with the right number | read wrong |\n|---|---|---|"
    for name, journey in journeys.items():
        found = [read(journey(picture)) for picture in marked]
        right = sum(number == place for place, number in enumerate(found))
        wrong = len(found) - right - found.count(None)
        yield f"| {name} | {right} of {len(marked)} | {wrong} |"


def _looks(pictures: Sequence[Image.Image], marked: Sequence[Image.Image]) -> Iterator[str]:
    both = zip(pictures, marked, strict=True)
    pairs = [(np.asarray(one, np.float64), np.asarray(other, np.float64)) for one, other in both]
    likeness = [10 * math.log10(255**2 / float(np.square(one - other).mean())) for one, other in pairs]
    most = max(float(np.abs(one - other).max()) for one, other in pairs)
    yield "\n## How it looks\n"
    yield f"PSNR of the marked pictures: {mean(likeness):.1f} dB in the mean, {min(likeness):.1f} at least;"
    yield f"no pixel changed by more than {most:.0f} of 255 levels."


def _false_alarms(count: int) -> Iterator[str]:
    painted = sum(read(render(sample(seed), seed, 256)) is not None for seed in range(count))
    chance = np.random.default_rng(1)
    noise = [chance.integers(0, 256, (128, 128, 3), np.uint8) for _ in range(1000)]
    heard = sum(read(Image.fromarray(pixels)) is not None for pixels in noise)
    yield "\n## False alarms\n"
    yield f"Found in {count} unmarked pictures by the painter: {painted}; in {len(noise)} of noise: {heard}."
    yield "By reckoning: two in a million (8 bits of name, 16 of check sum, 37 ways to mend doubtful bits)."


def _costs(studio: Studio, recipes: Sequence[Recipe], pictures: Sequence[Image.Image]) -> Iterator[str]:
    identity, one = create(), pictures[0]
    imprint = Maker(identity).imprint("benchmark", recipes[:1])
    bare = Maker().imprint("", recipes[:1])
    plain, labelled, whole = _saved(one), to_png(one, bare), to_png(one, imprint)
    four = sheet(pictures[:4])
    times: dict[str, Callable[[], Any]] = {
        "drawing it, of ten at once": lambda: studio.draw(recipes[:10]),
        "PNG of it": lambda: _saved(one),
        "the invisible mark": lambda: embed(one, 1),
        "the signature": lambda: signed(labelled, "image/png", imprint),
        f"the invisible mark of a sheet of four ({four.width} x {four.height})": lambda: embed(four, 1),
        "reading the invisible mark": lambda: read(one),
        "reading all marks": lambda: read_marks(whole, [identity.root], one),
    }
    yield "\n## What it costs\n"
    yield f"One picture of {SIZE} x {SIZE}, median of {TIMED}, all cores together.\n"
    yield "| step | ms of processor time |\n|---|---|"
    for name, step in times.items():
        each = 10 if name.startswith("drawing") else 1
        yield f"| {name} | {_milliseconds(step) / each:.1f} |"
    yield "\n| file | bytes |\n|---|---|"
    yield f"| PNG without any mark | {len(plain):,} |"
    yield f"| with the invisible mark and the labels | {len(labelled):,} |"
    yield f"| and with the signature | {len(whole):,} |"


def _saved(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def _milliseconds(step: Callable[[], Any]) -> float:
    taken = []
    for _ in range(TIMED):
        start = process_time()
        step()
        taken.append(process_time() - start)
    return median(taken) * 1000


if __name__ == "__main__":
    main()
