"""Cuts words into clauses, and finds the noun that each colour of a clause belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from bot.parsing.meanings import Kind
from bot.parsing.shades import Paint, paints
from bot.parsing.words import NOWHERE, Word

STOPS: Final = frozenset(",.;!?\n，。；！？、|•…")


@dataclass(slots=True)
class Clause:
    """Words between two stops, the colours among them, and the nouns that share a neighbour's colour."""

    words: list[Word]
    paints: list[Paint] = field(default_factory=list)
    shared: dict[int, Paint] = field(default_factory=dict)

    @property
    def nouns(self) -> list[int]:
        """Where the nouns stand that a colour can belong to."""
        return [index for index, word in enumerate(self.words) if word.noun and not word.negated]


def clauses(words: Sequence[Word]) -> list[Clause]:
    """`words` cut at commas and the like, each clause's colours given to its nouns."""
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.kind is Kind.PUNCTUATION and word.text in STOPS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [read_clause(part) for part in _rejoined([part for part in parts if part])]


def _rejoined(parts: Sequence[list[Word]]) -> list[list[Word]]:
    """ "pink, long hair" is one clause: a colour alone goes to the noun beside it that has no colour yet."""
    joined: list[list[Word]] = []
    for position, part in enumerate(parts):
        following = parts[position + 1] if position + 1 < len(parts) else []
        if joined and _is_lone_colour(part) and _awaits_colour(joined[-1], -1):
            joined[-1] = [*joined[-1], *part]
        elif _is_lone_colour(part) and _awaits_colour(following, 0):
            parts[position + 1][:0] = part
        else:
            joined.append(part)
    return joined


def _is_lone_colour(part: Sequence[Word]) -> bool:
    kinds = {word.kind for word in part}
    return Kind.COLOUR in kinds and kinds <= {Kind.COLOUR, Kind.ADJECTIVE, Kind.FILLER, Kind.AND}


def _awaits_colour(part: Sequence[Word], end: int) -> bool:
    nouns = [word.noun for word in part if word.noun not in ("", NOWHERE) and not word.negated]
    coloured = any(word.kind in (Kind.COLOUR, Kind.COLOUR_OF) for word in part)
    return (
        bool(nouns)
        and not coloured
        and nouns[end] in ("hair", "pattern", "eyes", "outfit", "skin", "backdrop")
    )


def read_clause(words: list[Word]) -> Clause:
    """Groups the colours of a clause and gives each group to the noun it most likely belongs to."""
    clause = Clause(words)
    clause.paints = list(paints(words))
    _assign(clause)
    _share(clause)
    return clause


ALONE, BEHIND, ACROSS, LINKED = 2.0, 0.5, 3.0, 0.0
"""What it costs to leave a colour without a noun, or to give it to a noun before it: plainly, across a word
like "and" or "with", or across "is". A colour right before its noun costs nothing."""

Choice = tuple[float, tuple[int | None, ...]]


def _assign(clause: Clause) -> None:
    """The cheapest way to give every colour a noun: "hair pink eyes blue", "pink hair blue eyes"."""
    groups, nouns = clause.paints, clause.nouns

    @cache
    def best(position: int, taken: int) -> Choice:
        if position == len(groups):
            return 0.0, ()
        choices: list[Choice] = []
        for cost, noun in _options(clause, groups[position], nouns):
            if noun is None or noun > taken:
                rest, chosen = best(position + 1, taken if noun is None else noun)
                choices.append((cost + rest, (noun, *chosen)))
        return min(choices, key=lambda choice: choice[0])

    for paint, noun in zip(groups, best(0, -1)[1], strict=True):
        paint.noun = noun


def _options(clause: Clause, paint: Paint, nouns: Sequence[int]) -> Iterator[tuple[float, int | None]]:
    yield ALONE, None
    yield from _ahead(clause, paint, nouns)
    before = next((noun for noun in reversed(nouns) if noun < paint.first), None)
    things = any(meaning.kind is Kind.THING for word in paint.words for meaning in word.meanings)
    if before is not None and clause.words[before].noun != NOWHERE and not things:
        between = {word.kind for word in clause.words[before + 1 : paint.first]}
        apart = between & {Kind.AND, Kind.BREAK, Kind.UNKNOWN, Kind.OPAQUE}
        apart |= set() if clause.words[before].kind is Kind.SLOT else between & {Kind.WEARING}
        yield (LINKED if Kind.LINKING in between else ACROSS if apart else BEHIND), before


def _ahead(clause: Clause, paint: Paint, nouns: Sequence[int]) -> Iterator[tuple[float, int]]:
    """The next noun, and the next one that can be drawn: "a pink iridescent dress"."""
    words, cost = clause.words, LINKED
    for noun in (noun for noun in nouns if noun > paint.last):
        between = {word.kind for word in words[paint.last + 1 : noun]}
        apart = between & {Kind.BREAK, Kind.WEARING} and words[noun].noun not in ("eye_left", "eye_right")
        if apart or (cost > LINKED and Kind.AND in between):
            return
        if words[noun].noun != NOWHERE:
            yield cost, noun
            return
        if cost == LINKED:
            yield BEHIND, noun
        cost = BEHIND - 0.1


def _share(clause: Clause) -> None:
    """ "pink hair and eyes": a bare noun joined to a coloured one has its colour too."""
    coloured = {paint.noun: paint for paint in clause.paints if paint.noun is not None}
    for first, second in zip(clause.nouns, clause.nouns[1:], strict=False):
        between = {word.kind for word in clause.words[first + 1 : second]}
        bare = clause.words[second].kind is Kind.SLOT and second not in coloured
        if first in coloured and bare and Kind.AND in between and between <= {Kind.AND, Kind.FILLER}:
            clause.shared[second] = coloured[first]
