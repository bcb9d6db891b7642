"""Marks what a "no" takes away: one thing or a whole list of them, behind it or before it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.parsing.meanings import FILLER, PRONOUNS, Kind
from bot.parsing.words import Word

TAKEN_AWAY: Final = {Kind.TRAIT, Kind.THEME, Kind.SLOT, Kind.GROUP, Kind.COLOUR_OF, Kind.UNKNOWN, Kind.OPAQUE}
PASSED: Final = {Kind.FILLER, Kind.COLOUR, Kind.ADJECTIVE, Kind.WEARING, Kind.LINKING, Kind.SIDE}
WORN: Final = {"headwear", "eyewear", "neck", "wings", "face", "blush", "ahoge"}
"""What an "and" carries a "no" on to. Animal ears are mostly wished for: "no hat and cat ears"."""

ADDING: Final = ("加", "再加", "外加")
"""Words for "and" that ask for more, whatever was taken away before them."""

THOROUGH: Final = ("without", "都", "全", "も", "は")
"""Words for "no" with one of these take away every thing of a list."""


def negated(words: Sequence[Word]) -> list[Word]:
    """`words`, with those that a "no" takes away marked; the colours of such a thing say nothing."""
    marked = list(words)
    for index, word in enumerate(words):
        if word.kind is Kind.NEGATION:
            _mark(marked, _taken(marked, index))
        elif _is_absence(word):
            _mark(marked, [*_carried(words, index, 1, _is_thorough(word))])
    return marked


def _mark(words: list[Word], positions: Sequence[int]) -> None:
    things = any(words[position].kind in TAKEN_AWAY for position in positions)
    for position in positions:
        if words[position].kind in TAKEN_AWAY or not things:
            words[position] = replace(words[position], negated=True)
        else:
            words[position] = replace(words[position], meanings=(FILLER,), noun="")


def _taken(words: Sequence[Word], index: int) -> list[int]:
    """All that the "no" at `index` takes away; with nothing behind it, what stands before: "hat: no"."""
    for step in _directions(words, index):
        item = _item(words, index, step)
        if item and not words[item[-1]].negated:
            thing = item[-1] if words[item[-1]].kind in TAKEN_AWAY else index
            return [*item, *_carried(words, thing, step, _is_thorough(words[index]))]
    return []


def _directions(words: Sequence[Word], index: int) -> tuple[int, ...]:
    """Where to look first. Without spaces between words, one that stands alone is telling: 帽子不要 粉发."""
    word = words[index]
    if word.meanings[0].name != "before":
        return (-1,)
    if word.text[0] < "\u3005" or index == 0:
        return (1, -1)
    touches = words[index - 1].end == word.start
    apart = index + 1 < len(words) and words[index + 1].start > word.end
    return (-1, 1) if touches and (apart or word.text[0] == "也") else (1, -1)


def _item(words: Sequence[Word], index: int, step: int) -> list[int]:
    """The next thing beside `index` and the colours on the way to it, or those alone.

    In "without her glasses" that are the glasses, in "not her" it is she.
    """
    colours: list[int] = []
    owner: list[int] = []
    position = index + step
    while 0 <= position < len(words):
        kind = words[position].kind
        if step > 0 and not colours and _is_pronoun(words[position]):
            owner = [position]
        elif kind in TAKEN_AWAY:
            return [*colours, position]
        elif kind is Kind.COLOUR:
            colours.append(position)
            if step < 0:
                break
        elif kind not in PASSED or (kind is Kind.LINKING and colours and words[position].text[0] >= "\u3005"):
            break
        position += step
    return colours or owner


def _is_pronoun(word: Word) -> bool:
    named = word.kind is Kind.THEME and word.meanings[0].name in PRONOUNS
    return named or word.key in ("their", "them")


def _carried(words: Sequence[Word], index: int, step: int, thorough: bool) -> Iterator[int]:
    """The rest of a list that goes on from the thing at `index`."""
    while item := _next_item(words, index, step, thorough):
        yield from item
        index = item[-1]


def _next_item(words: Sequence[Word], index: int, step: int, thorough: bool) -> list[int]:
    joint = index + step
    while 0 <= joint < len(words) and words[joint].kind is Kind.FILLER and step < 0:
        joint += step
    if not 0 <= joint < len(words):
        return []
    if words[joint].kind is Kind.OR:
        return _item(words, joint, step)
    beside = joint + step
    if words[joint].text.startswith(ADDING):
        return []
    joined = words[joint].kind is Kind.AND or (words[joint].text == "、" and (step > 0 or thorough))
    if not joined and not _is_comma_of_list(words, joint, step):
        return []
    if 0 <= beside < len(words) and words[beside].kind in (Kind.OR, Kind.AND):
        beside += step
    return [beside] if 0 <= beside < len(words) and _is_worn(words[beside], thorough) else []


def _is_comma_of_list(words: Sequence[Word], joint: int, step: int) -> bool:
    """Whether things joined by commas follow, the last by "or" or "and": "no hat, glasses or wings"."""
    while step > 0 and joint + 1 < len(words) and words[joint].text == ",":
        if words[joint + 1].kind in (Kind.OR, Kind.AND):
            return words[joint + 1].text[0] < "\u3005"
        if not _is_worn(words[joint + 1], True) or joint + 2 >= len(words):
            return False
        joint += 2
    return step > 0 and words[joint].kind in (Kind.OR, Kind.AND) and words[joint - 1].kind in TAKEN_AWAY


def _is_worn(word: Word, thorough: bool) -> bool:
    if thorough and word.kind is Kind.SLOT:
        return word.meanings[0].name in ("ears", "accent")
    names = {meaning.name for meaning in word.meanings if meaning.kind in (Kind.TRAIT, Kind.GROUP)}
    return bool(names) and names <= (WORN | {"ears"} if thorough else WORN) and not _is_absence(word)


def _is_absence(word: Word) -> bool:
    """Forms that say no themselves: "no hat"."""
    return word.kind is Kind.TRAIT and word.meanings[0].value in ("none", "no")


def _is_thorough(word: Word) -> bool:
    """ "Without", and every "no" before its things in languages that write no spaces."""
    text = word.text.casefold()
    return text.startswith(THOROUGH) or (text[0] >= "\u3005" and word.meanings[0].name == "before")
