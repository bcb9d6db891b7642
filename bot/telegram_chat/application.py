"""The wiring of the chat: library, handlers, and the two ways in which Telegram brings updates."""

import hmac
import re
from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from telegram import LinkPreviewOptions, Update
from telegram.error import InvalidToken
from telegram.ext import (
    AIORateLimiter,
    Application,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.avatar_queue import connect
from bot.front_desk import FrontDesk, open_front_desk
from bot.inbox import Inbox, open_inbox
from bot.platforms import CannotServe
from bot.settings import Settings
from bot.telegram_chat import (
    continuing_commands,
    keeping_commands,
    picture_commands,
    place_commands,
    privacy_commands,
)
from bot.telegram_chat.file_ids import FileIds
from bot.telegram_chat.handlers import (
    about,
    avatar,
    captioned,
    migrated,
    start,
    tell_help,
    unknown_command,
    written,
)
from bot.telegram_chat.inline import Inline
from bot.telegram_chat.library import bot_base, file_base, set_up_library, token
from bot.telegram_chat.menus import set_menus
from bot.telegram_chat.mishaps import apologise
from bot.telegram_chat.placeholders import Placeholders
from bot.telegram_chat.pressing import pressed
from bot.telegram_chat.receiving import Answering, Hopeless, Received
from bot.telegram_chat.sightings import Sightings
from bot.telegram_chat.visit import Handle, Reception
from bot.telegram_chat.waiting import Waiting

App = Application[Any, Any, Any, Any, Any, Any]
RETRIES: Final = 3
"""Further tries of what Telegram answered with 429, each after the time it asked for."""
RECEIPT_WITHIN: Final = 25
"""Seconds that Telegram has to answer: what it does late is not done twice."""
UPDATES: Final = (Update.MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY)
COMMANDS: Final[Mapping[str, Handle]] = {
    "avatar": avatar,
    "start": start,
    "help": tell_help,
    "about": about,
    **continuing_commands.COMMANDS,
    **keeping_commands.COMMANDS,
    **picture_commands.COMMANDS,
    **place_commands.COMMANDS,
    **privacy_commands.COMMANDS,
}
FOREVER: Final = -1
"""Tries to reach Telegram at the start: a bot waits for its network."""
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{1,256}")


def run(settings: Settings) -> None:
    """Serve Telegram until SIGINT or SIGTERM. Raises CannotServe if the settings won't do."""
    set_up_library()
    try:
        application = build_application(settings, open_front_desk(settings), open_inbox(settings, "telegram"))
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


class MessageLimiter(AIORateLimiter):
    """Telegram's limits count messages: a chat action neither uses them up nor waits for them."""

    def __init__(self, sightings: Sightings) -> None:
        super().__init__(max_retries=RETRIES)
        self.sightings = sightings

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Any]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Any:
        """As inherited, but for chat actions."""
        if endpoint == "sendChatAction":
            return await callback(*args, **kwargs)
        receipt = await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
        self.sightings.see_sent(receipt)
        return receipt


def build_application(settings: Settings, desk: FrontDesk, inbox: Inbox | None = None) -> App:
    """The chat of these settings, not yet connected. Raises TokenMissing."""
    inbox, sightings = inbox or Inbox(None, "telegram"), Sightings()
    received = Received(inbox, sightings)
    reception = Reception(desk, Waiting(desk), Placeholders(inbox, sightings))
    inline = Inline(desk, FileIds(connect(settings)), settings.telegram_store_chat)

    async def give_up(update: Update) -> None:
        await application.process_error(update, Hopeless())

    async def begin(built: App) -> None:
        await set_menus(built.bot, settings.web_public_url)
        reception.waiting.keep(inbox.tend(lambda event: received.take_up(event, built.bot)))

    async def end(_: App) -> None:
        await reception.waiting.stop()
        await inbox.close()

    application: App = (
        Application.builder()
        .token(token(settings))
        .base_url(bot_base(settings))
        .base_file_url(file_base(settings))
        .read_timeout(RECEIPT_WITHIN)
        .rate_limiter(MessageLimiter(sightings))
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .update_queue(received)
        .concurrent_updates(Answering(inbox, received, give_up))
        .post_init(begin)
        .post_shutdown(end)
        .build()
    )
    application.add_handlers(_handlers(reception, inline))
    application.add_error_handler(partial(apologise, reception))
    return application


def _handlers(reception: Reception, inline: Inline) -> list[BaseHandler[Any, Any, Any]]:
    new = filters.UpdateType.MESSAGE  # and not an edited one
    private = new & filters.ChatType.PRIVATE
    answering = reception.answering
    return [
        *(CommandHandler(name, answering(handle), new) for name, handle in COMMANDS.items()),
        CallbackQueryHandler(partial(pressed, reception)),
        InlineQueryHandler(inline.asked),
        MessageHandler(filters.StatusUpdate.MIGRATE, answering(migrated)),
        MessageHandler(new & filters.CAPTION, answering(captioned(COMMANDS))),
        MessageHandler(private & filters.COMMAND, answering(unknown_command)),
        MessageHandler((private | new & filters.REPLY) & ~filters.StatusUpdate.ALL, answering(written)),
    ]


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
