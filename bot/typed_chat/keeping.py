"""The commands that keep something, or look it up: what each does, and what it says."""

from collections.abc import Callable, Coroutine, Mapping
from types import MappingProxyType
from typing import Any, Final

from bot.front_desk import FrontDesk
from bot.gallery import PER_PAGE
from bot.gallery_text import family_text, gallery_text, saved_text
from bot.intake import Draft, OrderRefused
from bot.presses import Press, Verb
from bot.privacy_files import data_file, forget_keyboard
from bot.replies import LANGUAGES, join, say
from bot.tuning import gene_name
from bot.typed_chat.drafting import DRAWING, formats
from bot.typed_chat.placing import board, settings, share
from bot.typed_chat.shown import Shown
from bot.typed_chat.speaking import SURELY, Said, Visitor
from models.genes import GENES

Keeping = Callable[[FrontDesk, str, Shown, Visitor], Coroutine[Any, Any, Said | Draft]]
"""Of the desk, the words of the command, what is shown, and who asks. May raise OrderRefused."""


async def _save(desk: FrontDesk, words: str, shown: Shown, who: Visitor) -> Said:
    code, title = shown.split(words, who.language)
    return Said(saved_text(await desk.save(who.name, code, who.language, title), who.language))


async def _gallery(desk: FrontDesk, words: str, _: Shown, who: Visitor) -> Said:
    page = await desk.gallery(who.name, int(words) if words.isdecimal() else 1, who.language)
    codes = tuple(one.code for one in page.avatars)
    first = (page.number - 1) * PER_PAGE + 1
    return Said("\n".join((gallery_text(page, who.language), *codes)), Shown(codes, first=first))


async def _favourite(desk: FrontDesk, words: str, shown: Shown, who: Visitor) -> Said:
    code, _ = shown.split(words, who.language)
    saved = await desk.favourite(who.name, code, who.language)
    return Said(say(who.language, "is-favourite" if saved.favourite else "no-favourite"))


async def _rename(desk: FrontDesk, words: str, shown: Shown, who: Visitor) -> Said:
    code, title = shown.split(words, who.language)
    return Said(saved_text(await desk.rename(who.name, code, title, who.language), who.language))


async def _unsave(desk: FrontDesk, words: str, shown: Shown, who: Visitor) -> Said:
    code, _ = shown.split(words, who.language)
    await desk.forget_saved(who.name, code, who.language)
    return Said(say(who.language, "gallery-removed"))


async def _me(desk: FrontDesk, words: str, shown: Shown, who: Visitor) -> Said:
    if words:
        code, rest = shown.split(words, who.language)
        if rest:
            raise OrderRefused(say(who.language, "which-avatar"))
        return Said(f"{say(who.language, 'is-me')}\n{await desk.set_me(who.name, code, who.language)}")
    code = await desk.me(who.name, who.language)
    return Said(code, Shown((code,)))


async def _family(desk: FrontDesk, words: str, shown: Shown, who: Visitor) -> Said:
    code, _ = shown.split(words, who.language)
    return Said(family_text(await desk.family(who.name, code, who.language), who.language))


async def _undo(desk: FrontDesk, words: str, shown: Shown, who: Visitor) -> Draft:
    code, _ = shown.split(words, who.language)
    parents = (await desk.family(who.name, code, who.language)).parents
    if len(parents) != 1:
        raise OrderRefused(say(who.language, "nothing-to-undo"))
    return await desk.drafted(Press(Verb.UNDO, parents[0].code), who.name, desk.now(who.language))


async def _tune(desk: FrontDesk, words: str, shown: Shown, who: Visitor) -> Said | Draft:
    if words:
        return DRAWING["slide"](words, shown, desk.now(who.language))
    names = (f"{gene} ({gene_name(gene, who.language)})" for gene in GENES)
    return Said(say(who.language, "console-genes", choices=join(who.language, names)))


async def _files(_: FrontDesk, words: str, shown: Shown, who: Visitor) -> Said:
    code, _rest = shown.split(words, who.language)
    text = f"{say(who.language, 'ask-format')} {formats(who.language)}\n{say(who.language, 'console-file')}"
    return Said(text, Shown((code,)))


async def _profile(desk: FrontDesk, _: str, __: Shown, who: Visitor) -> Said:
    profile = await desk.profile(who.name, who.language)
    favourites = [f"{one.code} {one.title}".strip() for one in profile.favourites]
    return Said("\n".join((profile.me, *favourites)), Shown((profile.me,)))


async def _language(desk: FrontDesk, words: str, _: Shown, who: Visitor) -> Said:
    if not words:
        return Said(say(who.language, "bad-language", choices=join(who.language, LANGUAGES)))
    chosen = next((one for one in LANGUAGES if one.lower() == words.lower()), words)
    member = await desk.set_language(who.name, chosen, who.language)
    return Said(say(member.language, "language-set"))


async def _privacy(desk: FrontDesk, _: str, __: Shown, who: Visitor) -> Said:
    return Said(desk.privacy(who.language))


async def _my_data(desk: FrontDesk, _: str, __: Shown, who: Visitor) -> Said:
    file = data_file(await desk.my_data(who.name, who.language), who.language)
    return Said(file.alt, file=file)


async def _forget(desk: FrontDesk, words: str, _: Shown, who: Visitor) -> Said:
    if words == SURELY:
        return Said(await desk.forget(who.name, who.language), Shown())
    owner = await desk.owner(who.name, who.language)
    return Said(say(who.language, "forget-sure"), keyboard=forget_keyboard(owner))


async def _daily(desk: FrontDesk, _: str, __: Shown, who: Visitor) -> Draft:
    return desk.daily(desk.now(who.language))


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
        "profile": _profile,
        "undo": _undo,
        "daily": _daily,
        "settings": settings,
        "board": board,
        "share": share,
        "today": _daily,
        "tune": _tune,
        "genes": _tune,
        "language": _language,
        "privacy": _privacy,
        "mydata": _my_data,
        "forget": _forget,
    }
)
