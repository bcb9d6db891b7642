"""Which of several avatars a reply is about: it begins with the number of one. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from bot.intake import OrderRefused
from bot.replies import say

_NUMBER: Final = re.compile(r"\s*[#＃]?(\d)(?![0-9A-Za-z])\s*[:：.．,，、。]?\s*")
"""As people count on any keyboard: `2 blue eyes`, `#2, blue eyes`, `2蓝眼睛`, `２、青い目`."""


def chosen(codes: Sequence[str], words: str, language: str) -> tuple[str, str]:
    """The one of `codes` that `words` are about, and the words without its number. Raises OrderRefused.

    Of a single one no number is told: all words are about it.
    """
    if len(codes) == 1:
        return codes[0], words
    number = _NUMBER.match(words)
    if not number or not 1 <= int(number[1]) <= len(codes):
        raise OrderRefused(say(language, "reply-which"))
    return codes[int(number[1]) - 1], words[number.end() :]
