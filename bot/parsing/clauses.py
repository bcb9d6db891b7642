"""Cuts words into clauses, and finds the noun that each colour of a clause belongs to."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

from bot.parsing.corrections import correct, lacks_colour, lone_colours
from bot.parsing.meanings import Kind
from bot.parsing.shades import Paint, paints
from bot.parsing.sides import bind, topic
from bot.parsing.words import NOWHERE, Word

STOPS: Final = frozenset(",.;!?\n，。；！？、|•…")


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
    _assign(clause)
    _share(clause)
    return clause


ALONE, BEHIND, ACROSS, LINKED, AHEAD, JOINED = 2.0, 0.5, 3.0, -1.0, 0.0, 0.6
"""What it costs to leave a colour without a noun, or to give it to a noun before it: plainly, across a word
like "and" or "with", or right behind "is". A colour right before its noun costs nothing, one with an "and"
between a little."""

Choice = tuple[float, tuple[int | None, ...]]


def _assign(clause: Clause) -> None:
    """The cheapest way to give every colour a noun: "hair pink eyes blue", "pink hair blue eyes"."""
    groups, nouns = [paint for paint in clause.paints if not paint.slot], clause.nouns

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
    things = things and clause.words[paint.first - 1].key != "like"
    if before is not None and not things and _takes_behind(clause.words, before, paint.first):
        yield _cost_behind(clause.words, before, paint.first), before


def _takes_behind(words: Sequence[Word], noun: int, colour: int) -> bool:
    """What cannot be drawn has only a colour that is plainly its own: 根元が黒い."""
    if words[noun].noun != NOWHERE:
        return True
    between = words[noun + 1 : colour]
    touches = words[noun].end == words[colour].start or bool(between)
    plainly = touches and all(word.kind is Kind.LINKING and word.text not in ":：=" for word in between)
    return plainly and words[noun].kind is Kind.OPAQUE


def _cost_behind(words: Sequence[Word], noun: int, colour: int) -> float:
    between = [word.kind for word in words[noun + 1 : colour] if word.kind is not Kind.FILLER]
    if Kind.LINKING in between and Kind.COLOUR not in between:
        return LINKED if words[colour - 1].text[0] < "\u3005" or between == [Kind.LINKING] else AHEAD
    apart = {Kind.AND, Kind.BREAK, Kind.UNKNOWN, Kind.OPAQUE, Kind.COLOUR}
    apart |= set() if words[noun].kind is Kind.SLOT else {Kind.WEARING}
    return ACROSS if apart & set(between) else BEHIND


def _ahead(clause: Clause, paint: Paint, nouns: Sequence[int]) -> Iterator[tuple[float, int]]:
    """The next noun, and the next one that can be drawn: "a pink iridescent dress"."""
    words, cost = clause.words, AHEAD
    for noun in (noun for noun in nouns if noun > paint.last):
        passed = words[paint.last + 1 : noun]
        between = {word.kind for word in passed}
        apart = between & {Kind.BREAK, Kind.WEARING} and words[noun].noun not in ("eye_left", "eye_right")
        if apart or (cost > AHEAD and Kind.AND in between) or _is_painted(passed, words[noun]):
            return
        if words[noun].noun != NOWHERE:
            yield cost + (JOINED if Kind.AND in between else 0), noun
            return
        if cost == AHEAD:
            yield BEHIND, noun
        cost = BEHIND - 0.1


def _is_painted(between: Sequence[Word], noun: Word) -> bool:
    """Whether the noun has its colour already, from a word that names both: ピンクの白髪ロング."""
    colours = (meaning for word in between for meaning in word.meanings if meaning.kind is Kind.COLOUR_OF)
    return any(meaning.name == noun.noun for meaning in colours)


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
