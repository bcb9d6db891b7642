"""Finds the colours of a clause, those said in one breath together: "light blue and white"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.parsing.colours import Shade, has_colour, is_colour
from bot.parsing.meanings import Kind
from bot.parsing.words import Word


@dataclass(slots=True)
class Paint:
    """Colours said in one breath, "black and white", between the words `first` and `last` of a clause.

    They belong to the `noun` of that clause, or to the `slot` that a word at `side` gives them.
    """

    first: int
    last: int
    shades: list[Shade]
    words: list[Word]
    to: bool = False
    half: bool = False
    wearing: bool = False
    noun: int | None = None
    side: int | None = None
    slot: str = ""


JOINS: Final = {Kind.AND, Kind.TO, Kind.HALF, Kind.FILLER, Kind.PUNCTUATION, Kind.OR}


def paints(words: Sequence[Word]) -> Iterator[Paint]:
    """Every group of colours in a clause, in order."""
    index = 0
    while index < len(words):
        paint = _paint_at(words, index)
        if paint is None:
            index += 1
        else:
            yield paint
            index = paint.last + 1


def _paint_at(words: Sequence[Word], start: int) -> Paint | None:
    """The group of colours that begins at `start`."""
    found = _shade_at(words, start)
    if found is None:
        return None
    paint = Paint(start, found[1] - 1, [found[0]], [words[found[1] - 1]])
    paint.to = start > 0 and words[start - 1].kind is Kind.TO
    paint.half, paint.wearing = _opening(words, start)
    while (following := _joined(words, paint.last + 1)) is not None:
        _extend(paint, words, *following)
    return paint


def _extend(paint: Paint, words: Sequence[Word], joins: set[Kind], shade: Shade, end: int) -> None:
    paint.to |= Kind.TO in joins
    paint.half |= Kind.HALF in joins
    if not joins and paint.words[-1].text.casefold().endswith("ish"):
        tint = paint.shades.pop()
        paint.words.pop()
        shade = Shade(shade.name, tint.adjectives + shade.adjectives, tint.name)
    paint.shades.append(shade)
    paint.words.append(words[end - 1])
    paint.last = end - 1


def _opening(words: Sequence[Word], start: int) -> tuple[bool, bool]:
    """Whether "half" or "wearing" stands before a colour."""
    index = start - 1
    while index >= 0 and words[index].kind is Kind.FILLER:
        index -= 1
    kind = words[index].kind if index >= 0 else None
    return kind is Kind.HALF, kind is Kind.WEARING


def _joined(words: Sequence[Word], index: int) -> tuple[set[Kind], Shade, int] | None:
    """What joins the next colour of a group on, that colour, and where it ends; None at the group's end."""
    joins: set[Kind] = set()
    while index < len(words) and words[index].kind in JOINS and not words[index].noun:
        joins.add(words[index].kind)
        index += 1
    found = _shade_at(words, index)
    return None if found is None else (joins - {Kind.FILLER, Kind.PUNCTUATION}, *found)


def _shade_at(words: Sequence[Word], start: int) -> tuple[Shade, int] | None:
    """A colour with its adjectives before and behind it, and where it ends."""
    index = start
    adjectives: list[str] = []
    while index < len(words) and words[index].kind is Kind.ADJECTIVE and not words[index].negated:
        adjectives.append(words[index].meanings[0].name)
        index += 1
    if index >= len(words) or words[index].negated:
        return None
    name = words[index].meanings[0].name
    if words[index].kind is Kind.COLOUR and is_colour(name):
        end = _trailing(words, index + 1, adjectives)
        return Shade(name, tuple(adjectives)), end
    slot = _noun_after(words, index)
    if adjectives and slot and has_colour(adjectives[-1], slot):
        return Shade(adjectives[-1], tuple(adjectives[:-1])), index
    return None


def _trailing(words: Sequence[Word], index: int, adjectives: list[str]) -> int:
    """ "pink pastel hair": an adjective behind its colour, unless another colour follows."""
    if index < len(words) and words[index].kind is Kind.ADJECTIVE and not words[index].negated:
        following = words[index + 1].kind if index + 1 < len(words) else None
        if following not in (Kind.COLOUR, Kind.ADJECTIVE):
            adjectives.append(words[index].meanings[0].name)
            return index + 1
    return index


def _noun_after(words: Sequence[Word], index: int) -> str:
    while index < len(words) and not words[index].noun and words[index].kind in (Kind.FILLER, Kind.TRAIT):
        index += 1
    noun = words[index].noun if index < len(words) else ""
    return {"eyes": "eye_left", "eye": "eye_left", "fringe": "hair"}.get(noun, noun)


def adjectives_before(words: Sequence[Word], index: int) -> list[int]:
    """Where the adjectives stand that change the colour at `index`."""
    start = index
    while start and words[start - 1].kind is Kind.ADJECTIVE and not words[start - 1].negated:
        start -= 1
    return list(range(start, index))
