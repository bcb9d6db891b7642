"""The plain readings of a text in disguise: lookalike letters, leetspeak, l e t t e r s apart.

A reading is for finding words in, never for showing: it is lower-case and mangles what was innocent.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final

from disarm import strip_obfuscation

Disguise = Callable[[str], tuple[str, ...]]

_CJK: Final = "\u3041-\u3096\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_ONE: Final = rf"[a-z0-9{_CJK}]"
_EDGED: Final = rf"(?<![a-z0-9{_CJK}]){{}}(?![a-z0-9{_CJK}])"
_APART: Final = re.compile(_EDGED.format(rf"{_ONE}(?:[\W_]+{_ONE})+"))
_APART_ONCE: Final = re.compile(_EDGED.format(rf"{_ONE}(?:[\W_]{_ONE})+"))
_ARTICLE: Final = re.compile("^([ai])(?=[a-z]{3})")
_JOINTS: Final = re.compile(r"(?<=[\w@$])[.\-_*~^|`·•=]+(?=[\w@$])")
_HELD_DOWN: Final = re.compile(r"(.)\1{3,}")
_LEET_TOKEN: Final = re.compile(r"[a-z0-9@$€|!]+")

_BY_SOUND: Final = str.maketrans("νπп", "npn")
"""Letters of other scripts that stand in for one they are not the lookalike of."""

_FLAG_LETTERS: Final = {0x1F1E6 + place: chr(ord("a") + place) for place in range(26)}
_LEET: Final = str.maketrans("034578@$€!9", "oeastbaseig")
_ONE_AS: Final = (str.maketrans("1|", "il"), str.maketrans("1|!", "lll"))


def native_readings(text: str) -> frozenset[str]:
    """Readings of cleaned, lower-case `text` that leave the letters of every script as they are."""
    return _undone(text, (_joined, _unjointed))


def latin_readings(text: str) -> frozenset[str]:
    """Readings of cleaned, lower-case `text` with all that looks like a Latin letter turned into one."""
    disguises = (_joined, _unjointed, _unleeted)
    return frozenset().union(*(_undone(letters, disguises) for letters in _lookalikes(text)))


def _undone(text: str, disguises: Iterable[Disguise]) -> frozenset[str]:
    readings = {_HELD_DOWN.sub(r"\1\1\1", text)}
    for disguise in disguises:
        readings |= {found for reading in readings for found in disguise(reading)}
    return frozenset(readings)


def _lookalikes(text: str) -> tuple[str, ...]:
    if text.isascii():
        return (text,)
    spelt = text.translate(_FLAG_LETTERS)
    return tuple(strip_obfuscation(each).casefold() for each in (spelt, spelt.translate(_BY_SOUND)))


def _joined(text: str) -> tuple[str, ...]:
    """Single letters apart; a wider gap, or a leading "a", may also be meant as a gap between words."""
    return (
        _APART.sub(lambda run: _together(run.group()), text),
        _APART_ONCE.sub(lambda run: _together(run.group()), text),
        _APART.sub(lambda run: _ARTICLE.sub(r"\1 ", _together(run.group())), text),
    )


def _together(run: str) -> str:
    return re.sub(r"[\W_]", "", run)


def _unjointed(text: str) -> tuple[str, ...]:
    return (_JOINTS.sub("", text),)


def _unleeted(text: str) -> tuple[str, ...]:
    return tuple(
        _LEET_TOKEN.sub(lambda token, one=one: _letters(token.group(), one), text)  # type: ignore[misc] # bound early
        for one in _ONE_AS
    )


def _letters(token: str, one: dict[int, str]) -> str:
    return token.translate(one).translate(_LEET) if re.search("[a-z]", token) else token
