"""Which texts are not drawn, and why. What is merely not understood passes: it cannot be drawn anyway.

Refused are sexual and hateful words, gore and self-harm, and whatever sexualises minors: in English, Chinese,
Japanese, and the plainest words of a few other languages. Swearing passes, and so do plain "sexy", swimwear,
and the name of any people, faith, country or love. Underwear is refused.
"""

import re
from enum import StrEnum
from typing import Final

from bot.disguises import latin_readings, native_readings
from bot.refused_words import refused_words
from bot.text import MAX_CHARACTERS, clean

__all__ = ["MAX_CHARACTERS", "Refusal", "screen"]


class Refusal(StrEnum):
    """Why a text is not drawn."""

    SEXUAL = "sexual"
    HATEFUL = "hateful"
    CHILD_SAFETY = "child_safety"
    VIOLENCE = "violence"
    OWN = "own"
    """A word of the operator's own list (bot.own_words)."""


_SPELT_COLOURS_AND_CODES: Final = re.compile(
    r"(?:#|\b0x)[0-9a-f]{3,8}\b|(?<!\w)(?=\w*\d)[a-z0-9]{40,60}(?!\w)", re.I | re.A
)
"""Colours such as #b00b1e and recipe codes spell nothing."""


def screen(text: str) -> Refusal | None:
    """Why `text`, of which at most 400 characters are read, is not drawn; None if it may be. Never raises."""
    plain = _spared(_SPELT_COLOURS_AND_CODES.sub(" ", clean(text)).casefold())
    latin = "\0".join(map(_spared, latin_readings(plain)))
    native = "\0".join(map(_spared, native_readings(plain)))
    return _reason(latin, native)


def _reason(latin: str, native: str) -> Refusal | None:
    def met(name: str) -> bool:
        words = refused_words()[name]
        return bool(words.latin.search(latin) or words.native.search(native))

    sexual = met("sexual")
    if met("child_safety") or ((sexual or met("suggestive")) and met("minors")):
        return Refusal.CHILD_SAFETY
    if met("hateful"):
        return Refusal.HATEFUL
    if sexual:
        return Refusal.SEXUAL
    if met("violence"):
        return Refusal.VIOLENCE
    return Refusal.OWN if met("own") else None


def _spared(reading: str) -> str:
    """`reading` without the innocent phrases in it."""
    allowed = refused_words()["allowed"]
    return allowed.native.sub(" ; ", allowed.latin.sub(" ; ", reading))
