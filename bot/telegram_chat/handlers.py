"""What is answered to each message."""

import asyncio
import contextlib
import re
from typing import Final

from telegram import Message, ReplyParameters, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError
from telegram.ext import ApplicationHandlerStop, ContextTypes

from bot.front_desk import FrontDesk
from bot.intake import Draft, OrderRefused
from bot.options import order_from
from bot.receipts import Receipts
from bot.replies import pick_language, say
from bot.telegram_chat.captions import harmless
from bot.telegram_chat.routes import address_of, topic_of

_COMMAND: Final = re.compile(r"/avatar(@\w+)?\s*", re.ASCII | re.IGNORECASE)
"""Telegram sees no command in /avatar粉色头发, people do."""


class OrderBroken(Exception):
    """Something failed after the placeholder was sent; the cause says what."""

    def __init__(self, placeholder: Message) -> None:
        super().__init__("the order was not put on the queue")
        self.placeholder = placeholder


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
    try:
        draft = desk.take(order_from(_words(update), language_of(update)))
    except OrderRefused as sentence:
        await reply(update, harmless(str(sentence)))
        return
    placeholder = await reply(update, say(language_of(update), "placeholder"))
    try:
        await asyncio.gather(_submit(desk, draft, update, placeholder), _show_drawing(_message(update)))
    except OrderRefused as sentence:
        await placeholder.edit_text(str(sentence))
    except Exception as problem:
        raise OrderBroken(placeholder) from problem


async def reply(update: Update, text: str) -> Message:
    """Answer the message of `update` beneath it, in plain text."""
    message = _message(update)
    answered = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    return await message.reply_text(text, reply_parameters=answered)


def language_of(update: Update) -> str:
    """The language of the person who wrote."""
    person = update.effective_user
    return pick_language(person.language_code if person else None)


async def _submit(desk: FrontDesk, draft: Draft, update: Update, placeholder: Message) -> None:
    asked = _message(update)
    request_id = f"telegram-{asked.chat_id}-{asked.message_id}"
    await desk.submit(draft.request(request_id, address_of(placeholder, asked, language_of(update))))


async def _show_drawing(asked: Message) -> None:
    with contextlib.suppress(TelegramError):  # no more than a courtesy
        await asked.chat.send_action(ChatAction.UPLOAD_PHOTO, message_thread_id=topic_of(asked))


def _words(update: Update) -> str:
    message = _message(update)
    text = message.text or message.caption or ""
    return text[command.end() :] if (command := _COMMAND.match(text)) else text


def _message(update: Update) -> Message:
    message = update.message
    if message is None:
        raise ValueError("an update without a new message")  # the filters let none through
    return message
