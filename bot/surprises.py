"""Avatars that nobody described: any at all, or of a theme that chance chooses. Pure."""

from bot.continuing import Circumstances, anew
from bot.intake import Draft
from bot.themes import THEMES, wish_of
from models.chance import stream
from models.look import Wish


def random_avatars(now: Circumstances) -> Draft:
    """Four avatars that have nothing in common."""
    return anew(Wish(), now)


def surprise(now: Circumstances) -> Draft:
    """Four avatars of one theme, which the seed of `now` chooses."""
    theme = THEMES[int(next(stream(now.fresh_seed, "surprise")) * len(THEMES))]
    return anew(wish_of(theme), now)
