"""What goes wrong on the stand-in for Discord because a test arranged it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tests.stand_ins.discord_objects import ADA, CHANNEL, DIRECT, User
from tests.stand_ins.discord_screen import Refusal, Shown
from tests.stand_ins.discord_state import DiscordState


@dataclass
class Trouble:
    """What befalls one request."""

    before: Refusal | None = None
    """Refused with this."""
    page: tuple[int, Mapping[str, str]] | None = None
    """Answered with a web page of this status and these headers, as a proxy would."""
    lost: bool = False
    """Done, but the connection breaks before the reply."""
    silent: bool = False
    """Done, and answered with no content."""
    held: asyncio.Event | None = None
    """Done only when this is set."""
    stall: float = 0
    """Seconds that pass before anything happens."""


class DiscordFaults(DiscordState):
    """A base of DiscordStandIn: requests that fail, interactions that expire, channels that are closed."""

    def __init__(self) -> None:
        super().__init__()
        self.patience: float | None = None
        """Seconds in which an interaction has to be answered; None for any time at all."""
        self.mischief: Callable[[str], Trouble | None] = lambda path: None
        """What befalls a request to a path; nothing unless a test has it otherwise."""
        self.turned_away: list[str] = []
        """Channels in which the bot tried to write though it may not, once for each try."""
        self._troubles: dict[str, list[Trouble]] = {}
        self._refusals: list[Refusal] = []
        self._closed: dict[str, Refusal] = {}
        self._expired: set[str] = set()

    def trouble(self, path: str, *troubles: Trouble) -> None:
        """Meet the next requests whose path ends with `path` with these troubles, one each."""
        self._troubles.setdefault(path, []).extend(troubles)

    def in_trouble(self, path: str) -> bool:
        """Whether every trouble for `path` has met its request."""
        return not self._troubles.get(path)

    def refuse(self, status: int, code: int = 0, **more: Any) -> None:
        """Answer the next edit or message with an error."""
        self._refusals.append(Refusal(status, code, **more))

    def kick(self) -> None:
        """The server throws the bot out."""
        self._closed[str(CHANNEL)] = Refusal(403, 50001)  # missing access

    def refuse_direct(self, person: User = ADA) -> None:
        """A person takes no direct messages from the bot."""
        self._closed[DIRECT + str(person["id"])] = Refusal(403, 50007)  # cannot send messages to this user

    def expire(self, token: str) -> None:
        """Forget an interaction, as after 15 minutes."""
        self._expired.add(token)

    def delete(self, shown: Shown) -> None:
        """A moderator deletes a message."""
        shown.deleted = True

    def _next_trouble(self, path: str) -> Trouble | None:
        waiting = next((troubles for end, troubles in self._troubles.items() if path.endswith(end)), [])
        return waiting.pop(0) if waiting else self.mischief(path)

    def _refuse_if_asked(self) -> None:
        if self._refusals:
            raise self._refusals.pop(0)

    def _refuse_if_closed(self, channel: str) -> None:
        if channel in self._closed:
            self.turned_away.append(channel)
            raise self._closed[channel]
