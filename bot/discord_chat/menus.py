"""The commands in the menus of messages and members."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import discord
from discord.app_commands import ContextMenu

from bot.codes_in_text import codes_in
from bot.discord_chat.editing import edit_window
from bot.discord_chat.member_colours import in_colours_of
from bot.discord_chat.ordering import order_in_a_while, refuse
from bot.discord_chat.people import manners_of, name_of
from bot.discord_chat.responses import deliver, respond
from bot.discord_chat.translations import sentence
from bot.front_desk import FrontDesk
from bot.intake import OrderRefused
from bot.presses import Press, Verb, seal
from bot.replies import say


def menus(desk: FrontDesk) -> Sequence[ContextMenu]:
    """Every command that stands in a menu."""
    return (_edit(desk), _colours(desk))


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
