"""What is answered to each message."""

import re
from typing import Final

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.front_desk import FrontDesk
from bot.options import order_from
from bot.receipts import Receipts
from bot.replies import say
from bot.telegram_chat.continuing_commands import edits_of
from bot.telegram_chat.ordering import language_of, message_of, order, reply

_COMMAND: Final = re.compile(r"/avatar(@\w+)?\s*", re.ASCII | re.IGNORECASE)
"""Telegram sees no command in /avatar粉色头发, people do."""


async def let_through_once(receipts: Receipts, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """The handler that stands before all others. Raises ApplicationHandlerStop for a repeated update."""
    if not receipts.is_new(update.update_id):
        raise ApplicationHandlerStop


async def start(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say hello."""
    await reply(update, say(language_of(update), "start"))


async def tell_help(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say what Mochi can do."""
    language = language_of(update)
    await reply(update, f"{say(language, 'help')}\n{say(language, 'help-options')}")


async def about(desk: FrontDesk, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Say who draws here, and what happens with people's words."""
    await reply(update, desk.about(language_of(update)))


async def unknown_command(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Point to /help."""
    await reply(update, say(language_of(update), "unknown-command"))


async def avatar(desk: FrontDesk, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Take an order for an avatar: a placeholder at once, the picture when a worker has drawn it."""
    words, language = _words(update), language_of(update)
    await order(desk, update, lambda _: desk.take(order_from(words, language)))


async def written(desk: FrontDesk, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Words without a command: in reply to an avatar they change it, else in private they are an order."""
    edits = edits_of(update)
    if edits:
        await order(desk, update, edits)
    elif message_of(update).chat.type == ChatType.PRIVATE:
        await avatar(desk, update, context)


def _words(update: Update) -> str:
    message = message_of(update)
    text = message.text or message.caption or ""
    return text[command.end() :] if (command := _COMMAND.match(text)) else text
