"""First answers to interactions, over a wire that loses receipts."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, Final

import aiohttp
import discord
from discord.utils import MISSING

TRIES: Final = 3
PAUSE: Final = 0.3
"""Seconds between tries: all of them must fit into the 3 seconds that Discord waits."""

ALREADY_ANSWERED: Final = 40060
TOO_MANY: Final = 429


async def respond(
    interaction: discord.Interaction[Any],
    text: str,
    *,
    ephemeral: bool = False,
    view: discord.ui.View | None = None,
) -> bool:
    """Answer `interaction` with `text` and what `view` shows; False if an answer stands already.

    Raises discord.HTTPException, aiohttp.ClientError or OSError if no answer arrived.
    """
    send = interaction.response.send_message
    return await deliver(interaction, partial(send, text, ephemeral=ephemeral, view=view or MISSING))


async def deliver(interaction: discord.Interaction[Any], send: Callable[[], Awaitable[object]]) -> bool:
    """Give the first answer to `interaction` with `send`; False if one stands already, perhaps this one.

    Raises discord.HTTPException, aiohttp.ClientError or OSError if no answer arrived.
    """
    for remaining in reversed(range(TRIES)):
        try:
            await send()
        except (KeyError, TypeError):
            if not interaction.response.is_done():
                raise
            return True  # it arrived, with a receipt that discord.py can't read
        except discord.HTTPException as problem:
            if problem.code == ALREADY_ANSWERED:
                return False
            if problem.status != TOO_MANY or not remaining:
                raise
        except (aiohttp.ClientError, OSError):
            if not remaining:
                raise
        else:
            return True
        await asyncio.sleep(PAUSE)
    return False


async def replace_response(interaction: discord.Interaction[Any], text: str) -> None:
    """Edit the answer to `interaction` into `text`, with nothing to press beneath.

    Raises discord.HTTPException, aiohttp.ClientError or OSError if Discord does not take it.
    """
    try:
        await interaction.edit_original_response(content=text, view=None)
    except (KeyError, TypeError):
        return  # it was edited; discord.py can't read the receipt
