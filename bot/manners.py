"""How Mochi speaks and draws in one place: as the member chose, then the server, then the app."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.server_settings import ServerSettings

REMEMBERED: Final = 30.0
"""Seconds that choices are remembered, so that an answer need not wait for Redis each time."""
_MOST: Final = 10_000


@dataclass(frozen=True)
class Manners:
    """What holds for one member in one place."""

    language: str
    """To be spoken, one of bot.replies.LANGUAGES."""
    settings: ServerSettings


class ShortMemory:
    """The manners of the last half minute, by member and server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[float, str, ServerSettings]] = {}

    def recall(self, name: str, server: str) -> tuple[str, ServerSettings] | None:
        """The chosen language ('' if none) and the server's settings, if they were looked up just now."""
        since, language, settings = self._known.get((name, server), (-REMEMBERED, "", ServerSettings()))
        return (language, settings) if self._clock() - since < REMEMBERED else None

    def note(self, name: str, server: str, language: str, settings: ServerSettings) -> None:
        """Remember what was looked up."""
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[name, server] = (self._clock(), language, settings)

    def forget(self) -> None:
        """Look everything up anew: something was changed."""
        self._known.clear()
