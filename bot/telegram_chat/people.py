"""Who writes or presses, and where: as an owner of buttons, in which group, in which topic."""

from typing import Final

from telegram import Message, Update, User
from telegram.constants import ChatType

from bot.intake import OrderRefused
from bot.replies import pick_language, say
from bot.telegram_chat.routes import topic_of

_MEMBERS_OWN: Final = (ChatType.PRIVATE, ChatType.SENDER)
GENERAL: Final = "general"
"""The id of a forum's first topic, whose messages have none."""


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


def is_hidden(update: Update) -> bool:
    """Whether a group or a channel speaks, and not a person whom Telegram names."""
    return bool(update.message and update.message.sender_chat)


def check_named(update: Update, language: str) -> None:
    """Raises OrderRefused where nobody can tell whose gallery and choices are meant."""
    if is_hidden(update):
        raise OrderRefused(say(language, "telegram-hidden"))


def name_of(update: Update) -> str:
    """The person as the owner of buttons; whoever writes in a chat's name shares what that chat owns."""
    if update.message and update.message.sender_chat:
        return f"telegram:{update.message.sender_chat.id}"
    return f"telegram:{person_of(update).id}"


def told_language(update: Update) -> str:
    """The language of the person's app."""
    person = update.effective_user
    return pick_language(person.language_code if person else None)


def is_private(update: Update) -> bool:
    """Whether nobody but the person sees the answer."""
    return message_of(update).chat.type in _MEMBERS_OWN


def server_of(update: Update) -> str:
    """The group; empty in a private chat."""
    return "" if is_private(update) else f"telegram:{message_of(update).chat.id}"


def topic_here(update: Update) -> str:
    """The topic in which the message stands; empty in a group that has none."""
    message = message_of(update)
    return channel_of(update) if message.chat.is_forum or message.is_topic_message else ""


def channel_of(update: Update) -> str:
    """The topic of the group in which the message stands."""
    return str(topic_of(message_of(update)) or GENERAL)
