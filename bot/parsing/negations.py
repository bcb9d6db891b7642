"""Marks what a "no" takes away."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.parsing.meanings import Kind
from bot.parsing.words import Word

TAKEN_AWAY: Final = {Kind.TRAIT, Kind.THEME, Kind.SLOT, Kind.GROUP, Kind.COLOUR_OF, Kind.UNKNOWN, Kind.OPAQUE}
PASSED: Final = {Kind.FILLER, Kind.COLOUR, Kind.ADJECTIVE, Kind.WEARING, Kind.LINKING, Kind.SIDE}


def negated(words: Sequence[Word]) -> list[Word]:
    """`words`, with those that a "no" takes away marked."""
    marked = list(words)
    for index, word in enumerate(words):
        if word.kind is Kind.NEGATION and word.meanings[0].name == "before":
            _negate_behind(marked, index)
        elif word.kind is Kind.NEGATION:
            _negate_ahead(marked, index)
        elif word.kind is Kind.OR and index and _is_absence(words[index - 1]):
            _negate_behind(marked, index)
    return marked


def _is_absence(word: Word) -> bool:
    """Forms that say no themselves: "no hat"."""
    return word.kind is Kind.TRAIT and word.meanings[0].value in ("none", "no")


def _negate_behind(words: list[Word], index: int) -> None:
    """ "no hat or glasses": up to the next thing, and on across every "or"."""
    passed: list[int] = []
    for position in range(index + 1, len(words)):
        kind = words[position].kind
        if kind in TAKEN_AWAY:
            for mark in (*passed, position):
                words[mark] = replace(words[mark], negated=True)
            if position + 1 < len(words) and words[position + 1].kind is Kind.OR:
                _negate_behind(words, position + 1)
            return
        if kind not in PASSED:
            break
        passed.append(position)
    for mark in passed:
        words[mark] = replace(words[mark], negated=words[mark].kind is Kind.COLOUR)


def _negate_ahead(words: list[Word], index: int) -> None:
    """Languages that say no after the thing."""
    for position in range(index - 1, -1, -1):
        kind = words[position].kind
        if kind in TAKEN_AWAY or kind is Kind.COLOUR:
            words[position] = replace(words[position], negated=True)
            return
        if kind not in PASSED:
            return
