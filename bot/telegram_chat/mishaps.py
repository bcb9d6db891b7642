"""The one place where failures of the chat end: the person gets an apology, the log the circumstances."""

import logging

from telegram import Message, Update
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot.logs import circumstances
from bot.replies import say
from bot.telegram_chat.ordering import OrderBroken, language_of, reply

log = logging.getLogger(__name__)


async def apologise(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log what failed, and apologise to whoever waits for an answer."""
    broken = context.error
    problem = broken.__cause__ if isinstance(broken, OrderBroken) else broken
    log.error("an update was not answered: %s", circumstances(problem))
    if not isinstance(update, Update) or not isinstance(update.effective_message, Message):
        return
    sentence = say(language_of(update), "apology")
    try:
        if isinstance(broken, OrderBroken):
            await broken.placeholder.edit_text(sentence)
        else:
            await reply(update, sentence)
    except TelegramError as problem:
        log.warning("an apology did not arrive: %s", type(problem).__name__)
