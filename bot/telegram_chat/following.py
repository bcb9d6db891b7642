"""A placeholder in a group that Telegram moved meanwhile: another stands for it where the group is now."""

import asyncio
import hashlib
from dataclasses import replace
from typing import Final

from redis import Redis
from redis.exceptions import RedisError
from telegram import Bot

from bot.replies import say
from bot.telegram_chat.refusals import understood
from bot.telegram_chat.routes import Route

KEPT_FOR: Final = 3600
"""Seconds: longer than any request lives."""


class Following:
    """Sends one new placeholder for each that was lost, however often it is asked for."""

    def __init__(self, bot: Bot, redis: "Redis") -> None:
        self._bot, self._redis = bot, redis

    async def follow(self, route: Route, chat: int, language: str) -> Route:
        """Where the answer that belonged to `route` goes in `chat`. Raises PlaceholderGone or PostFailed."""
        key = _key(route)
        known = await asyncio.to_thread(self._known, key)
        if known is None:
            with understood():
                sent = await self._bot.send_message(chat, say(language, "placeholder"))
                known = sent.message_id
                await asyncio.to_thread(self._note, key, known)
        return replace(route, chat=chat, message=known or 0, topic=None)

    def _known(self, key: str) -> int | None:
        try:
            found = self._redis.get(key)
        except RedisError:
            return None
        return int(found) if isinstance(found, bytes) else None

    def _note(self, key: str, message: int) -> None:
        try:
            self._redis.set(key, message, ex=KEPT_FOR)
        except RedisError:
            return


def _key(route: Route) -> str:
    digest = hashlib.sha256(f"{route.chat} {route.message}".encode()).hexdigest()
    return f"mochi:telegram:moved:{digest[:32]}"
