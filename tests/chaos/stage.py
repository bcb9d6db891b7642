"""A stage for disasters: both platforms, real front desks and workers, a Valkey, people who count answers.

Whatever ends is started again, as compose or the standalone supervisor would.
"""

import asyncio
import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Self

from redis import Redis
from redis.exceptions import RedisError
from rq import Worker

from bot.replies import LANGUAGES, say
from tests.chaos.valkey import Valkey
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import DiscordStandIn
from tests.stand_ins.telegram_stand_in import TOKEN, Person, TelegramStandIn
from tests.tiny_weights import write_tiny_weights

ENDS: Final = ("apology", "waited-too-long", "queue-away", "queue-full", "member-busy")
"""Sentences in which an order may end instead of in a picture."""
_WAITING: Final = tuple(say(language, "placeholder") for language in LANGUAGES)
_SORRY: Final = {say(language, sentence) for language in LANGUAGES for sentence in ENDS}
STARTS_WITHIN: Final = 300
"""Seconds for whatever has to happen: a busy machine starts a worker slowly."""
Command = tuple[str, ...]
WORKER: Final[Command] = ("tests.chaos.faulty_worker",)
DISCORD: Final[Command] = ("bot", "discord")
TELEGRAM: Final[Command] = ("bot", "telegram")


@dataclass(frozen=True)
class Seen:
    """One message that came of an order, as it is on the screen now."""

    text: str
    pictures: int

    @property
    def answered(self) -> bool:
        """Whether it is a picture or one of the sentences in which an order may end."""
        return self.pictures > 0 or self.text in _SORRY

    @property
    def sorry(self) -> bool:
        """Whether it says why there is no picture."""
        return self.text in _SORRY


@dataclass
class Company:
    """Processes of one kind that are kept running."""

    command: Command
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)
    wanted: int = 0


class Stage:
    """`async with Stage(folder) as stage:`; then `start` companies, `order` and `verdict`."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.valkey = Valkey(folder / "valkey")
        self.discord, self.telegram = DiscordStandIn(), TelegramStandIn()
        self.discord.patience = 3
        self._folder, self._environment = folder, environment
        self._companies: dict[Command, Company] = {}
        self._orders: dict[str, Callable[[], Sequence[Seen]]] = {}
        self._people = 10_000

    async def __aenter__(self) -> Self:
        self._stack = AsyncExitStack()
        await self._stack.enter_async_context(self.discord)
        await self._stack.enter_async_context(self.telegram)
        weights = await asyncio.to_thread(write_tiny_weights, self._folder / "weights")
        await asyncio.to_thread(self.valkey.start)
        self.processes = Processes(self._folder, self.valkey.url)
        self.processes.environment |= {
            **self.discord.environment,
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_BASE": self.telegram.base_url,
            "WEIGHTS_FOLDER": str(weights),
            "MEMBER_LIMIT": "1000",  # the crowd on Discord is one person
            "SECRET_KEY": "a secret of the stage",
            "OMP_NUM_THREADS": "1",
            **self._environment,
        }
        self._keeping = asyncio.create_task(self._keep_running())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._keeping.cancel()
        self.valkey.go_on()
        for company in self._companies.values():
            for process in company.running:
                process.kill()
        await asyncio.to_thread(self.processes.stop)
        await asyncio.to_thread(self.valkey.kill)
        await self._stack.aclose()

    # Who is there

    async def start(self, command: Command, count: int = 1) -> None:
        """Keep so many processes of `command` running from now on, and wait until they work."""
        company = self._companies.setdefault(command, Company(command))
        company.wanted += count
        before, asked = self.discord.connections, self.telegram.calls.count("getUpdates")
        for _ in range(count):
            company.running.append(self.processes.start(*command))
        if command == DISCORD:
            await self.until(lambda: self.discord.connections >= before + count, "Discord")
            await self.until(lambda: self.discord.connected and self.discord.commands, "its commands")
        elif command == TELEGRAM:
            await self.until(lambda: self.telegram.calls.count("getUpdates") > asked, "Telegram")
        else:
            await self.until(lambda: self._workers() >= company.wanted, "workers")

    def hit(self, command: Command, how: signal.Signals = signal.SIGKILL, which: int = 0) -> None:
        """Send a signal to one process of `command`; if that ends it, another takes its place."""
        running = self._companies[command].running
        if running:
            running[which % len(running)].send_signal(how)

    def dismiss(self, command: Command) -> None:
        """End all processes of `command` as a power cut would, and start none again."""
        company = self._companies[command]
        company.wanted = 0
        for process in company.running:
            process.kill()

    def recall(self, command: Command, count: int = 1) -> None:
        """Keep processes of `command` running again."""
        self._companies[command].wanted = count

    def company(self, command: Command) -> Sequence["subprocess.Popen[bytes]"]:
        """The processes of `command` that run."""
        return tuple(self._companies[command].running)

    async def _keep_running(self) -> None:
        while True:
            await asyncio.sleep(0.2)
            for company in self._companies.values():
                company.running = [one for one in company.running if one.poll() is None]
                while len(company.running) < company.wanted:
                    company.running.append(self.processes.start(*company.command))

    def redis(self) -> Redis:
        """What is kept."""
        return Redis.from_url(self.valkey.url, socket_timeout=2)

    def _workers(self) -> int:
        try:
            return int(Worker.count(self.redis()))
        except RedisError:
            return 0

    # Who asks, and what they see

    async def order_on_discord(
        self, words: str, seed: int = 1, language: str = "en-US", *, twice: bool = False
    ) -> str:
        """Somebody asks for a picture on Discord; under which name the order is counted."""
        await self.until(lambda: self.discord.listening, "a front desk on Discord")
        token = await self.discord.slash("avatar", language, words=words, count=1, size=256, seed=seed)
        if twice:
            await self.discord.replay(self.discord.told)
        number = token.rpartition("-")[2]
        interaction = str(119_000_000_000_000_000 + int(number))

        def seen() -> list[Seen]:
            first = self.discord.shown.get(token)
            shown = [first] if first and not first.deleted else []
            shown += [one for one in self.discord.in_channel if one.nonce == interaction]
            return [Seen(one.content, len(one.pictures)) for one in shown]

        self._orders[token] = seen
        return token

    async def order_on_telegram(self, words: str, seed: int = 1, language: str = "en") -> str:
        """The same on Telegram, by somebody new."""
        self._people += 1
        person = Person(self._people, language)
        question = await self.telegram.write(f"/avatar {words} count:1 size:256 seed:{seed}", person)
        self.count_telegram(person, question)
        return f"telegram-{question}"

    def count_telegram(self, person: Person, question: int) -> None:
        """Count what `person` sees in answer to a message."""

        def seen() -> list[Seen]:
            return [
                Seen(one.text, int(one.photo is not None or one.file is not None))
                for one in self.telegram.shown.values()
                if one.chat == person.id and one.reply_to == question
            ]

        self._orders[f"telegram-{question}"] = seen

    def seen(self, order: str) -> Sequence[Seen]:
        """What is on the screen for an order."""
        return self._orders[order]()

    def waits(self, order: str) -> bool:
        """Whether a placeholder stands there, and nothing else."""
        return [one.answered for one in self.seen(order)] == [False]

    def verdict(self) -> dict[str, list[str]]:
        """Orders that were lost (no answer), doubled (several messages) or left with a placeholder."""
        found: dict[str, list[str]] = {"lost": [], "doubled": [], "left waiting": []}
        for order in self._orders:
            shown = self.seen(order)
            if len(shown) > 1:
                found["doubled"].append(order)
            elif not shown:
                found["lost"].append(order)
            elif not shown[0].answered:
                found["left waiting"].append(order)
        return {name: orders for name, orders in found.items() if orders}

    @property
    def pictures(self) -> int:
        """How many orders have ended in a picture."""
        return sum(any(one.pictures for one in self.seen(order)) for order in self._orders)

    @property
    def refused(self) -> int:
        """How many orders have ended in a sentence."""
        return sum(any(one.sorry for one in self.seen(order)) for order in self._orders)

    async def settled(self, seconds: float = 240) -> None:
        """Wait until every order has exactly one answer. Fails after so many seconds."""
        try:
            await self.until(lambda: not self.verdict(), "answers", seconds)
        except AssertionError:
            told = {name: {one: self.seen(one) for one in found} for name, found in self.verdict().items()}
            raise AssertionError(f"after {seconds} s: {told}") from None

    async def until(self, condition: Callable[[], object], what: str, seconds: float = STARTS_WITHIN) -> None:
        """Wait until `condition` holds; fail after `seconds` without."""
        try:
            async with asyncio.timeout(seconds):
                while not await asyncio.to_thread(condition):  # noqa: ASYNC110 - of other processes
                    await asyncio.sleep(0.05)
        except TimeoutError:
            raise AssertionError(f"waited {seconds} s for {what}") from None
