"""The two ways in which Telegram brings updates: asked for them, or by calling an address of ours."""

import hmac
import re
from collections.abc import Callable
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from telegram import Update
from telegram.error import InvalidToken

from bot.front_desk import open_front_desk
from bot.inbox import open_inbox
from bot.platforms import CannotServe
from bot.settings import Settings
from bot.telegram_chat.application import App, build_application
from bot.telegram_chat.library import set_up_library

UPDATES: Final = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY)
REDIS_WITHIN: Final = 3.0
"""Seconds that Redis may take to keep an update: Telegram waits, and tells of it again."""
FOREVER: Final = -1
"""Tries to reach Telegram at the start: a bot waits for its network."""
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")


def run(settings: Settings) -> None:
    """Serve Telegram until SIGINT or SIGTERM. Raises CannotServe if the settings won't do."""
    set_up_library()
    try:
        inbox = open_inbox(settings, "telegram", REDIS_WITHIN)
        application = build_application(settings, open_front_desk(settings), inbox)
        serve = _webhook(application, settings) if settings.telegram_webhook_url else _polling(application)
        serve()
    except OSError as problem:
        listened = "TELEGRAM_WEBHOOK_LISTEN and _PORT can't be listened on"
        raise CannotServe(f"{listened}: {problem.strerror}.") from problem
    except InvalidToken as problem:
        refused = "TELEGRAM_TOKEN was refused by Telegram: please copy it again from @BotFather."
        raise CannotServe(refused) from problem


class WebhookUnsafe(CannotServe):
    """Anybody could send updates to this webhook; `str()` says why."""


class Secret(str):
    """What proves that an update comes from Telegram, compared in the same time whatever is guessed.

    The library compares what was sent with what it was given; a subclass has the word in that.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and hmac.compare_digest(self.encode(), other.encode("utf-8", "replace"))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return super().__hash__()


def _polling(application: App) -> Callable[[], None]:
    return partial(
        application.run_polling,
        allowed_updates=list(UPDATES),
        bootstrap_retries=FOREVER,
        drop_pending_updates=False,
    )


def _webhook(application: App, settings: Settings) -> Callable[[], None]:
    secret = settings.telegram_webhook_secret
    if secret is None:
        raise WebhookUnsafe("TELEGRAM_WEBHOOK_SECRET is not set: without it anybody could pose as Telegram.")
    if not _SECRET.fullmatch(secret.get_secret_value()):
        raise WebhookUnsafe("TELEGRAM_WEBHOOK_SECRET may have letters, digits, _ and - only.")
    return partial(
        application.run_webhook,
        listen=settings.telegram_webhook_listen,
        port=settings.telegram_webhook_port,
        url_path=re.escape(urlsplit(settings.telegram_webhook_url or "").path.rstrip("/")),
        webhook_url=settings.telegram_webhook_url,
        secret_token=Secret(secret.get_secret_value()),
        allowed_updates=list(UPDATES),
        bootstrap_retries=FOREVER,
        drop_pending_updates=False,
    )
