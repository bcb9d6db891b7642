"""What the front desk does for a member's privacy: shows all that is kept about them, and forgets it."""

from collections.abc import Mapping
from typing import Any

from redis import Redis

from bot.append_only import write_anew
from bot.avatar_queue import AvatarQueue
from bot.button_key import ButtonKey
from bot.kept import Kept
from bot.member_desk import MemberDesk
from bot.replies import say


class PrivacyDesk(MemberDesk):
    """Verbs take the member as an owner name ('discord:123') and raise OrderRefused like MemberDesk's."""

    def __init__(
        self, redis: "Redis", offered: Mapping[str, int], key: ButtonKey, queue: AvatarQueue
    ) -> None:
        super().__init__(redis, offered, key)
        self._redis, self._kept_for, self._queue = redis, Kept(redis), queue

    def privacy(self, language: str) -> str:
        """What is kept about members and what is not, in a few lines."""
        return say(language, "privacy")

    async def my_data(self, name: str, language: str) -> dict[str, Any]:
        """Everything that is kept about the member, as JSON has it; see bot.privacy_files."""

        def look_up(who: str) -> dict[str, Any]:
            kept = self._kept_for.of(who, name)
            return {"pseudonym": who, "kept": kept, "requests": self._queue.own.of(who)}

        return await self._kept(name, language, look_up)

    async def forget(self, name: str, language: str) -> str:
        """Forget everything about the member, requests that wait or are being drawn included; what to say.

        The platform asks first (bot.privacy_files.forget_keyboard): nothing of it comes back.
        """

        def forget(who: str) -> int:
            requests = self._queue.forget(who)
            self._kept_for.forget(who, name)
            write_anew(self._redis)
            return requests

        requests = await self._kept(name, language, forget)
        self._memory.forget()
        return say(language, "forgotten", requests=requests)
