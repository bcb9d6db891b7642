"""Who types, and what is said to them."""

from typing import Final, NamedTuple

from bot.answer import File
from bot.request import Keyboard
from bot.typed_chat.shown import Shown


class Visitor(NamedTuple):
    """Whoever types."""

    name: str
    """As the owner of what is kept, such as 'console:local' or 'web:7f3a'."""
    language: str
    place: str = ""
    """Where settings and a board are, such as 'console:here'; empty where there are none."""


SURELY: Final = "yes"
"""What is typed after /forget by whoever means it."""


class Said(NamedTuple):
    """What is said, and what can be chosen from by number from now on (None: what could be before)."""

    text: str
    shown: Shown | None = None
    file: File | None = None
    keyboard: Keyboard = ()
    """Buttons beneath, where the chat has any."""
