"""The commands about the place where one types: its settings, and its board. A page has no such place."""

from typing import Final

from bot.front_desk import FrontDesk
from bot.intake import Draft, OrderRefused
from bot.replies import say
from bot.server_settings import settings_text
from bot.typed_chat.shown import Shown
from bot.typed_chat.speaking import Said, Visitor

SETTINGS: Final = ("language", "style", "share", "gallery", "board")
"""What can be set by typing; the rest makes no sense where one person sits."""


async def settings(desk: FrontDesk, words: str, __: Shown, who: Visitor) -> Said:
    """Show the settings, after changing one if words name it: `style pixel`; `style` alone takes it back."""
    if not who.place:
        raise OrderRefused(say(who.language, "unknown-command"))
    name, _, value = words.partition(" ")
    if name in SETTINGS:
        now = await desk.change_settings(who.place, {name: value.strip()}, who.language)
    else:
        now = (await desk.manners(who.name, who.place, who.language)).settings
    spoken = now.language or who.language
    return Said(f"{settings_text(now, spoken)}\n{say(spoken, 'console-settings')}")


async def board(desk: FrontDesk, _: str, __: Shown, who: Visitor) -> Draft:
    """Today's board as a picture."""
    return await desk.board(who.name, who.place, desk.now(who.language))


async def share(desk: FrontDesk, words: str, shown: Shown, who: Visitor) -> Said:
    """Hang an avatar on today's board."""
    code, _ = shown.split(words, who.language)
    return Said(await desk.share(who.name, who.place, code, who.language))
