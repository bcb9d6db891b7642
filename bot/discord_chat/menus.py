"""The commands in the menus of messages and members."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

import discord
from discord.app_commands import ContextMenu

from bot.codes_in_text import codes_in
from bot.discord_chat.editing import edit_window
from bot.discord_chat.member_colours import in_colours_of
from bot.discord_chat.member_commands import saving, show_profile
from bot.discord_chat.ordering import order_in_a_while, refuse
from bot.discord_chat.people import manners_of, name_of
from bot.discord_chat.responses import deliver, respond
from bot.discord_chat.telling import Said, tell
from bot.discord_chat.toolbox_commands import vary_picture, verify_picture
from bot.discord_chat.translations import sentence
from bot.front_desk import FrontDesk
from bot.intake import OrderRefused
from bot.manners import Manners
from bot.presses import Press, Verb, seal
from bot.replies import say

Picturing = Callable[[FrontDesk, discord.Interaction[Any], discord.Attachment], Awaitable[None]]


def menus(desk: FrontDesk) -> Sequence[ContextMenu]:
    """Every command that stands in a menu."""
    return (_edit(desk), _save(desk), _variations(desk), _verify(desk), _colours(desk), _profile(desk))


def _edit(desk: FrontDesk) -> ContextMenu:
    async def edit(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        language = (await manners_of(desk, interaction)).language
        codes = codes_in(message.content)
        if not codes:
            await respond(interaction, say(language, "no-recipe-here"), ephemeral=True)
            return
        try:
            owner = await desk.owner(name_of(interaction), language)
        except OrderRefused as refusal:
            await refuse(interaction, refusal)
            return
        window = edit_window(seal(Press(Verb.EDIT, codes[0]), owner.name, owner.key), language, codes)
        await deliver(interaction, partial(interaction.response.send_modal, window))

    return ContextMenu(name=sentence("menu-edit"), callback=edit)


def _colours(desk: FrontDesk) -> ContextMenu:
    async def draw_in_colours(
        interaction: discord.Interaction[Any], member: discord.Member | discord.User
    ) -> None:
        await order_in_a_while(desk, interaction, partial(in_colours_of, member))

    return ContextMenu(name=sentence("menu-colours"), callback=draw_in_colours)


def _save(desk: FrontDesk) -> ContextMenu:
    async def save(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        manners = await manners_of(desk, interaction)
        await tell(desk, interaction, _saved(desk, interaction, codes_in(message.content), manners))

    return ContextMenu(name=sentence("menu-save"), callback=save)


async def _saved(
    desk: FrontDesk, interaction: discord.Interaction[Any], codes: Sequence[str], manners: Manners
) -> Said:
    """Keep every avatar of a message. Raises OrderRefused."""
    if not codes:
        raise OrderRefused(say(manners.language, "no-recipe-here"))
    return [await saving(desk, interaction, code, manners) for code in codes][-1]


def _variations(desk: FrontDesk) -> ContextMenu:
    async def vary(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await _with_picture(desk, interaction, message, vary_picture)

    return ContextMenu(name=sentence("menu-variations"), callback=vary)


def _verify(desk: FrontDesk) -> ContextMenu:
    async def verify(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await _with_picture(desk, interaction, message, verify_picture)

    return ContextMenu(name=sentence("menu-verify"), callback=verify)


async def _with_picture(
    desk: FrontDesk, interaction: discord.Interaction[Any], message: discord.Message, answer: Picturing
) -> None:
    """Answer with what comes of the first picture that is attached to a message."""
    pictures = [one for one in message.attachments if (one.content_type or "").startswith("image/")]
    if pictures:
        await answer(desk, interaction, pictures[0])
    else:
        language = (await manners_of(desk, interaction)).language
        await respond(interaction, say(language, "no-picture-here"), ephemeral=True)


def _profile(desk: FrontDesk) -> ContextMenu:
    async def profile(interaction: discord.Interaction[Any], member: discord.Member | discord.User) -> None:
        await show_profile(desk, interaction, member)

    return ContextMenu(name=sentence("menu-profile"), callback=profile)
