"""Themes that Mochi chooses of its own accord: for a day, or for a surprise. Pure."""

from typing import Final

from bot.names import theme_name
from bot.parsing import parse
from bot.replies import LANGUAGES
from models.look import Wish

THEMES: Final = (
    *("witch", "wizard", "magical_girl", "prince", "princess", "idol", "vampire", "angel", "devil", "fairy"),
    *("miko", "ninja", "samurai", "knight", "astronaut", "pirate", "mermaid", "elf", "gothic_lolita"),
    *("maid", "punk", "catgirl", "foxboy", "kitsune", "deer", "cottagecore", "musician", "artist"),
    *("chef", "superhero", "robot", "cowboy", "ballerina", "spring", "summer", "autumn", "winter"),
)
"""Themes of the lexicon (bot/lexicon/themes.toml), each for a whole costume or mood."""


def wish_of(theme: str) -> Wish:
    """What a theme asks for."""
    return parse(theme_name(LANGUAGES[0], theme)).wish
