"""What is said to one person alone: acknowledged within a second, also where Redis takes longer."""

import asyncio
from collections.abc import Awaitable, Coroutine
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

import aiohttp
import discord
from discord.utils import MISSING

from bot.answer import File
from bot.discord_chat.captions import harmless
from bot.discord_chat.haste import time_left
from bot.discord_chat.people import manners_of, name_of
from bot.discord_chat.responses import AnyView, deliver, replace_response, respond
from bot.front_desk import FrontDesk
from bot.intake import OrderRefused


@dataclass(frozen=True)
class Said:
    """Some words, what can be pressed beneath them, and a file."""

    text: str
    """Empty where a layout says everything."""
    view: AnyView | None = None
    file: File | None = None


Saying = Coroutine[Any, Any, Said]
"""Finds out what to say; it may raise OrderRefused."""


async def tell(desk: FrontDesk, interaction: discord.Interaction[Any], saying: Saying) -> None:
    """Answer the person alone with what `saying` comes to, or with why not."""
    finding = asyncio.ensure_future(_or_refusal(desk, interaction, saying))
    if await there_soon(finding):
        said = finding.result()
        await respond(interaction, said.text, ephemeral=True, view=said.view, file=said.file)
        return
    await deliver(interaction, partial(interaction.response.defer, ephemeral=True, thinking=True))
    said = await finding
    await replace_response(interaction, said.text, said.view, said.file)


async def turn(desk: FrontDesk, interaction: discord.Interaction[Any], saying: Saying) -> None:
    """Edit the message in which something was pressed into what `saying` comes to.

    Why not is said beside it, to the person alone.
    """
    finding = asyncio.ensure_future(saying)
    try:
        if await there_soon(finding):
            said = finding.result()
            edit = interaction.response.edit_message
            await deliver(interaction, partial(edit, content=said.text or MISSING, view=said.view))
            return
        await deliver(interaction, interaction.response.defer)
        said = await finding
        await replace_response(interaction, said.text, said.view)
    except OrderRefused as refusal:
        await say_beside(interaction, await why_not(desk, interaction, refusal))


async def say_beside(interaction: discord.Interaction[Any], text: str) -> None:
    """Say something to the person alone, whether the interaction was acknowledged already or not."""
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True)
    else:
        await respond(interaction, text, ephemeral=True)


async def remark(interaction: discord.Interaction[Any], text: str) -> None:
    """Say something to the person alone beside an order, if it can be said: the order stands either way."""
    if interaction.response.is_done():
        with suppress(discord.DiscordException, aiohttp.ClientError, OSError):
            await interaction.followup.send(text, ephemeral=True)


async def why_not(desk: FrontDesk, interaction: discord.Interaction[Any], refusal: OrderRefused) -> str:
    """What to say about a refusal, also to those who insist."""
    language = (await manners_of(desk, interaction)).language
    return harmless(str(await desk.noticed(refusal, name_of(interaction), language)))


async def there_soon(finding: "asyncio.Future[Any]") -> bool:
    """Whether it is found, or failed, before the person has to be told to wait."""
    await asyncio.wait([finding], timeout=time_left())
    return finding.done()


async def _or_refusal(
    desk: FrontDesk, interaction: discord.Interaction[Any], saying: Awaitable[Said]
) -> Said:
    try:
        return await saying
    except OrderRefused as refusal:
        return Said(await why_not(desk, interaction, refusal))
