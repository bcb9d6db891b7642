"""Carries answers to their chats beside the drawing: one event loop in a thread of its own."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, Final, TypeVar

from bot.answer import Answer, PlaceholderGone, Poster, PostFailed
from bot.metrics import POSTS
from bot.platforms import poster
from bot.replies import say
from bot.request import AvatarRequest
from bot.settings import Settings

T = TypeVar("T")
log = logging.getLogger(__name__)
AT_ONCE: Final = 64
"""Answers on their way at a time; more wait, so that their pictures don't fill the memory."""


@contextmanager
def posting(platform: str, outcome: str = "posted") -> Iterator[None]:
    """Count what becomes of an answer; that nobody waits for it any more is no failure."""
    try:
        yield
    except PlaceholderGone:
        outcome = "nobody waits"
        log.info("nobody waits for an answer on %s any more", platform)
    except PostFailed as problem:
        outcome = "failed" if problem.retry_after is None else "asked to wait"
        raise
    finally:
        POSTS.labels(platform, outcome).inc()


class PostOffice:
    """Opens a poster for each platform when it is first needed, and runs what is sent through it."""

    def __init__(self, settings: Settings, open_poster: Callable[[str, Settings], Poster] = poster) -> None:
        self._settings = settings
        self._open_poster = open_poster
        self._posters: dict[str, Poster] = {}
        self._room = threading.BoundedSemaphore(AT_ONCE)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="post office", daemon=True)
        self._thread.start()

    def poster(self, platform: str) -> Poster:
        """The poster of `platform`, opened once. To be called on the office's own loop."""
        if platform not in self._posters:
            self._posters[platform] = self._open_poster(platform, self._settings)
        return self._posters[platform]

    def send(self, errand: Coroutine[Any, Any, T]) -> "Future[T]":
        """Start `errand` and return at once, or as soon as there is room for it."""
        self._room.acquire()
        future = self.send_along(errand)
        future.add_done_callback(lambda _: self._room.release())
        return future

    def send_along(self, errand: Coroutine[Any, Any, T]) -> "Future[T]":
        """Start `errand` at once: for what another that is on its way waits for, and with it its room."""
        return asyncio.run_coroutine_threadsafe(errand, self._loop)

    async def show_drawing(self, request: AvatarRequest) -> None:
        """Show in the chat that the drawing has begun, if that can be."""
        try:
            await self.poster(request.address.platform).drawing(request.address)
        except Exception as problem:
            log.info("could not show that %s is being drawn: %r", request.id, problem)

    async def post(self, request: AvatarRequest, answer: Answer) -> None:
        """Bring an answer to its chat, unless nobody waits there any more. Raises PostFailed."""
        with posting(request.address.platform):
            await self.poster(request.address.platform).post(request.address, answer)

    async def fetch(self, request: AvatarRequest) -> bytes:
        """The picture that came with a request. Raises UploadGone or PostFailed."""
        return await self.poster(request.address.platform).fetch(request.upload)

    async def apologise(self, request: AvatarRequest, why: str = "apology") -> None:
        """Bring an apology instead, the sentence `why`. Raises PostFailed."""
        with posting(request.address.platform, "apologised"):
            sentence = say(request.address.language, why)
            await self.poster(request.address.platform).apologise(request.address, sentence)

    def close(self) -> None:
        """Wait until everything sent has arrived, then let go of all connections."""
        for _ in range(AT_ONCE):
            self._room.acquire()
        asyncio.run_coroutine_threadsafe(self._close_posters(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _close_posters(self) -> None:
        for platform, opened in self._posters.items():
            try:
                await opened.close()
            except Exception:
                log.exception("the %s poster did not close", platform)
