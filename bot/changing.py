"""Changes of what stands in Redis that others may change at the same time."""

from collections.abc import Callable
from typing import Any, Final, TypeVar, cast

from redis import Redis
from redis.client import Pipeline

T = TypeVar("T")

DONE_FOR: Final = 15 * 60
"""Seconds that a press is known to have been done: as long as it may be taken up again (bot.inbox)."""


def change(redis: "Redis", key: str, how: Callable[["Pipeline"], T]) -> T:
    """What `how` returns, done again if `key` was changed meanwhile. Raises RedisError.

    `how` reads what stands there, calls `multi()`, and writes; it may raise instead, and nothing is changed.
    """
    run: Callable[..., Any] = redis.transaction  # redis types neither its function nor its result
    return cast(T, run(how, key, value_from_callable=True))


def done_before(pipeline: "Pipeline", press: str) -> bool:
    """Whether `press` has made its change: it is told again when its process died. '' tells of none."""
    return bool(press) and bool(pipeline.exists(_done(press)))


def note_done(pipeline: "Pipeline", press: str) -> None:
    """Note with the change itself, after `multi()`, that `press` has made it."""
    if press:
        pipeline.set(_done(press), 1, ex=DONE_FOR)


def _done(press: str) -> str:
    return f"mochi:done:{press}"


def text_of(value: object) -> str:
    """A value that Redis keeps as bytes. Raises TypeError for anything else."""
    if not isinstance(value, bytes):
        raise TypeError(f"bytes were kept, not {type(value).__name__}")
    return value.decode()
