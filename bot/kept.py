"""All that is kept in Redis under a member's pseudonym, whatever module put it there.

Nothing has to be registered: a key that bears the pseudonym is the member's whole, and of a key that several
members share (a board, a list of votes) every entry that bears it is theirs. An event that is being answered
(bot.inbox) is whose its `who` says, by the owner name.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from redis import Redis

from bot.changing import text_of
from bot.mailbox import letters_without_pictures

_PAGE: Final = 500
_OURS: Final = "mochi:*"
_EVENTS: Final = "mochi:inbox:*:event:*"
_NEVER_SHARED: Final = ("gallery", "lineage", "member", "inbox", "console", "web")
"""Kinds of keys that need not be looked into where they bear another pseudonym, or none."""

Entry = tuple[Any, Any]
"""What stands in a key, by its name where it has one."""


class Kept:
    """What is kept for each member. Every method may raise RedisError."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    def of(self, member: str, name: str) -> dict[str, Any]:
        """Everything by its kind, as JSON has it; `name` is the member's, such as 'discord:123'."""
        own = (*self._own_keys(member), *self._events(name))
        found = {_kind(key, member): _told(self._entries(key)) for key in own}
        for key in self._shared_keys():
            if entries := [one for one in self._entries(key) if _bears(one, member)]:
                found[_kind(key, member)] = _told(entries)
        return found

    def forget(self, member: str, name: str) -> None:
        """Keep nothing any more."""
        for key in (*self._own_keys(member), *self._events(name)):
            self._redis.unlink(key)
        for key in self._shared_keys():
            for entry in [one for one in self._entries(key) if _bears(one, member)]:
                _TYPES[text_of(self._redis.type(key))].remove(self._redis, key, entry[0])

    def _own_keys(self, member: str) -> list[str]:
        return [text_of(key) for key in self._redis.scan_iter(match=f"{_OURS}{member}*", count=_PAGE)]

    def _events(self, name: str) -> list[str]:
        keys = map(text_of, self._redis.scan_iter(match=_EVENTS, count=_PAGE))
        return [key for key in keys if self._redis.hget(key, "who") == name.encode()]

    def _shared_keys(self) -> Iterator[str]:
        for kind in _TYPES:
            for key in map(text_of, self._redis.scan_iter(match=_OURS, count=_PAGE, _type=kind)):
                if key.split(":")[1] not in _NEVER_SHARED:
                    yield key

    def _entries(self, key: str) -> Iterable[Entry]:
        kind = text_of(self._redis.type(key))
        return _TYPES[kind].entries(self._redis, key) if kind in _TYPES else [("", self._redis.get(key))]


class _Type(NamedTuple):
    """How a Redis type of many entries is read, and how one of them is taken out."""

    entries: Callable[["Redis", str], Iterable[Entry]]
    remove: Callable[["Redis", str, Any], object]


_TYPES: Final[Mapping[str, _Type]] = {
    "hash": _Type(
        lambda redis, key: redis.hscan_iter(key, count=_PAGE),
        lambda redis, key, name: redis.hdel(key, name),
    ),
    "set": _Type(
        lambda redis, key: ((one, True) for one in redis.sscan_iter(key, count=_PAGE)),
        lambda redis, key, name: redis.srem(key, name),
    ),
    "stream": _Type(
        letters_without_pictures,
        lambda redis, key, name: redis.xdel(key, name),
    ),
    "zset": _Type(
        lambda redis, key: redis.zscan_iter(key, count=_PAGE),
        lambda redis, key, name: redis.zrem(key, name),
    ),
    "list": _Type(
        lambda redis, key: ((one, True) for one in redis.lrange(key, 0, -1)),
        lambda redis, key, name: redis.lrem(key, 0, name),
    ),
}


def _kind(key: str, member: str) -> str:
    """The name of a key, without the member's own pseudonym."""
    return key.removeprefix("mochi:").replace(member, "").strip(":")


def _bears(entry: Entry, member: str) -> bool:
    return any(member in _text(part) for part in entry)


def _told(entries: Iterable[Entry]) -> Any:
    told = {_text(name): _value(value) for name, value in entries}
    return told.get("", told)  # what stands alone in its key has no name


def _text(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _value(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, bytes) else value
    except ValueError:
        return _text(value)
