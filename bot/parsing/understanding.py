"""The one question asked of this package: what does a text ask for?"""

from dataclasses import dataclass

from bot.parsing.meanings import Kind
from bot.parsing.resolve import understand
from bot.parsing.words import Word, read_words
from bot.text import clean
from models.look import Wish


@dataclass(frozen=True)
class Understanding:
    """What a text asks for, and the words in it that cannot be drawn, as typed, each once and in order."""

    wish: Wish
    unknown: tuple[str, ...]
    outdone: tuple[str, ...] = ()
    """Words that could be drawn, had not others of their kind come later: a hoodie before a kimono."""


def parse(text: str) -> Understanding:
    """Reads any text in any mixture of the languages of the lexicon. Never raises.

    Explicit words win over themes, later words over earlier ones. A colour belongs to the noun beside it;
    alone it is the hair's, and a second one the outfit's. Left and right are those of the picture.
    """
    cleaned = clean(text)
    wish, unknown, outdone = understand(read_words(cleaned))
    return Understanding(wish, _names(cleaned, unknown), _names(cleaned, outdone))


def _names(text: str, unknown: list[Word]) -> tuple[str, ...]:
    """Unknown words as typed; units of a language without spaces that touch are one word."""
    spans: list[tuple[int, int]] = []
    for word in unknown:
        if spans and word.start <= spans[-1][1] and _is_run(text, word):
            spans[-1] = (spans[-1][0], max(word.end, spans[-1][1]))
        else:
            spans.append((word.start, word.end))
    names = (text[start:end] for start, end in spans)
    return tuple({name.casefold(): name for name in reversed(list(names))}.values())[::-1]


def _is_run(text: str, word: Word) -> bool:
    return word.kind in (Kind.UNKNOWN, Kind.OPAQUE) and text[word.start] >= "\u3005"
