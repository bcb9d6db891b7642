"""All that somebody could find in a Redis or a folder, for tests of what is not there."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from redis import Redis


def everything(redis: "Redis") -> str:
    """All keys and values, unpacked where rq packs them."""
    return "\n".join(_found(redis))


def on_disk(folder: Path) -> bytes:
    """All files of a folder in one."""
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def _found(redis: "Redis") -> Iterator[str]:
    for key in redis.scan_iter():
        yield _text(key)
        yield from map(_text, _parts(redis, key))


def _parts(redis: "Redis", key: Any) -> Iterator[Any]:
    match redis.type(key):
        case b"string":
            yield redis.get(key)
        case b"hash":
            for pair in redis.hgetall(key).items():
                yield from pair
        case b"set":
            yield from redis.smembers(key)
        case b"list":
            yield from redis.lrange(key, 0, -1)
        case b"zset":
            yield from redis.zrange(key, 0, -1)
        case b"stream":
            for _, fields in redis.xrange(key):
                for pair in fields.items():
                    yield from pair


def _text(value: Any) -> str:
    if not isinstance(value, bytes):
        return str(value)
    try:
        return zlib.decompress(value).decode(errors="replace")
    except zlib.error:
        return value.decode(errors="replace")
