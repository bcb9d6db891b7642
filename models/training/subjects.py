"""What painters paint of a look: the whole picture, or besides it some places of it painted larger."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from models.conditioning import WIDTH, conditions
from models.look import Look, Wish, edit
from models.painter import hand, render
from models.training.pool import Field
from models.traits import TRAITS

_OTHER_HAND: Final = 1 << 31
"""The bit in which the seed of the second hand differs."""
_SAME_LOOK: Final = 0.3
"""Share of pairs that two hands paint."""
DETAILS: Final = MappingProxyType(
    {"headwear": 14, "face": 6, "blush": 4, "ear_wear": 4, "age": 3}
    | dict.fromkeys(("brows", "brow_shape", "eyes", "bangs", "mouth", "eyewear"), 2)
    | dict.fromkeys(("hair_pattern", "ahoge", "look", "facial_hair", "side"), 1)
)
"""Traits that are few pixels of a picture, and how often each is the one in which a pair differs. Headwear
most often: antlers, flowers and glass helmets get lost where a head leans, as few that wear them do."""
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
class Pair:
    """Two that differ in one thing: another hand paints the same look, or one small trait is another.

    `pictures` [2, size, size, 3], `conditions` [2, condition] and `hand` [2, NOISE].
    """

    size: int

    @property
    def fields(self) -> Mapping[str, Field]:
        fields = Whole(self.size).fields
        return {name: replace(field, shape=(2, *field.shape)) for name, field in fields.items()}

    def paint(self, look: Look, seed: int) -> dict[str, npt.NDArray[Any]]:
        chance = np.random.default_rng((seed, _OTHER_HAND))
        same = chance.random() < _SAME_LOOK
        second = (look, seed ^ _OTHER_HAND) if same else (with_another_detail(look, chance), seed)
        one, other = (Whole(self.size).paint(*each) for each in ((look, seed), second))
        return {name: np.stack([one[name], other[name]]) for name in one}


def with_another_detail(look: Look, chance: np.random.Generator) -> Look:
    """`look` with one of its DETAILS changed, the more likely the heavier it weighs there."""
    weights = np.array(list(DETAILS.values()))
    trait = list(DETAILS)[chance.choice(len(weights), p=weights / weights.sum())]
    others = [value for value in TRAITS[trait] if value != look.traits[trait]]
    return edit(look, Wish({trait: others[chance.integers(len(others))]}))


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
