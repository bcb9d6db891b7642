"""Boards: the avatars that members of a server shared on a day, and who likes which; kept for some days.

Members stand here by pseudonyms, as servers do, so that what is theirs is found and forgotten (bot.kept).
"""

import json
import time
from dataclasses import dataclass
from datetime import date
from typing import Final

from redis import Redis
from redis.client import Pipeline

from bot.changing import change, done_before, note_done, text_of
from bot.lasting_codes import lasting

DAYS: Final = 8
"""How long a board is kept."""
MOST: Final = 60
"""Avatars that a board holds."""
EACH: Final = 3
"""Avatars that one member can have on a board."""


class BoardFull(Exception):
    """There is no room on the board, or none for one more of this member."""


class NotOnBoard(Exception):
    """The avatar does not hang there, or is another's."""


class OwnAvatar(Exception):
    """Nobody gives a heart to themselves."""


@dataclass(frozen=True)
class Posted:
    """An avatar on a board."""

    code: str
    hearts: int
    since: float
    """When it was shared, in seconds since 1970."""


class Boards:
    """The boards of all servers. Every method may raise RedisError."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    def share(self, server: str, day: date, member: str, code: str) -> None:
        """Hang an avatar on the board; done twice, it hangs once. Raises BoardFull."""
        field, key = lasting(code), _board(server, day)

        def put(pipeline: "Pipeline") -> None:
            owners = [json.loads(row)["by"] for row in pipeline.hvals(key)]
            hangs = pipeline.hexists(key, field)
            if not hangs and (len(owners) >= MOST or owners.count(member) >= EACH):
                raise BoardFull
            pipeline.multi()
            if not hangs:
                pipeline.hset(key, field, json.dumps({"by": member, "since": time.time()}))
                pipeline.expire(key, DAYS * 86_400)

        change(self._redis, key, put)

    def take_down(self, server: str, day: date, member: str, code: str) -> None:
        """Take an avatar of the member's own off the board. Raises NotOnBoard."""
        field, key = lasting(code), _board(server, day)
        if self._owner(key, field) != member:
            raise NotOnBoard
        self._redis.hdel(key, field)

    def heart(self, server: str, day: date, member: str, code: str, press: str = "") -> tuple[bool, int]:
        """Give a heart or take it back, once for each `press`: whether it is given now, and how many are.

        Raises NotOnBoard and OwnAvatar.
        """
        field, board, key = lasting(code), _board(server, day), _hearts(server, day)
        owner = self._owner(board, field)
        if not owner:
            raise NotOnBoard
        if owner == member:
            raise OwnAvatar
        vote = f"{field} {member}"
        given = change(self._redis, key, lambda pipeline: _turn(pipeline, key, vote, press, board))
        return given, self._counted(key).get(field, 0)

    def posted(self, server: str, day: date) -> list[Posted]:
        """All that hangs on a board, what most like first, then what came first."""
        counts = self._counted(_hearts(server, day))
        rows = {
            text_of(code): json.loads(row) for code, row in self._redis.hgetall(_board(server, day)).items()
        }
        hanging = [Posted(code, counts.get(code, 0), row["since"]) for code, row in rows.items()]
        return sorted(hanging, key=lambda one: (-one.hearts, one.since))

    def _owner(self, key: str, field: str) -> str:
        row = self._redis.hget(key, field)
        return str(json.loads(row)["by"]) if row else ""

    def _counted(self, key: str) -> dict[str, int]:
        counts: dict[str, int] = {}
        for vote in self._redis.smembers(key):
            code = text_of(vote).partition(" ")[0]
            counts[code] = counts.get(code, 0) + 1
        return counts


def _turn(pipeline: "Pipeline", key: str, vote: str, press: str, board: str) -> bool:
    """Give a vote or take it back; whether it is given then. Votes last as long as the board."""
    given, lasts = bool(pipeline.sismember(key, vote)), max(1, pipeline.ttl(board))
    if done_before(pipeline, press):
        return given
    pipeline.multi()
    (pipeline.srem if given else pipeline.sadd)(key, vote)
    pipeline.expire(key, lasts)
    note_done(pipeline, press)
    return not given


def _board(server: str, day: date) -> str:
    return f"mochi:board:{server}:{day.isoformat()}"


def _hearts(server: str, day: date) -> str:
    return f"mochi:hearts:{server}:{day.isoformat()}"
