"""What the front desk knows of places: servers, their settings, and the manners that hold there."""

import asyncio
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final

from redis import Redis
from redis.exceptions import RedisError

from bot.avatar_queue import QueueAway
from bot.button_key import ButtonKey
from bot.intake import OrderRefused
from bot.manners import Manners, ShortMemory
from bot.members import Members
from bot.pseudonyms import pseudonym
from bot.replies import say
from bot.server_settings import Servers, ServerSettings, checked_changes

PATIENCE: Final = 0.4
"""Seconds that manners are waited for: the placeholder has to be there within one."""

SLOW_FOR: Final = 2.0
"""Seconds that a Redis which did not answer in time is not waited for again."""


class PlaceDesk:
    """Places are named like owners: 'discord:<server>', 'telegram:<chat>'; '' is a private chat."""

    def __init__(self, redis: "Redis", key: ButtonKey) -> None:
        self._key = key
        self._members, self._servers = Members(redis), Servers(redis)
        self._memory = ShortMemory()
        self._slow_until = 0.0

    async def manners(self, name: str, server: str, told: str) -> Manners:
        """The language to speak to the member (`told` is the app's), and the server's settings.

        Never raises: where Redis is away, the language is `told` and nothing is set.
        """
        known = self._memory.recall(name, server)
        if known is None:
            if time.monotonic() < self._slow_until:
                return Manners(told, ServerSettings())
            try:
                async with asyncio.timeout(PATIENCE):
                    known = await asyncio.to_thread(self._look_up, name, server)
            except TimeoutError:
                self._slow_until = time.monotonic() + SLOW_FOR
                return Manners(told, ServerSettings())
            except (RedisError, QueueAway):
                known = "", ServerSettings()
            self._memory.note(name, server, *known)
        language, settings = known
        return Manners(language or settings.language or told, settings)

    async def settings(self, server: str, language: str) -> ServerSettings:
        """The server's settings as they are now. Raises OrderRefused if Redis is away."""
        try:
            return await asyncio.to_thread(lambda: self._servers.get(pseudonym(server, self._key.get())))
        except (RedisError, QueueAway) as problem:
            raise OrderRefused(say(language, "queue-away")) from problem

    async def change_settings(self, server: str, changes: Mapping[str, Any], language: str) -> ServerSettings:
        """Change the server's settings. That an admin asks is for the platform to see.

        `changes` may name channels (a list of ids), language, style, share, gallery, quiet. Raises
        OrderRefused with the sentence to say.
        """
        checked = checked_changes(changes, language)

        def write() -> ServerSettings:
            return self._servers.change(pseudonym(server, self._key.get()), checked)

        try:
            changed = await asyncio.to_thread(write)
        except (RedisError, QueueAway) as problem:
            raise OrderRefused(say(language, "queue-away")) from problem
        self._memory.forget()
        return changed

    async def move_settings(self, server: str, to: str) -> None:
        """Keep a server's settings under its new name. Never raises: where Redis is away they are lost."""

        def move() -> None:
            key = self._key.get()
            self._servers.move(pseudonym(server, key), pseudonym(to, key))

        with suppress(RedisError, QueueAway):
            await asyncio.to_thread(move)
        self._memory.forget()

    def _look_up(self, name: str, server: str) -> tuple[str, ServerSettings]:
        key = self._key.get()
        member = self._members.get(pseudonym(name, key))
        settings = self._servers.get(pseudonym(server, key)) if server else ServerSettings()
        return member.language, settings
