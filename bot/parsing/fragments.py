"""Leaves forms unknown that are only a part of an unknown word, in languages without spaces."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.parsing.matching import Match
from bot.parsing.meanings import UNKNOWN, Kind
from bot.parsing.tokens import Token, Unit

CONTENT: Final = {Kind.TRAIT, Kind.COLOUR, Kind.THEME, Kind.SLOT, Kind.SIDE, Kind.ADJECTIVE, Kind.GROUP}


def honest(tokens: Sequence[Token], matches: Sequence[Match]) -> list[Match]:
    """`matches`, where single characters that only begin or end an unknown word are left unknown too.

    An owl is 猫头鹰 in Chinese, but no cat; マネ is no ネコ's beginning.
    """
    kept = list(matches)
    for step in (1, -1):
        order = range(1, len(kept)) if step > 0 else range(len(kept) - 2, -1, -1)
        for here in order:
            beside = kept[here - step]
            if beside.meanings == (UNKNOWN,) and _is_fragment(tokens, kept[here], beside):
                kept[here] = replace(kept[here], meanings=(UNKNOWN,), heads={})
    for here in range(1, len(kept)):
        if _is_behind(tokens, kept[here - 1], kept[here]):
            kept[here] = replace(kept[here], meanings=(UNKNOWN,), heads={})
    _swallow_hiragana(tokens, kept)
    return kept


JOINING: Final = {Kind.AND, Kind.OR, Kind.TO}
SMALL: Final = JOINING | {Kind.FILLER, Kind.PARTICLE, Kind.LINKING, Kind.BREAK}


def _swallow_hiragana(tokens: Sequence[Token], kept: list[Match]) -> None:
    """An unknown word keeps what only looks like a particle: とんかつ has no "and", 踊りか no "or"."""
    for step in (1, -1):
        for here in range(len(kept))[::-step]:
            beside = kept[here + step] if 0 <= here + step < len(kept) else None
            outer = kept[here - step] if 0 <= here - step < len(kept) else None
            if beside is not None and _is_swallowed(tokens, kept[here], beside, outer, step):
                kept[here] = replace(kept[here], meanings=(UNKNOWN,), heads={})


def _is_swallowed(
    tokens: Sequence[Token], here: Match, beside: Match, outer: Match | None, step: int
) -> bool:
    """Whether `here` is part of the unknown word `beside` it, `step` further; `outer` is its other side."""
    kind, key = here.meanings[0].kind, tokens[here.start].key
    if beside.meanings != (UNKNOWN,) or kind not in SMALL or key == "を":
        return False
    if not (_is_hiragana(tokens, here) and _is_hiragana(tokens, beside) and _adjoin(tokens, here, beside)):
        return False
    if outer is None or not _adjoin(tokens, here, outer) or outer.meanings[0].kind in SMALL:
        return kind in JOINING or (step > 0 and here.end - here.start == 1)
    return outer.meanings == (UNKNOWN,) and _is_hiragana(tokens, outer)


def _adjoin(tokens: Sequence[Token], one: Match, other: Match) -> bool:
    return _touch(tokens, sorted((one, other), key=lambda match: match.start))


def _is_hiragana(tokens: Sequence[Token], match: Match) -> bool:
    """Whether all of it is hiragana; only such as short as a particle may be swallowed."""
    short = match.end - match.start <= 2
    return short and all("\u3041" <= token.key[0] <= "\u3096" for token in tokens[match.start : match.end])


def _is_behind(tokens: Sequence[Token], before: Match, here: Match) -> bool:
    """Whether `here` is a particle of the unknown word before it: 骑着, 竹子."""
    unknown = before.meanings == (UNKNOWN,) and here.meanings[0].kind is Kind.PARTICLE
    return unknown and _touch(tokens, (before, here))


def _touch(tokens: Sequence[Token], matches: Sequence[Match]) -> bool:
    """Whether there is nothing between the matches, and they are of a language without spaces."""
    run = tokens[matches[0].start : matches[-1].end]
    joined = all(first.end == second.start for first, second in pairwise(run))
    return joined and all(token.unit is Unit.CJK for token in run)


def _is_fragment(tokens: Sequence[Token], match: Match, beside: Match) -> bool:
    katakana = all(_is_katakana(tokens[one.start].key) for one in (match, beside))
    longest = 2 if katakana else 1
    short = match.end - match.start <= longest and match.meanings[0].kind in CONTENT
    return short and _adjoin(tokens, match, beside)


def _is_katakana(key: str) -> bool:
    return "\u30a1" <= key[0] <= "\u30ff"
