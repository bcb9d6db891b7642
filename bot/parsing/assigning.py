"""Gives each colour of a clause to the noun that it most likely belongs to."""

from collections.abc import Iterator, Sequence
from functools import cache

from bot.parsing.clause import Clause
from bot.parsing.meanings import Kind
from bot.parsing.shades import Paint
from bot.parsing.slots import NOWHERE
from bot.parsing.words import Word

ALONE, BEHIND, ACROSS, LINKED, AHEAD, JOINED = 2.0, 0.5, 3.0, -1.0, 0.0, 0.6
"""What it costs to leave a colour without a noun, or to give it to a noun before it: plainly, across a word
like "and" or "with", or right behind "is". A colour right before its noun costs nothing, one with an "and"
between a little."""

Choice = tuple[float, tuple[int | None, ...]]


def assign(clause: Clause) -> None:
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
    apart |= set() if words[noun].kind is Kind.SLOT or _takes_in(words, noun) else {Kind.WEARING}
    return ACROSS if apart & set(between) else BEHIND


def _takes_in(words: Sequence[Word], noun: int) -> bool:
    """Whether "in green" right behind a noun is its own colour: a scarf's, and no witch's or cat girl's."""
    following = words[noun + 1].key if noun + 1 < len(words) else ""
    named = {meaning.kind for meaning in words[noun].meanings} <= {Kind.TRAIT, Kind.GROUP}
    return following == "in" and named and words[noun].noun in ("hair", "accent")


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
