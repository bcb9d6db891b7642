"""Tells in placeholders how long orders still wait, within what a chat takes."""

import asyncio
import time
from collections.abc import Coroutine
from typing import Any, Final

from telegram import InlineKeyboardMarkup, Message
from telegram.error import TelegramError

from bot.front_desk import FrontDesk

SILENT_AT_FIRST: Final = 4.0
"""Seconds in which most answers are there; nobody needs to be told how long those take."""
EDIT_TAKES_AT_MOST: Final = 3.0
"""Seconds after which an edit is given up: it might come after the answer, and hide it."""
MOST: Final = 10_000
"""Chats that are remembered for it."""
TOLD_EVERY: Final = 6.0
"""Seconds between two such edits in one chat: a group takes 20 messages a minute in all."""


class Waiting:
    """The tasks that tell; they end with the answer, or with the process."""

    def __init__(self, desk: FrontDesk) -> None:
        self._desk = desk
        self._told: dict[int, float] = {}
        self._tasks: set[asyncio.Task[Any]] = set()

    def tell(
        self, request_id: str, language: str, placeholder: Message, giving_up: InlineKeyboardMarkup | None
    ) -> None:
        """Tell from now on, in `placeholder`, until the request is begun."""

        async def edit(text: str) -> bool:
            return await self._edit(placeholder, text, giving_up)

        async def watch() -> None:
            await asyncio.sleep(SILENT_AT_FIRST)
            await self._desk.watch(request_id, language, edit)

        self.keep(watch())

    def keep(self, work: Coroutine[Any, Any, None]) -> None:
        """Do `work` beside everything else."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """Tell nobody any more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _edit(self, placeholder: Message, text: str, giving_up: InlineKeyboardMarkup | None) -> bool:
        """Say `text` unless something was told in the chat just now; whether to go on."""
        now = time.monotonic()
        if now - self._told.get(placeholder.chat_id, -TOLD_EVERY) < TOLD_EVERY:
            return True
        if len(self._told) >= MOST:
            self._told.clear()
        self._told[placeholder.chat_id] = now
        try:
            async with asyncio.timeout(EDIT_TAKES_AT_MOST):
                await placeholder.edit_text(text, reply_markup=giving_up)
        except (TelegramError, TimeoutError):
            return False  # a courtesy: whatever is wrong, the answer is not waiting for it
        return True
