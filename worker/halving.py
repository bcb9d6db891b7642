"""A GPU that is too small for a batch draws it in halves, and those in halves, down to one picture."""

import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import torch

T = TypeVar("T")
log = logging.getLogger(__name__)


def in_halves(draw: Callable[..., Sequence[T]], *columns: Sequence[Any]) -> list[T]:
    """What `draw` makes of `columns`, which are equally long: of all at once if there is memory for it.

    Raises torch.OutOfMemoryError if there is none for a single one.
    """
    try:
        return list(draw(*columns))
    except torch.OutOfMemoryError:
        if len(columns[0]) < 2:
            raise
    half = len(columns[0]) // 2
    log.warning("no memory for %d at once; drawing them in halves", len(columns[0]))
    if torch.cuda.is_available():
        torch.cuda.empty_cache()  # what the failed try has left, now that its frames are gone
    first = in_halves(draw, *(column[:half] for column in columns))
    return first + in_halves(draw, *(column[half:] for column in columns))
