"""Which events are let in, until the process is told to end, when they are over, and where failures end."""

import asyncio
import logging
from functools import partial
from typing import Any, Final

import aiohttp
import discord

from bot.discord_chat.haste import begin
from bot.discord_chat.people import language_of
from bot.discord_chat.responses import else_in_private, replace_response, respond
from bot.inbox import Inbox
from bot.inbox_event import CURRENT, Event
from bot.logs import circumstances
from bot.replies import say

log = logging.getLogger(__name__)

LAST_ORDERS: Final = 8
"""Seconds that orders already taken have to reach the queue when the process is told to end."""


class Reception:
    """Stands before everything that answers."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self._being_served: set[asyncio.Task[Any]] = set()
        self._open = True

    def admit(self) -> bool:
        """Whether the current task shall answer the event that it was made for."""
        begin()
        if (task := asyncio.current_task()) and self._open:
            self._being_served.add(task)
            task.add_done_callback(partial(self._served, CURRENT.get()))
        return self._open

    async def end(self) -> None:
        """Let go of the event of the current task: it is answered, or wanted no answer."""
        if event := CURRENT.get():
            await self._inbox.end(event)

    def _served(self, event: Event | None, task: "asyncio.Task[Any]") -> None:
        if event:
            event.unanswered |= task.cancelled() or task.exception() is not None
            ending = asyncio.ensure_future(self._inbox.end(event))
            self._being_served.add(ending)
            ending.add_done_callback(self._being_served.discard)
        self._being_served.discard(task)

    async def finish(self) -> None:
        """Take nothing more, and wait for those that are being answered."""
        self._open = False
        if self._being_served:
            await asyncio.wait(self._being_served, timeout=LAST_ORDERS)


async def apologise(
    interaction: discord.Interaction[Any], problem: BaseException, sentence: str = "apology"
) -> None:
    """Log what failed, and say the named sentence to whoever waits for an answer."""
    log.error("an interaction was not answered: %s", circumstances(problem))
    if interaction.type is discord.InteractionType.autocomplete:
        return
    text = say(language_of(interaction), sentence)
    try:
        async with else_in_private(interaction, text):
            answered = interaction.response.is_done()
            if answered or not await respond(interaction, text, ephemeral=True):
                await replace_response(interaction, text)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as failure:
        if event := CURRENT.get():
            event.unanswered = not isinstance(failure, discord.NotFound | discord.Forbidden)
        log.warning("an apology did not arrive: %s", type(failure).__name__)
