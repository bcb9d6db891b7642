"""What the parts of the stand-in for Discord share: what is on the screens, and waiting for a change."""

import asyncio
from collections.abc import Callable
from typing import Any

from tests.stand_ins.discord_screen import Shown


class DiscordState:
    """The root of the bases of DiscordStandIn."""

    token: str
    api_base: str
    gateway_url: str
    cdn_base: str

    def __init__(self) -> None:
        self.commands: dict[str, dict[str, Any]] = {}
        """The registered commands, by name."""
        self.shown: dict[str, Shown] = {}
        """Answers to interactions, by the interaction's token."""
        self.in_channel: list[Shown] = []
        """Messages that answer no interaction."""
        self.completions: dict[str, list[str]] = {}
        """What is offered to somebody who types, by the interaction's token."""
        self.followed: dict[str, list[Shown]] = {}
        """Messages that follow the answer to an interaction, by its token."""
        self.windows: dict[str, dict[str, Any]] = {}
        """Windows to fill in, by the token of the interaction that opened them."""
        self.threads: dict[str, int] = {}
        """The channel around each thread, by the thread's id."""
        self._under: dict[str, Shown] = {}
        """The message that holds the component of an interaction, by its token."""
        self._born: dict[str, float] = {}
        """When each interaction began, by its token."""
        self._deferred: set[str] = set()
        """Tokens of interactions with a component that the bot will answer later."""
        self._changed = asyncio.Condition()

    async def until(self, condition: Callable[[], object], what: str, seconds: float = 30) -> None:
        """Wait until `condition` holds; fail after `seconds` without."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: bool(condition()))
        except TimeoutError:
            said = [one.content for one in (*self.shown.values(), *self.in_channel)]
            raise AssertionError(f"waited {seconds} s for {what}; {said=}") from None

    async def _tell(self) -> None:
        """Wake those who wait for a change."""
        async with self._changed:
            self._changed.notify_all()
