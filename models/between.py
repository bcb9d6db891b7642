"""A picture on the way from one look to another: what the frames of an animation are. No torch here.

The networks blend what a look conditions, so traits fade and grow where `models.look.blend` switches them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from models.conditioning import conditions
from models.look import Look
from models.recipe import Recipe


@dataclass(frozen=True)
class Between:
    """`share` (0..1) of the way from one look and the noise of its seed to others.

    A look here may have any pose, while one in a recipe is rounded to what a code can say.
    """

    first: Look
    second: Look
    seeds: tuple[int, int]
    share: float

    def __post_init__(self) -> None:
        if not 0 <= self.share <= 1:
            raise ValueError(f"share is between 0 and 1, not {self.share}")

    @classmethod
    def at(cls, look: Look, seed: int) -> Self:
        """No way at all: the look itself."""
        return cls(look, look, (seed, seed), 0)

    @classmethod
    def of(cls, recipe: Recipe) -> Self:
        """The picture of a recipe."""
        return cls.at(recipe.look, recipe.seed)


def blended(frames: Sequence[Between]) -> npt.NDArray[np.float32]:
    """The condition of each frame, mixed linearly from those of its ends, [N, conditioning.WIDTH]."""
    first = conditions([frame.first for frame in frames])
    second = conditions([frame.second for frame in frames])
    shares = np.array([frame.share for frame in frames], np.float32)[:, None]
    mixed: npt.NDArray[np.float32] = first + (second - first) * shares
    return mixed
