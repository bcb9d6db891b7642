"""`python -m worker.health`: exits 0 if a worker of this machine gave a sign of life lately."""

import socket
import sys
from datetime import timedelta
from typing import Final

from redis import Redis
from redis.exceptions import RedisError
from rq import Worker
from rq.utils import now

from bot.avatar_queue import connect
from bot.settings import load_settings

LATELY: Final = timedelta(seconds=60)
"""A worker beats every ten seconds, or after each batch."""


def main() -> int:
    """The exit status, with one line on stderr if it is 1."""
    with connect(load_settings()) as redis:
        wrong = ill(redis)
    if wrong:
        print(wrong, file=sys.stderr)
    return 1 if wrong else 0


def ill(redis: "Redis") -> str:
    """What is wrong with the workers of this machine, in a sentence; empty if nothing is."""
    try:
        workers = [one for one in Worker.all(connection=redis) if one.hostname == socket.gethostname()]
    except RedisError as problem:
        return f"Redis can't be reached at REDIS_URL: {problem}"
    if any(one.last_heartbeat and now() - one.last_heartbeat < LATELY for one in workers):
        return ""
    return "No worker of this machine gave a sign of life lately."


if __name__ == "__main__":
    sys.exit(main())
