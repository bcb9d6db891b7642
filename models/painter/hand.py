"""The painter's hand: how far lines stray, and where. All that look and colours leave free lies here.

One number for each place of a grid over the canvas tells how far to the right a line that ends there strays,
another how far down, whatever it is that is drawn. So a generator that is given these numbers as its noise
(models/trait_maps.py) can learn where each lock of hair ends, and need not guess.
"""

import math
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from models.painter.anatomy import CANVAS, FIGURE_SCALE, FIGURE_X, FIGURE_Y

GRID: Final = 16
"""Places along each side."""
NOISE: Final = 2 * GRID * GRID
"""Numbers of a hand."""


def noise(seed: int) -> NDArray[np.float32]:
    """The numbers of the hand of `seed`, [NOISE], standard normal: those of models/noise.py without torch."""
    return np.random.RandomState(seed).standard_normal(NOISE).astype(np.float32)


class Hand:
    """A hand with these numbers [NOISE]; the same ones stray alike on every machine."""

    def __init__(self, numbers: NDArray[np.float32]) -> None:
        self._strays = numbers.reshape(2, GRID, GRID)  # to the right, down

    @classmethod
    def of(cls, seed: int) -> Self:
        """The hand of `seed`, between 0 and 2**32 - 1."""
        return cls(noise(seed))

    def across(self, x: float, y: float, reach: float) -> float:
        """How far to the right a line that ends at a point of the figure strays: evenly up to `reach`."""
        return reach * self._stray(0, x, y)

    def down(self, x: float, y: float, reach: float) -> float:
        """How far down, likewise."""
        return reach * self._stray(1, x, y)

    def _stray(self, way: int, x: float, y: float) -> float:
        column, row = _place(FIGURE_X + FIGURE_SCALE * x), _place(FIGURE_Y + FIGURE_SCALE * y)
        return math.erf(float(self._strays[way, row, column]) * math.sqrt(0.5))  # evenly between -1 and 1


def _place(along: float) -> int:
    return min(GRID - 1, max(0, int(along * GRID / CANVAS)))
