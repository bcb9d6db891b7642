"""Words between two stops, and what is coloured there."""

from dataclasses import dataclass, field
from typing import Final

from bot.parsing.meanings import Kind
from bot.parsing.shades import Paint
from bot.parsing.words import Word

ODD_EYES: Final = (Kind.THEME, "eyes")


@dataclass(slots=True)
class Clause:
    """Words between two stops, the colours among them, and the nouns that share a neighbour's colour."""

    words: list[Word]
    paints: list[Paint] = field(default_factory=list)
    shared: dict[int, Paint] = field(default_factory=dict)

    @property
    def nouns(self) -> list[int]:
        """Where the nouns stand that a colour can belong to; odd eyes are none beside "left eye"."""
        nouns = [index for index, word in enumerate(self.words) if word.noun and not word.negated]
        if not any(self.words[index].noun in ("eye_left", "eye_right") for index in nouns):
            return nouns
        return [index for index in nouns if (self.words[index].kind, self.words[index].noun) != ODD_EYES]
