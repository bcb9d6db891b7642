"""Every sentence said to a person, in every language: a folder of Fluent files each, a file a subject."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from fluent.runtime import FluentBundle, FluentResource

LANGUAGES: Final = ("en", "zh-CN", "zh-TW", "ja")
"""The languages Mochi speaks; the first is spoken to everybody else."""

_TRADITIONAL: Final = ("hant", "tw", "hk", "mo")


def say(language: str, sentence: str, **facts: str | int) -> str:
    """The named sentence in `language`, with `facts` filled in. Raises KeyError if there is no such sentence.

    Give numbers as text where digits must not be grouped (seeds, years).
    """
    bundle = _bundle(language)
    pattern = bundle.get_message(sentence).value
    if pattern is None:
        raise KeyError(sentence)
    text, problems = bundle.format_pattern(pattern, dict(facts))
    if problems:
        raise problems[0]
    return str(text)


def join(language: str, items: Iterable[str]) -> str:
    """Items as a list in a sentence, parted the way the language does."""
    return say(language, "list-separator").join(items)


def pick_language(tag: str | None) -> str:
    """The spoken language nearest to an IETF tag such as `zh-Hant-HK`, `ja-JP` or `en_GB`."""
    first, *rest = (tag or "").split(".")[0].lower().replace("_", "-").split("-")
    if first == "zh":
        return "zh-TW" if any(part in _TRADITIONAL for part in rest) else "zh-CN"
    return first if first in LANGUAGES else LANGUAGES[0]


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    for file in (files(__name__) / language).iterdir():
        bundle.add_resource(FluentResource(file.read_text("utf-8")))
    return bundle
