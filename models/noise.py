"""The noise of a recipe: the same numbers from the same seed, on every machine and for good.

numpy promises that RandomState's streams never change; torch's and numpy's newer generators may.
"""

import numpy as np
import torch
from torch import Tensor


def normal(seed: int, *shape: int) -> Tensor:
    """Independent standard normal numbers, float32, on the CPU. `seed` is between 0 and 2**32 - 1."""
    return torch.from_numpy(np.random.RandomState(seed).standard_normal(shape).astype(np.float32))


def uniform(seed: int, *shape: int) -> Tensor:
    """Independent numbers in [0, 1], float32, on the CPU. `seed` is between 0 and 2**32 - 1."""
    return torch.from_numpy(np.random.RandomState(seed).random_sample(shape).astype(np.float32))
