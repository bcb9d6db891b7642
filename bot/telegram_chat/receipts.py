"""Which updates have been received: Telegram sends one again when our receipt for it was lost."""

from collections import deque
from typing import Final

from telegram import Update
from telegram.ext import ApplicationHandlerStop, ContextTypes

REMEMBERED: Final = 1000


class Receipts:
    """Lets each update through once, as far back as this process remembers."""

    def __init__(self) -> None:
        self._received: deque[int] = deque(maxlen=REMEMBERED)

    async def let_through_once(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """The handler that stands before all others. Raises ApplicationHandlerStop for a repeated update."""
        if update.update_id in self._received:
            raise ApplicationHandlerStop
        self._received.append(update.update_id)
