"""Patience with those who try refused words again and again: counted by pseudonym, never what they wrote.

A few refusals in ten minutes are anybody's mishap. After them each one more makes the member wait, at first
for seconds and never for more than ten minutes.
"""

from typing import Final

from redis import Redis

FREE: Final = 3
"""Refusals in a row that cost nothing."""
REMEMBERED: Final = 600
"""Seconds after the last refusal when all is forgotten."""
SHORTEST: Final = 15
LONGEST: Final = 600
"""Seconds of a break."""

REPORTS_AN_HOUR: Final = 5
"""Reports of one member that are passed on in an hour."""
REPORTED_FOR: Final = 24 * 3600
"""Seconds in which one picture is reported once, whoever reports it."""


class Restraint:
    """What is counted about members, by pseudonyms. Every method may raise RedisError."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    def refused(self, member: str) -> int:
        """Count a refusal; how many seconds the member has to wait now, 0 for none."""
        count = self._count(f"mochi:refused:{member}", REMEMBERED)
        if count <= FREE:
            return 0
        seconds = min(LONGEST, SHORTEST * 2 ** min(count - FREE - 1, 10))
        self._redis.set(_pause(member), 1, ex=seconds)
        return int(seconds)

    def pause(self, member: str) -> int:
        """How many seconds the member has to wait still, 0 for none."""
        return max(0, int(self._redis.ttl(_pause(member))))

    def may_report(self, member: str) -> bool:
        """Count a report; whether it is passed on."""
        return self._count(f"mochi:reports:{member}", 3600) <= REPORTS_AN_HOUR

    def first_report(self, place: str, press: str) -> bool:
        """Whether the message of this pseudonym has not been reported lately, but by the same press."""
        if self._redis.set(_reported(place), press, ex=REPORTED_FOR, nx=True):
            return True
        return bool(press) and self._redis.get(_reported(place)) == press.encode()

    def not_reported(self, place: str) -> None:
        """Forget that it was reported: nobody heard of it."""
        self._redis.delete(_reported(place))

    def _count(self, key: str, seconds: int) -> int:
        with self._redis.pipeline() as pipeline:
            pipeline.incr(key)
            pipeline.expire(key, seconds)
            return int(pipeline.execute()[0])


def _reported(place: str) -> str:
    return f"mochi:reported:{place}"


def _pause(member: str) -> str:
    return f"mochi:pause:{member}"
