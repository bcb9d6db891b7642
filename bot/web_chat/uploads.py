"""Pictures that members send, held in the memory of the web process until the worker has fetched them.

They never lie in Redis or on a disk. A worker asks this process for them, with a token that only the request
knows: on one machine at 127.0.0.1, on many at WEB_INTERNAL_URL. If the web process ends before that, the
picture is gone, and the member is asked to send it again.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from bot.answer import UPLOAD_AT_MOST
from bot.avatar_queue import WAITS_AT_MOST

HELD: Final = WAITS_AT_MOST + 300
"""Seconds: the longest wait of a request, and its drawing."""
IN_ALL: Final = 128 * 1024 * 1024
"""Bytes of all pictures together."""


OF_ONE_PLACE: Final = 4
"""Pictures from one address."""


class TooLarge(Exception):
    """More bytes than may be sent."""


class NoRoom(Exception):
    """Too many pictures are held already."""


@dataclass(frozen=True)
class _Held:
    data: bytes
    name: str
    place: str
    token: str
    until: float


class Uploads:
    """The pictures that wait to be fetched."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[str, _Held] = {}

    def hold(self, request_id: str, name: str, place: str, data: bytes) -> str:
        """Hold a picture of the member `name`; the token by which it can be had. Raises NoRoom."""
        self._forget_old()
        held = list(self._held.values())
        if sum(len(one.data) for one in held) + len(data) > IN_ALL:
            raise NoRoom
        if sum(one.place == place for one in held) >= OF_ONE_PLACE:
            raise NoRoom
        token = secrets.token_urlsafe(32)
        self._held[request_id] = _Held(data, name, place, token, self._clock() + HELD)
        return token

    def get(self, token: str) -> bytes | None:
        """The picture, as often as a request is tried; None if it is not held any more."""
        self._forget_old()
        held = self._held.values()
        return next((one.data for one in held if secrets.compare_digest(one.token, token)), None)

    def drop(self, request_id: str) -> None:
        """Hold the picture of a request no longer: it was answered."""
        self._held.pop(request_id, None)

    def forget(self, name: str) -> None:
        """Hold nothing of a member any longer."""
        self._held = {request_id: one for request_id, one in self._held.items() if one.name != name}

    def _forget_old(self) -> None:
        now = self._clock()
        for request_id in [name for name, one in self._held.items() if one.until < now]:
            del self._held[request_id]


async def read_upload(request: Request) -> bytes:
    """The body of a request, read no further than may be sent. Raises TooLarge."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > UPLOAD_AT_MOST:
            raise TooLarge
    return bytes(data)
