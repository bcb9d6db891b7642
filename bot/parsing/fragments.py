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
    for here in range(1, len(kept) - 1):
        if _is_inside(tokens, kept[here - 1 : here + 2]):
            kept[here] = replace(kept[here], meanings=(UNKNOWN,), heads={})
    return kept


def _is_inside(tokens: Sequence[Token], around: Sequence[Match]) -> bool:
    """Whether the middle one of three matches is a particle within an unknown word."""
    before, here, behind = (match.meanings for match in around)
    return before == behind == (UNKNOWN,) and here[0].kind is Kind.PARTICLE and _touch(tokens, around)


def _touch(tokens: Sequence[Token], matches: Sequence[Match]) -> bool:
    """Whether there is nothing between the matches, and they are of a language without spaces."""
    run = tokens[matches[0].start : matches[-1].end]
    joined = all(first.end == second.start for first, second in pairwise(run))
    return joined and all(token.unit is Unit.CJK for token in run)


def _is_fragment(tokens: Sequence[Token], match: Match, beside: Match) -> bool:
    pair = sorted((match, beside), key=lambda one: one.start)
    katakana = all(_is_katakana(tokens[one.start].key) for one in pair)
    longest = 2 if katakana else 1
    short = match.end - match.start <= longest and match.meanings[0].kind in CONTENT
    return short and _touch(tokens, pair)


def _is_katakana(key: str) -> bool:
    return "\u30a1" <= key[0] <= "\u30ff"
