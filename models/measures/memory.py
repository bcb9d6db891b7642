"""Whether a family draws what it has seen instead of what it has learned."""

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

NEAR: Final = 0.8
"""Below this ratio drawn pictures are suspiciously near to the training pictures."""


@dataclass(frozen=True)
class Memory:
    """Median distance to the nearest training picture, in a judge's features."""

    drawn: float
    painted: float
    """Of held-out painted pictures, which nobody can have learned by heart."""
    training_pictures: int

    @property
    def ratio(self) -> float:
        """About 1 for a family that learned, near 0 for one that memorised."""
        return self.drawn / max(self.painted, 1e-12)

    @property
    def memorised(self) -> bool:
        """Whether it is too near to be chance."""
        return self.ratio < NEAR


def check(drawn: Tensor, painted: Tensor, training: Tensor) -> Memory:
    """Features of drawn [N, F] and held-out painted [M, F] against those of training pictures [T, F]."""
    return Memory(nearest(drawn, training), nearest(painted, training), len(training))


def nearest(features: Tensor, training: Tensor) -> float:
    """The median distance of `features` [N, F] to the nearest of `training` [T, F]."""
    # without the matrix product that is quicker but blurs small distances
    mode = "donot_use_mm_for_euclid_dist"
    distances = torch.cdist(features.double(), training.double(), compute_mode=mode)
    return distances.min(1).values.median().item()
