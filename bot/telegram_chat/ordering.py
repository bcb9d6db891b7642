"""How an order goes on its way: a placeholder at once, the picture when a worker has drawn it."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Final

from telegram import Message, ReplyParameters, Update, User
from telegram.constants import ChatAction, ChatType
from telegram.error import TelegramError

from bot.continuing import Circumstances
from bot.front_desk import FrontDesk
from bot.intake import Draft, OrderRefused
from bot.replies import pick_language, say
from bot.telegram_chat.captions import harmless
from bot.telegram_chat.routes import address_of, topic_of

Drafting = Callable[[Circumstances], Draft]
"""What makes a draft; it may raise OrderRefused."""

_MEMBERS_OWN: Final = (ChatType.PRIVATE, ChatType.SENDER)


class OrderBroken(Exception):
    """Something failed after the placeholder was sent; the cause says what."""

    def __init__(self, placeholder: Message) -> None:
        super().__init__("the order was not put on the queue")
        self.placeholder = placeholder


async def order(desk: FrontDesk, update: Update, drafting: Drafting) -> None:
    """Answer `update` with what `drafting` drafts, or with why not."""
    language, message = language_of(update), message_of(update)
    try:
        draft = drafting(desk.now(language))
    except OrderRefused as sentence:
        await reply(update, harmless(str(sentence)))
        return
    placeholder = await reply(update, say(language, "placeholder"))
    try:
        await asyncio.gather(_submit(desk, draft, update, placeholder), _show_drawing(message))
    except OrderRefused as sentence:
        await placeholder.edit_text(str(sentence))
    except Exception as problem:
        raise OrderBroken(placeholder) from problem


async def reply(update: Update, text: str) -> Message:
    """Answer beneath the message of `update`, in plain text."""
    message = message_of(update)
    answered = ReplyParameters(message.message_id, allow_sending_without_reply=True)
    return await message.reply_text(text, reply_parameters=answered)


def message_of(update: Update) -> Message:
    """The message that was written, or the one under which a button was pressed. Raises ValueError."""
    pressed = update.callback_query.message if update.callback_query else None
    message = update.message or pressed
    if not isinstance(message, Message):
        raise ValueError("an update without a message that can be answered")
    return message


def person_of(update: Update) -> User:
    """Who wrote or pressed. Raises ValueError for what nobody did, such as a channel's post."""
    if update.effective_user is None:
        raise ValueError("an update of nobody")
    return update.effective_user


def name_of(update: Update) -> str:
    """The person as the owner of buttons."""
    return f"telegram:{person_of(update).id}"


def language_of(update: Update) -> str:
    """The language of the person's app."""
    person = update.effective_user
    return pick_language(person.language_code if person else None)


def server_of(update: Update) -> str:
    """The group; empty in a private chat."""
    chat = message_of(update).chat
    return "" if chat.type in _MEMBERS_OWN else f"telegram:{chat.id}"


async def _submit(desk: FrontDesk, draft: Draft, update: Update, placeholder: Message) -> None:
    address = address_of(placeholder, message_of(update), language_of(update))
    await desk.submit_draft(draft, _request_id(update), address, name_of(update), server_of(update))


def _request_id(update: Update) -> str:
    """After Telegram's own event: the message that was written, or the press."""
    if update.callback_query:
        return f"telegram-press-{update.callback_query.id}"
    message = message_of(update)
    return f"telegram-{message.chat_id}-{message.message_id}"


async def _show_drawing(asked: Message) -> None:
    with contextlib.suppress(TelegramError):  # no more than a courtesy
        await asked.chat.send_action(ChatAction.UPLOAD_PHOTO, message_thread_id=topic_of(asked))
