"""Draws from a prior: by hashing alone, so that a seed means the same choice on every machine, for ever."""

import colorsys
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeVar

from models.named_colours import KINDS, NAMED_COLOURS, named
from models.priors import Prior
from models.traits import POSES, TRAITS

T = TypeVar("T")
Hsv = tuple[float, float, float]


def stream(seed: int, name: str) -> Iterator[float]:
    """Endless uniform numbers in [0, 1), by SHA-256 of seed, name and counter: the same everywhere."""
    count = 0
    while True:
        digest = hashlib.sha256(f"{seed}:{name}:{count}".encode()).digest()
        for start in range(0, 32, 8):
            yield (int.from_bytes(digest[start : start + 8]) >> 11) / 2**53
        count += 1


def pick(draws: Iterator[float], values: Sequence[T], weights: Sequence[float]) -> T:
    """One of `values`, each as often as its weight says. Takes one draw."""
    goal = next(draws) * sum(weights)
    for value, weight in zip(values, weights, strict=True):
        goal -= weight
        if goal < 0:
            return value
    return values[-1]


def _normal(draws: Iterator[float], deviation: float) -> float:
    """About normal, by twelve uniforms (Irwin-Hall): sums alone, so that every machine agrees to the bit."""
    return (sum(next(draws) for _ in range(12)) - 6) * deviation


def draw_trait(name: str, seed: int, prior: Prior) -> str:
    """A value of the trait `name` from `prior`, from a stream of its own."""
    weights = prior.weights.get(name, {})
    return pick(stream(seed, name), TRAITS[name], [weights.get(value, 1) for value in TRAITS[name]])


def draw_pose(name: str, seed: int, prior: Prior) -> float:
    """A value of the pose `name` from `prior`, mostly at rest, from a stream of its own."""
    share, reach = prior.poses[name]
    least, greatest = POSES[name]
    draws = stream(seed, f"pose:{name}")
    if next(draws) >= share:
        return 0.0
    return round((least + (greatest - least) * next(draws)) * reach, 3)


def _colour(hue: float, saturation: float, value: float) -> str:
    clamp = (min(1.0, max(0.0, part)) for part in (saturation, value))
    return "#" + "".join(f"{round(part * 255):02x}" for part in colorsys.hsv_to_rgb(hue % 1.0, *clamp))


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of '#rrggbb', each 0 to 255."""
    red, green, blue = bytes.fromhex(colour[1:])
    return red, green, blue


def _near(draws: Iterator[float], colour: str, spread: Hsv) -> str:
    hsv = colorsys.rgb_to_hsv(*(part / 255 for part in rgb(colour)))
    return _colour(*(part + _normal(draws, width) for part, width in zip(hsv, spread, strict=True)))


_ANY: Final[Mapping[str, tuple[Hsv, Hsv]]] = {
    "hair": ((0, 0.05, 0.3), (1, 0.75, 1)),
    "eye": ((0, 0.3, 0.45), (1, 0.85, 0.98)),
    "outfit": ((0, 0.05, 0.3), (1, 0.8, 1)),
    "accent": ((0, 0.05, 0.3), (1, 0.8, 1)),
    "backdrop": ((0, 0.03, 0.8), (1, 0.4, 1)),
}
"""The HSV corners between which a colour of this kind may lie when it is drawn freely."""


def draw_colour(slot: str, draws: Iterator[float], prior: Prior) -> str:
    """A colour for `slot` from `prior`, as '#rrggbb'."""
    if slot == "skin":
        tone = pick(draws, tuple(NAMED_COLOURS["skin"].values()), prior.skin)
        return _near(draws, tone, (0.006, 0.02, 0.015))
    if next(draws) < prior.free_colours:
        ends = zip(*_ANY[KINDS.get(slot, slot)], strict=True)
        return _colour(*(low + (high - low) * next(draws) for low, high in ends))
    colours = tuple(named(slot).values())
    return _near(draws, pick(draws, colours, [1] * len(colours)), (0.012, 0.04, 0.03))
