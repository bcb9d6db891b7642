"""Finds the forms of every language in a line of units: the longest, with the least left over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from PIL import ImageColor

from bot.parsing.form_tree import Node, tree
from bot.parsing.lexicon import LANGUAGES, lexicon
from bot.parsing.meanings import FILLER, PUNCTUATION, UNKNOWN, Kind, Meaning
from bot.parsing.spelling import spellings
from bot.parsing.tokens import Token, Unit

Heads = Mapping[Meaning, tuple[Meaning, ...]]

FORM, ADJECTIVAL, IGNORED, LEFT_OVER = 1.0, 1.5, 2.0, 100.0
"""The cost of a unit's reading; the cheapest reading of the whole line wins."""
TAKEN_ALONG: Final = 0.005
"""The cost of a form that takes a small word along: "with cat ears" are ears, and no cat."""
COMPANY: Final = 0.8
"""The cost of every word that a companion takes along: "with a black cat mask" is no cat."""
SPACED: Final = 1.5
"""The cost of a space between two characters of one form: in 髪：黒 目：赤 no eyes are black."""


@dataclass(frozen=True, slots=True)
class Match:
    """Units `start` to `end`: their meanings, and what they mean as the adjective of a later noun.

    `tail` is what the last of several words is alone: "mermaid hair" is hair, which may be long.
    """

    start: int
    end: int
    meanings: tuple[Meaning, ...]
    heads: Heads = field(default_factory=dict)
    tail: tuple[Meaning, ...] = ()


def segment(tokens: Sequence[Token], alone: bool = False) -> list[Match]:
    """The cheapest reading of `tokens`: every unit lies in exactly one match.

    `alone` leaves out what only means something beside a noun.
    """
    japanese = any("\u3040" <= token.key[0] <= "\u30ff" for token in tokens)
    best: list[tuple[float, Match | None]] = [(0.0, None)] * (len(tokens) + 1)
    for start in range(len(tokens) - 1, -1, -1):
        readings = [*_forms_at(tokens, start, japanese), _without_form(tokens[start], start)]
        readings = [row for row in readings if not (alone and row[1].heads and row[1].meanings == (UNKNOWN,))]
        priced = ((cost + best[match.end][0], -match.end, match) for cost, match in readings)
        cost, _, chosen = min(priced, key=lambda row: row[:2])
        best[start] = (cost, chosen)
    matches: list[Match] = []
    position = 0
    while (match := best[position][1]) is not None:
        matches.append(match)
        position = match.end
    return matches


def _without_form(token: Token, start: int) -> tuple[float, Match]:
    if token.unit is Unit.COLOUR or (token.unit is Unit.WORD and token.key in ImageColor.colormap):
        return FORM, Match(start, start + 1, (Meaning(Kind.COLOUR, token.key),))
    if token.unit is Unit.SYMBOL:
        return IGNORED, Match(start, start + 1, (PUNCTUATION,))
    return LEFT_OVER, Match(start, start + 1, (UNKNOWN,))


def _forms_at(tokens: Sequence[Token], start: int, japanese: bool) -> Iterator[tuple[float, Match]]:
    """Every form that begins at `start`, with its cost."""
    joined = _joined(tokens, start)
    paths = [(tree(), start, 0.0), *joined]
    while paths:
        node, position, cost = paths.pop()
        if position > start and (node.meanings or node.heads):
            yield _match(node, tokens[start:position], start, cost, japanese)
        if position >= len(tokens):
            continue
        cost += SPACED if position > start and _are_apart(tokens[position - 1], tokens[position]) else 0.0
        for key, penalty in spellings(tokens[position]):
            if (step := node.steps.get(key)) is not None:
                paths.append((step, position + 1, cost + penalty))


def _are_apart(first: Token, second: Token) -> bool:
    """Whether a space stands between two characters of a language that needs none."""
    return first.unit is Unit.CJK and second.unit is Unit.CJK and first.end < second.start


def _joined(tokens: Sequence[Token], start: int) -> list[tuple[Node, int, float]]:
    """A word typed as two, "pony tail": the node of the two joined."""
    pair = tokens[start : start + 2]
    if len(pair) < 2 or any(token.unit is not Unit.WORD or len(token.key) < 3 for token in pair):
        return []
    node = tree().steps.get(pair[0].key + pair[1].key)
    return [] if node is None else [(node, start + 2, 0.5)]


def _match(
    node: Node, tokens: Sequence[Token], start: int, cost: float, japanese: bool
) -> tuple[float, Match]:
    order = ("any", "emoji", "en", "ja") if japanese else LANGUAGES
    known = [node.meanings[language] for language in (*order, *LANGUAGES) if language in node.meanings]
    price = cost + (FORM if known else ADJECTIVAL)
    if known and known[0] == (FILLER,):
        price += 0.01
    if len(tokens) > 1 and _kinds(tokens[0].key) & {Kind.BREAK, Kind.WEARING, Kind.NEGATION}:
        price += TAKEN_ALONG
    if known and known[0][0].name == "companion" and _kinds(tokens[0].key) & {Kind.BREAK, Kind.AND}:
        price += COMPANY * (len(tokens) - 1)
    meanings = known[0] if known else (UNKNOWN,)
    tail = _tail(tokens[-1].key) if len(tokens) > 1 and known else ()
    return price, Match(start, start + len(tokens), meanings, node.heads, tail)


@cache
def _kinds(key: str) -> frozenset[Kind]:
    """What this English word is alone: "with" and "no" only say that something is there or not."""
    return frozenset(meaning.kind for meaning in lexicon().forms["en"].get((key,), ()))


@cache
def _tail(key: str) -> tuple[Meaning, ...]:
    known = lexicon().forms["en"].get((key,), ())
    return tuple(meaning for meaning in known if meaning.kind is Kind.SLOT)
