"""Which interactions are let in (each once, until the process is told to end) and where failures end."""

import asyncio
import logging
from typing import Any, Final

import aiohttp
import discord

from bot.discord_chat.people import language_of
from bot.discord_chat.responses import replace_response, respond
from bot.logs import circumstances
from bot.receipts import Receipts
from bot.replies import say

log = logging.getLogger(__name__)

LAST_ORDERS: Final = 8
"""Seconds that orders already taken have to reach the queue when the process is told to end."""


class Reception:
    """Stands before everything that answers."""

    def __init__(self) -> None:
        self._receipts = Receipts()
        self._being_served: set[asyncio.Task[Any]] = set()
        self._open = True

    def admit(self, event: int) -> bool:
        """Whether the current task shall answer the interaction or message of this id."""
        if (task := asyncio.current_task()) and self._open:
            self._being_served.add(task)
            task.add_done_callback(self._being_served.discard)
        return self._open and self._receipts.is_new(event)

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
        answered = interaction.response.is_done()
        if answered or not await respond(interaction, text, ephemeral=True):
            await replace_response(interaction, text)
    except (discord.DiscordException, aiohttp.ClientError, OSError) as failure:
        log.warning("an apology did not arrive: %s", type(failure).__name__)
