"""How long an answer may still wait for something: Discord wants its first sign of life at once."""

import time
from contextvars import ContextVar
from typing import Final

AT_ONCE: Final = 0.5
"""Seconds that everything may take together before the person is told to wait."""
AT_LEAST: Final = 0.05
"""Seconds that anything is given, so that what is at hand is always found."""
_BEGUN: Final[ContextVar[float | None]] = ContextVar("begun", default=None)


def begin() -> None:
    """The current task begins to answer somebody."""
    _BEGUN.set(time.monotonic())


def time_left() -> float:
    """Seconds that the current task may still wait."""
    begun = _BEGUN.get()
    spent = 0.0 if begun is None else time.monotonic() - begun
    return max(AT_LEAST, AT_ONCE - spent)
