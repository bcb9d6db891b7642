"""The commands of the terminal that keep something: what each does, and what it says."""

from collections.abc import Callable, Coroutine, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from bot.console_chat.drafting import formats
from bot.console_chat.shown import Shown
from bot.front_desk import FrontDesk
from bot.gallery import PER_PAGE
from bot.gallery_text import family_text, gallery_text, saved_text
from bot.intake import OrderRefused
from bot.replies import say

OWNER: Final = "console:local"
"""Whoever sits before the terminal."""


class Said(NamedTuple):
    """What is said, and what can be chosen from by number from now on (None: what could be before)."""

    text: str
    shown: Shown | None = None


Keeping = Callable[[FrontDesk, str, Shown, str], Coroutine[Any, Any, Said]]
"""Of the desk, the words of the command, what is shown, and the language. May raise OrderRefused."""


async def _save(desk: FrontDesk, words: str, shown: Shown, language: str) -> Said:
    code, title = shown.split(words, language)
    return Said(saved_text(await desk.save(OWNER, code, language, title), language))


async def _gallery(desk: FrontDesk, words: str, _: Shown, language: str) -> Said:
    page = await desk.gallery(OWNER, int(words) if words.isdecimal() else 1, language)
    codes = tuple(one.code for one in page.avatars)
    first = (page.number - 1) * PER_PAGE + 1
    return Said("\n".join((gallery_text(page, language), *codes)), Shown(codes, first=first))


async def _favourite(desk: FrontDesk, words: str, shown: Shown, language: str) -> Said:
    code, _ = shown.split(words, language)
    saved = await desk.favourite(OWNER, code, language)
    return Said(say(language, "is-favourite" if saved.favourite else "no-favourite"))


async def _rename(desk: FrontDesk, words: str, shown: Shown, language: str) -> Said:
    code, title = shown.split(words, language)
    return Said(saved_text(await desk.rename(OWNER, code, title, language), language))


async def _unsave(desk: FrontDesk, words: str, shown: Shown, language: str) -> Said:
    code, _ = shown.split(words, language)
    await desk.forget_saved(OWNER, code, language)
    return Said(say(language, "gallery-removed"))


async def _me(desk: FrontDesk, words: str, shown: Shown, language: str) -> Said:
    if words:
        code, rest = shown.split(words, language)
        if rest:
            raise OrderRefused(say(language, "which-avatar"))
        return Said(f"{say(language, 'is-me')}\n{await desk.set_me(OWNER, code, language)}")
    code = await desk.me(OWNER, language)
    return Said(code, Shown((code,)))


async def _family(desk: FrontDesk, words: str, shown: Shown, language: str) -> Said:
    code, _ = shown.split(words, language)
    return Said(family_text(await desk.family(OWNER, code, language), language))


async def _files(_: FrontDesk, words: str, shown: Shown, language: str) -> Said:
    code, _rest = shown.split(words, language)
    text = f"{say(language, 'ask-format')} {formats(language)}\n{say(language, 'console-file')}"
    return Said(text, Shown((code,)))


KEEPING: Final[Mapping[str, Keeping]] = MappingProxyType(
    {
        "save": _save,
        "gallery": _gallery,
        "favourite": _favourite,
        "rename": _rename,
        "unsave": _unsave,
        "me": _me,
        "family": _family,
        "files": _files,
    }
)
