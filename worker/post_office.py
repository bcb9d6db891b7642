"""Carries answers to their chats beside the drawing: one event loop in a thread of its own."""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, Final, TypeVar

from bot.answer import Poster
from bot.platforms import poster
from bot.settings import Settings

T = TypeVar("T")
log = logging.getLogger(__name__)
AT_ONCE: Final = 64
"""Answers on their way at a time; more wait, so that their pictures don't fill the memory."""


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
        future = asyncio.run_coroutine_threadsafe(errand, self._loop)
        future.add_done_callback(lambda _: self._room.release())
        return future

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
