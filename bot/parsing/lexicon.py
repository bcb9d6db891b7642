"""Loads the words of every language from `bot/lexicon/`; the files themselves explain their sections."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Final

from bot.parsing.meanings import Kind, Meaning
from bot.parsing.tokens import keys

LANGUAGES: Final = ("any", "emoji", "en", "zh-Hans", "zh-Hant", "ja")
"""The lexicon files; where two languages know a form, the earlier is asked first."""

Keys = tuple[str, ...]
Forms = Mapping[Keys, tuple[Meaning, ...]]


@dataclass(frozen=True)
class Theme:
    """What a theme sets: traits, colours by slot, pose; `slot` where it is a noun too that takes a colour."""

    traits: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    slot: str = ""
    without: Mapping[str, str] = field(default_factory=dict)
    pose: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Adjective:
    """Mixes a colour towards `to`, then scales its saturation and value; `theme` is its meaning alone."""

    to: str = "#ffffff"
    mix: float = 0.0
    saturation: float = 1.0
    value: float = 1.0
    theme: Theme = field(default_factory=Theme)


@dataclass(frozen=True)
class Lexicon:
    """All forms by language, and what themes, adjectives and colour words mean in every language."""

    forms: Mapping[str, Forms]
    themes: Mapping[str, Theme]
    adjectives: Mapping[str, Adjective]
    palette: Mapping[str, Mapping[str, str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    shared = read("themes")
    return Lexicon(
        forms={language: _forms(language) for language in LANGUAGES},
        themes={name: Theme(**row) for name, row in shared["themes"].items()},
        adjectives={name: _adjective(row) for name, row in shared["adjectives"].items()},
        palette=shared["palette"],
    )


def read(name: str) -> dict[str, Any]:
    """A lexicon file as plain tables."""
    return tomllib.loads(resources.files("bot.lexicon").joinpath(f"{name}.toml").read_text("utf-8"))


def entries(language: str) -> Iterator[tuple[str, Meaning]]:
    """Every form of a language file as it is written, with its meaning."""
    for section, rows in read(language).items():
        if section == "language":
            continue
        for path, forms in _lists(rows):
            meaning = _meaning(Kind(section), path)
            yield from ((form, meaning) for form in forms)


def _lists(rows: Mapping[str, Any], path: Keys = ()) -> Iterator[tuple[Keys, list[str]]]:
    for name, row in rows.items():
        if isinstance(row, list):
            yield (*path, name), row
        else:
            yield from _lists(row, (*path, name))


_PLAIN: Final = frozenset(Kind) - {
    Kind.TRAIT,
    Kind.COLOUR,
    Kind.COLOUR_OF,
    Kind.ADJECTIVE,
    Kind.SLOT,
    Kind.GROUP,
    Kind.THEME,
    Kind.NEGATION,
    Kind.SIDE,
}


def _meaning(kind: Kind, path: Keys) -> Meaning:
    if kind in _PLAIN:
        return Meaning(kind)
    if kind is Kind.TRAIT and path[0] == "side":
        return Meaning(Kind.SIDE, path[1])
    if kind is Kind.GROUP and path[1:] == ("any",):
        return Meaning(kind, path[0])
    return Meaning(kind, *path)


def _forms(language: str) -> Forms:
    forms: dict[Keys, tuple[Meaning, ...]] = {}
    for form, meaning in entries(language):
        written = keys(form)
        known = forms.get(written, ())
        if meaning not in known:
            forms[written] = (*known, meaning)
    return forms


def _adjective(row: Mapping[str, Any]) -> Adjective:
    alone = {name: row[name] for name in ("traits", "colours") if name in row}
    return Adjective(**{name: row[name] for name in row if name not in alone}, theme=Theme(**alone))


def ambiguities(language: str) -> dict[str, set[str]]:
    """Forms that stand for two values of one trait, or for two colours of one slot, in one file."""
    seen: dict[tuple[Keys, str], set[str]] = {}
    for form, meaning in entries(language):
        if meaning.kind in (Kind.TRAIT, Kind.COLOUR_OF):
            place = f"{meaning.kind} {meaning.name}"
            seen.setdefault((keys(form), place), set()).add(meaning.value)
        elif meaning.kind in (Kind.COLOUR, Kind.THEME):
            seen.setdefault((keys(form), meaning.kind), set()).add(meaning.name)
    return {" ".join(form): values for (form, _), values in seen.items() if len(values) > 1}
