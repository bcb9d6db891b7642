"""Who acts in an interaction and where: as an owner of buttons, in which server, in which language."""

from typing import Any

import discord

from bot.front_desk import FrontDesk
from bot.manners import Manners
from bot.replies import pick_language


def language_of(interaction: discord.Interaction[Any]) -> str:
    """The language of the person's Discord app; `manners_of` knows what they or the server chose instead."""
    return pick_language(interaction.locale.value)


def name_of(interaction: discord.Interaction[Any]) -> str:
    """The person as an owner of buttons, such as 'discord:123'."""
    return f"discord:{interaction.user.id}"


def server_of(interaction: discord.Interaction[Any]) -> str:
    """The server, such as 'discord:456'; empty in a direct message."""
    return f"discord:{interaction.guild_id}" if interaction.guild_id else ""


def channel_of(interaction: discord.Interaction[Any]) -> str:
    """The id of the channel; of a thread that of the channel around it."""
    around = interaction.channel.parent_id if isinstance(interaction.channel, discord.Thread) else None
    return str(around or interaction.channel_id or "")


async def manners_of(desk: FrontDesk, interaction: discord.Interaction[Any]) -> Manners:
    """How Mochi speaks and draws for this person in this place."""
    return await desk.manners(name_of(interaction), server_of(interaction), language_of(interaction))


def may_add_expressions(interaction: discord.Interaction[Any]) -> bool:
    """Whether both the person and the bot may add emoji and stickers to the server."""
    theirs, ours = interaction.permissions, interaction.app_permissions
    return bool(interaction.guild_id) and all(
        one.create_expressions or one.manage_expressions for one in (theirs, ours)
    )
