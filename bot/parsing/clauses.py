"""Cuts words into clauses, and finds the noun that each colour of a clause belongs to."""

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Final

from bot.parsing.assigning import assign
from bot.parsing.clause import Clause
from bot.parsing.corrections import correct, lacks_colour, lone_colours
from bot.parsing.meanings import Kind
from bot.parsing.shades import paints
from bot.parsing.sides import bind, topic
from bot.parsing.slots import NOWHERE
from bot.parsing.words import Word

STOPS: Final = frozenset(",.;!?\n，。；！？、|•…")


def clauses(words: Sequence[Word]) -> list[Clause]:
    """`words` cut at commas and the like, each clause's colours given to its nouns."""
    about = topic(words)
    return [read_clause(part, about) for part in _rejoined([part for part in _parts(words) if part])]


def _parts(words: Sequence[Word]) -> list[list[Word]]:
    """`words` cut at stops, where they are corrected as their writer wanted."""
    parts: list[list[Word]] = [[]]
    awaited = False
    for word in words:
        if word.kind is Kind.CORRECTION and lacks_colour(parts[-1]):
            continue
        if word.kind is Kind.CORRECTION or (word.kind is Kind.PUNCTUATION and word.text in STOPS):
            awaited = (awaited and correct(parts)) or word.kind is Kind.CORRECTION
            parts.append([])
        else:
            parts[-1].append(word)
    if awaited:
        correct(parts)
    return parts


def _rejoined(parts: Sequence[list[Word]]) -> list[list[Word]]:
    """ "pink, long hair" is one clause: a colour alone goes to the noun beside it that has no colour yet."""
    joined: list[list[Word]] = []
    for position, part in enumerate(parts):
        following = parts[position + 1] if position + 1 < len(parts) else []
        colours = lone_colours(part)
        before = joined[-1] if joined else []
        if colours and (_awaits_colour(before, -1, colours) or _is_other_eye(before, part)):
            joined[-1] = [*joined[-1], *part]
        elif colours and _awaits_colour(following, 0, colours):
            parts[position + 1][:0] = part
        else:
            joined.append(part)
    return joined


def _is_other_eye(part: Sequence[Word], following: Sequence[Word]) -> bool:
    """Whether "one green" goes on from "eyes: one blue"."""
    ones = [word.key for word in (*part, following[0]) if word.key in ("one", "another")]
    eyed = any(word.noun in ("eyes", "eye") for word in part)
    return eyed and following[0].key in ("one", "another") and len(ones) > 1


TWO_COLOURED: Final = ("hair", "pattern", "eyes", "outfit")
ONE_COLOURED: Final = ("skin", "backdrop")


def _awaits_colour(part: Sequence[Word], end: int, colours: int) -> bool:
    nouns = [word.noun for word in part if word.noun not in ("", NOWHERE) and not word.negated]
    coloured = any(word.kind in (Kind.COLOUR, Kind.COLOUR_OF) for word in part)
    takers = TWO_COLOURED if colours > 1 else TWO_COLOURED + ONE_COLOURED
    return bool(nouns) and not coloured and nouns[end] in takers


def read_clause(words: list[Word], about: str = "") -> Clause:
    """Groups the colours of a clause and gives each group to the noun it most likely belongs to.

    `about` is what "left" and "right" are about in the whole text.
    """
    clause = Clause(words)
    clause.paints = list(paints(words))
    bind(words, clause.paints, topic(words, about))
    assign(clause)
    _share(clause)
    return clause


def _share(clause: Clause) -> None:
    """ "pink hair and eyes", "hair and eyes are pink": a bare noun takes its neighbour's colour."""
    coloured = {paint.noun: paint for paint in clause.paints if paint.noun is not None}
    for first, second in pairwise(clause.nouns):
        if not _are_joined(clause.words[first + 1 : second]):
            continue
        if first in coloured and _is_bare(clause, second, coloured):
            clause.shared[second] = coloured[first]
        elif second in coloured and coloured[second].first > second and _is_bare(clause, first, coloured):
            clause.shared[first] = coloured[second]


def _are_joined(between: Sequence[Word]) -> bool:
    kinds = {word.kind for word in between}
    return bool(kinds & {Kind.AND, Kind.OR}) and kinds <= {Kind.AND, Kind.OR, Kind.FILLER}


def _is_bare(clause: Clause, noun: int, coloured: Container[int | None]) -> bool:
    return clause.words[noun].kind is Kind.SLOT and noun not in coloured
