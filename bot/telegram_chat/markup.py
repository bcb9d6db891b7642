"""Buttons as Telegram shows them. Pure."""

from collections.abc import Mapping

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.keyboards import Owner
from bot.presses import Press, seal
from bot.replies import say
from bot.request import Button, Keyboard


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The rows of `keyboard` beneath a message; None if there are none."""
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(one.text, callback_data=one.data) for one in row] for row in keyboard]
    )


def worded(text: str, press: Press, owner: Owner) -> Button:
    """A button that says `text` itself."""
    return Button(text, seal(press, owner.name, owner.key))


def links(language: str, addresses: Mapping[str, str]) -> InlineKeyboardMarkup:
    """A row of buttons that open addresses, each saying a sentence."""
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(say(language, label), address) for label, address in addresses.items()]]
    )


def stacked(*parts: InlineKeyboardMarkup | None) -> InlineKeyboardMarkup | None:
    """The rows of all `parts`, one beneath the other."""
    rows = [row for part in parts if part for row in part.inline_keyboard]
    return InlineKeyboardMarkup(rows) if rows else None


def start_link(username: str, argument: str) -> str:
    """The address that opens the private chat and starts the bot with up to 64 letters."""
    return f"https://t.me/{username}?start={argument}"
