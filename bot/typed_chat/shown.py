"""What a chat shows last, and how typed words name an avatar of it. Pure."""

from dataclasses import dataclass
from typing import Final

from bot.codes_in_text import codes_in
from bot.intake import OrderRefused
from bot.replies import say
from models.look import Wish

_WITH_NUMBER: Final = ("more", "moods", "animate", "files", "save", "family", "undo", "share")
"""Choices that may name a number, and need no more words."""


@dataclass(frozen=True)
class Shown:
    """The avatars of the last answer. They can be chosen by number instead of by button."""

    codes: tuple[str, ...] = ()
    wish: Wish | None = None
    """What can be drawn anew."""
    first: int = 1
    """The number of the first of them."""

    def code(self, reference: str, language: str) -> str:
        """The code of a number that is shown; anything else is a code itself."""
        if not reference.isdecimal():
            return reference
        index = int(reference) - self.first
        if not 0 <= index < len(self.codes):
            raise OrderRefused(say(language, "which-avatar"))
        return self.codes[index]

    def split(self, words: str, language: str) -> tuple[str, str]:
        """The avatar that `words` begin with, else the only one shown; and the other words.

        Raises OrderRefused where it is not clear which.
        """
        first, _, rest = words.strip().partition(" ")
        if self._names_one(first):
            return self.code(first, language), rest.strip()
        if len(self.codes) != 1:
            raise OrderRefused(say(language, "which-avatar"))
        return self.codes[0], words.strip()

    def command(self, line: str) -> str | None:
        """The command that a choice such as `2`, `more 3` or `edit blue eyes` stands for; None for words."""
        name, _, rest = line.strip().partition(" ")
        choice, rest = name.lower(), rest.strip()
        if not self.codes:
            return None
        if choice.isdecimal() and not rest and self._names_one(choice):
            return f"/pick {choice}"
        numbered = choice in _WITH_NUMBER and (not rest or self._names_one(rest))
        told = choice in ("edit", "file", "lock", "slide") and rest
        titled = choice == "save" and (len(self.codes) == 1 or self._names_one(rest.partition(" ")[0]))
        again = choice == "reroll" and not rest
        return f"/{choice} {rest}" if numbered or told or titled or again else None

    def _names_one(self, word: str) -> bool:
        if word.isdecimal():
            return 0 <= int(word) - self.first < len(self.codes)
        return bool(codes_in(word))
