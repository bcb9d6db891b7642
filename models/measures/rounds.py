"""The rounds of a measurement: what is painted and drawn for each measure."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

from models.canvas import psnr
from models.look import Look, Wish, complete, sample
from models.measures import diversity, memory
from models.measures.bench import PART, Bench
from models.measures.changes import Changes, Share, changed, share_of
from models.measures.diversity import Diversity
from models.measures.looks import HELD_OUT
from models.measures.memory import Memory
from models.measures.precision import Reading, joined, some_wish
from models.measures.sharpness import contrast
from models.measures.walk import Smoothness, smoothness
from models.training.painting import look_of
from models.traits import TRAITS

Progress = Callable[[int], None]
"""Told how many more pictures are done."""
Kinds = Mapping[str, Reading]
"""One judge's readings of kinds of pictures: painted, (through the) canvas, drawn."""

_WISHES: Final = 1_000_000
_KINDS: Final = 2_000_000
_WALKS: Final = 3_000_000
_CHANGES: Final = 4_000_000
"""Where the held-out seeds of the rounds begin, after HELD_OUT."""
_STEPS: Final = 16


@dataclass(frozen=True)
class FullLooks:
    """The readings of each judge, and PSNRs against the painted pictures, in dB."""

    judges: Mapping[str, Kinds]
    psnr: Tensor
    """[N], of the canvas's."""
    psnr_drawn: Tensor
    """[N], of the family's. The noise is that of the painter's hand, where a family can tell."""
    contrasts: Mapping[str, Sequence[Tensor]]
    """Of each kind of picture (models.measures.sharpness), in parts of N."""
    looks: Sequence[Look]
    """[N]."""


def full_looks(bench: Bench, count: int, progress: Progress) -> FullLooks:
    """Held-out looks, painted, reconstructed and drawn."""
    parts: list[dict[str, dict[str, Reading]]] = []
    ratios: list[tuple[Tensor, Tensor]] = []
    contrasts: dict[str, list[Tensor]] = defaultdict(list)
    everyone: list[Look] = []
    for seeds in _batches(HELD_OUT, count):
        looks = [sample(seed) for seed in seeds]
        painted = bench.paint(looks, seeds)
        shown = bench.reconstruct(painted)
        pictures = {"painted": painted, "canvas": shown, "drawn": bench.draw(looks, seeds)}
        parts.append({kind: bench.read(shots, looks) for kind, shots in pictures.items()})
        ratios.append((psnr(shown, painted).cpu(), psnr(pictures["drawn"], painted).cpu()))
        for kind, shots in pictures.items():
            contrasts[kind].append(contrast(shots))
        everyone += looks
        progress(len(seeds))
    of_canvas, of_family = (torch.cat(part) for part in zip(*ratios, strict=True))
    return FullLooks(_by_judge(bench, parts), of_canvas, of_family, contrasts, everyone)


def partial_wishes(bench: Bench, count: int, progress: Progress) -> tuple[Mapping[str, Kinds], list[Wish]]:
    """Wishes of one to four traits, completed as in the chat, painted and drawn."""
    parts: list[dict[str, dict[str, Reading]]] = []
    wishes: list[Wish] = []
    for seeds in _batches(HELD_OUT + _WISHES, count):
        some = [some_wish(seed) for seed in seeds]
        looks = [complete(wish, seed) for wish, seed in zip(some, seeds, strict=True)]
        pictures = {"painted": bench.paint(looks, seeds), "drawn": bench.draw(looks, seeds)}
        parts.append({kind: bench.read(shots, looks) for kind, shots in pictures.items()})
        wishes += some
        progress(len(seeds))
    return _by_judge(bench, parts), wishes


def same_look(bench: Bench, count: int, times: int, progress: Progress) -> Diversity:
    """The same look with many noises, against the painter's hand of as many seeds."""
    return _diversity(bench, [[sample(seed)] * times for seed in _seeds(_KINDS, count)], progress)


def same_words(bench: Bench, count: int, times: int, progress: Progress) -> Diversity:
    """The same words with many seeds, each of which completes them otherwise."""
    groups = [
        [complete(some_wish(seed), seed * 1000 + again) for again in range(times)]
        for seed in _seeds(_KINDS, count)
    ]
    return _diversity(bench, groups, progress)


def remembered(bench: Bench, readings: Kinds, training: Sequence[int], progress: Progress) -> Memory:
    """Drawn and held-out painted pictures against those that trainers painted from these seeds.

    Half of the looks that trainers paint are of another prior than the held-out ones (look_of).
    """
    features: list[Tensor] = []
    for start in range(0, len(training), PART):
        seeds = training[start : start + PART]
        features.append(bench.features(bench.paint([look_of(seed) for seed in seeds], seeds)))
        progress(len(seeds))
    return memory.check(readings["drawn"].features, readings["painted"].features, torch.cat(features))


def walks(bench: Bench, count: int, progress: Progress) -> Smoothness:
    """Walks from one held-out look and noise to the next."""
    pictures: list[Tensor] = []
    for seed in _seeds(_WALKS, count):
        pictures.append(bench.walk(seed, seed + 1, _STEPS).cpu())
        progress(_STEPS)
    return smoothness(pictures, [bench.features(walk.to(bench.device)) for walk in pictures])


def changes(bench: Bench, times: int, progress: Progress) -> Changes:
    """Every trait changed in as many looks, painted, reconstructed and drawn, each pair by one hand."""
    canvas: dict[str, Share] = {}
    drawn: dict[str, Share] = {}
    for number, trait in enumerate(TRAITS):
        seeds = [seed for seed in _seeds(_CHANGES + number * 10_000, times) for _ in range(2)]
        looks = [look for seed in seeds[::2] for look in changed(seed, trait)]
        painted = bench.paint(looks, seeds)
        for shares, shown in ((canvas, bench.reconstruct(painted)), (drawn, bench.draw(looks, seeds))):
            share = share_of(shown, painted)
            if share is not None:
                shares[trait] = share
        progress(len(seeds))
    return Changes(canvas, drawn)


def _diversity(bench: Bench, groups: Sequence[Sequence[Look]], progress: Progress) -> Diversity:
    spreads: dict[str, list[float]] = defaultdict(list)
    for looks in groups:
        seeds = range(len(looks))
        for kind, pictures in (("drawn", bench.draw(looks, seeds)), ("painted", bench.paint(looks, seeds))):
            spreads[f"{kind} features"].append(diversity.spread(bench.features(pictures)[None]))
            spreads[f"{kind} pixels"].append(diversity.pixel_spread(pictures[None]))
        progress(len(looks))
    mean = {name: sum(values) / len(values) for name, values in spreads.items()}
    order = ("drawn features", "painted features", "drawn pixels", "painted pixels")
    return Diversity(*(mean[name] for name in order))


def _by_judge(bench: Bench, parts: Sequence[Mapping[str, Mapping[str, Reading]]]) -> dict[str, Kinds]:
    return {
        judge: {kind: joined([part[kind][judge] for part in parts]) for kind in parts[0]}
        for judge in bench.judges
    }


def _seeds(offset: int, count: int) -> range:
    return range(HELD_OUT + offset, HELD_OUT + offset + count)


def _batches(first: int, count: int) -> Iterator[range]:
    for start in range(0, count, PART):
        yield range(first + start, first + min(start + PART, count))
