"""Where a placeholder stands, as the text that crosses Redis and back."""

from dataclasses import asdict, dataclass

import discord

from bot.request import ChatAddress


@dataclass(frozen=True)
class Route:
    """The answer to one interaction, and where else to say it once the interaction is forgotten."""

    application: str
    token: str
    """The interaction's own, good for 15 minutes."""
    interaction: str
    channel: str
    message: str = ""
    """The placeholder, where it is a message of its own in the channel and there was no interaction."""
    person: str = ""
    """Who asked: told in a direct message where the channel takes none; nobody if empty."""
    alone: str = ""
    """Not empty where the person alone sees the answer, which then is no message in the channel."""
    guild: str = ""
    """The server whose emoji or stickers a pack shall become, as `becomes` says; else empty."""
    becomes: str = ""


def address_of(
    interaction: discord.Interaction, language: str, alone: bool = False, becomes: str = ""
) -> ChatAddress:
    """The address by which the worker finds the answer to `interaction`, seen by the person alone or not.

    `becomes` is what a pack shall become in the server (bot.discord_chat.expressions).
    """
    channel, person = str(interaction.channel_id or ""), str(interaction.user.id)
    known = str(interaction.application_id), interaction.token, str(interaction.id), channel
    guild = str(interaction.guild_id or "") if becomes else ""
    route = Route(
        *known, person=person, alone="alone" if alone else "", guild=guild, becomes=becomes if guild else ""
    )
    return ChatAddress("discord", asdict(route), language)


def address_in_channel(placeholder: discord.Message, language: str) -> ChatAddress:
    """The address by which the worker finds a placeholder that is a message of its own."""
    route = Route("", "", "", str(placeholder.channel.id), str(placeholder.id))
    return ChatAddress("discord", asdict(route), language)


def route_to(address: ChatAddress) -> Route:
    """The route of an address that one of these functions made."""
    return Route(**address.route)
