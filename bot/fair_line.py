"""Who is drawn next: members take turns, and so do servers, on the list that rq's workers take from.

rq appends a request to its list, safe on the disk; then it is moved up to its turn. What the move misses
(a process killed in between, a request begun meanwhile) costs a turn, never a request.

The n-th waiting request of a member has the turn n; of a server with many members, only `share` requests
have the same turn. A request goes behind the last one whose turn is not later than its own. So nobody is
passed by a later turn, and whoever asked for ten waits behind whoever asked for one.
"""

from dataclasses import dataclass
from typing import Final

from redis import Redis

SERVER_SHARE: Final = 8
"""Requests of one server that are drawn in one turn."""


@dataclass(frozen=True)
class Party:
    """For whom a request is drawn, both told by pseudonyms."""

    member: str = ""
    server: str = ""
    """Empty in a private chat, which takes its turns by its member alone."""
    share: int = SERVER_SHARE
    """How many requests of the server have the same turn."""


_TURNS: Final = """
local function party(id)
  local meta = redis.call('HGET', ARGV[1] .. id, 'meta')
  local found, told = pcall(cjson.decode, meta or '{}')
  if not found or type(told) ~= 'table' then told = {} end
  return told.member or '', told.server or '', math.max(1, tonumber(told.share) or 1)
end
local members, servers = {}, {}
local function turn(id)
  local member, server, share = party(id)
  local before = members[member] or 0
  members[member] = before + 1
  if server ~= '' then
    local others = servers[server] or 0
    servers[server] = others + 1
    before = math.max(before, math.floor(others / share))
  end
  return before
end
"""

_SEAT: Final = (
    _TURNS
    + """
local waiting = redis.call('LRANGE', KEYS[1], 0, -1)
local turns, place, mine, after = {}, nil, nil, nil
for index, id in ipairs(waiting) do
  turns[index] = turn(id)
  if id == ARGV[2] then place, mine = index, turns[index] break end
end
if not place then return 0 end
for index = 1, place - 1 do
  if turns[index] <= mine then after = index end
end
if after == place - 1 then return 1 end
redis.call('LREM', KEYS[1], -1, ARGV[2])
if after then
  redis.call('LINSERT', KEYS[1], 'AFTER', waiting[after], ARGV[2])
else
  redis.call('LPUSH', KEYS[1], ARGV[2])
end
return 1
"""
)

_COUNT: Final = (
    _TURNS
    + """
local count = 0
for _, id in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
  local member = party(id)
  if member == ARGV[2] then count = count + 1 end
end
return count
"""
)

_REMOVE: Final = """
if redis.call('LREM', KEYS[1], 1, ARGV[2]) == 0 then return 0 end
redis.call('HSET', ARGV[1] .. ARGV[2], 'status', 'canceled')
redis.call('EXPIRE', ARGV[1] .. ARGV[2], ARGV[3])
return 1
"""


class FairLine:
    """The order of one rq queue. Every method may raise RedisError."""

    def __init__(self, redis: "Redis", queue_key: str, job_prefix: str) -> None:
        self._key, self._prefix = queue_key, job_prefix
        self._redis = redis
        self._seat, self._count, self._remove = map(redis.register_script, (_SEAT, _COUNT, _REMOVE))

    def seat(self, request_id: str) -> None:
        """Move a waiting request up to its turn; nothing if it does not wait any more."""
        self._seat(keys=[self._key], args=[self._prefix, request_id])

    def waiting_of(self, member: str) -> int:
        """How many requests of `member` wait."""
        return int(self._count(keys=[self._key], args=[self._prefix, member]))

    def place_of(self, request_id: str) -> int | None:
        """How many requests wait before this one; None if it does not wait."""
        found = self._redis.lpos(self._key, request_id)
        return found if isinstance(found, int) else None

    def remove(self, request_id: str, kept: int) -> bool:
        """Take a request out of the line before it is begun; whether it was still there.

        Its id is refused for `kept` seconds more, should its event be told again.
        """
        return bool(self._remove(keys=[self._key], args=[self._prefix, request_id, kept]))
