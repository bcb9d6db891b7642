"""The worker's side of the terminal: letters into its mailbox, and pictures from its machine's disk."""

import asyncio
from collections.abc import Mapping

from redis.asyncio import Redis

from bot.console_chat.uploads import found
from bot.mailbox import MailboxPoster
from bot.settings import Settings


class ConsolePoster(MailboxPoster):
    """Puts letters into the mailbox of a terminal."""

    async def fetch(self, upload: Mapping[str, str]) -> bytes:
        """The picture that was handed over. Raises UploadGone."""
        return await asyncio.to_thread(found, upload)


def poster(settings: Settings) -> ConsolePoster:
    """The poster of these settings."""
    return ConsolePoster(Redis.from_url(settings.redis_url, socket_connect_timeout=3))
