"""The menu of commands beside the input field, in each person's language."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Final

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot.replies import LANGUAGES, say

log = logging.getLogger(__name__)

COMMANDS: Final = (
    *("avatar", "random", "surprise", "edit", "breed", "mix", "morph", "pack"),
    *("help", "about", "start"),
)
PATIENCE: Final = 15.0
"""Seconds. Telegram may ask to wait for hours; a menu in yesterday's words holds nobody up."""

_MENUS: Final[Mapping[str | None, str]] = {None: LANGUAGES[0], "en": "en", "zh": "zh-CN", "ja": "ja"}
"""Telegram's two-letter tag -> our language; it cannot tell Traditional from Simplified Chinese here."""


async def set_menus(bot: Bot) -> None:
    """Set every menu; one that cannot be set stays as it was."""
    await asyncio.gather(*(_set_menu(bot, tag, language) for tag, language in _MENUS.items()))


async def _set_menu(bot: Bot, tag: str | None, language: str) -> None:
    menu = [BotCommand(name, say(language, f"{name}-description")) for name in COMMANDS]
    try:
        async with asyncio.timeout(PATIENCE):
            await bot.set_my_commands(menu, language_code=tag)
    except (TelegramError, TimeoutError) as problem:
        log.warning("the menu for %s could not be set: %s", tag or "everybody", type(problem).__name__)
