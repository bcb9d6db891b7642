"""Measures how well a family draws what is asked, on looks never trained on.

Trait precision is the share of traits that the judge reads back off a picture as they were asked for. The
judge errs on painted pictures too, so theirs and the canvas's figures stand beside the drawn ones.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter
from typing import Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.canvas import Canvas, from_pixels, psnr
from models.conditioning import colour_values, trait_labels
from models.illustrator import Illustrator, Pixels, prepare_canvas
from models.judge import Judge, read_colours, read_traits
from models.look import Look, sample
from models.painter import render
from models.registry import load_canvas, load_family, load_judge
from models.traits import TRAITS

HELD_OUT: Final = 3_000_000_000
"""Looks are sampled from this seed on. No trainer paints looks of seeds this high."""

PART: Final = 20
SHEET: Final = 64


@dataclass(frozen=True)
class Measured:
    """What came out. Precision is from 0 to 1; a colour's channels reach from -1 to 1."""

    family: str
    looks: int
    precision: float
    precision_canvas: float
    precision_painted: float
    worst: float
    """Of the trait that is read back least often, `worst_trait`."""
    worst_trait: str
    worst_painted: float
    colour_error: float
    """Mean absolute difference between the colours asked for and those that the judge reads."""
    colour_error_canvas: float
    colour_error_painted: float
    canvas_psnr: float
    """dB, painted pictures against their reconstruction."""
    ms_one: float
    ms_batch64: float
    """Milliseconds from looks to pixels, on the machine that measured."""
    traits: Mapping[str, Sequence[float]]
    """Precision of each trait: painted, canvas, drawn."""


@dataclass(frozen=True)
class Reading:
    """What the judge read off some pictures, against what was asked."""

    hits: Tensor
    """[N, traits], 1 where the trait was read as asked."""
    colour_error: Tensor
    """[N]."""


@dataclass(frozen=True)
class Part:
    """The readings of some looks' pictures, and the canvas's PSNR on the painted ones, [N] in dB."""

    painted: Reading
    canvas: Reading
    drawn: Reading
    psnr: Tensor


class Bench:
    """The networks of one measurement, on one device."""

    def __init__(self, family: str, device: torch.device) -> None:
        self.family = family
        self.device = device
        self.canvas: Canvas = prepare_canvas(load_canvas(), device)
        self.judge: Judge = load_judge().to(device)
        self.illustrator = Illustrator(load_family(family), self.canvas, device)

    def read(self, pictures: Tensor, looks: Sequence[Look]) -> Reading:
        """Let the judge read `pictures` [N, 3, S, S] of `looks`."""
        readings = self.judge(pictures.clamp(-1, 1))[0].cpu()
        hits = read_traits(readings) == torch.from_numpy(trait_labels(looks))
        error = (read_colours(readings) - torch.from_numpy(colour_values(looks))).abs().mean(1)
        return Reading(hits.float(), error)

    @torch.inference_mode()
    def part(self, seeds: Sequence[int]) -> Part:
        """Paint, reconstruct and draw the looks of these seeds, and read them all."""
        looks = [sample(seed) for seed in seeds]
        painted = from_pixels(paint(looks, seeds)).to(self.device)
        shown = self.canvas(painted)[0]
        drawn = self.illustrator.draw_tensor(looks, seeds)
        read = partial(self.read, looks=looks)
        return Part(read(painted), read(shown), read(drawn), psnr(shown, painted).cpu())

    def milliseconds(self, count: int, times: int) -> float:
        """The median time of drawing `count` looks at once."""
        looks = [sample(HELD_OUT + number) for number in range(count)]
        draw = partial(self.illustrator.draw, looks, range(count))
        draw()
        return median(_time(draw) for _ in range(times)) * 1000

    def sheet(self) -> Image.Image:
        """The first 64 held-out looks, drawn and not chosen, eight a row."""
        looks = [sample(HELD_OUT + number) for number in range(SHEET)]
        rows = np.stack(self.illustrator.draw(looks, range(SHEET))).reshape(8, 8, 256, 256, 3)
        return Image.fromarray(rows.transpose(0, 2, 1, 3, 4).reshape(8 * 256, 8 * 256, 3))


def paint(looks: Sequence[Look], seeds: Sequence[int]) -> Pixels:
    """Painted pictures of the looks, [N, 256, 256, 3]."""
    pictures = (render(look, seed, 256) for look, seed in zip(looks, seeds, strict=True))
    return np.stack([np.asarray(picture.convert("RGB")) for picture in pictures])


def measure(bench: Bench, looks: int) -> Measured:
    """Measure on this many held-out looks."""
    parts = list(_parts(bench, looks))
    painted = _mean([part.painted for part in parts])
    canvas = _mean([part.canvas for part in parts])
    drawn = _mean([part.drawn for part in parts])
    rows = zip(TRAITS, painted.hits.tolist(), canvas.hits.tolist(), drawn.hits.tolist(), strict=True)
    return Measured(
        family=bench.family,
        looks=looks,
        precision=drawn.hits.mean().item(),
        precision_canvas=canvas.hits.mean().item(),
        precision_painted=painted.hits.mean().item(),
        worst=drawn.hits.min().item(),
        worst_trait=tuple(TRAITS)[int(drawn.hits.argmin())],
        worst_painted=painted.hits.min().item(),
        colour_error=drawn.colour_error.item(),
        colour_error_canvas=canvas.colour_error.item(),
        colour_error_painted=painted.colour_error.item(),
        canvas_psnr=torch.cat([part.psnr for part in parts]).mean().item(),
        ms_one=bench.milliseconds(1, 15),
        ms_batch64=bench.milliseconds(64, 3),
        traits={name: triple for name, *triple in rows},
    )


def _mean(readings: Sequence[Reading]) -> Reading:
    """The mean over all pictures: hits [traits], colour error a scalar."""
    hits = torch.cat([reading.hits for reading in readings]).mean(0)
    return Reading(hits, torch.cat([reading.colour_error for reading in readings]).mean())


def _parts(bench: Bench, looks: int) -> Iterator[Part]:
    for start in range(0, looks, PART):
        end = min(start + PART, looks)
        yield bench.part(range(HELD_OUT + start, HELD_OUT + end))
        print(f"\r{end} of {looks} looks", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def _time(draw: Callable[[], object]) -> float:
    start = perf_counter()
    draw()
    return perf_counter() - start
