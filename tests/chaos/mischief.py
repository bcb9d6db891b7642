"""What goes wrong in a soak, all of it chosen by a seed."""

import asyncio
import random
import signal
from collections.abc import Awaitable, Callable
from typing import Final

from tests.chaos.stage import DISCORD, TELEGRAM, WORKER, Stage
from tests.stand_ins import discord_stand_in, telegram_stand_in

SHARE: Final = 0.04
"""Of the calls of a platform, how many meet each trouble."""
_NEVER: Final = ("getUpdates", "getMe", "deleteWebhook", "/gateway", "/bot", "@me", "/commands")
"""Calls that only start or poll, whose troubles show nothing to anybody."""


class Mischief:
    """Makes trouble on a stage until it is told to end."""

    def __init__(self, stage: Stage, seed: int) -> None:
        self._stage, self._random = stage, random.Random(seed)
        self.done: dict[str, int] = {}
        """How often each thing went wrong."""
        self._ended = False
        self._wire = random.Random(seed + 1)

    def begin(self) -> None:
        """Let the wires fail from now on."""
        self._stage.telegram.mischief = self._on_telegram
        self._stage.discord.mischief = self._on_discord

    def end(self) -> None:
        """Let everything work again; the disaster that has begun ends too, and `go_on` with it."""
        self._ended = True
        self._stage.telegram.mischief = lambda _: None
        self._stage.discord.mischief = lambda _: None

    async def go_on(self) -> None:
        """One disaster after another, until the end."""
        disasters: list[tuple[str, Callable[[], Awaitable[None]]]] = [
            ("worker killed", self._kill(WORKER)),
            ("worker told to stop", self._kill(WORKER, signal.SIGTERM)),
            ("discord desk killed", self._kill(DISCORD)),
            ("discord desk told to stop", self._kill(DISCORD, signal.SIGTERM)),
            ("telegram desk killed", self._kill(TELEGRAM)),
            ("telegram desk killed", self._kill(TELEGRAM)),
            ("valkey killed", self._kill_valkey),
            ("valkey stopped", self._stop_valkey),
            ("memory full", self._fill_memory),
            ("disk full", self._fill_disk),
            ("gateway voided", self._stage.discord.end_session),
        ]
        while not self._ended:
            await asyncio.sleep(self._random.uniform(1, 4))
            name, disaster = self._random.choice(disasters)
            self.done[name] = self.done.get(name, 0) + 1
            await disaster()

    def _kill(
        self, command: tuple[str, ...], how: signal.Signals = signal.SIGKILL
    ) -> Callable[[], Awaitable[None]]:
        async def hit() -> None:
            which = self._random.randrange(8)
            if command == DISCORD:  # what nobody listens to is not told again, and no fault of ours
                await self._stage.until(lambda: self._stage.discord.listening > 1, "another front desk")
            self._stage.hit(command, how, which)

        return hit

    async def _kill_valkey(self) -> None:
        self._stage.valkey.kill()
        await asyncio.sleep(self._random.choice((0.2, 1, 4)))
        await asyncio.to_thread(self._stage.valkey.start)

    async def _stop_valkey(self) -> None:
        self._stage.valkey.stop()
        await asyncio.sleep(self._random.choice((0.5, 2, 6)))
        self._stage.valkey.go_on()

    async def _fill_memory(self) -> None:
        await asyncio.to_thread(self._stage.valkey.fill_memory)
        await asyncio.sleep(self._random.choice((0.5, 2, 6)))
        await asyncio.to_thread(self._stage.valkey.fill_memory, False)

    async def _fill_disk(self) -> None:
        self._stage.valkey.fill_disk()
        await asyncio.sleep(self._random.choice((0.5, 2)))
        await asyncio.to_thread(self._stage.valkey.free_disk)

    def _on_telegram(self, method: str) -> telegram_stand_in.Trouble | None:
        name = self._trouble(method)
        refused = telegram_stand_in.Refusal
        return {
            "429": telegram_stand_in.Trouble(refused(429, "Too Many Requests: retry after 1", 1)),
            "500": telegram_stand_in.Trouble(refused(500, "Internal Server Error")),
            "lost": telegram_stand_in.Trouble(lost=True),
            "stall": telegram_stand_in.Trouble(stall=self._wire.choice((0.5, 2, 10))),
        }.get(name)

    def _on_discord(self, path: str) -> discord_stand_in.Trouble | None:
        name = self._trouble(path)
        refused = discord_stand_in.Refusal
        return {
            "429": discord_stand_in.Trouble(refused(429, retry_after=1)),
            "500": discord_stand_in.Trouble(refused(500)),
            "lost": discord_stand_in.Trouble(lost=True),
            "stall": discord_stand_in.Trouble(stall=self._wire.choice((0.2, 0.5, 10))),
        }.get(name)

    def _trouble(self, call: str) -> str:
        if call.endswith(_NEVER):
            return ""
        names = ("429", "500", "lost", "stall")
        chosen = int(self._wire.random() / SHARE)
        name = names[chosen] if chosen < len(names) else ""
        if name:
            self.done[name] = self.done.get(name, 0) + 1
        return name
