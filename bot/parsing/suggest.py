"""Completes what somebody is typing, for a chat's autocomplete."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from bot.parsing.lexicon import entries
from bot.parsing.meanings import Kind, Meaning

FILES: Final = MappingProxyType({"en": "en", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "ja": "ja"})
JOINTS: Final = MappingProxyType({"en": " ", "ja": "の"})
"""What stands between a colour and its noun; nothing elsewhere."""

LONGEST: Final = 100
"""Discord's limit for one suggestion, in characters."""

ENOUGH: Final = 2
"""With so many ways to complete a phrase, its last word alone is not looked at."""

USUAL: Final = 12
"""How many forms of a meaning are offered: rare ones and misspellings stand last in the lexicon."""

OFFERED: Final = (Kind.SLOT, Kind.TRAIT, Kind.GROUP, Kind.THEME, Kind.COLOUR, Kind.COLOUR_OF)
"""What is offered, in this order."""

NOUNS: Final = ("hair", "eyes", "outfit", "backdrop", "skin")

FAVOURITES: Final = tuple(
    Meaning(Kind.THEME, name)
    for name in ("catgirl", "witch", "magical_girl", "prince", "foxgirl", "idol", "vampire", "angel", "miko")
) + tuple(
    Meaning(Kind.TRAIT, name, value)
    for name, value in (
        ("hair", "twintails"),
        ("hair", "hime"),
        ("hair", "messy"),
        ("ears", "cat"),
        ("ears", "bunny"),
        ("outfit", "hoodie"),
        ("outfit", "kimono"),
        ("headwear", "headphones"),
        ("headwear", "flower_crown"),
        ("eyewear", "round_glasses"),
        ("eyes", "star"),
        ("face", "freckles"),
        ("wings", "fairy"),
        ("backdrop", "sakura"),
        ("backdrop", "night"),
        ("style", "pixel"),
    )
)
"""What is offered to somebody who has not begun a word."""


@dataclass(frozen=True)
class Offers:
    """The forms of a language, each with its place among those of its meaning; the first is its name."""

    forms: Mapping[str, tuple[int, Meaning]]
    names: Mapping[Meaning, str]

    def fitting(self, begun: str) -> Iterator[str]:
        """The likeliest form of every meaning that goes on from `begun`, the likeliest meaning first."""
        fitting = [form for form in self.forms if form.startswith(begun)]
        seen: set[Meaning] = set()
        for form in sorted(fitting, key=self._order):
            if (meaning := self.forms[form][1]) not in seen:
                seen.add(meaning)
                yield form

    def _order(self, form: str) -> tuple[int, int, int]:
        place, meaning = self.forms[form]
        return place, OFFERED.index(meaning.kind), len(form)


def suggest(prefix_text: str, language: str, limit: int = 25) -> list[str]:
    """Up to `limit` ways to go on from `prefix_text`, each with what was typed before, best first.

    `language` is a language code of the replies; any other is taken as 'en'.
    """
    name = FILES.get(language, "en")
    found: dict[str, None] = {}
    for text in (*_coloured(prefix_text, name), *_completed(prefix_text, name)):
        if len(text) <= LONGEST:
            found.setdefault(text)
    return list(found)[:limit]


def _coloured(text: str, name: str) -> Iterator[str]:
    """ "pink" goes on as "pink hair"."""
    offers = _offers(name)
    words = text.casefold().split() if name == "en" else [text.casefold().strip()]
    word = words[-1] if words else ""
    if word in offers.forms and offers.forms[word][1].kind is Kind.COLOUR:
        for noun in NOUNS:
            yield text.rstrip() + JOINTS.get(name, "") + offers.names[Meaning(Kind.SLOT, noun)]


def _completed(text: str, name: str) -> Iterator[str]:
    offers, count = _offers(name), 0
    for cut in _cuts(text):
        kept, begun = text[:cut], text[cut:].casefold()
        if count >= ENOUGH:
            return
        forms = offers.fitting(begun) if begun else (offers.names[meaning] for meaning in FAVOURITES)
        for form in forms:
            count += 1
            yield kept + form


def _cuts(text: str) -> Iterator[int]:
    """Where the phrase that is being typed may begin: the longest first, at most eight words back."""
    starts = [index for index in range(len(text)) if not text[index].isspace() and _may_begin(text, index)]
    yield from starts[-8:]
    if not text or not text[-1].isalnum():
        yield len(text)


def _may_begin(text: str, index: int) -> bool:
    """Whether a word may begin here; kana of one kind in a row are one word."""
    if index == 0 or not text[index - 1].isalnum():
        return True
    pair = text[index - 1 : index + 1]
    kana = (("\u3041", "\u3096"), ("\u30a1", "\u30fc"))
    joined = any(all(first <= letter <= last for letter in pair) for first, last in kana)
    return text[index] >= "\u3005" and not joined


@cache
def _offers(language: str) -> Offers:
    forms: dict[str, tuple[int, Meaning]] = {}
    names: dict[Meaning, str] = {}
    counts: dict[Meaning, int] = {}
    for form, meaning in entries(language):
        if meaning.kind not in OFFERED or (meaning.kind is Kind.SLOT and meaning.name not in NOUNS):
            continue
        place = counts[meaning] = counts.get(meaning, -1) + 1
        names.setdefault(meaning, form)
        if place < USUAL and (form not in forms or place < forms[form][0]):
            forms[form] = (place, meaning)
    return Offers(forms, names)
