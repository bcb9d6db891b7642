"""A theme for every day, the same in every chat. Pure."""

from datetime import date
from typing import Final

from bot.continuing import Circumstances, anew
from bot.intake import Draft
from bot.names import theme_name
from bot.replies import say
from bot.themes import THEMES, wish_of
from models.chance import stream

FEASTS: Final = {
    (2, 14): "valentine",
    (10, 31): "halloween",
    (12, 24): "christmas",
    (12, 25): "christmas",
}
"""Days, by month and number, that have their own."""


def theme_of(day: date) -> str:
    """The theme of a day: a feast's, or one of THEMES, each of which comes once before any comes again."""
    if feast := FEASTS.get((day.month, day.day)):
        return feast
    times, place = divmod(day.toordinal(), len(THEMES))
    shuffled = sorted(THEMES, key=lambda theme: next(stream(times, f"theme of the day:{theme}")))
    return shuffled[place]


def daily(day: date, now: Circumstances) -> Draft:
    """Four avatars of the theme of a day."""
    return anew(wish_of(theme_of(day)), now)


def daily_text(day: date, language: str) -> str:
    """Which theme it is, as a sentence."""
    return say(language, "daily", theme=theme_name(language, theme_of(day)))
