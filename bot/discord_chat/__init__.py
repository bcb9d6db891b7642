"""Mochi on Discord. `run` serves the chat, `poster` is the worker's side."""

from bot.discord_chat.poster import poster
from bot.settings import Settings

__all__ = ["poster", "run"]


def run(settings: Settings) -> None:
    """Serve Discord until SIGINT or SIGTERM. Raises CannotServe if the settings won't do."""
    from bot.discord_chat.client import run as serve  # a worker has no use for the gateway

    serve(settings)
