"""Which avatar a command is about: that of a recipe code after it, or the one that it replies to."""

from collections.abc import Sequence

from telegram import Message

from bot.codes_in_text import codes_in
from bot.intake import OrderRefused
from bot.one_of_several import chosen
from bot.replies import say
from bot.telegram_chat.visit import Visit


def answered(visit: Visit) -> Message | None:
    """The message that the person replies to; the head of a topic, which all in it reply to, is none."""
    message = visit.message.reply_to_message
    return None if message is None or message.forum_topic_created else message


def answered_codes(visit: Visit) -> Sequence[str]:
    """The recipes under the message of Mochi that the person replies to."""
    message = answered(visit)
    if message is None or not is_mochis(message, visit):
        return ()
    return codes_in(message.caption or message.text or "")


def is_mochis(message: Message, visit: Visit) -> bool:
    """Whether the bot wrote `message`, itself or by way of its inline results."""
    author = message.via_bot or message.from_user
    return author is not None and author.id == visit.bot.id


def which(visit: Visit) -> tuple[str, str]:
    """The code that a command is about, and the words after it. Raises OrderRefused if there is none."""
    words = list(visit.words)
    if words and codes_in(words[0].strip("`")):
        return words[0].strip("`"), " ".join(words[1:])
    if codes := answered_codes(visit):
        return chosen(codes, " ".join(words), visit.language)
    raise OrderRefused(say(visit.language, "telegram-which"))


def words_with_code(visit: Visit, wanted: int) -> Sequence[str]:
    """The words after a command that begin with `wanted` recipe codes.

    Where one is missing, it is that of the avatar which the command replies to.
    """
    given = sum(1 for word in visit.words[:wanted] if codes_in(word.strip("`")))
    if given == wanted or not answered_codes(visit):
        return visit.words
    if given:
        return [*answered_codes(visit)[:1], *visit.words]
    code, rest = which(visit)
    return [code, *rest.split()]
