"""What the words of a text have asked for so far, and the wish that becomes of it."""

from dataclasses import dataclass, field
from typing import Final

from bot.parsing.colours import Shade
from bot.parsing.lexicon import Theme
from bot.parsing.painting import Palette
from bot.parsing.words import Word
from models.look import Wish

GENERAL: Final = {"headwear": "cap", "eyewear": "round_glasses", "wings": "angel", "neck": "necklace"}
"""What a word for a whole group of values draws, where no value is named."""

HATS: Final = {"witch_hat", "beret", "beanie", "cap", "santa_hat", "straw_hat", "tiger_hat"}


@dataclass
class Reading:
    """What the words asked for so far."""

    traits: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    themes: list[Theme] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    palette: Palette = field(default_factory=Palette)
    unknown: list[Word] = field(default_factory=list)
    outdone: list[Word] = field(default_factory=list)
    said: dict[str, Word] = field(default_factory=dict)
    refused_colours: list[Word] = field(default_factory=list)

    def wish(self) -> Wish:
        """Explicit words before what was refused, before themes, before what follows from colours."""
        self.palette.settle(self.traits.get("hair_pattern", "plain") != "plain")
        self.unknown += self.palette.unknown
        if not self.palette.colours:
            self.unknown += self.refused_colours
        themed = {name: value for theme in self.themes for name, value in theme.traits.items()}
        general = {name: GENERAL[name] for name in self.groups if name in GENERAL}
        traits = {**self.palette.traits, **themed, **general, **self.refused, **self.traits}
        for name in general.keys() & themed.keys() - self.traits.keys():
            if name != "headwear" or themed[name] in HATS:
                traits[name] = themed[name]
        colours: dict[str, str] = {}
        for theme in self.themes:
            colours |= {slot: Palette.colour(Shade(name), slot) for slot, name in theme.colours.items()}
        pose = {name: place for theme in self.themes for name, place in theme.pose.items()}
        return Wish(traits, {**colours, **self.palette.implied, **self.palette.colours}, pose)
