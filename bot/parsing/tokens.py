"""Cuts text into units: a word, one character of a language written without spaces, or a symbol."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import Final


class Unit(Enum):
    WORD = "word"
    CJK = "cjk"
    SYMBOL = "symbol"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Token:
    """A unit of the text between the offsets `start` and `end`; `key` is what the lexicon knows it by."""

    key: str
    unit: Unit
    start: int
    end: int


_CJK: Final = (
    "\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_MARKS: Final = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0903\u093a-\u0957\u0e31-\u0e3a\u0e47-\u0e4e"
_LETTER: Final = rf"[^\W_{_CJK}]"
_TOKEN: Final = re.compile(
    rf"""
    (?P<colour>(?:\#|\b0x)(?:[0-9a-f]{{8}}|[0-9a-f]{{6}}|[0-9a-f]{{3}})\b|\b(?:rgb|hsl)\([\d\s,.%]{{5,24}}\))
    |(?P<word>{_LETTER}(?:{_LETTER}|[{_MARKS}]|['’]{_LETTER})*)
    |(?P<cjk>[{_CJK}])
    |(?P<joint>(?<=\w)[-_‐‑](?=\w)|[^\S\n]|[\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff])
    |(?P<symbol>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


def tokenise(text: str) -> list[Token]:
    """All units of `text` in order; only spaces, joining hyphens and invisible characters are left out."""
    return [
        Token(_key(found.group()), Unit(found.lastgroup), found.start(), found.end())
        for found in _TOKEN.finditer(text)
        if found.lastgroup != "joint"
    ]


def keys(form: str) -> tuple[str, ...]:
    """A form of the lexicon as the keys of its units."""
    return tuple(token.key for token in tokenise(unicodedata.normalize("NFKC", form)))


def _key(text: str) -> str:
    if not text[0].isalnum():
        return text.casefold()
    if text.isascii():  # most are
        return text.casefold().replace("'", "")
    folded = unicodedata.normalize("NFKD", text.casefold()) if _is_latin(text) else text
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return plain.replace("'", "").replace("’", "")


def _is_latin(text: str) -> bool:
    return ord(text[0]) < 0x250 or 0x1E00 <= ord(text[0]) < 0x1F00
