"""Tells what is printed on clothes from what stands behind somebody: stars on a dress are no night sky."""

from collections.abc import Sequence
from typing import Final

from bot.parsing.matching import Match
from bot.parsing.meanings import Kind
from bot.parsing.tokens import Token

PATTERNED: Final = {"outfit", "headwear", "neck", "wings", "hair", "hair_pattern", "tips"}
WORN: Final = {"outfit", "headwear", "neck", "ear_wear", "eyewear"}
PRINTS: Final = {"dots", "hearts", "stars", "stripes", "checker", "rainbow"}
"""Backdrops that are patterns of clothes as well; the others are scenes that somebody stands in."""
PRINTED: Final = {"flower", "flowers", "snowflakes"}
"""Words for scenes that clothes may bear all the same, where they stand behind a "with"."""
SMALL: Final = {Kind.FILLER, Kind.PARTICLE}
PAINTED: Final = SMALL | {Kind.COLOUR, Kind.ADJECTIVE}
BEARING: Final = {"with", "w", "featuring", "has"}
BEHIND: Final = {"behind", "around", "above", "in"}
"""Words behind a backdrop that say that it is one: "with stars behind her"."""
BACKGROUND: Final = {"background", "backdrop", "bg", "背"}


def is_print(tokens: Sequence[Token], matches: Sequence[Match], position: int) -> bool:
    """ "rainbow dress", "dress with stars": a pattern that things cannot have, and no backdrop."""
    match, here = matches[position], matches[position].meanings[0]
    said = tokens[match.start : match.end]
    if here.name != "backdrop" or here.kind is not Kind.TRAIT or {token.key for token in said} & BACKGROUND:
        return False
    if not said[-1].key.isascii():
        return here.value in PRINTS and _is_before_clothes(matches, position)
    return _is_before_thing(said[-1], matches, position) or _is_borne(tokens, matches, position)


def _is_before_clothes(matches: Sequence[Match], position: int) -> bool:
    """Whether clothes follow, in a language without spaces: 爱心毛衣."""
    following = (match.meanings[0] for match in matches[position + 1 :])
    worn = next((meaning for meaning in following if meaning.kind not in SMALL), None)
    return worn is not None and worn.kind is Kind.TRAIT and worn.name in WORN


def _is_before_thing(last: Token, matches: Sequence[Match], position: int) -> bool:
    """Whether the thing that it is on stands right behind: "rainbow dress"; "stars, a dress" has a plural."""
    if position + 1 >= len(matches) or last.key.endswith("s"):
        return False
    beside = matches[position + 1].meanings[0]
    return beside.name in PATTERNED or beside.kind is Kind.OPAQUE


def _is_borne(tokens: Sequence[Token], matches: Sequence[Match], position: int) -> bool:
    """Whether it stands right behind clothes and a "with": "hoodie with black stripes"."""
    match = matches[position]
    place = match.end < len(tokens) and tokens[match.end].key in BEHIND
    if place or not (match.meanings[0].value in PRINTS or tokens[match.end - 1].key in PRINTED):
        return False
    before = position - 1
    while before > 0 and matches[before].meanings[0].kind in PAINTED:
        before -= 1
    if before < 1 or tokens[matches[before].end - 1].key not in BEARING:
        return False
    worn = matches[before - 1].meanings[0]
    return worn.kind is Kind.TRAIT and worn.name in ("outfit", "headwear", "neck")
