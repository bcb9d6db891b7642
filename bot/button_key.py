"""The key that seals buttons: the operator's own, or one that is made once and kept in Redis."""

import secrets
from typing import Final

from redis import Redis
from redis.exceptions import RedisError

from bot.avatar_queue import QueueAway, connect
from bot.settings import Settings

KEPT_AS: Final = "mochi:button-key"
_BYTES: Final = 32


class ButtonKey:
    """Fetched when it is first needed: a bot starts before its Redis does."""

    def __init__(self, redis: "Redis", given: bytes | None) -> None:
        self._redis, self._key = redis, given

    def get(self) -> bytes:
        """The key, the same in every process of this Mochi. Raises QueueAway if Redis can't be reached."""
        if self._key is None:
            try:
                self._redis.set(KEPT_AS, secrets.token_bytes(_BYTES), nx=True)
                kept = self._redis.get(KEPT_AS)
            except RedisError as problem:
                raise QueueAway(str(problem)) from problem
            if not isinstance(kept, bytes):
                raise QueueAway("Redis kept no key")
            self._key = kept
        return self._key


def open_button_key(settings: Settings) -> ButtonKey:
    """The key of these settings."""
    secret = settings.secret_key
    return ButtonKey(connect(settings), secret.get_secret_value().encode() if secret else None)
