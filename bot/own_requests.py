"""The requests of one member that are in Redis: looked up, and forgotten, even those being drawn.

A request holds where its answer goes, and so whom it is for, from its order to its answer. Afterwards it is
blank: its id, by which its event is recognised if it is told again, and its times are all that stays.
"""

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Final

from redis import Redis

from bot.changing import text_of

_PAGE: Final = 500

_BLANK: Final = """
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
redis.call('HSET', KEYS[1], 'data', ARGV[1], 'meta', '{}')
redis.call('HDEL', KEYS[1], 'description', 'exc_info', 'result')
return 1
"""


def blank_data(task: str) -> bytes:
    """What rq finds in a request that is blank: the task, without anything to do."""
    return json.dumps([task, None, [], {}]).encode()


def blank_request(redis: "Redis", key: str, data: bytes) -> None:
    """Keep nothing of the request at `key` but its id and its times. May raise RedisError."""
    redis.eval(_BLANK, 1, key, data)


class OwnRequests:
    """Requests by the pseudonym of their member. Every method may raise RedisError.

    `line_keys` are the keys of the list of those that wait and of the set of those to be tried again.
    """

    def __init__(self, redis: "Redis", job_prefix: str, line_keys: tuple[str, str], blank: bytes) -> None:
        self._redis, self._prefix, self._line_keys = redis, job_prefix, line_keys
        self._data = blank

    def of(self, member: str) -> list[dict[str, Any]]:
        """What is known of the member's requests, as JSON has it."""
        return [_told(request_id, fields) for request_id, fields in self._found(member)]

    def forget(self, member: str, kept: int) -> int:
        """Blank the member's requests, and draw none of them that was not begun; how many there were.

        Their ids are refused for `kept` seconds more. The answer of one that is being drawn is thrown away.
        """
        found = [request_id for request_id, _ in self._found(member)]
        for request_id in found:
            waited = self._leave_line(request_id)
            self.blank(request_id)
            if waited:
                with self._redis.pipeline() as pipeline:
                    pipeline.hset(self._prefix + request_id, "status", "canceled")
                    pipeline.expire(self._prefix + request_id, kept)
                    pipeline.execute()
        return len(found)

    def blank(self, request_id: str) -> None:
        """Keep nothing of a request but its id and its times."""
        blank_request(self._redis, self._prefix + request_id, self._data)

    def _leave_line(self, request_id: str) -> bool:
        line, retries = self._line_keys
        return bool(self._redis.lrem(line, 0, request_id)) | bool(self._redis.zrem(retries, request_id))

    def _found(self, member: str) -> Iterator[tuple[str, Mapping[Any, Any]]]:
        for key in self._redis.scan_iter(match=f"{self._prefix}*", count=_PAGE, _type="hash"):
            meta = self._redis.hget(key, "meta")
            if meta and json.loads(meta).get("member") == member:
                yield text_of(key).removeprefix(self._prefix), self._redis.hgetall(key)


def _told(request_id: str, fields: Mapping[Any, Any]) -> dict[str, Any]:
    task = json.loads(_plain(fields.get(b"data", b"[]")))
    asked = json.loads(task[2][0]) if len(task) > 2 and task[2] else {}
    return {
        "id": request_id,
        "status": fields.get(b"status", b"").decode(),
        "since": fields.get(b"created_at", b"").decode(),
        # the keyboard says nothing that the rest does not
        **{name: value for name, value in asked.items() if value and name not in ("id", "keyboard")},
    }


def _plain(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)  # as rq packs it
    except zlib.error:
        return data
