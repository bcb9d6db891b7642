"""The file in which Redis writes down every change: what was deleted stays there until it is written anew."""

import logging
import time
from threading import Thread
from typing import Final

from redis import Redis
from redis.exceptions import RedisError, ResponseError

log = logging.getLogger(__name__)
TRIES: Final = 120
"""A second apart: a file that is being written anew already may hold what was just deleted."""
_BUSY: Final = "in progress"


def write_anew(redis: "Redis") -> None:
    """Have the append-only file written anew, in the background; after the present time, if one is at it.

    Never raises: a Redis that somebody else runs may keep no such file, or allow no such command.
    """
    if not _begun(redis):
        Thread(target=_insist, args=(redis,), name="append-only file", daemon=True).start()


def _insist(redis: "Redis") -> None:
    for _ in range(TRIES):
        time.sleep(1.0)
        if _begun(redis):
            return
    log.warning("the append-only file could not be written anew")


def _begun(redis: "Redis") -> bool:
    """Whether there is nothing more to wait for."""
    try:
        redis.bgrewriteaof()
    except ResponseError as problem:
        if _BUSY in str(problem):
            return False
        log.warning("Redis does not write its append-only file anew when asked: %s", problem)
    except (RedisError, ValueError) as problem:  # the latter of a connection that was closed meanwhile
        log.warning("the append-only file is not written anew: %s", type(problem).__name__)
    return True
