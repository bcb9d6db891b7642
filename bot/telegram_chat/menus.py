"""The menus of commands beside the input field, in each person's language, and what opens beside them."""

import asyncio
import logging
from collections.abc import Awaitable, Mapping
from functools import partial
from typing import Final

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeDefault,
    MenuButtonWebApp,
    WebAppInfo,
)
from telegram.error import TelegramError

from bot.replies import LANGUAGES, say

log = logging.getLogger(__name__)

DRAWING: Final = (
    *("avatar", "random", "surprise", "edit", "lock", "genes", "breed", "mix", "morph", "pack", "family"),
    *("variations", "verify", "today"),
)
KEEPING: Final = ("me", "profile", "gallery", "save", "language")
ABOUT: Final = ("help", "about", "privacy", "forget")
EVERYWHERE: Final = (*DRAWING, *KEEPING, *ABOUT)
SCOPES: Final[Mapping[BotCommandScope, tuple[str, ...]]] = {
    BotCommandScopeDefault(): EVERYWHERE,
    BotCommandScopeAllPrivateChats(): (*EVERYWHERE, "mydata", "start"),
    BotCommandScopeAllGroupChats(): (*EVERYWHERE, "board"),
    BotCommandScopeAllChatAdministrators(): (*EVERYWHERE, "board", "settings"),
}
"""Which commands stand in the menu of which chats; the narrowest counts."""
PATIENCE: Final = 15.0
"""Seconds. Telegram may ask to wait for hours; a menu in yesterday's words holds nobody up."""

TAGS: Final[Mapping[str | None, str]] = {None: LANGUAGES[0], "en": "en", "zh": "zh-CN", "ja": "ja"}
"""Telegram's two-letter tag -> our language; it cannot tell Traditional from Simplified Chinese here."""


async def set_menus(bot: Bot, web: str | None = None) -> None:
    """Set every menu, and the button that opens the page at `web`; what cannot be set stays as it was."""
    menus = [partial(_set_menu, bot, scope, tag) for scope in SCOPES for tag in TAGS]
    await asyncio.gather(*(_try(menu()) for menu in menus), _try(_set_button(bot, web)))


async def _set_menu(bot: Bot, scope: BotCommandScope, tag: str | None) -> None:
    menu = [BotCommand(name, say(TAGS[tag], f"{name}-description")) for name in SCOPES[scope]]
    await bot.set_my_commands(menu, scope, language_code=tag)


async def _set_button(bot: Bot, web: str | None) -> None:
    """Telegram opens https pages alone. It has one label for everybody."""
    if web and web.startswith("https://"):
        button = MenuButtonWebApp(say(LANGUAGES[0], "telegram-web"), WebAppInfo(web))
        await bot.set_chat_menu_button(menu_button=button)


async def _try(setting: Awaitable[None]) -> None:
    try:
        async with asyncio.timeout(PATIENCE):
            await setting
    except (TelegramError, TimeoutError) as problem:
        log.warning("a menu could not be set: %s", type(problem).__name__)
