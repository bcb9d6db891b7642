"""What drawing costs on the machine that measures."""

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import torch


def milliseconds(draw: Callable[[], object], times: int) -> float:
    """The median time of `draw` after one draw to warm up."""
    draw()
    return median(_time(draw) for _ in range(times)) * 1000


def peak_megabytes(device: torch.device) -> float | None:
    """The most memory that was in use at once: on the GPU, else of the process. None where nobody counts."""
    if device.type == "cuda":
        return torch.cuda.max_memory_allocated(device) / 1e6
    try:
        import resource  # not on Windows
    except ImportError:
        return None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def _time(draw: Callable[[], object]) -> float:
    start = perf_counter()
    draw()
    return perf_counter() - start
