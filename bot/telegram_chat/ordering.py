"""How an order goes on its way: a placeholder at once, the picture when a worker has drawn it."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from telegram import InlineKeyboardMarkup, Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot.continuing import Circumstances
from bot.intake import Draft, OrderRefused
from bot.keyboards import waiting_keyboard
from bot.replies import say
from bot.request import Errand
from bot.telegram_chat.captions import harmless
from bot.telegram_chat.markup import markup
from bot.telegram_chat.people import channel_of, is_hidden
from bot.telegram_chat.placeholders import Overtaken, replace
from bot.telegram_chat.routes import address_of, topic_of
from bot.telegram_chat.visit import Visit

Drafting = Callable[[Circumstances], Draft]
"""What makes a draft; it may raise OrderRefused."""
SlowDrafting = Callable[[Circumstances], Awaitable[Draft]]
"""The same where something has to be fetched for it."""

PATIENCE: Final = 1.0
"""Seconds that the button for giving up is waited for: the placeholder has to be there at once."""


class OrderBroken(Exception):
    """Something failed after the placeholder was sent; the cause says what."""

    def __init__(self, placeholder: Message) -> None:
        super().__init__("the order was not put on the queue")
        self.placeholder = placeholder


async def order(visit: Visit, drafting: Drafting) -> None:
    """Answer with what `drafting` drafts. Raises OrderRefused with why not."""
    _check_topic(visit)
    draft = drafting(visit.desk.now(visit.language))

    async def made(_: Circumstances) -> Draft:
        return draft

    await _go(visit, made)


async def order_in_a_while(visit: Visit, drafting: SlowDrafting) -> None:
    """The same, but the placeholder is there before `drafting` begins. Raises OrderRefused."""
    _check_topic(visit)
    await _go(visit, drafting)


def _check_topic(visit: Visit) -> None:
    """Raises OrderRefused where the group's admins want no avatars."""
    topics = visit.manners.settings.channels
    if topics and channel_of(visit.update) not in topics:
        raise OrderRefused(say(visit.language, "telegram-other-topics"))


async def _go(visit: Visit, drafting: SlowDrafting) -> None:
    giving_up = await _giving_up(visit)
    sentence = say(visit.language, "placeholder")
    send = partial(visit.reply, sentence, markup=giving_up)
    try:
        placeholder = await visit.placeholders.show(visit.message, sentence, giving_up, send)
    except Overtaken:
        return
    try:
        await asyncio.gather(_submit(visit, drafting, placeholder), _show_drawing(visit.message))
    except OrderRefused as refusal:
        await replace(placeholder, harmless(str(refusal)))
    except Exception as problem:
        raise OrderBroken(placeholder) from problem
    else:
        visit.waiting.tell(request_id_of(visit), visit.language, placeholder, giving_up)


async def _submit(visit: Visit, drafting: SlowDrafting, placeholder: Message) -> None:
    draft = await drafting(visit.desk.now(visit.language))
    stickers_for = visit.person.id if draft.errand is Errand.PACK and not is_hidden(visit.update) else None
    alone = draft.errand is Errand.PICTURES and len(draft.recipes) == 1
    address = address_of(placeholder, visit.message, visit.language, stickers_for, avatar=alone)
    await visit.desk.submit_draft(draft, request_id_of(visit), address, visit.name, visit.server)


def request_id_of(visit: Visit) -> str:
    """After Telegram's own event: the message that was written, or the press."""
    if visit.update.callback_query:
        return f"telegram-press-{visit.update.callback_query.id}"
    return f"telegram-{visit.message.chat_id}-{visit.message.message_id}"


async def _giving_up(visit: Visit) -> InlineKeyboardMarkup | None:
    """The button that takes the request away; None where Redis is too slow to seal it."""
    try:
        async with asyncio.timeout(PATIENCE):
            return markup(waiting_keyboard(request_id_of(visit), await visit.owner()))
    except (OrderRefused, TimeoutError):
        return None


async def _show_drawing(asked: Message) -> None:
    with contextlib.suppress(TelegramError):  # no more than a courtesy
        await asked.chat.send_action(ChatAction.UPLOAD_PHOTO, message_thread_id=topic_of(asked))
