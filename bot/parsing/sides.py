"""Left and right, as the picture shows them: of eyes, and of things that are on one side."""

from collections.abc import Sequence

from bot.parsing.clauses import Clause
from bot.parsing.meanings import Kind
from bot.parsing.shades import Paint
from bot.parsing.words import Word


def eye(clause: Clause, paint: Paint, split: bool) -> str:
    """The one eye that is meant: "left blue eye", or "left red, right blue" where hair is not `split`."""
    if paint.noun is not None and (side := _side_of_eye(clause, paint.noun)):
        return side
    if split:
        return ""
    before = [word for word in clause.words[: paint.first] if word.kind not in (Kind.FILLER, Kind.LINKING)]
    return f"eye_{before[-1].meanings[0].name}" if before and before[-1].kind is Kind.SIDE else ""


def _side_of_eye(clause: Clause, noun: int) -> str:
    """ "left blue eye": a side a few words before the eye."""
    for word in reversed(clause.words[max(0, noun - 4) : noun]):
        if word.noun or word.kind is Kind.AND:
            return ""
        if word.kind is Kind.SIDE:
            return f"eye_{word.meanings[0].name}"
    return ""


def sides(clause: Clause) -> dict[str, str]:
    """The side that is asked for a one-sided thing: a ponytail, a patch over the left eye."""
    coloured = {paint.noun for paint in clause.paints}
    named = [
        word.meanings[0].name.removeprefix("eye_")
        for index, word in enumerate(clause.words)
        if word.kind is Kind.SIDE or (word.noun in ("eye_left", "eye_right") and index not in coloured)
    ]
    eyes = ("eye", "eyes", "eye_left", "eye_right")
    painted = any(clause.words[noun].noun in eyes for noun in coloured if noun is not None)
    beside = any(_is_beside(clause.words, paint.first) for paint in clause.paints if paint.first)
    return {"side": named[-1]} if named and not painted and not beside else {}


def _is_beside(words: Sequence[Word], first: int) -> bool:
    """Whether a side stands right before a colour, with no comma between: "left black, right white"."""
    return words[first - 1].kind is Kind.SIDE and words[first].start - words[first - 1].end <= 1
