"""Who may choose for a group: asked of Telegram each time, since that changes."""

from typing import Final

from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.intake import OrderRefused
from bot.replies import say
from bot.telegram_chat.visit import Visit

_ADMINS: Final = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


async def is_admin(visit: Visit) -> bool:
    """Whether the person administers the group. Nobody does in private, or where Telegram can't tell."""
    if not visit.server:
        return False
    chat = visit.message.chat
    message = visit.update.message
    if message and message.sender_chat:
        return message.sender_chat.id == chat.id  # only admins can write in the group's own name
    return await administers(visit, chat.id)


async def administers(visit: Visit, chat: int) -> bool:
    """Whether the person administers the group `chat`, wherever they are now."""
    try:
        member = await visit.bot.get_chat_member(chat, visit.person.id)
    except TelegramError:
        return False
    return member.status in _ADMINS


async def check_admin(visit: Visit) -> None:
    """Raises OrderRefused where there is no group, or the person does not administer it."""
    if not visit.server:
        raise OrderRefused(say(visit.language, "telegram-groups-only"))
    if not await is_admin(visit):
        raise OrderRefused(say(visit.language, "telegram-admins-only"))
