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


def address_of(interaction: discord.Interaction, language: str) -> ChatAddress:
    """The address by which the worker finds the answer to `interaction`."""
    channel = str(interaction.channel_id or "")
    route = Route(str(interaction.application_id), interaction.token, str(interaction.id), channel)
    return ChatAddress("discord", asdict(route), language)


def route_to(address: ChatAddress) -> Route:
    """The route of an address that `address_of` made."""
    return Route(**address.route)
