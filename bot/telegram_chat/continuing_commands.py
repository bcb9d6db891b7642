"""Commands that go on from recipes: edit, breed, mix, morph, pack; and avatars by chance."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from bot.continuing import Circumstances, bred, edited, in_moods, locked, mixed, morphed
from bot.intake import Draft, OrderRefused, read_recipe
from bot.keyboards import gene_keyboard
from bot.one_of_several import chosen
from bot.replies import say
from bot.surprises import random_avatars, surprise
from bot.telegram_chat.choosing import answered_codes, which, words_with_code
from bot.telegram_chat.ordering import Drafting, order
from bot.telegram_chat.shelf import Screen
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


def _lock(words: Words, now: Circumstances) -> Draft:
    return locked(_first(words), " ".join(words[1:]), now)


Drawing = Callable[[Words, Circumstances], Draft]
"""Makes a draft of the words after a command. May raise OrderRefused."""

_OF_AVATARS: Final[Mapping[str, tuple[int, Drawing]]] = {
    "edit": (1, _edit),
    "pack": (1, _pack),
    "lock": (1, _lock),
    "breed": (2, _breed),
    "mix": (2, _mix),
    "morph": (2, _morph),
}
"""With how many recipe codes the words begin, at least."""
_OF_CHANCE: Final[Mapping[str, Drafting]] = {"random": random_avatars, "surprise": surprise}


def _continuing(wanted: int, draw: Drawing) -> Handle:
    async def handle(visit: Visit) -> None:
        await order(visit, partial(draw, words_with_code(visit, wanted)))

    return handle


def _by_chance(drafting: Drafting) -> Handle:
    async def handle(visit: Visit) -> None:
        await order(visit, drafting)

    return handle


async def _genes(visit: Visit) -> None:
    """Show the sliders of an avatar."""
    code, _ = which(visit)
    read_recipe(code, visit.language)
    owner = await visit.owner()
    await visit.show(Screen(say(visit.language, "ask-tune"), [code], gene_keyboard(code, owner)))


async def _family(visit: Visit) -> None:
    """Draw the family tree of an avatar."""
    code, _ = which(visit)
    draft = await visit.desk.family_picture(visit.name, code, visit.desk.now(visit.language))
    await order(visit, lambda _: draft)


COMMANDS: Final[Mapping[str, Handle]] = {
    **{name: _continuing(*drawing) for name, drawing in _OF_AVATARS.items()},
    **{name: _by_chance(drafting) for name, drafting in _OF_CHANCE.items()},
    "genes": _genes,
    "tune": _genes,
    "family": _family,
}


def edits_of(visit: Visit) -> Drafting | None:
    """What a reply to an avatar asks to change about it; None if it replies to none."""
    codes = answered_codes(visit)
    return partial(_reply_edit, codes, visit.message.text or "") if codes else None


def _reply_edit(codes: Sequence[str], text: str, now: Circumstances) -> Draft:
    return edited(*chosen(codes, text, now.language), now)


def _first(words: Words) -> str:
    """The code that should stand first; an empty one is told to be no recipe of ours."""
    return words[0] if words else ""


def _share(words: Words, now: Circumstances) -> float:
    try:
        return float(words[0].replace(",", ".")) if words else 0.5
    except ValueError:
        raise OrderRefused(say(now.language, "bad-share")) from None
