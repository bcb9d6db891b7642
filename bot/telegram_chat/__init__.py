"""Mochi on Telegram. `run` serves the chat, `poster` is the worker's side."""

from bot.settings import Settings
from bot.telegram_chat.poster import poster

__all__ = ["poster", "run"]


def run(settings: Settings) -> None:
    """Serve Telegram until SIGINT or SIGTERM. Raises CannotServe if the settings won't do."""
    from bot.telegram_chat.serving import run as serve  # a worker has no use for the handlers

    serve(settings)
