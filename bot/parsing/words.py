"""Settles what every matched form means where it stands: as an adjective, on its own, or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.parsing.fragments import honest
from bot.parsing.matching import Match, segment
from bot.parsing.meanings import FILLER, UNKNOWN, Kind, Meaning
from bot.parsing.prints import is_print
from bot.parsing.slots import slot_of
from bot.parsing.spelling import split_words
from bot.parsing.tokens import Token, tokenise


@dataclass(frozen=True, slots=True)
class Word:
    """A settled form: its text between two offsets, its meanings, and the slot a colour beside it paints."""

    text: str
    key: str
    start: int
    end: int
    meanings: tuple[Meaning, ...]
    noun: str = ""
    negated: bool = False

    @property
    def kind(self) -> Kind:
        """The part it plays; a form with several meanings has them all of content."""
        return self.meanings[0].kind


def read_words(text: str) -> list[Word]:
    """`text` as settled words, in order; together they cover all of it but spaces and hyphens."""
    tokens = list(split_words(tokenise(text)))
    matches = honest(tokens, list(_headed(tokens, segment(tokens))))
    words = [_settled(text, tokens, matches, position) for position in range(len(matches))]
    return list(_narrowed(words, matches))


def _headed(tokens: Sequence[Token], matches: Sequence[Match]) -> Iterator[Match]:
    """`matches`, where phrases that wanted a noun and found none are read again word by word."""
    for position, match in enumerate(matches):
        if (
            match.meanings != (UNKNOWN,)
            or match.end - match.start == 1
            or _as_adjective(matches, position)[0]
        ):
            yield match
            continue
        for part in segment(tokens[match.start : match.end], alone=True):
            yield replace(part, start=part.start + match.start, end=part.end + match.start)


def _settled(text: str, tokens: Sequence[Token], matches: Sequence[Match], position: int) -> Word:
    match = matches[position]
    start, end = tokens[match.start].start, tokens[match.end - 1].end
    key = tokens[match.end - 1].key
    meanings, _ = _as_adjective(matches, position)
    noun = "" if meanings else slot_of(match.meanings, key)
    if not meanings and match.meanings[0].kind is Kind.PARTICLE:
        meanings = (FILLER,)
    elif not meanings and is_print(tokens, matches, position):
        meanings, noun = (UNKNOWN,), "accent"
    return Word(text[start:end], key, start, end, meanings or match.meanings, noun)


def _narrowed(words: Sequence[Word], matches: Sequence[Match]) -> Iterator[Word]:
    """`words`, where a noun leaves to its adjective what it means: "square glasses" are not round."""
    headed = [_as_adjective(matches, position) for position in range(len(matches))]
    taken = {head: meanings for meanings, head in headed}
    held = {head for meanings, head in headed if head >= 0 and "companion" in _traits(meanings)}
    for position, word in enumerate(words):
        names = _traits(taken.get(position, ()))
        if {position, headed[position][1]} & held:  # a cat that is held is on nobody's head or hair
            names |= {"ears"}
            coloured = [_of_companion(meaning) for meaning in word.meanings]
            word = replace(word, meanings=tuple(coloured), noun="accent" if word.noun else "")
        kept = tuple(m for m in word.meanings if m.kind is not Kind.TRAIT or m.name not in names)
        yield replace(word, meanings=kept or (FILLER,))


def _traits(meanings: Sequence[Meaning]) -> set[str]:
    return {meaning.name for meaning in meanings if meaning.kind is Kind.TRAIT}


def _of_companion(meaning: Meaning) -> Meaning:
    return replace(meaning, name="accent") if meaning.kind is Kind.COLOUR_OF else meaning


BETWEEN: Final = {
    Kind.COLOUR,
    Kind.ADJECTIVE,
    Kind.FILLER,
    Kind.PARTICLE,
    Kind.AND,
    Kind.HALF,
    Kind.PUNCTUATION,
}
"""What may stand between an adjective and its noun: "long, pink and very fluffy hair"."""


Headed = tuple[tuple[Meaning, ...], int]


def _as_adjective(matches: Sequence[Match], position: int) -> Headed:
    """What the match means as the adjective of a noun, and where that stands; nothing if there is none."""
    match = matches[position]
    if not match.heads:
        return (), -1
    ahead = _head(matches, position, range(position + 1, min(position + 12, len(matches))))
    if ahead[0] or match.meanings[0].kind not in (Kind.UNKNOWN, Kind.FILLER):
        return ahead
    if _opens_a_phrase(matches, position):
        return (), -1
    behind = _head(matches, position, range(position - 1, max(-1, position - 7), -1))
    is_slot = behind[1] >= 0 and any(meaning.kind is Kind.SLOT for meaning in matches[behind[1]].meanings)
    return behind if is_slot else ((), -1)


def _opens_a_phrase(matches: Sequence[Match], position: int) -> bool:
    """ "red eyes big horns": what stands right before another thing says nothing of the one before it."""
    following = matches[position + 1].meanings if position + 1 < len(matches) else ()
    return any(meaning.kind in (Kind.TRAIT, Kind.GROUP, Kind.OPAQUE) for meaning in following)


def _head(matches: Sequence[Match], position: int, others: Sequence[int]) -> Headed:
    """The meaning that a match has beside the first fitting noun among `others`, nearest first."""
    heads = matches[position].heads
    between = BETWEEN if others and others[0] > position else BETWEEN | {Kind.LINKING}
    if matches[position].meanings[0].kind in (Kind.THEME, Kind.TRAIT):
        between = between - {Kind.PUNCTUATION}
    for other in others:
        for meaning in matches[other].meanings:
            if meaning in heads:
                return heads[meaning], other
        for meaning in matches[other].tail:
            if meaning in heads:
                return heads[meaning], -1
        if matches[other].meanings[0].kind not in between and not matches[other].heads:
            break
    return (), -1
