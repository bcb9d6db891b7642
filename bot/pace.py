"""How fast avatars come out, measured on those that came out last. Pure."""

import math
from collections.abc import Sequence
from datetime import datetime
from typing import Final

Span = tuple[datetime, datetime]
"""From when a request was begun to when its answer had reached the chat."""

ENOUGH: Final = 3
"""Spans below which nothing is promised."""
LOOKED_AT: Final = 24


def seconds_each(spans: Sequence[Span]) -> float | None:
    """Seconds that a request takes of the time in which anything was drawn; None if too few are known.

    What was drawn at the same time, in one batch or by several workers, counts once; pauses don't count.
    """
    if len(spans) < ENOUGH:
        return None
    busy, until = 0.0, min(start for start, _ in spans)
    for start, end in sorted(spans):
        busy += max(0.0, (end - max(start, until)).total_seconds())
        until = max(until, end)
    return busy / len(spans)


def seconds_left(ahead: int, each: float | None) -> int | None:
    """Whole seconds until a request with `ahead` others before it is answered, in steps that can be kept."""
    if each is None:
        return None
    seconds = (ahead + 1) * each
    step = 5 if seconds < 60 else 30
    return max(1, math.ceil(seconds)) if seconds <= step else math.ceil(seconds / step) * step
