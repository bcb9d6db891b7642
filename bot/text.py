"""What a person typed, made safe to read and to repeat."""

import re
import unicodedata
from typing import Final

from disarm import strip_zalgo

MAX_CHARACTERS: Final = 400
"""No more than this of a text is ever looked at."""

LONGEST_SHOWN: Final = 24

_LINE_BREAK: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
_BLANK: Final = re.compile("[\t\v\f\x1c-\x1f\u2800]")  # U+2800 is braille without a dot
_INVISIBLE: Final = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x9f"  # control characters
    "\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0"  # soft hyphen, fillers
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"  # zero width and direction controls
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # controls of shorthand and of musical notation
    "\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variation selectors, tags
    "\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"  # lone surrogates, private use
)
_STACKED: Final = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
)
"""Marks for any letter. Normalisation has joined those that belong (é, ệ); a heap of the rest is noise."""

_UNSAFE: Final = re.compile(r"[\\*_~|`>#\[\](){}<&@:/$\n]")
"""Markup, mentions, links and commands of Discord and Telegram, HTML included."""

_LINKING_DOT: Final = re.compile(r"\.(?=\w)")
"""Telegram turns "some.site" into a link even in plain text."""


def clean(text: str) -> str:
    """The first 400 characters of `text` in NFKC, without what cannot be seen.

    Control characters, lone surrogates, zero-width and direction controls are gone, and so are stacked
    combining marks; the voicing marks of kana and ordinary accents stay. Line breaks become '\\n'.
    Cleaning twice changes nothing. Never raises.
    """
    shown = _INVISIBLE.sub("", _BLANK.sub(" ", _LINE_BREAK.sub("\n", text[:MAX_CHARACTERS])))
    plain = _STACKED.sub("", unicodedata.normalize("NFKC", shown))[:MAX_CHARACTERS]
    return unicodedata.normalize("NFKC", strip_zalgo(plain)).strip()


def escape_for_display(word: str) -> str:
    """`word` as plain text that no chat reads as markup, a mention, a link or a command.

    At most 24 characters, and '…' if there were more. Never raises.
    """
    harmless = " ".join(_LINKING_DOT.sub(" ", _UNSAFE.sub(" ", clean(word))).split())
    return harmless if len(harmless) <= LONGEST_SHOWN else harmless[:LONGEST_SHOWN].rstrip() + "…"
