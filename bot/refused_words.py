"""The words that are refused and the phrases that are spared, as regular expressions built when asked for.

The lists lie in `screening_words/`; `sexual.toml` says how they are written.
"""

import codecs
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from bot.own_words import own_table

_LISTS: Final = ("allowed", "sexual", "hateful", "violence", "child_safety")
_NEVER: Final = "(?!)"
_OWN: Final[list[Path]] = []
"""Where the operator's own list is, once the start of the process has said so."""


@dataclass(frozen=True)
class Words:
    """One list: `latin` is for text in Latin letters alone, `native` for every other script."""

    latin: re.Pattern[str]
    native: re.Pattern[str]


@cache
def refused_words() -> Mapping[str, Words]:
    """The lists by name: each kind of refusal, "allowed", and the halves "minors" and "suggestive"."""
    tables = (_read(name) for name in _LISTS)
    ours = {name: _compiled(table) for tables_of_file in tables for name, table in tables_of_file.items()}
    return {**ours, "own": _compiled(own_table(_OWN[0]) if _OWN else {})}


def refuse_also(path: Path | None) -> None:
    """Refuse the words of the operator's own list too, in this process. Raises OwnWordsError."""
    _OWN[:] = [path] if path else []
    refused_words.cache_clear()
    refused_words()


@cache
def slurs() -> tuple[str, ...]:
    """Every slur in Latin letters."""
    return tuple(codecs.decode(word, "rot13") for word in _read("hateful")["hateful"]["slurs_rot13"])


def _read(name: str) -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads((files("bot") / "screening_words" / f"{name}.toml").read_text("utf-8"))


def _compiled(table: Mapping[str, Sequence[str]]) -> Words:
    words = [*table.get("words", ()), *(slurs() if "slurs_rot13" in table else ())]
    phrases = [*table.get("phrases", ()), *_wishes(table, "", " ")]
    latin = [*map(_word, words), *map(_phrase, phrases)]
    cjk = [*table.get("cjk", ()), *table.get("slurs_cjk", ()), *_wishes(table, "_cjk", ".{0,6}")]
    native = [*cjk, *(rf"(?<!\w)(?:{other})(?!\w)" for other in table.get("other", ()))]
    return Words(re.compile("|".join(latin) or _NEVER), re.compile("|".join(native) or _NEVER))


def _wishes(table: Mapping[str, Sequence[str]], suffix: str, gap: str) -> Iterable[str]:
    """What is wished upon a group of people; in Chinese and Japanese the group may also come first."""
    wish, group = ("|".join(table.get(f"{name}{suffix}", ())) for name in ("wishes", "groups"))
    if wish and group:
        yield f"(?:{wish}){gap}(?:{group})"
        if suffix:
            yield f"(?:{group}){gap}(?:{wish})"


def _word(word: str) -> str:
    """A pattern for a whole word, any letter of it held down and any vowel masked: "seeex", "s*x"."""
    runs = [(letter, len(list(run))) for letter, run in groupby(word.strip("*"))]
    letters = "".join(_letter(letter, times) for letter, times in runs[:-1]) + _held(*runs[-1])
    before, behind = word.startswith("*"), word.endswith("*")
    return f"{'' if before else '(?<![a-z])'}{letters}{'' if behind else '(?![a-z])'}"


def _letter(letter: str, times: int) -> str:
    """A consonant typed twice makes another word: "rapped", "annals"."""
    if letter in "aeiou" or times > 1:
        return _held(letter, times)
    return rf"{re.escape(letter)}(?:{letter}{letter}+)?"


def _held(letter: str, times: int) -> str:
    one = f"[{letter}*]" if letter in "aeiou" else re.escape(letter)
    return one * times + f"{one}*"


def _phrase(phrase: str) -> str:
    spaced = phrase.replace(" ?", r"[\s_-]*").replace(" ", r"[\s_-]+")
    return rf"(?<![a-z])(?:{spaced})(?![a-z])"
