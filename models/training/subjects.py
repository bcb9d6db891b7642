"""What painters paint of a look: the whole picture, or besides it some places of it painted larger."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from models.conditioning import WIDTH, conditions
from models.look import Look
from models.painter import hand, render
from models.training.pool import Field

_OTHER_HAND: Final = 1 << 31
"""The bit in which the seed of the second hand differs."""
_TRIES: Final = 3
"""Places looked at for every one that is chosen: the busiest, since flat backdrops teach little."""


class Subject(Protocol):
    """What is painted of each look; can be sent to another process."""

    @property
    def fields(self) -> Mapping[str, Field]:
        """What a pool keeps of it."""

    def paint(self, look: Look, seed: int) -> dict[str, npt.NDArray[Any]]:
        """The value of every field, by the painter's hand of `seed`."""


@dataclass(frozen=True)
class Whole:
    """`pictures` [size, size, 3], `conditions` [condition] and `hand` [NOISE], which painted them."""

    size: int

    @property
    def fields(self) -> Mapping[str, Field]:
        pictures = Field("uint8", (self.size, self.size, 3))
        told = {"conditions": Field("float32", (WIDTH,)), "hand": Field("float32", (hand.NOISE,))}
        return {"pictures": pictures, **told}

    def paint(self, look: Look, seed: int) -> dict[str, npt.NDArray[Any]]:
        picture = np.asarray(render(look, seed, self.size).convert("RGB"))
        return {"pictures": picture, "conditions": conditions([look])[0], "hand": hand.noise(seed)}


@dataclass(frozen=True)
class Twice:
    """The same by two hands: `pictures` [2, size, size, 3], `conditions` and `hand` [2, NOISE]."""

    size: int

    @property
    def fields(self) -> Mapping[str, Field]:
        fields = Whole(self.size).fields
        twice = {name: replace(fields[name], shape=(2, *fields[name].shape)) for name in ("pictures", "hand")}
        return {**fields, **twice}

    def paint(self, look: Look, seed: int) -> dict[str, npt.NDArray[Any]]:
        one, other = (Whole(self.size).paint(look, each) for each in (seed, seed ^ _OTHER_HAND))
        return {**one, **{name: np.stack([one[name], other[name]]) for name in ("pictures", "hand")}}


@dataclass(frozen=True)
class Enlarged:
    """The same, with square places of the picture, and these places as they are painted `times` larger.

    `corners` [places, 2] are their top and left in the whole picture, even numbers of pixels; `large` is
    [places, times * edge, times * edge, 3].
    """

    size: int
    edge: int
    """Pixels along each side of a place in the whole picture."""
    places: int
    times: int = 4

    @property
    def fields(self) -> Mapping[str, Field]:
        large = Field("uint8", (self.places, self.times * self.edge, self.times * self.edge, 3))
        return {**Whole(self.size).fields, "corners": Field("int16", (self.places, 2)), "large": large}

    def paint(self, look: Look, seed: int) -> dict[str, npt.NDArray[Any]]:
        whole = Whole(self.size).paint(look, seed)
        corners = _busy_corners(whole["pictures"], self, np.random.default_rng(seed))
        canvas = np.asarray(render(look, seed, self.times * self.size).convert("RGB"))
        large = crops(canvas, corners * self.times, self.edge * self.times)
        return {**whole, "corners": corners, "large": large}


def crops(picture: npt.NDArray[np.uint8], corners: npt.NDArray[Any], edge: int) -> npt.NDArray[np.uint8]:
    """The squares of `picture` [S, S, 3] at `corners` [N, 2], [N, edge, edge, 3]."""
    return np.stack([picture[top : top + edge, left : left + edge] for top, left in corners])


def _busy_corners(
    picture: npt.NDArray[np.uint8], subject: Enlarged, chance: np.random.Generator
) -> npt.NDArray[np.int16]:
    last = (subject.size - subject.edge) // 2
    tried = 2 * chance.integers(0, last + 1, (subject.places, _TRIES, 2)).astype(np.int16)
    contrast = [crops(picture, corners, subject.edge).std((1, 2)).sum(1).argmax() for corners in tried]
    return np.stack([corners[busiest] for corners, busiest in zip(tried, contrast, strict=True)])
