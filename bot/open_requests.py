"""Which requests were taken and not answered yet, beside all that rq knows of them.

rq forgets: a job whose time has run out, one whose worker was killed at the wrong moment, one whose apology
did not arrive. What stands here is answered by somebody, or was.

Key: mochi:open:QUEUE, a sorted set of request ids by when they were taken; each is deleted when its request
is answered.
"""

import time
from typing import Any

from redis import Redis

from bot.changing import text_of


class OpenRequests:
    """The open requests of one queue. Every method may raise RedisError."""

    def __init__(self, redis: "Redis", queue_name: str) -> None:
        self._redis, self._key = redis, f"mochi:open:{queue_name}"

    def open(self, request_id: str) -> None:
        """Note a request that is about to be enqueued."""
        self._redis.zadd(self._key, {request_id: time.time()}, nx=True)

    def close(self, request_id: str) -> None:
        """Let go of a request that was answered, or was never enqueued."""
        self._redis.zrem(self._key, request_id)

    def all(self) -> dict[str, float]:
        """Every open request with the seconds since it was taken."""
        now = time.time()
        found: Any = self._redis.zrange(self._key, 0, -1, withscores=True)
        return {text_of(one): now - taken for one, taken in found}
