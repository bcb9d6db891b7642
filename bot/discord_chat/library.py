"""How discord.py is used: pointed at the addresses of the settings, with the token of the settings."""

import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.platforms import TokenMissing
from bot.settings import Settings


def set_api_base(settings: Settings) -> None:
    """Point the library at the settings' API and CDN; it has no other way to be told."""
    Route.BASE = api_base(settings)
    Asset.BASE = settings.discord_cdn_base.rstrip("/")


def set_gateway(gateway: yarl.URL) -> None:
    """Where a shard connects anew once its session is void: by default the library asks Discord's own."""
    DiscordWebSocket.DEFAULT_GATEWAY = gateway


def token(settings: Settings) -> str:
    """The bot's token. Raises TokenMissing."""
    if settings.discord_token is None:
        raise TokenMissing("DISCORD_TOKEN is not set: Discord's developer portal gives you one.")
    return settings.discord_token.get_secret_value()


def api_base(settings: Settings) -> str:
    """Where the API's methods are, with its version."""
    return settings.discord_api_base.rstrip("/")
