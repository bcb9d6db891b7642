"""Changes of what stands in Redis that others may change at the same time."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from redis import Redis
from redis.client import Pipeline

T = TypeVar("T")


def change(redis: "Redis", key: str, how: Callable[["Pipeline"], T]) -> T:
    """What `how` returns, done again if `key` was changed meanwhile. Raises RedisError.

    `how` reads what stands there, calls `multi()`, and writes; it may raise instead, and nothing is changed.
    """
    run: Callable[..., Any] = redis.transaction  # redis types neither its function nor its result
    return cast(T, run(how, key, value_from_callable=True))


def text_of(value: object) -> str:
    """A value that Redis keeps as bytes. Raises TypeError for anything else."""
    if not isinstance(value, bytes):
        raise TypeError(f"bytes were kept, not {type(value).__name__}")
    return value.decode()
