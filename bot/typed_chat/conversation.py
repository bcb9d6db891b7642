"""What a typed line is answered with: something to be drawn, or something said."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from bot.front_desk import FrontDesk
from bot.intake import Draft, OrderRefused
from bot.options import order_from
from bot.replies import LANGUAGES, say
from bot.server_settings import shaped
from bot.typed_chat.drafting import DRAWING
from bot.typed_chat.keeping import KEEPING
from bot.typed_chat.shown import Shown
from bot.typed_chat.speaking import Said, Visitor

SAYING: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"start": ("start",), "help": ("help", "help-options", "console-help", "console-help-more")}
)
"""Commands that are answered with sentences alone."""

_TRANSLATED: Final = (
    *("avatar", "help", "about", "edit", "breed", "mix", "morph", "pack", "random", "surprise"),
    *("me", "profile", "gallery", "save", "language", "privacy", "mydata", "forget"),
    *("lock", "genes", "family", "variations", "verify", "today", "board"),
)
"""Commands that have a name in every language."""


def command_of(line: str, shown: Shown) -> tuple[str, str]:
    """The command that a line is, by its English name, and the words after it."""
    chosen = line if line.lstrip().startswith("/") else shown.command(line)
    typed, _, words = (chosen or f"/avatar {line}").strip().partition(" ")
    name = typed.removeprefix("/").lower()
    return _names().get(name, name), words.strip()


async def answer(desk: FrontDesk, line: str, shown: Shown, who: Visitor) -> Draft | Said:
    """What comes of a line that is not empty. Raises OrderRefused with the sentence to say."""
    return await _obey(desk, *command_of(line, shown), shown, who)


async def _obey(desk: FrontDesk, command: str, words: str, shown: Shown, who: Visitor) -> Draft | Said:
    if command == "avatar":
        settings = (await desk.manners(who.name, who.place, who.language)).settings
        return desk.take(shaped(order_from(words, who.language), settings))
    if command == "about":
        return Said(desk.about(who.language))
    if command in SAYING:
        return Said("\n".join(say(who.language, sentence) for sentence in SAYING[command]))
    if command in DRAWING:
        return DRAWING[command](words, shown, desk.now(who.language))
    if command in KEEPING:
        return await KEEPING[command](desk, words, shown, who)
    raise OrderRefused(say(who.language, "unknown-command"))


@cache
def _names() -> Mapping[str, str]:
    """The commands by the names that chats show them under."""
    return {say(language, f"{name}-name"): name for name in _TRANSLATED for language in LANGUAGES}
