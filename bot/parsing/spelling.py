"""Which words of the lexicon a typed word may stand for: itself, its singular, or a likely misspelling."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from bot.parsing.lexicon import lexicon, read
from bot.parsing.meanings import Kind
from bot.parsing.tokens import Token, Unit

Spellings = tuple[tuple[str, float], ...]

INFLECTED, STRETCHED, MISSPELT = 0.3, 0.5, 5.0
"""The cost of reading a word as another one; a form that is exactly as typed is read first."""

SHORTEST: Final = 5
"""Words under this many letters are too near to too many others; only swapped letters are put right."""


def spellings(token: Token) -> Spellings:
    """The lexicon's words that `token` may stand for, each with its cost."""
    return _spellings(token.key) if token.unit is Unit.WORD else ((token.key, 0.0),)


@cache
def words() -> frozenset[str]:
    """Every single word that occurs in a form."""
    forms = lexicon().forms.values()
    return frozenset(key for known in forms for keys in known for key in keys)


CORRECTED: Final = {Kind.TRAIT, Kind.COLOUR, Kind.THEME, Kind.SLOT, Kind.ADJECTIVE, Kind.NEGATION}
"""A misspelling is only ever taken for a word that says something; harmless words are left alone."""


@lru_cache(maxsize=4096)
def _spellings(word: str) -> Spellings:
    exact = ((word, 0.0),) if word in words() else ()
    inflected = tuple((stem, INFLECTED) for stem in _stems(word) if stem in words())
    stretched = tuple((plain, STRETCHED) for plain in _unstretched(word) if plain in words())
    return exact + inflected + stretched or _corrected(word)


def _stems(word: str) -> Iterator[str]:
    if len(word) < 4:
        return
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es") and len(word) >= SHORTEST:
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]
    if word.endswith("z"):
        yield from (word[:-1] + "s", word[:-1])
    if len(word) >= SHORTEST and not word.endswith("s"):
        yield word + "s"


def _unstretched(word: str) -> Iterator[str]:
    """ "cuuuute" and "pinkkk" without the letters held down."""
    if re.search(r"(.)\1\1", word):
        yield re.sub(r"(.)\1{2,}", r"\1\1", word)
        yield re.sub(r"(.)\1{2,}", r"\1", word)


@cache
def _guarded() -> frozenset[str]:
    """Ordinary words that look like a misspelling and are none."""
    return frozenset(read("ordinary")["words"].split())


@cache
def _by_first_letter() -> dict[str, list[str]]:
    index: defaultdict[str, list[str]] = defaultdict(list)
    forms = lexicon().forms["en"]
    telling = {key for keys, found in forms.items() if found[0].kind in CORRECTED for key in keys}
    for word in sorted(telling):
        if len(word) >= SHORTEST - 1 and word.isascii() and word.isalpha():
            index[word[0]].append(word)
    return index


def _corrected(word: str) -> Spellings:
    """The one word of the lexicon nearest to `word`, if there is just one and it is near enough."""
    if len(word) < SHORTEST - 1 or not word.isascii() or not word.isalpha() or word in _guarded():
        return ()
    allowed = 2 if len(word) >= 8 else 1
    near = (known for known in _by_first_letter()[word[0]] if _plausible(word, known))
    scored = [(OSA.distance(word, known, score_cutoff=allowed), known) for known in near]
    nearest = min((distance for distance, _ in scored), default=allowed + 1)
    found = [known for distance, known in scored if distance == nearest]
    families = {lexicon().forms["en"].get((known,), known.removesuffix("s")) for known in found}
    return ((found[0], MISSPELT + nearest),) if nearest <= allowed and len(families) == 1 else ()


def _plausible(word: str, known: str) -> bool:
    """People keep the first and the last letter, or, in short words too, all letters in another order.

    They leave out the last letter of long words only: "vampir".
    """
    kept = word[-1] == known[-1] or (len(word) > SHORTEST and word == known[:-1])
    return sorted(word) == sorted(known) or (len(word) >= SHORTEST and kept)


def split_words(tokens: Sequence[Token]) -> Iterator[Token]:
    """`tokens`, with unknown words cut where two known ones meet: "catears", "pinkhair", "hatless"."""
    for token in tokens:
        if token.unit is Unit.WORD and token.key not in words() and not _stemmed(token.key):
            yield from _split(token)
        else:
            yield token


def _stemmed(word: str) -> bool:
    return any(stem in words() for stem in _stems(word))


def _split(token: Token) -> list[Token]:
    word = token.key
    for cut in range(3, len(word) - 2):
        first, second = word[:cut], word[cut:]
        if second in ("less", "free") and (wearable := _wearable(first)):
            return [replace(token, key="no"), replace(token, key=wearable)]
        if (first, second) in _pairs():
            middle = min(token.start + cut, token.end)
            return [replace(token, key=first, end=middle), replace(token, key=second, start=middle)]
    return [token]


def _wearable(stem: str) -> str:
    """What "-less" takes away: a trait's word, in the singular or, as in "glassless", the plural."""
    forms = lexicon().forms["en"]
    for word in (stem, stem + "es", stem + "s"):
        if any(meaning.kind in (Kind.TRAIT, Kind.GROUP) for meaning in forms.get((word,), ())):
            return word
    return ""


@cache
def _pairs() -> frozenset[tuple[str, ...]]:
    forms = lexicon().forms["en"]
    typed = {keys for keys in forms if len(keys) == 2}
    colours = [keys[0] for keys, found in forms.items() if len(keys) == 1 and found[0].kind is Kind.COLOUR]
    nouns = [keys[0] for keys, found in forms.items() if len(keys) == 1 and found[0].kind is Kind.SLOT]
    return frozenset(typed | {(colour, noun) for colour in colours for noun in nouns})
