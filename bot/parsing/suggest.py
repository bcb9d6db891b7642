"""Completes what somebody is typing, for a chat's autocomplete."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from bot.parsing.lexicon import entries
from bot.parsing.meanings import Kind

FILES: Final = MappingProxyType({"en": "en", "zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "ja": "ja"})
LONGEST: Final = 100
"""Discord's limit for one suggestion, in characters."""

OFFERED: Final = (Kind.TRAIT, Kind.COLOUR, Kind.COLOUR_OF, Kind.THEME)


def suggest(prefix_text: str, language: str, limit: int = 25) -> list[str]:
    """Up to `limit` ways to go on from `prefix_text`, each with what was typed before, best first.

    `language` is a language code of the replies; any other is taken as 'en'.
    """
    found: dict[str, None] = {}
    for cut in _cuts(prefix_text):
        kept, begun = prefix_text[:cut], prefix_text[cut:].casefold()
        for form in _completions(begun, FILES.get(language, "en")):
            if len(kept) + len(form) <= LONGEST:
                found.setdefault(kept + form)
            if len(found) >= limit:
                return list(found)
    return list(found)


def _cuts(text: str) -> Iterator[int]:
    """Where the phrase that is being typed may begin: the longest first, at most four words back."""
    starts = [
        index
        for index in range(len(text))
        if not text[index].isspace()
        and (index == 0 or not text[index - 1].isalnum() or text[index] >= "\u3005")
    ]
    yield from starts[-8:]
    if not text or not text[-1].isalnum():
        yield len(text)


def _completions(begun: str, language: str) -> Iterator[str]:
    ranked = _ranked(language)
    if not begun:
        yield from (form for form, rank in ranked.items() if rank == 0)
        return
    fitting = [form for form in ranked if form.startswith(begun)]
    yield from sorted(fitting, key=lambda form: (ranked[form], len(form)))


@cache
def _ranked(language: str) -> Mapping[str, int]:
    """Every form with its place among those of the same meaning; the first is the usual one."""
    ranks: dict[str, int] = {}
    counts: dict[object, int] = {}
    for form, meaning in entries(language):
        if meaning.kind in OFFERED:
            place = counts.get(meaning, 0)
            counts[meaning] = place + 1
            ranks[form] = min(place, ranks.get(form, place))
    return ranks
