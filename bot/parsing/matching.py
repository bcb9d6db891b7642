"""Finds the forms of every language in a line of units: the longest, with the least left over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from PIL import ImageColor

from bot.parsing.lexicon import LANGUAGES, Forms, Keys, lexicon
from bot.parsing.meanings import FILLER, PUNCTUATION, UNKNOWN, Kind, Meaning
from bot.parsing.spelling import spellings
from bot.parsing.tokens import Token, Unit

Heads = Mapping[Meaning, tuple[Meaning, ...]]

FORM, ADJECTIVAL, IGNORED, LEFT_OVER = 1.0, 1.5, 2.0, 100.0
"""The cost of a unit's reading; the cheapest reading of the whole line wins."""
TAKEN_ALONG: Final = 0.005
"""The cost of a form that takes a small word along: "with cat ears" are ears, and no cat."""


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


@dataclass(slots=True)
class Node:
    """A step in the tree of forms."""

    steps: dict[str, "Node"] = field(default_factory=dict)
    meanings: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    heads: dict[Meaning, tuple[Meaning, ...]] = field(default_factory=dict)

    def at(self, keys: Keys) -> "Node":
        """The node that `keys` lead to, made where there is none."""
        node = self
        for key in keys:
            node = node.steps.setdefault(key, Node())
        return node


@cache
def tree() -> Node:
    """All forms of all languages."""
    root = Node()
    for language in LANGUAGES:
        forms = lexicon().forms[language]
        for keys, meanings in forms.items():
            root.at(keys).meanings[language] = meanings
        for adjective, noun, meanings in _adjectival(forms):
            root.at(adjective).heads.setdefault(noun, meanings)
    return root


NO_ADJECTIVES: Final = {
    Kind.NEGATION,
    Kind.SLOT,
    Kind.COLOUR,
    Kind.ADJECTIVE,
    Kind.AND,
    Kind.OR,
    Kind.HALF,
    Kind.LINKING,
    Kind.BREAK,
    Kind.WEARING,
}


def _adjectival(forms: Forms) -> Iterator[tuple[Keys, Meaning, tuple[Meaning, ...]]]:
    """Forms that end with another: "long hair" and "hair" make "long" an adjective of hair."""
    for keys, meanings in forms.items():
        if meanings[0].kind not in (Kind.TRAIT, Kind.THEME, Kind.FILLER):
            continue
        for cut in range(1, len(keys)):
            own, opening = _kinds(forms, keys[:cut]), _kinds(forms, keys[:1])
            placed = any(_kinds(forms, (key,)) & {Kind.BREAK, Kind.WEARING} for key in keys[:cut])
            if placed or Kind.NEGATION in opening or own & NO_ADJECTIVES:
                continue
            for noun in forms.get(keys[cut:], ()):
                if noun.kind in (Kind.SLOT, Kind.TRAIT, Kind.GROUP) or _is_noun(noun):
                    yield keys[:cut], noun, meanings


def _is_noun(meaning: Meaning) -> bool:
    return meaning.kind is Kind.THEME and bool(lexicon().themes[meaning.name].slot)


def _kinds(forms: Forms, keys: Keys) -> set[Kind]:
    return {meaning.kind for meaning in forms.get(keys, ())}


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
        for key, penalty in spellings(tokens[position]):
            if (step := node.steps.get(key)) is not None:
                paths.append((step, position + 1, cost + penalty))


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
    if len(tokens) > 1 and _opens_a_thing(tokens[0].key):
        price += TAKEN_ALONG
    meanings = known[0] if known else (UNKNOWN,)
    tail = _tail(tokens[-1].key) if len(tokens) > 1 and known else ()
    return price, Match(start, start + len(tokens), meanings, node.heads, tail)


@cache
def _opens_a_thing(key: str) -> bool:
    """Whether this word alone only says that something is there or not: "with", "no"."""
    known = lexicon().forms["en"].get((key,), ())
    return any(meaning.kind in (Kind.BREAK, Kind.WEARING, Kind.NEGATION) for meaning in known)


@cache
def _tail(key: str) -> tuple[Meaning, ...]:
    known = lexicon().forms["en"].get((key,), ())
    return tuple(meaning for meaning in known if meaning.kind is Kind.SLOT)
