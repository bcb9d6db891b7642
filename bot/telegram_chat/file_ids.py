"""The pictures that Telegram has already, by recipe: what was sent once is shown again without an upload."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from redis import Redis
from redis.exceptions import RedisError

from bot.changing import text_of

KEPT_FOR: Final = 30 * 24 * 3600
"""Seconds. Telegram keeps its files for longer, but nobody promises for how long."""


class FileIds:
    """Kept in Redis under a hash of the recipe: nothing tells for whom a picture was drawn.

    Away from Redis nothing is known, and nothing is lost by that but time.
    """

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    def known(self, codes: Sequence[str]) -> Mapping[str, str]:
        """Telegram's file for each of `codes` that it has."""
        if not codes:
            return {}
        try:
            found = self._redis.mget([_key(code) for code in codes])
        except RedisError:
            return {}
        return {code: text_of(one) for code, one in zip(codes, found, strict=True) if one}

    def note(self, code: str, file_id: str) -> None:
        """Remember the file that shows the avatar of `code`."""
        try:
            self._redis.set(_key(code), file_id, ex=KEPT_FOR)
        except RedisError:
            return


def _key(code: str) -> str:
    return f"mochi:telegram:picture:{hashlib.sha256(code.encode()).hexdigest()[:32]}"
