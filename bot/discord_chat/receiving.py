"""How events come in: each that wants an answer is kept before anything answers it."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from functools import partial
from typing import Any, Final

from discord import InteractionType

from bot.discord_chat.components import PREFIX
from bot.inbox import Inbox
from bot.inbox_event import CURRENT, Event

Parse = Callable[[Any], Any]
GiveUp = Callable[[Any], Awaitable[None]]
_INTERACTION: Final = "INTERACTION_CREATE"
_MESSAGE: Final = "MESSAGE_CREATE"


class Hopeless(Exception):
    """An event that has ended too many processes to be answered."""


class Receiving:
    """Stands between the gateway and the library's own reading of what it tells."""

    def __init__(self, inbox: Inbox, parsers: dict[str, Parse], give_up: GiveUp) -> None:
        """`parsers` are the library's, by the names of events; two of them are replaced.

        `give_up` apologises for an interaction.
        """
        self._inbox, self._give_up = inbox, give_up
        self._parse = {name: parsers[name] for name in (_INTERACTION, _MESSAGE)}
        self._tasks: set[asyncio.Task[Any]] = set()
        self.open = True
        """Whether what comes is answered here; else it is left for another process."""
        for name in self._parse:
            parsers[name] = partial(self._receive, name)

    def take_up(self, event: Event) -> None:
        """Answer an event that another process has left."""
        told = json.loads(event.text)
        self._begin(self._answer(event, told["t"], told["d"]))

    def tend(self) -> None:
        """Look after the inbox from now on."""
        self._begin(self._inbox.tend(self.take_up))

    async def close(self) -> None:
        """Let go of everything."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._inbox.close()

    def _receive(self, name: str, data: Any) -> None:
        if _wants_answer(name, data):
            self._begin(self._keep(name, data))
        else:
            self._parse[name](data)

    async def _keep(self, name: str, data: Any) -> None:
        text = json.dumps({"t": name, "d": data})
        event = await self._inbox.receive(data["id"], text, _who(data), answer=self.open)
        if event and self.open:
            await self._answer(event, name, data)

    async def _answer(self, event: Event, name: str, data: Any) -> None:
        CURRENT.set(event)  # the library's tasks begin with what is set here
        if not event.hopeless:
            self._parse[name](data)
            return
        if name == _INTERACTION:
            await self._give_up(data)
        await self._inbox.end(event)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _wants_answer(name: str, data: Mapping[str, Any]) -> bool:
    """Whether a person waits for an answer of Mochi's to this event."""
    if name == _MESSAGE:
        return bool(data.get("referenced_message") and data.get("content"))
    if data["type"] == InteractionType.application_command.value:
        return True
    return str(data.get("data", {}).get("custom_id", "")).startswith(PREFIX)


def _who(data: Mapping[str, Any]) -> str:
    person = data.get("author") or data.get("user") or data.get("member", {}).get("user", {})
    return f"discord:{person.get('id', '')}"
