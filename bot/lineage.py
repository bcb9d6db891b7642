"""Of whom an avatar is a child: remembered for each member, kept in Redis as JSON, shown as a tree."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from redis import Redis

from bot.changing import text_of
from bot.lasting_codes import lasting

MOST: Final = 500
"""Children that are remembered of one member; the oldest are forgotten first."""
_SPARE: Final = 50
"""More that may come before the oldest are looked for."""
GENERATIONS: Final = 4
"""Shown in a tree, the avatar's own included: at most 15 avatars."""


@dataclass(frozen=True)
class Ancestry:
    """An avatar and its parents, theirs included."""

    code: str
    parents: tuple["Ancestry", ...] = ()


class Lineage:
    """The children of all members, known by pseudonyms. Every method may raise RedisError."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    def remember(self, member: str, children: Sequence[str], parents: Sequence[str]) -> None:
        """Remember that `children` come from `parents`, recipe codes all."""
        ancestors = [lasting(code) for code in parents]
        told = json.dumps({"parents": ancestors, "since": int(time.time())})
        found: dict[Any, Any] = {code: told for code in map(lasting, children) if code not in ancestors}
        if found:
            self._redis.hset(_key(member), mapping=found)
            if self._redis.hlen(_key(member)) > MOST + _SPARE:
                self._forget_oldest(member)

    def ancestry(self, member: str, code: str) -> Ancestry:
        """The tree of the avatar of `code`, as far back as is remembered and shown."""
        known = {
            text_of(child): tuple(json.loads(told)["parents"])
            for child, told in self._redis.hgetall(_key(member)).items()
        }
        return _tree(lasting(code), known, GENERATIONS)

    def _forget_oldest(self, member: str) -> None:
        known = self._redis.hgetall(_key(member))
        oldest = sorted(known, key=lambda child: int(json.loads(known[child])["since"]))
        self._redis.hdel(_key(member), *oldest[: len(known) - MOST])


def _key(member: str) -> str:
    return f"mochi:lineage:{member}"


def _tree(code: str, known: Mapping[str, Sequence[str]], generations: int) -> Ancestry:
    if generations == 1:  # an end, even where a child was edited back into its own parent
        return Ancestry(code)
    return Ancestry(code, tuple(_tree(parent, known, generations - 1) for parent in known.get(code, ())))
