"""How python-telegram-bot is used, by the chat and by the worker alike."""

import logging
import os
import re
from typing import Final

from bot.platforms import TokenMissing
from bot.settings import Settings


class _Discretion(logging.Filter):
    """Leaves of the library's records only what it wrote itself: the rest quotes updates and tokens."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.split(".")[0] == "telegram":
            record.msg, record.args = _without_values(record), ()
            record.exc_info = record.exc_text = None
        return True


_DISCRETION: Final = _Discretion()
_VALUE: Final = re.compile(r"%[.\d]*[a-z]")


def set_up_library() -> None:
    """Keep words and tokens out of the log, and take times as timedelta. May be called again."""
    os.environ["PTB_TIMEDELTA"] = "true"  # read by the library at each use; without it every 429 warns
    for handler in logging.getLogger().handlers:
        handler.addFilter(_DISCRETION)


def token(settings: Settings) -> str:
    """The bot's token. Raises TokenMissing."""
    if settings.telegram_token is None:
        raise TokenMissing("TELEGRAM_TOKEN is not set: @BotFather on Telegram gives you one.")
    return settings.telegram_token.get_secret_value()


def bot_base(settings: Settings) -> str:
    """Where the Bot API's methods are, up to the token."""
    return f"{settings.telegram_api_base.rstrip('/')}/bot"


def file_base(settings: Settings) -> str:
    """Where the Bot API's files are, up to the token."""
    return f"{settings.telegram_api_base.rstrip('/')}/file/bot"


def _without_values(record: logging.LogRecord) -> str:
    said = _VALUE.sub("…", str(record.msg))
    problem = record.exc_info[0] if record.exc_info else None
    return f"{said} ({problem.__name__})" if problem else said
