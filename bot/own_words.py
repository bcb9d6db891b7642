"""The operator's own list of words that are not drawn: a text file, a word or phrase a line.

Lines that begin with # are notes. "*" stands for any letters at an end of a word. The words are found like
those of `screening_words/`: through capitals, held-down letters, leetspeak, lookalikes, and joints.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from bot.platforms import CannotServe
from bot.text import clean

LONGEST: Final = 60
_WORD: Final = re.compile(r"\*?[a-z0-9]+\*?")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


class OwnWordsError(CannotServe):
    """What is wrong with the list, in a sentence for the operator. It quotes no word of it."""


def own_table(path: Path) -> Mapping[str, Sequence[str]]:
    """The list at `path` in the form of bot.refused_words. Raises OwnWordsError."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise OwnWordsError(f"OWN_WORDS can't be read: {type(problem).__name__}.") from None
    table: dict[str, list[str]] = {"words": [], "phrases": [], "cjk": [], "other": []}
    for number, line in enumerate(lines, 1):
        text = clean(line).casefold()
        if text and not text.startswith("#"):
            if not 2 <= len(text) <= LONGEST:
                raise OwnWordsError(f"OWN_WORDS has a line that is too short or too long: {number}.")
            kind, pattern = _sorted(text)
            table[kind].append(pattern)
    return table


def _sorted(text: str) -> tuple[str, str]:
    """Where a line belongs, and as what."""
    if _WORD.fullmatch(text):
        return "words", text
    if text.isascii():
        return "phrases", r" ".join(map(re.escape, text.split()))
    return ("cjk" if _CJK.search(text) else "other"), re.escape(text)
