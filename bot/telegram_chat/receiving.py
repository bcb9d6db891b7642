"""How updates come in: each is kept before Telegram is told that it was received, and ends when answered."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine
from contextlib import suppress
from typing import Any, Final

from telegram import Bot, Update
from telegram.ext import SimpleUpdateProcessor

from bot.inbox import Inbox
from bot.inbox_event import CURRENT, Event
from bot.telegram_chat.sightings import Sightings

AT_ONCE: Final = 256
"""Updates that are answered at a time; more wait in memory, and in Redis."""
ANSWERED_WITHIN: Final = 30
"""Seconds that Telegram is kept from confirming what could not be kept, as long as it is not answered."""


class Hopeless(Exception):
    """An update that has ended too many processes to be answered."""


Apologise = Callable[[Update], Awaitable[None]]


class Received(asyncio.Queue[object]):
    """The library's queue of updates. It awaits `put` before it confirms them, polled or called alike."""

    def __init__(self, inbox: Inbox, sightings: Sightings) -> None:
        super().__init__()
        self._inbox, self._sightings = inbox, sightings
        self._answered: dict[str, asyncio.Event] = {}

    async def put(self, update: object) -> None:
        """Keep an update and pass it on, each once. One that can't be kept is answered before."""
        if not isinstance(update, Update) or update.inline_query:  # which nobody waits for
            await super().put(update)
            return
        event = await self._inbox.receive(str(update.update_id), update.to_json(), _who(update))
        if event is None:
            return
        if message := update.message:
            self._sightings.see(message.chat_id, message.message_id)
        answered = self._answered[event.id] = asyncio.Event()
        await super().put(update)
        if not event.kept:
            with suppress(TimeoutError):
                await asyncio.wait_for(answered.wait(), ANSWERED_WITHIN)

    def take_up(self, event: Event, bot: Bot) -> None:
        """Pass on an update that another process has left."""
        self.put_nowait(Update.de_json(json.loads(event.text), bot))

    async def end(self, event: Event) -> None:
        """Let go of an event that was answered, or left for a later try."""
        await self._inbox.end(event)
        if answered := self._answered.pop(event.id, None):
            answered.set()


class Answering(SimpleUpdateProcessor):
    """Answers many updates at once, each with the knowledge of how far its answer has come before."""

    __slots__ = ("_apologise", "_inbox", "_received")

    def __init__(self, inbox: Inbox, received: Received, apologise: Apologise) -> None:
        super().__init__(AT_ONCE)
        self._inbox, self._received, self._apologise = inbox, received, apologise

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Answer an update; apologise for one that has ended too many processes."""
        event = self._inbox.held(str(update.update_id)) if isinstance(update, Update) else None
        CURRENT.set(event)
        if event and event.hopeless and isinstance(update, Update):
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            await self._apologise(update)
        else:
            await coroutine
        if event:
            await self._received.end(event)


def _who(update: Update) -> str:
    person = update.effective_user
    return f"telegram:{person.id}" if person else ""
