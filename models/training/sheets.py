"""Sample sheets: held-out looks as they are painted, and what a network makes of them."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.canvas import from_pixels, to_pixels
from models.conditioning import conditions
from models.look import Look, sample
from models.measuring import HELD_OUT
from models.painter import render

ROW = 8
"""Pictures in a row."""


def held_out(count: int) -> list[Look]:
    """The first held-out looks, which no trainer has seen."""
    return [sample(HELD_OUT + number) for number in range(count)]


@cache
def painted(count: int, size: int) -> Tensor:
    """Them painted, [count, 3, size, size] in -1..1."""
    pictures = [render(look, HELD_OUT + number, size) for number, look in enumerate(held_out(count))]
    return from_pixels(np.stack([np.asarray(picture.convert("RGB")) for picture in pictures]))


def wanted(count: int) -> Tensor:
    """Their conditions, [count, condition]."""
    return torch.from_numpy(conditions(held_out(count)))


def beside(*kinds: Tensor) -> Image.Image:
    """A row of the first kind's pictures, a row of the second's, and so on; each [N, 3, S, S], N of ROWs."""
    rows = [kind[start : start + ROW] for start in range(0, len(kinds[0]), ROW) for kind in kinds]
    return lay_out([to_pixels(row.cpu()) for row in rows])


def lay_out(rows: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]) -> Image.Image:
    """Rows of pictures [N, S, S, 3] as one picture."""
    return Image.fromarray(np.concatenate([np.concatenate(list(row), axis=1) for row in rows]))
