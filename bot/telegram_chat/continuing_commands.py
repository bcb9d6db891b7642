"""Commands that go on from recipes: edit, breed, mix, morph, pack; and avatars by chance."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from telegram import Update
from telegram.ext import ContextTypes

from bot.codes_in_text import codes_in
from bot.continuing import Circumstances, bred, edited, in_moods, mixed, morphed
from bot.front_desk import FrontDesk
from bot.intake import Draft, OrderRefused
from bot.replies import say
from bot.surprises import random_avatars, surprise
from bot.telegram_chat.ordering import message_of, order

Words = Sequence[str]


async def run(
    command: Callable[[Words, Circumstances], Draft],
    desk: FrontDesk,
    update: Update,
    context: ContextTypes.DEFAULT_TYPE,
) -> None:
    """Answer one of COMMANDS, given the words after it."""
    await order(desk, update, partial(command, context.args or []))


def _edit(words: Words, now: Circumstances) -> Draft:
    return edited(_first(words), " ".join(words[1:]), now)


def _breed(words: Words, now: Circumstances) -> Draft:
    return bred(_first(words), _first(words[1:]), now)


def _mix(words: Words, now: Circumstances) -> Draft:
    return mixed(_first(words), _first(words[1:]), _share(words[2:], now), now)


def _morph(words: Words, now: Circumstances) -> Draft:
    return morphed(words, now)


def _pack(words: Words, now: Circumstances) -> Draft:
    return in_moods(_first(words), now)


COMMANDS: Final[Mapping[str, Callable[[Words, Circumstances], Draft]]] = {
    "edit": _edit,
    "breed": _breed,
    "mix": _mix,
    "morph": _morph,
    "pack": _pack,
    "random": lambda _, now: random_avatars(now),
    "surprise": lambda _, now: surprise(now),
}
"""Each makes a draft of the words after it. May raise OrderRefused."""


def edits_of(update: Update) -> Callable[[Circumstances], Draft] | None:
    """What a reply to an avatar asks to change about it; None if it replies to none.

    Under several avatars the reply begins with the number of one.
    """
    message = message_of(update)
    answered = message.reply_to_message
    codes = codes_in((answered.caption or answered.text or "") if answered else "")
    return partial(_reply_edit, codes, message.text or "") if codes else None


def _reply_edit(codes: Sequence[str], text: str, now: Circumstances) -> Draft:
    if len(codes) == 1:
        return edited(codes[0], text, now)
    number, _, words = text.strip().partition(" ")
    if not number.isdecimal() or not 1 <= int(number) <= len(codes):
        raise OrderRefused(say(now.language, "reply-which"))
    return edited(codes[int(number) - 1], words, now)


def _first(words: Words) -> str:
    """The code that should stand first; an empty one is told to be no recipe of ours."""
    return words[0] if words else ""


def _share(words: Words, now: Circumstances) -> float:
    try:
        return float(words[0].replace(",", ".")) if words else 0.5
    except ValueError:
        raise OrderRefused(say(now.language, "bad-share")) from None
