"""The one place where failures of the chat end: the person gets an apology, the log the circumstances."""

import logging

from telegram import Message, Update
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import ContextTypes

from bot.inbox_event import CURRENT, Event
from bot.logs import circumstances
from bot.replies import say
from bot.telegram_chat.ordering import OrderBroken
from bot.telegram_chat.people import told_language
from bot.telegram_chat.placeholders import replace, standing
from bot.telegram_chat.visit import CannotWrite, Reception, Visit

log = logging.getLogger(__name__)


async def apologise(reception: Reception, update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log what failed, and apologise to whoever waits for an answer."""
    broken = context.error
    if isinstance(broken, CannotWrite):
        await _say_in_private(update, context)
        return
    problem = broken.__cause__ if isinstance(broken, OrderBroken) else broken
    log.error("an update was not answered: %s", circumstances(problem))
    if not isinstance(update, Update) or not isinstance(update.effective_message, Message):
        return
    event = CURRENT.get()
    try:
        visit = await reception.welcome(update, context)
        await _apologise(visit, _placeholder(broken, event, visit))
    except (TelegramError, CannotWrite) as problem:
        if event:
            event.unanswered = isinstance(problem, NetworkError | RetryAfter) and not isinstance(
                problem, BadRequest
            )
        log.warning("an apology did not arrive: %s", type(problem.__cause__ or problem).__name__)


def _placeholder(broken: Exception | None, event: Event | None, visit: Visit) -> Message | None:
    """What the apology takes the place of, if anything stands there."""
    if isinstance(broken, OrderBroken):
        return broken.placeholder
    known = event is not None and event.placeholder.isdecimal()
    return standing(visit.message, int(event.placeholder)) if event and known else None


async def _apologise(visit: Visit, placeholder: Message | None) -> None:
    sentence = say(visit.language, "apology")
    if placeholder:
        await replace(placeholder, sentence)
    else:
        await visit.reply(sentence)


async def _say_in_private(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Tell the person that the bot may not write in the group, if they ever wrote to it themselves."""
    if isinstance(update, Update) and update.effective_user:
        sentence = say(told_language(update), "telegram-may-not-write")
        try:
            await context.bot.send_message(update.effective_user.id, sentence)
        except TelegramError as problem:
            log.info("nobody could be told that a group is closed: %s", type(problem).__name__)
