"""The worker's side of the page: letters into mailboxes, and uploads from the web process."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import aiohttp
from redis.asyncio import Redis

from bot.answer import UPLOAD_AT_MOST, Answer, PostFailed, UploadGone
from bot.mailbox import MailboxPoster
from bot.request import ChatAddress
from bot.settings import Settings

UPLOADS: Final = "/uploads"
"""Where the web process hands uploads to workers."""
_PATIENCE: Final = aiohttp.ClientTimeout(total=20, connect=5)


def poster(settings: Settings) -> "WebPoster":
    """The poster of these settings."""
    redis = Redis.from_url(settings.redis_url, socket_connect_timeout=3)
    return WebPoster(redis, internal_url(settings))


def internal_url(settings: Settings) -> str:
    """Where workers find the web process."""
    return (settings.web_internal_url or f"http://127.0.0.1:{settings.web_port}").rstrip("/")


class WebPoster(MailboxPoster):
    """Puts letters into the mailboxes of pages."""

    def __init__(self, redis: "Redis", web: str) -> None:
        super().__init__(redis)
        self._web = web

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        """Bring the answer. A page lays pictures out itself: the sheet of several stays behind."""
        await super().post(address, replace(answer, sheet=None) if len(answer.pictures) > 1 else answer)

    async def fetch(self, upload: Mapping[str, str]) -> bytes:
        """The picture that a member sent, from the memory of the web process.

        Only the token comes from the request: whatever stands in Redis, no other place is asked.
        """
        headers = {"Authorization": f"Bearer {upload['token']}"}
        try:
            async with (
                aiohttp.ClientSession(timeout=_PATIENCE) as session,
                session.get(self._web + UPLOADS, headers=headers, allow_redirects=False) as response,
            ):
                if response.status == 404:
                    raise UploadGone
                response.raise_for_status()
                data = await response.content.read(UPLOAD_AT_MOST + 1)
                while len(data) <= UPLOAD_AT_MOST and (more := await response.content.read(65536)):
                    data += more
        except (aiohttp.ClientError, TimeoutError) as problem:
            raise PostFailed(f"the web process can't be reached: {type(problem).__name__}") from None
        if len(data) > UPLOAD_AT_MOST:
            raise UploadGone
        return data
