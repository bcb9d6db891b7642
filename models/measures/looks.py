"""What is measured on: looks and wishes that no trainer has seen, and their pictures by the painter."""

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Final

import numpy as np
import numpy.typing as npt

from models.look import Look
from models.painter import render

HELD_OUT: Final = 3_000_000_000
"""Looks are sampled from this seed on. No trainer paints looks of seeds this high."""

Pixels = npt.NDArray[np.uint8]
Task = tuple[Look, int, int]
"""A look, the seed of the painter's hand, pixels along each side."""


class Painters:
    """Paints pictures, in processes of its own where there are many to paint. Close it when done."""

    def __init__(self, processes: int | None = None) -> None:
        count = processes or os.cpu_count() or 1
        self._pool = ProcessPoolExecutor(count, multiprocessing.get_context("spawn")) if count > 1 else None

    def paint(self, looks: Sequence[Look], seeds: Sequence[int], size: int) -> Pixels:
        """Painted pictures of the looks, [N, size, size, 3]."""
        tasks = [(look, seed, size) for look, seed in zip(looks, seeds, strict=True)]
        if self._pool is None:
            return np.stack([_paint(task) for task in tasks])
        packed = [
            (dict(look.traits), dict(look.colours), dict(look.pose), seed, size) for look, seed, size in tasks
        ]
        return np.stack(list(self._pool.map(_unpack_and_paint, packed, chunksize=4)))

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def _paint(task: Task) -> Pixels:
    return np.asarray(render(*task).convert("RGB"))


def _unpack_and_paint(
    packed: tuple[dict[str, str], dict[str, str], dict[str, float], int, int],
) -> Pixels:
    """A look's read-only mappings can't be sent to another process, so their parts are."""
    traits, colours, pose, seed, size = packed
    return _paint((Look(traits, colours, pose), seed, size))
