"""What is drawn for each typed command: its words and what is shown become a draft. Pure."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from bot.continuing import Circumstances, after_press, anew, bred, edited, in_moods, locked, mixed, morphed
from bot.formats import FORMATS
from bot.intake import Draft, OrderRefused, read_recipe
from bot.presses import Press, Verb
from bot.replies import join, say
from bot.surprises import random_avatars, surprise
from bot.tuning import slid
from bot.typed_chat.shown import Shown

Drafting = Callable[[str, Shown, Circumstances], Draft]
"""May raise OrderRefused."""


def formats(language: str) -> str:
    """The names of all files that there are."""
    return join(language, (f"{name} ({say(language, f'format-{name}')})" for name in FORMATS.values()))


def _pressed(verb: Verb) -> Drafting:
    def draft(words: str, shown: Shown, now: Circumstances) -> Draft:
        code, _ = shown.split(words, now.language)
        return after_press(Press(verb, code), now)

    return draft


def _reroll(_: str, shown: Shown, now: Circumstances) -> Draft:
    if shown.wish is None:
        raise OrderRefused(say(now.language, "nothing-to-reroll"))
    return anew(shown.wish, now, *(read_recipe(code, now.language).family for code in shown.codes[:1]))


def _edit(words: str, shown: Shown, now: Circumstances) -> Draft:
    return edited(*shown.split(words, now.language), now)


def _pack(words: str, shown: Shown, now: Circumstances) -> Draft:
    code, _ = shown.split(words, now.language)
    return in_moods(code, now)


def _breed(words: str, shown: Shown, now: Circumstances) -> Draft:
    first, second = _avatars(words, shown, now)[:2]
    return bred(first, second, now)


def _mix(words: str, shown: Shown, now: Circumstances) -> Draft:
    parts = words.split()
    share = 0.5
    if len(parts) == 3:
        try:
            share = float(parts.pop())
        except ValueError as problem:
            raise OrderRefused(say(now.language, "bad-share")) from problem
    first, second = _avatars(" ".join(parts), shown, now)[:2]
    return mixed(first, second, share, now)


def _morph(words: str, shown: Shown, now: Circumstances) -> Draft:
    return morphed(_avatars(words, shown, now), now)


def _file(words: str, shown: Shown, now: Circumstances) -> Draft:
    name, _, rest = words.strip().partition(" ")
    letters = {kind: letter for letter, kind in FORMATS.items()}
    if name.lower() not in letters:
        raise OrderRefused(f"{say(now.language, 'ask-format')} {formats(now.language)}")
    code, _ = shown.split(rest, now.language)
    return after_press(Press(Verb.FILE, code, letters[name.lower()]), now)


def _lock(words: str, shown: Shown, now: Circumstances) -> Draft:
    return locked(*shown.split(words, now.language), now)


def _slide(words: str, shown: Shown, now: Circumstances) -> Draft:
    """`2 cute 0.5`, or `cute 0.5` where one avatar is shown."""
    code, rest = shown.split(words, now.language)
    gene, _, amount = rest.partition(" ")
    try:
        return slid(code, gene.lower(), float(amount.replace(",", ".")) if amount else 1.0, now)
    except ValueError as problem:
        raise OrderRefused(say(now.language, "bad-amount")) from problem


def _avatars(words: str, shown: Shown, now: Circumstances) -> list[str]:
    """Two avatars or more, by number or code."""
    codes = [shown.code(word, now.language) for word in words.split()]
    if len(codes) < 2:
        raise OrderRefused(say(now.language, "two-avatars"))
    return codes


DRAWING: Final[Mapping[str, Drafting]] = MappingProxyType(
    {
        "pick": _pressed(Verb.PICK),
        "more": _pressed(Verb.MORE),
        "animate": _pressed(Verb.MOVE),
        "moods": _pack,
        "pack": _pack,
        "reroll": _reroll,
        "edit": _edit,
        "breed": _breed,
        "mix": _mix,
        "morph": _morph,
        "file": _file,
        "lock": _lock,
        "slide": _slide,
        "random": lambda _, __, now: random_avatars(now),
        "surprise": lambda _, __, now: surprise(now),
    }
)
"""A drafting for each command but /avatar, which takes an order."""
