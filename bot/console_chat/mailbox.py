"""How an answer comes back to a terminal: as JSON on a Redis list of the request's own."""

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from redis import Redis
from redis.asyncio import Redis as AsyncRedis
from redis.exceptions import RedisError

from bot.answer import Answer, File, Picture, PostFailed
from bot.request import ChatAddress
from bot.settings import Settings

KEPT: Final = 600
"""Seconds that an unread answer is kept."""


@dataclass(frozen=True)
class Letter:
    """One message to a terminal: the drawing began, or it ended in pictures or in an apology."""

    kind: Literal["drawing", "answer", "apology"]
    text: str = ""
    codes: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    sheet: Picture | None = None
    """All pictures side by side, if there are several."""
    file: File | None = None


def address(request_id: str, language: str) -> ChatAddress:
    """Where the answer to a request from a terminal goes."""
    return ChatAddress("console", {"mailbox": f"mochi:console:{request_id}"}, language)


def letters(redis: "Redis", where: ChatAddress, patience: float) -> Iterator[Letter]:
    """The letters to `where`, to the last one. Raises TimeoutError after `patience` seconds of none."""
    while True:
        found = redis.blpop([where.route["mailbox"]], timeout=patience)
        if found is None:
            raise TimeoutError
        letter = _read(found[1])
        yield letter
        if letter.kind != "drawing":
            return


def poster(settings: Settings) -> "MailboxPoster":
    """The worker's side of the mailbox."""
    return MailboxPoster(AsyncRedis.from_url(settings.redis_url, socket_connect_timeout=3))


class MailboxPoster:
    """Puts letters into mailboxes."""

    def __init__(self, redis: "AsyncRedis") -> None:
        self._redis = redis

    async def drawing(self, address: ChatAddress) -> None:
        """Tell that the drawing began."""
        await self._put(address, {"kind": "drawing"})

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        """Bring the pictures or the file; what they are of travels as base64 in JSON."""
        letter = {
            "kind": "answer",
            "text": answer.text,
            "codes": list(answer.codes),
            "pictures": [_packed(one) for one in answer.pictures],
            "sheet": _packed(answer.sheet) if answer.sheet and len(answer.pictures) > 1 else None,
            "file": {**_packed(answer.file), "kind": answer.file.kind} if answer.file else None,
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
                pipeline.rpush(address.route["mailbox"], json.dumps(letter))
                pipeline.expire(address.route["mailbox"], KEPT)
                await pipeline.execute()
        except RedisError as problem:
            raise PostFailed(str(problem)) from problem


def _packed(one: Picture | File) -> dict[str, str]:
    return {"name": one.name, "alt": one.alt, "data": base64.b64encode(one.data).decode()}


def _picture(packed: Mapping[str, str]) -> Picture:
    return Picture(packed["name"], base64.b64decode(packed["data"]), packed["alt"])


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
    )
