"""Left and right, as the picture shows them: of eyes, of two-coloured hair, of things on one side."""

from collections.abc import Sequence
from typing import Final

from bot.parsing.meanings import Kind, Meaning
from bot.parsing.shades import Paint
from bot.parsing.words import Word

EYES: Final = ("eye", "eyes", "eye_left", "eye_right")
HALVES: Final = {"left": "hair", "right": "tips"}
SPLIT: Final = Meaning(Kind.TRAIT, "hair_pattern", "split")
BETWEEN: Final = {Kind.FILLER, Kind.LINKING, Kind.HALF}


def topic(words: Sequence[Word], otherwise: str = "") -> str:
    """Whose sides `words` are about: 'eye', 'hair', or `otherwise` where they tell nothing."""
    nouns = {word.noun for word in words}
    meanings = {meaning for word in words for meaning in word.meanings}
    if SPLIT in meanings or (Kind.HALF in {word.kind for word in words} and nouns.isdisjoint(EYES)):
        return "hair"
    if not nouns.isdisjoint(EYES):
        return "eye"
    both = {meaning.name for meaning in meanings if meaning.kind is Kind.SIDE} == {"left", "right"}
    return otherwise or ("" if not both else "hair" if "hair" in nouns else "eye")


def bind(words: Sequence[Word], paints: Sequence[Paint], about: str) -> None:
    """Gives the colours that stand beside "left" or "right" to that eye, or that half of the hair."""
    before = [_beside(words, paint.first, -1) for paint in paints]
    behind = [_beside(words, paint.last, 1) for paint in paints]
    beside = [pair for pair in zip(before, behind, strict=True) if pair != (None, None)]
    if not beside or not about:
        return
    for paint, side in zip(paints, behind if beside[0][0] is None else before, strict=True):
        if side is not None and not _has_noun(words, paint, side):
            name = words[side].meanings[0].name
            paint.side, paint.slot = side, HALVES[name] if about == "hair" else f"eye_{name}"


def _beside(words: Sequence[Word], index: int, step: int) -> int | None:
    """Where a side stands next to a colour, with at most small words between."""
    index += step
    while 0 <= index < len(words) and words[index].kind in BETWEEN:
        index += step
    return index if 0 <= index < len(words) and words[index].kind is Kind.SIDE else None


def _has_noun(words: Sequence[Word], paint: Paint, side: int) -> bool:
    """ "left pink bow", "left blue eye": the colour is that of the thing right behind it."""
    end = paint.last + 1
    noun = words[end].noun if end < len(words) else ""
    return bool(noun) and side < paint.first and noun not in ("hair", "eyes")


def eye(words: Sequence[Word], noun: int) -> str:
    """The one eye that is meant by the noun: "left blue eye" has a side a few words before the eye."""
    for word in reversed(words[max(0, noun - 4) : noun]):
        if word.noun or word.kind is Kind.AND:
            return ""
        if word.kind is Kind.SIDE:
            return f"eye_{word.meanings[0].name}"
    return ""


def sides(words: Sequence[Word], paints: Sequence[Paint]) -> dict[str, str]:
    """The side that is asked for a one-sided thing: a ponytail, a patch over the left eye."""
    coloured = {paint.noun for paint in paints}
    named = [
        word.meanings[0].name.removeprefix("eye_")
        for index, word in enumerate(words)
        if word.kind is Kind.SIDE or (word.noun in ("eye_left", "eye_right") and index not in coloured)
    ]
    painted = any(words[noun].noun in EYES for noun in coloured if noun is not None)
    bound = any(paint.side is not None for paint in paints)
    return {"side": named[-1]} if named and not painted and not bound else {}
