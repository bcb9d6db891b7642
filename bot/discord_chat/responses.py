"""First answers to interactions, over a wire that loses receipts."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp
import discord
from discord.ui import LayoutView, View
from discord.utils import MISSING

from bot.answer import File

AnyView = View | LayoutView

TRIES: Final = 3
PAUSE: Final = 0.3
"""Seconds between tries: all of them must fit into the 3 seconds that Discord waits."""

ALREADY_ANSWERED: Final = 40060
TOO_MANY: Final = 429
_TOO_LATE: Final = (10015, 10062)
"""Unknown webhook, unknown interaction: it was not answered in time."""


async def respond(
    interaction: discord.Interaction[Any],
    text: str,
    *,
    ephemeral: bool = False,
    view: AnyView | None = None,
    file: File | None = None,
) -> bool:
    """Answer `interaction` with `text`, what `view` shows and a file; False if an answer stands already.

    Raises discord.HTTPException, aiohttp.ClientError or OSError if no answer arrived.
    """

    async def send() -> None:
        beneath: Any = view or MISSING  # the library types no call that takes either kind
        attached = discord_file(file) if file else MISSING  # another one each time: a try uses it up
        await interaction.response.send_message(
            text or None, ephemeral=ephemeral, view=beneath, file=attached
        )

    return await deliver(interaction, send)


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


async def replace_response(
    interaction: discord.Interaction[Any],
    text: str,
    view: AnyView | None = None,
    file: File | None = None,
) -> None:
    """Edit the answer to `interaction` into `text`, with what `view` shows beneath and a file.

    Raises discord.HTTPException, aiohttp.ClientError or OSError if Discord does not take it.
    """
    for remaining in reversed(range(TRIES)):
        attached = [discord_file(file)] if file else MISSING
        try:
            await interaction.edit_original_response(content=text or MISSING, view=view, attachments=attached)
        except (KeyError, TypeError):
            return  # it was edited; discord.py can't read the receipt
        except (aiohttp.ClientError, OSError):
            if not remaining:
                raise
        else:
            return
        await asyncio.sleep(PAUSE)


@asynccontextmanager
async def else_in_private(interaction: discord.Interaction[Any], text: str) -> AsyncIterator[None]:
    """Where it is too late for an answer to `interaction`, say `text` in a direct message, once."""
    try:
        yield
    except discord.NotFound as problem:
        if problem.code not in _TOO_LATE:
            raise
        await interaction.user.send(text, nonce=str(interaction.id))


def discord_file(file: File) -> discord.File:
    """A file to be sent once, with its description."""
    return discord.File(io.BytesIO(file.data), file.name, description=file.alt)
