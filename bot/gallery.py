"""The avatars that members saved: recipe codes, names they gave them, and times, kept in Redis as JSON."""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final

from redis import Redis
from redis.client import Pipeline

from bot.changing import change, done_before, note_done
from bot.lasting_codes import lasting

MOST: Final = 200
"""Avatars that one member can keep."""
PER_PAGE: Final = 8


class GalleryFull(Exception):
    """The member keeps as many avatars as there is room for."""


class NotSaved(Exception):
    """The avatar is not in the member's gallery."""


@dataclass(frozen=True)
class Saved:
    """An avatar in a gallery."""

    code: str
    title: str = ""
    """What its member calls it; empty if nothing."""
    saved: int = 0
    """When, in seconds since 1970."""
    favourite: bool = False


@dataclass(frozen=True)
class Page:
    """Some avatars of a gallery, the favourites first and then the newest."""

    avatars: Sequence[Saved]
    number: int
    """From 1 to `pages`."""
    pages: int
    total: int


class Gallery:
    """The galleries of all members. Every method may raise RedisError.

    A member is known by a pseudonym (bot.pseudonyms).
    """

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    def save(self, member: str, code: str, title: str = "") -> Saved:
        """Keep the avatar of `code`, or give a kept one this title. Raises GalleryFull."""
        field = lasting(code)

        def put(pipeline: "Pipeline") -> Saved:
            found = _read(pipeline.hget(_key(member), field))
            if found is None and pipeline.hlen(_key(member)) >= MOST:
                raise GalleryFull
            kept = found or Saved(field, saved=int(time.time()))
            return self._write(pipeline, member, replace(kept, title=title or kept.title))

        return change(self._redis, _key(member), put)

    def get(self, member: str, code: str) -> Saved:
        """A kept avatar. Raises NotSaved."""
        saved = _read(self._redis.hget(_key(member), lasting(code)))
        if saved is None:
            raise NotSaved
        return saved

    def rename(self, member: str, code: str, title: str) -> Saved:
        """Give a kept avatar a title, or take its title with an empty one. Raises NotSaved."""

        def name(pipeline: "Pipeline") -> Saved:
            return self._write(pipeline, member, replace(_found(pipeline, member, code), title=title))

        return change(self._redis, _key(member), name)

    def favour(self, member: str, code: str, press: str = "") -> Saved:
        """Make a kept avatar a favourite or an ordinary one, once for each `press`. Raises NotSaved."""

        def turn(pipeline: "Pipeline") -> Saved:
            kept = _found(pipeline, member, code)
            if done_before(pipeline, press):
                return kept
            turned = self._write(pipeline, member, replace(kept, favourite=not kept.favourite))
            note_done(pipeline, press)
            return turned

        return change(self._redis, _key(member), turn)

    def remove(self, member: str, code: str) -> None:
        """Keep an avatar no longer. Raises NotSaved."""
        if not self._redis.hdel(_key(member), lasting(code)):
            raise NotSaved

    def page(self, member: str, number: int) -> Page:
        """The page of this number, or the nearest that there is."""
        kept = [one for text in self._redis.hvals(_key(member)) if (one := _read(text))]
        kept.sort(key=lambda one: (not one.favourite, -one.saved, one.code))
        pages = max(1, -(-len(kept) // PER_PAGE))
        shown = min(max(number, 1), pages)
        return Page(kept[(shown - 1) * PER_PAGE : shown * PER_PAGE], shown, pages, len(kept))

    def _write(self, pipeline: "Pipeline", member: str, saved: Saved) -> Saved:
        pipeline.multi()
        pipeline.hset(_key(member), saved.code, json.dumps(asdict(saved), ensure_ascii=False))
        return saved


def _key(member: str) -> str:
    return f"mochi:gallery:{member}"


def _found(pipeline: "Pipeline", member: str, code: str) -> Saved:
    saved = _read(pipeline.hget(_key(member), lasting(code)))
    if saved is None:
        raise NotSaved
    return saved


def _read(text: object) -> Saved | None:
    return Saved(**json.loads(text)) if isinstance(text, bytes | str) else None
