"""How an order goes on its way: a placeholder at once, the picture when a worker has drawn it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import aiohttp
import discord
from discord.ui import View

from bot.continuing import Circumstances
from bot.discord_chat.captions import harmless
from bot.discord_chat.components import view_of
from bot.discord_chat.people import channel_of, manners_of, name_of, server_of
from bot.discord_chat.responses import else_in_private, replace_response, respond
from bot.discord_chat.routes import address_of
from bot.discord_chat.telling import there_soon
from bot.front_desk import FrontDesk
from bot.inbox_event import CURRENT
from bot.intake import Draft, OrderRefused
from bot.keyboards import waiting_keyboard
from bot.manners import Manners
from bot.replies import LANGUAGES, say
from bot.server_settings import check_channel

Drafting = Callable[[Circumstances], Draft]
"""What makes a draft; it may raise OrderRefused."""
SlowDrafting = Callable[[Circumstances], Coroutine[Any, Any, Draft]]
"""The same where something has to be fetched for it."""

PATIENCE: Final = 0.4
"""Seconds that the button for giving up is waited for: the placeholder has to be there within one."""

SILENT_AT_FIRST: Final = 4.0
"""Seconds in which most answers are there; nobody needs to be told how long those take."""


async def order(
    desk: FrontDesk, interaction: discord.Interaction[Any], drafting: Drafting, becomes: str = ""
) -> None:
    """Answer `interaction` with what `drafting` drafts, or to the person alone with why not.

    `becomes` is what a pack shall become in the server (bot.discord_chat.expressions).
    """
    manners = await manners_of(desk, interaction)
    try:
        check_channel(manners.settings, channel_of(interaction), manners.language)
        draft = drafting(desk.now(manners.language))
    except OrderRefused as refusal:
        await refuse(interaction, await desk.noticed(refusal, name_of(interaction), manners.language))
        return
    async with _placeholder(desk, interaction, manners):
        await _submit(desk, interaction, draft, manners, becomes)


async def order_in_a_while(
    desk: FrontDesk, interaction: discord.Interaction[Any], drafting: SlowDrafting
) -> None:
    """The same, but Discord gets its answer at once where `drafting` takes longer."""
    manners = await manners_of(desk, interaction)
    try:
        check_channel(manners.settings, channel_of(interaction), manners.language)
        making = asyncio.ensure_future(drafting(desk.now(manners.language)))
        if await there_soon(making):
            making.result()
    except OrderRefused as refusal:
        await refuse(interaction, await desk.noticed(refusal, name_of(interaction), manners.language))
        return
    async with _placeholder(desk, interaction, manners):
        await _submit(desk, interaction, await making, manners)


async def warm_up(desk: FrontDesk) -> None:
    """Fetch what seals buttons, if Redis is there, before anybody waits for it."""
    with suppress(OrderRefused, TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await desk.owner("", LANGUAGES[0])


async def refuse(interaction: discord.Interaction[Any], refusal: OrderRefused) -> None:
    """Say to the person alone why there will be no answer."""
    text, event = harmless(str(refusal)), CURRENT.get()
    async with else_in_private(interaction, text):
        answered_here = await respond(interaction, text, ephemeral=True)
        if event and event.taken_up and not answered_here:
            await replace_response(interaction, text)


async def tell_place(desk: FrontDesk, interaction: discord.Interaction[Any], language: str) -> None:
    """Tell in the placeholder how long the order still waits, until it is begun."""

    async def tell(text: str) -> bool:
        try:
            await interaction.edit_original_response(content=text)
        except (discord.DiscordException, aiohttp.ClientError, OSError, KeyError, TypeError):
            return False  # a courtesy: whatever is wrong, the answer is not waiting for it
        return True

    await asyncio.sleep(SILENT_AT_FIRST)
    await desk.watch(request_id_of(interaction), language, tell)


@asynccontextmanager
async def _placeholder(
    desk: FrontDesk, interaction: discord.Interaction[Any], manners: Manners
) -> AsyncIterator[None]:
    """Answer with a placeholder, which becomes the sentence of an OrderRefused if one is raised."""
    sentence, quiet = say(manners.language, "placeholder"), manners.settings.quiet
    view = await _giving_up(desk, interaction, manners.language)
    with suppress(discord.NotFound):  # too late for an answer here: the worker finds another place
        await respond(interaction, sentence, ephemeral=quiet, view=view)
    try:
        yield
    except OrderRefused as refusal:
        text = harmless(str(await desk.noticed(refusal, name_of(interaction), manners.language)))
        async with else_in_private(interaction, text):
            await replace_response(interaction, text)


async def _giving_up(desk: FrontDesk, interaction: discord.Interaction[Any], language: str) -> View | None:
    """The button that takes the request away; None where Redis is too slow to seal it."""
    try:
        async with asyncio.timeout(PATIENCE):
            owner = await desk.owner(name_of(interaction), language)
    except (OrderRefused, TimeoutError):
        return None
    return view_of(waiting_keyboard(request_id_of(interaction), owner))


async def _submit(
    desk: FrontDesk,
    interaction: discord.Interaction[Any],
    draft: Draft,
    manners: Manners,
    becomes: str = "",
) -> None:
    address = address_of(interaction, manners.language, manners.settings.quiet, becomes)
    name, server = name_of(interaction), server_of(interaction)
    await desk.submit_draft(draft, request_id_of(interaction), address, name, server)
    interaction.client.dispatch("order_taken", interaction, manners.language)


def request_id_of(interaction: discord.Interaction[Any]) -> str:
    """Under which id the order of `interaction` is known for its whole life."""
    return f"discord-{interaction.id}"
