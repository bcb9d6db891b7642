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


def address_of(interaction: discord.Interaction, language: str) -> ChatAddress:
    """The address by which the worker finds the answer to `interaction`."""
    channel = str(interaction.channel_id or "")
    route = Route(str(interaction.application_id), interaction.token, str(interaction.id), channel)
    return ChatAddress("discord", asdict(route), language)


def address_in_channel(placeholder: discord.Message, language: str) -> ChatAddress:
    """The address by which the worker finds a placeholder that is a message of its own."""
    route = Route("", "", "", str(placeholder.channel.id), str(placeholder.id))
    return ChatAddress("discord", asdict(route), language)


def route_to(address: ChatAddress) -> Route:
    """The route of an address that one of these functions made."""
    return Route(**address.route)
