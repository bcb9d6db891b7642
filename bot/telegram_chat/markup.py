"""Buttons as Telegram shows them. Pure."""

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.request import Keyboard


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    """The rows of `keyboard` beneath a message; None if there are none."""
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(one.text, callback_data=one.data) for one in row] for row in keyboard]
    )
