"""The wiring of the chat: the library, and which handler answers what."""

from collections.abc import Callable, Coroutine, Mapping
from functools import partial
from typing import Any, Final

from telegram import LinkPreviewOptions, Update
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
from bot.front_desk import FrontDesk
from bot.inbox import Inbox
from bot.settings import Settings
from bot.telegram_chat import (
    board_commands,
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
from bot.telegram_chat.library import bot_base, file_base, token
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
COMMANDS: Final[Mapping[str, Handle]] = {
    "avatar": avatar,
    "start": start,
    "help": tell_help,
    "about": about,
    **continuing_commands.COMMANDS,
    **board_commands.COMMANDS,
    **keeping_commands.COMMANDS,
    **picture_commands.COMMANDS,
    **place_commands.COMMANDS,
    **privacy_commands.COMMANDS,
}
NO_MESSAGES: Final = ("sendChatAction", "getChatMember", "getChatAdministrators")
"""What is asked of a chat without writing in it."""


class MessageLimiter(AIORateLimiter):
    """Telegram's limits count messages: what is none neither uses them up nor waits for them."""

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
        """As inherited, but for what writes nothing."""
        if endpoint in NO_MESSAGES:
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
    new = filters.UpdateType.MESSAGE & ~filters.VIA_BOT  # neither edited, nor what a bot was asked for
    private = new & filters.ChatType.PRIVATE
    answering = reception.answering
    return [
        *(CommandHandler(name, answering(handle), new) for name, handle in COMMANDS.items()),
        CallbackQueryHandler(partial(pressed, reception)),
        InlineQueryHandler(inline.asked),
        MessageHandler(filters.StatusUpdate.MIGRATE, answering(migrated)),
        MessageHandler(new & filters.CAPTION, answering(captioned(COMMANDS))),
        MessageHandler(private & filters.COMMAND, answering(unknown_command)),
        MessageHandler(new & (private | filters.REPLY) & ~filters.StatusUpdate.ALL, answering(written)),
    ]
