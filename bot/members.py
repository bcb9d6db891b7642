"""What a member chose once for always: a current avatar and a language. Kept in Redis as JSON."""

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from redis import Redis
from redis.client import Pipeline

from bot.changing import change
from bot.lasting_codes import lasting


@dataclass(frozen=True)
class Member:
    """The choices of one member."""

    me: str = ""
    """The recipe code of the current avatar; empty if there is none."""
    language: str = ""
    """One of bot.replies.LANGUAGES; empty if the chat's own is good."""


class Members:
    """The choices of all members, known by pseudonyms. Every method may raise RedisError."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    def get(self, member: str) -> Member:
        """What `member` chose."""
        return _read(self._redis.get(_key(member)))

    def set_me(self, member: str, code: str) -> Member:
        """Make the avatar of `code` the current one."""
        return self._change(member, me=lasting(code))

    def set_language(self, member: str, language: str) -> Member:
        """Speak `language` from now on, or the chat's own if it is empty."""
        return self._change(member, language=language)

    def _change(self, member: str, **choices: str) -> Member:
        key = _key(member)

        def choose(pipeline: "Pipeline") -> Member:
            chosen = replace(_read(pipeline.get(key)), **choices)
            pipeline.multi()
            pipeline.set(key, json.dumps(asdict(chosen)))
            return chosen

        return change(self._redis, key, choose)


def _key(member: str) -> str:
    return f"mochi:member:{member}"


def _read(text: Any) -> Member:
    return Member(**json.loads(text)) if text else Member()
