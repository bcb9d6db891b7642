"""Which texts are not drawn, and why. What is not understood passes: it cannot be drawn anyway.

Refused are sexual and hateful words, gore and self-harm, and anything that sexualises minors, in English,
Chinese and Japanese and the plainest words of some other languages. Mild and even strong swearing passes, and so
do plain "sexy", swimwear, and the name of any people, faith, country or love; underwear is refused.
"""

import codecs
import re
import tomllib
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any, Final

from bot.disguises import latin_readings, native_readings
from bot.text import MAX_CHARACTERS, clean

__all__ = ["MAX_CHARACTERS", "Refusal", "screen"]


class Refusal(StrEnum):
    """Why a text is not drawn."""

    SEXUAL = "sexual"
    HATEFUL = "hateful"
    CHILD_SAFETY = "child_safety"
    VIOLENCE = "violence"


def screen(text: str) -> Refusal | None:
    """The first reason not to draw `text`, of which at most 400 characters are read. Never raises."""
    plain = _spared(_CODES.sub(" ", clean(text)).casefold())
    readings = [_spared(reading) for reading in native_readings(plain) | latin_readings(plain)]
    ...
