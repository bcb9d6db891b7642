"""Avatars that nobody described: any at all, or of a theme that chance chooses. Pure."""

from typing import Final

from bot.continuing import Circumstances, anew
from bot.intake import Draft
from bot.parsing import parse
from models.chance import stream
from models.look import Wish

THEMES: Final = (
    "witch",
    "wizard",
    "magical girl",
    "prince",
    "princess",
    "idol",
    "vampire",
    "angel",
    "devil",
    "fairy",
    "miko",
    "ninja",
    "samurai",
    "knight",
    "astronaut",
    "pirate",
    "mermaid",
    "elf",
    "gothic lolita",
    "maid",
    "punk",
    "santa",
    "detective",
    "catgirl",
    "foxboy",
)
"""Words of the English lexicon, each for a whole costume."""


def random_avatars(now: Circumstances) -> Draft:
    """Four avatars that have nothing in common."""
    return anew(Wish(), now)


def surprise(now: Circumstances) -> Draft:
    """Four avatars of one theme, which the seed of `now` chooses."""
    theme = THEMES[int(next(stream(now.fresh_seed, "surprise")) * len(THEMES))]
    return anew(parse(theme).wish, now)
