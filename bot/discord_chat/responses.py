"""First answers to interactions, over a wire that loses receipts."""

import asyncio
from typing import Any, Final

import aiohttp
import discord

TRIES: Final = 3
PAUSE: Final = 0.3
"""Seconds between tries: all of them must fit into the 3 seconds that Discord waits."""

ALREADY_ANSWERED: Final = 40060
TOO_MANY: Final = 429


async def respond(interaction: discord.Interaction[Any], text: str, *, ephemeral: bool = False) -> bool:
    """Answer `interaction` with `text`; False if an answer stands already, perhaps this one.

    Raises discord.HTTPException, aiohttp.ClientError or OSError if no answer arrived.
    """
    for remaining in reversed(range(TRIES)):
        try:
            await interaction.response.send_message(text, ephemeral=ephemeral)
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
    """Edit the answer to `interaction` into `text`.

    Raises discord.HTTPException, aiohttp.ClientError or OSError if Discord does not take it.
    """
    try:
        await interaction.edit_original_response(content=text)
    except (KeyError, TypeError):
        return  # it was edited; discord.py can't read the receipt
