"""Colours that somebody corrects as they type: "pink hair, no wait, blue"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.parsing.meanings import Kind
from bot.parsing.words import Word


def lacks_colour(part: Sequence[Word]) -> bool:
    """Whether the last noun of `part` still waits for its colour: "her hair is actually pink"."""
    nouns = 0
    for word in reversed(part):
        if _names_colour(word):
            return False
        nouns += bool(word.noun)
        if word.kind is Kind.LINKING or nouns > 1:
            return True
    return nouns > 0


def correct(parts: list[list[Word]]) -> bool:
    """Put the colours alone in the last part in the place of the last one before it, and empty that part.

    Whether it says nothing yet, so that the next part may: "oops, hmm, green".
    """
    said = parts[-1]
    if not lone_colours(said):
        return all(word.kind is Kind.FILLER for word in said)
    for part in reversed(parts[:-1]):
        places = [index for index, word in enumerate(part) if _names_colour(word) and not word.negated]
        if places:
            _put(said, part, places[-1])
            parts[-1] = []
            break
    return False


def lone_colours(part: Sequence[Word]) -> int:
    """How many colours a part without anything else names."""
    kinds = [word.kind for word in part]
    alone = set(kinds) <= {Kind.COLOUR, Kind.ADJECTIVE, Kind.FILLER, Kind.AND}
    return kinds.count(Kind.COLOUR) if alone else 0


def _put(said: list[Word], part: list[Word], place: int) -> None:
    """Put the colours `said` into `part`, instead of the colour at `place` with its adjectives."""
    start = place
    while start and part[start - 1].kind is Kind.ADJECTIVE:
        start -= 1
    plain = part[place].kind is Kind.COLOUR
    part[start : place + 1] = said if plain else [_recoloured(part[place], said)]


def _names_colour(word: Word) -> bool:
    return any(meaning.kind in (Kind.COLOUR, Kind.COLOUR_OF) for meaning in word.meanings)


def _recoloured(word: Word, said: Sequence[Word]) -> Word:
    """A word that names a colour and its noun, 粉发, with the first colour of `said` instead."""
    colour = next(other.meanings[0].name for other in said if other.kind is Kind.COLOUR)
    meanings = (
        replace(meaning, value=colour) if meaning.kind is Kind.COLOUR_OF else meaning
        for meaning in word.meanings
    )
    return replace(word, meanings=tuple(meanings))
