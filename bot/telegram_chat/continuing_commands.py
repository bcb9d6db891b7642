"""Commands that go on from recipes: edit, breed, mix, morph, pack; and avatars by chance."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from telegram import Message

from bot.codes_in_text import codes_in
from bot.continuing import Circumstances, bred, edited, in_moods, mixed, morphed
from bot.intake import Draft, OrderRefused
from bot.replies import say
from bot.surprises import random_avatars, surprise
from bot.telegram_chat.ordering import Drafting, order
from bot.telegram_chat.visit import Handle, Visit

Words = Sequence[str]


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


_DRAFTS: Final[Mapping[str, Callable[[Words, Circumstances], Draft]]] = {
    "edit": _edit,
    "breed": _breed,
    "mix": _mix,
    "morph": _morph,
    "pack": _pack,
    "random": lambda _, now: random_avatars(now),
    "surprise": lambda _, now: surprise(now),
}
"""Each makes a draft of the words after it. May raise OrderRefused."""


def _ordering(draft: Callable[[Words, Circumstances], Draft]) -> Handle:
    async def handle(visit: Visit) -> None:
        await order(visit, partial(draft, visit.words))

    return handle


COMMANDS: Final[Mapping[str, Handle]] = {name: _ordering(draft) for name, draft in _DRAFTS.items()}


def answered_codes(visit: Visit) -> Sequence[str]:
    """The recipes under the message of Mochi that the person replies to."""
    answered = visit.message.reply_to_message
    return (
        codes_in(answered.caption or answered.text or "") if answered and _is_mochis(answered, visit) else ()
    )


def edits_of(visit: Visit) -> Drafting | None:
    """What a reply to an avatar asks to change about it; None if it replies to none.

    Under several avatars the reply begins with the number of one.
    """
    codes = answered_codes(visit)
    return partial(_reply_edit, codes, visit.message.text or "") if codes else None


def _is_mochis(message: Message, visit: Visit) -> bool:
    """Whether the bot wrote `message`, itself or by way of its inline results."""
    author = message.via_bot or message.from_user
    return author is not None and author.id == visit.bot.id


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
