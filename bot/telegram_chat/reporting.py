"""Pictures that members of a group report: told to its admins, and taken away by them."""

from contextlib import suppress
from typing import Final

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.guard_desk import Report
from bot.intake import OrderRefused
from bot.presses import Press
from bot.replies import say
from bot.telegram_chat.admins import administers
from bot.telegram_chat.captions import TEXT_LIMIT, harmless, with_codes
from bot.telegram_chat.markup import markup, stacked
from bot.telegram_chat.people import GENERAL
from bot.telegram_chat.place_keyboards import ADMINS
from bot.telegram_chat.turning import turn
from bot.telegram_chat.visit import Visit

_SUPERGROUP: Final = "-100"
"""Before the number by which links know a large group."""


async def report_pressed(visit: Visit, press: Press) -> str:
    """Report the picture above; what to say to the reporter alone. Raises OrderRefused."""
    place = f"{visit.message.chat_id}:{visit.message.message_id}"
    report = await visit.desk.report(press, place, visit.name, visit.server, visit.language)
    if report.channel:
        async with visit.desk.passed_on(place):
            await (_tell_admins if report.channel == ADMINS else _tell_topic)(visit, report)
    return report.thanks


async def remove_pressed(visit: Visit, query: CallbackQuery, press: Press) -> str:
    """Take a reported message away, for an admin of its group. Raises OrderRefused for anybody else."""
    chat, _, message = visit.desk.place_to_remove(press).partition(":")
    if not await administers(visit, int(chat)):
        raise OrderRefused(say(visit.language, "report-not-yours"))
    try:
        await visit.bot.delete_message(int(chat), int(message))
    except TelegramError as problem:
        if "not found" not in str(problem).lower():
            raise OrderRefused(say(visit.language, "telegram-cannot-remove")) from problem
    await turn(query, say(visit.language, "report-removed"), ())
    return ""


async def _tell_admins(visit: Visit, report: Report) -> None:
    """Tell every admin who ever wrote to the bot in private; nobody else can be told there.

    Raises OrderRefused if that is none.
    """
    told = 0
    for admin in await visit.message.chat.get_administrators():
        if not admin.user.is_bot:
            with suppress(TelegramError):
                await _tell(visit, report, admin.user.id)
                told += 1
    if not told:
        raise OrderRefused(say(visit.language, "report-nowhere"))


async def _tell_topic(visit: Visit, report: Report) -> None:
    topic = None if report.channel == GENERAL else int(report.channel)
    shown = ReplyParameters(visit.message.message_id, allow_sending_without_reply=True)
    try:
        await _tell(visit, report, visit.message.chat_id, topic, shown)
    except (BadRequest, Forbidden) as problem:  # the topic is gone, or closed to the bot
        raise OrderRefused(say(visit.language, "report-nowhere")) from problem


async def _tell(
    visit: Visit, report: Report, chat: int, topic: int | None = None, shown: ReplyParameters | None = None
) -> None:
    text, entities = with_codes(harmless(report.text), [report.code] if report.code else [], TEXT_LIMIT)
    await visit.bot.send_message(
        chat,
        text,
        entities=entities,
        message_thread_id=topic,
        reply_parameters=shown,
        reply_markup=stacked(_link(visit), markup(report.keyboard)),
    )


def _link(visit: Visit) -> InlineKeyboardMarkup | None:
    """A button that shows the message; small groups have no links."""
    chat = str(visit.message.chat_id)
    if not chat.startswith(_SUPERGROUP):
        return None
    address = f"https://t.me/c/{chat.removeprefix(_SUPERGROUP)}/{visit.message.message_id}"
    return InlineKeyboardMarkup([[InlineKeyboardButton(say(visit.language, "telegram-show"), address)]])
