"""The worker's side of the terminal: letters into its mailbox."""

from redis.asyncio import Redis

from bot.mailbox import MailboxPoster
from bot.settings import Settings


def poster(settings: Settings) -> MailboxPoster:
    """The poster of these settings."""
    return MailboxPoster(Redis.from_url(settings.redis_url, socket_connect_timeout=3))
