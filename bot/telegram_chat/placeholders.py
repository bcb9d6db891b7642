"""Placeholders, one for each order, over a wire that loses receipts and beside processes that die.

Telegram sends a message again as often as it is asked to. So before another one is sent, one that may have
been sent is looked for: an edit of a message into what it is already is refused as no modification. The
button of the order, which no other has, tells it from all others.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

from telegram import InlineKeyboardMarkup, Message
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.inbox import Inbox
from bot.inbox_event import CURRENT, SENDING, Event
from bot.telegram_chat.sightings import Sightings

Send = Callable[[], Awaitable[Message]]

PAUSES: Final = (0.5, 1, 2, 4, 8, 15)
"""Seconds between tries."""
_SAME: Final = "message is not modified"


class Overtaken(Exception):
    """Another process answers this by now."""


class Placeholders:
    """Sends the placeholders of one bot, and finds those whose receipts were lost."""

    def __init__(self, inbox: Inbox, sightings: Sightings) -> None:
        self._inbox, self._sightings = inbox, sightings

    async def show(
        self, asked: Message, text: str, markup: InlineKeyboardMarkup | None, send: Send
    ) -> Message:
        """The placeholder beneath `asked`, sent by `send` unless it stands there already.

        Raises Overtaken or what `send` raises.
        """
        event = CURRENT.get() or Event("", "", kept=False)
        if event.placeholder.isdecimal():
            return standing(asked, int(event.placeholder))
        before = self._sightings.latest(asked.chat_id, asked.message_id)
        found = None
        if event.placeholder.startswith(SENDING):
            before = int(event.placeholder.removeprefix(SENDING))
            found = await self._find(asked, text, markup, before)
        elif not await self._inbox.note(event, f"{SENDING}{before}"):
            raise Overtaken
        placeholder = found or await self._send(asked, text, markup, send, before)
        if not await self._inbox.note(event, str(placeholder.message_id)):
            if not found:
                with suppress(TelegramError):
                    await placeholder.delete()
            raise Overtaken
        return placeholder

    async def _send(
        self, asked: Message, text: str, markup: InlineKeyboardMarkup | None, send: Send, before: int
    ) -> Message:
        sent: Message = await persist(send, lambda: self._find(asked, text, markup, before))
        return sent

    async def _find(
        self, asked: Message, text: str, markup: InlineKeyboardMarkup | None, before: int
    ) -> Message | None:
        """The placeholder that stands there already. Raises TelegramError as long as nobody can tell."""
        if markup is None:
            return None  # it could be anybody's
        for number in self._sightings.unseen_after(asked.chat_id, before):
            message = standing(asked, number)
            try:
                await persist(partial(message.edit_text, text, reply_markup=markup))
            except BadRequest as problem:
                if _SAME in problem.message.lower():
                    return message
            else:  # the placeholder of another order, which its answer will replace: not with this button
                await replace(message, text)
        return None


async def replace(placeholder: Message, text: str) -> None:
    """Edit a placeholder into `text`, however often it takes. Raises TelegramError."""
    try:
        await persist(partial(placeholder.edit_text, text))
    except BadRequest as problem:
        if _SAME not in problem.message.lower():
            raise


async def persist(
    call: Callable[[], Awaitable[Any]], done: Callable[[], Awaitable[Any | None]] | None = None
) -> Any:
    """What `call` returns, tried again while Telegram is busy or away.

    A call that must not be repeated brings `done`: what came of the try before, whose answer may have been
    lost, or None.
    """
    for pause in PAUSES:
        try:
            return await call()
        except (BadRequest, Forbidden):
            raise
        except RetryAfter as problem:
            await asyncio.sleep(_seconds(problem))
        except NetworkError:
            await asyncio.sleep(pause)
            if done and (found := await done()):
                return found
    return await call()


def standing(asked: Message, number: int) -> Message:
    """A message of ours in the chat of `asked`, known by its number alone."""
    message = Message(number, datetime.now(UTC), asked.chat)
    message.set_bot(asked.get_bot())
    return message


def _seconds(problem: RetryAfter) -> float:
    wait: Any = problem.retry_after
    return float(wait.total_seconds() if hasattr(wait, "total_seconds") else wait)
