"""How an answer comes back to a chat of Mochi's own, a terminal or a page: as JSON in a Redis stream.

A stream can be read again, from its beginning or from any letter: whoever comes back finds everything.
"""

import base64
import json
import time
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from redis import Redis
from redis.asyncio import Redis as AsyncRedis
from redis.exceptions import RedisError

from bot.answer import Answer, File, Picture, PostFailed
from bot.request import Button, ChatAddress, Keyboard

KEPT: Final = 900
"""Seconds that letters are kept after the last one."""
_LOOKS: Final = 5_000
"""Milliseconds for which Redis waits for the next letter: shorter than a connection may be silent."""
_FIELD: Final = b"letter"
_BEGINNING: Final = "0"


@dataclass(frozen=True)
class Letter:
    """One message: the request was asked for, its drawing began, or it ended in an answer or an apology."""

    kind: Literal["asked", "drawing", "answer", "apology"]
    text: str = ""
    codes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sheet: Picture | None = None
    """All pictures side by side, if there are several."""
    file: File | None = None
    keyboard: Keyboard = ()

    @property
    def last(self) -> bool:
        """Whether nothing comes after it."""
        return self.kind in ("answer", "apology")


def address(platform: str, box: str, language: str) -> ChatAddress:
    """Where the answer goes that the chat `platform` waits for; `box` is a name of its own."""
    return ChatAddress(platform, {"mailbox": f"mochi:{platform}:{box}"}, language)


def letters(redis: "Redis", where: ChatAddress, patience: float) -> Iterator[Letter]:
    """The letters to `where`, to the last one. Raises TimeoutError after `patience` seconds of none."""
    box, seen = where.route["mailbox"], _BEGINNING
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        wait = min(_LOOKS, max(1, int((deadline - time.monotonic()) * 1000)))
        for name, letter in _entries(redis.xread({box: seen}, block=wait)):
            seen = name
            yield letter
            if letter.last:
                return
            deadline = time.monotonic() + patience
    raise TimeoutError


async def coming_letters(
    redis: "AsyncRedis", where: ChatAddress, wait: float, seen: str = _BEGINNING
) -> AsyncIterator[tuple[str, Letter] | None]:
    """Each letter to `where` after the one called `seen`, with what it is called; to the last one.

    None whenever there was none for `wait` seconds. May raise RedisError.
    """
    box = where.route["mailbox"]
    while True:
        found = list(_entries(await redis.xread({box: seen}, block=int(wait * 1000))))
        if not found:
            yield None
        for name, letter in found:
            seen = name
            yield name, letter
            if letter.last:
                return


async def kept_letters(redis: "AsyncRedis", where: ChatAddress) -> list[Letter]:
    """All letters to `where` so far. May raise RedisError."""
    rows: Any = await redis.xrange(where.route["mailbox"])
    return [_read(fields[_FIELD]) for _, fields in rows]


def letters_without_pictures(redis: "Redis", box: str) -> Iterator[tuple[bytes, bytes]]:
    """Each letter in a mailbox and what it is called, for whoever asks what is kept. May raise RedisError."""
    rows: Any = redis.xrange(box)
    for name, fields in rows:
        letter = json.loads(fields[_FIELD])
        yield (
            name,
            json.dumps({part: letter[part] for part in ("kind", "text", "codes") if part in letter}).encode(),
        )


async def announce(redis: "AsyncRedis", where: ChatAddress, seconds: int) -> None:
    """Put the first letter into the mailbox, which then stands for so long. May raise RedisError."""
    async with redis.pipeline() as pipeline:
        pipeline.xadd(where.route["mailbox"], {_FIELD: json.dumps({"kind": "asked"})})
        pipeline.expire(where.route["mailbox"], seconds)
        await pipeline.execute()


class MailboxPoster:
    """Puts letters into mailboxes: what the posters of such chats have in common."""

    def __init__(self, redis: "AsyncRedis") -> None:
        self._redis = redis

    async def drawing(self, address: ChatAddress) -> None:
        """Tell that the drawing began."""
        await self._put(address, {"kind": "drawing"})

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        """Bring the pictures, the file or the words; what they are of travels as base64 in JSON."""
        sheet = answer.sheet if len(answer.pictures) > 1 else None
        letter = {
            "kind": "answer",
            "text": answer.text,
            "codes": list(answer.codes),
            "pictures": [_packed(one) for one in answer.pictures],
            "sheet": _packed(sheet) if sheet else None,
            "file": {**_packed(answer.file), "kind": answer.file.kind} if answer.file else None,
            "keyboard": [[[button.text, button.data] for button in row] for row in answer.keyboard],
        }
        await self._put(address, letter)

    async def apologise(self, address: ChatAddress, sentence: str) -> None:
        """Bring a sentence instead of pictures."""
        await self._put(address, {"kind": "apology", "text": sentence})

    async def close(self) -> None:
        """Let go of the connection."""
        await self._redis.aclose()

    async def _put(self, address: ChatAddress, letter: Mapping[str, object]) -> None:
        try:
            async with self._redis.pipeline() as pipeline:
                pipeline.xadd(address.route["mailbox"], {_FIELD: json.dumps(letter)})
                pipeline.expire(address.route["mailbox"], KEPT)
                await pipeline.execute()
        except RedisError as problem:
            raise PostFailed(str(problem)) from problem


def _packed(one: Picture | File) -> dict[str, str]:
    return {"name": one.name, "alt": one.alt, "data": base64.b64encode(one.data).decode()}


def _picture(packed: Mapping[str, str]) -> Picture:
    return Picture(packed["name"], base64.b64decode(packed["data"]), packed["alt"])


def _entries(streams: Any) -> Iterator[tuple[str, Letter]]:
    """What XREAD brought of one stream."""
    for _, rows in streams:
        for name, fields in rows:
            yield name.decode(), _read(fields[_FIELD])


def _read(text: bytes | str) -> Letter:
    fields = json.loads(text)
    sheet, file = fields.get("sheet"), fields.get("file")
    return Letter(
        fields["kind"],
        fields.get("text", ""),
        tuple(fields.get("codes", ())),
        tuple(map(_picture, fields.get("pictures", ()))),
        _picture(sheet) if sheet else None,
        File(file["name"], base64.b64decode(file["data"]), file["kind"], file["alt"]) if file else None,
        tuple(tuple(Button(*button) for button in row) for row in fields.get("keyboard", ())),
    )
