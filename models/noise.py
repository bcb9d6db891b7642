"""The noise of a recipe: the same numbers from the same seed, on every machine and for good.

numpy promises that RandomState's streams never change; torch's and numpy's newer generators may.
"""

import math

import numpy as np
import torch
from torch import Tensor


def normal(seed: int, *shape: int) -> Tensor:
    """Independent standard normal numbers, float32, on the CPU. `seed` is between 0 and 2**32 - 1."""
    return torch.from_numpy(np.random.RandomState(seed).standard_normal(shape).astype(np.float32))


def uniform(seed: int, *shape: int) -> Tensor:
    """Independent numbers in [0, 1], float32, on the CPU. `seed` is between 0 and 2**32 - 1."""
    return torch.from_numpy(np.random.RandomState(seed).random_sample(shape).astype(np.float32))


def are_chances(*noises: Tensor) -> bool:
    """Whether these are chances, all between 0 and 1, and not normal numbers, a third of which are."""
    return all(noise.min() >= 0 and noise.max() <= 1 for noise in noises)


def on_the_way(first: Tensor, second: Tensor, share: float) -> Tensor:
    """The noise `share` (0..1) of the way between two.

    A vector z goes along the sphere (slerp; White, 1609.04468), since a straight way would lead through
    points nearer to 0 than noise ever is. Chances stay between 0 and 1 on a straight one.
    """
    if are_chances(first, second) or torch.equal(first, second):
        return torch.lerp(first, second, share)
    cosine = torch.dot(first, second) / (first.norm() * second.norm())
    angle = math.acos(min(1.0, max(-1.0, cosine.item())))
    ahead, behind = (math.sin(part * angle) / math.sin(angle) for part in (share, 1 - share))
    return behind * first + ahead * second
