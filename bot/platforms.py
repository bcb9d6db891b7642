"""The chat platforms: a row each, naming the module that talks to it."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Final, cast

from bot.answer import Poster
from bot.settings import Settings


class CannotServe(Exception):
    """Why a chat can't be served with these settings, in one line for the operator."""


class TokenMissing(CannotServe):
    """The platform's token is not set."""


PLATFORMS: Final[Mapping[str, str]] = {
    "discord": "bot.discord_chat",
    "telegram": "bot.telegram_chat",
    "console": "bot.console_chat",
    "web": "bot.web_chat",
}
"""Each module has two verbs: `run(settings)` serves the chat, `poster(settings)` edits its placeholders."""


def poster(platform: str, settings: Settings) -> Poster:
    """The poster of `platform`. Raises KeyError for a platform that Mochi does not know."""
    make = cast(Callable[[Settings], Poster], import_module(PLATFORMS[platform]).poster)
    return make(settings)
