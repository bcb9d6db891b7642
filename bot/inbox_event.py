"""What a chat has told, while it is being answered (bot.inbox)."""

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final

TRIES: Final = 3
"""How many processes may begin an event; after that it is apologised for."""


@dataclass
class Event:
    """Something told by a platform, and how far its answer has come."""

    id: str
    text: str
    """As the platform told it."""
    placeholder: str = ""
    """Where it was answered by a process that died since; `SENDING` if nobody knows whether it was."""
    tries: int = 1
    kept: bool = True
    """Whether it is safe in Redis."""
    unanswered: bool = False
    """Whether not even an apology could be brought, so that another try is wanted later."""

    @property
    def taken_up(self) -> bool:
        """Whether another process has begun it before."""
        return self.tries > 1

    @property
    def hopeless(self) -> bool:
        """Whether it has ended too many processes to be tried again."""
        return self.tries > TRIES


SENDING: Final = "?"
"""Noted as placeholder before it is sent."""
CURRENT: Final[ContextVar[Event | None]] = ContextVar("event", default=None)
"""The event that the current task answers."""


def current_press() -> str:
    """The id of the event that the current task answers, '' where there is none."""
    event = CURRENT.get()
    return event.id if event else ""
