"""Which messages were seen, so that one whose receipt was lost can be found among the others."""

from collections import deque
from typing import Any, Final

REMEMBERED: Final = 2000
MOST: Final = 60
"""Messages that are looked at for one that was lost."""


class Sightings:
    """The numbers of messages that are known. Private chats share one count, each large group has its own."""

    def __init__(self) -> None:
        self._seen: deque[tuple[int, int]] = deque(maxlen=REMEMBERED)
        self._latest: dict[int, int] = {}

    def see(self, chat: int, message: int) -> None:
        """Remember a message that came, or that was sent."""
        count = _count(chat)
        self._seen.append((count, message))
        if count == 0:
            self._latest[count] = max(message, self._latest.get(count, 0))

    def see_sent(self, receipt: Any) -> None:
        """Remember what Telegram's receipt for a call tells of, if that is a message."""
        if isinstance(receipt, dict) and "message_id" in receipt:
            self.see(receipt["chat"]["id"], receipt["message_id"])

    def latest(self, chat: int, asked: int) -> int:
        """The latest message that is known before an answer to `asked` is sent."""
        return max(asked, self._latest.get(_count(chat), 0)) if _count(chat) == 0 else asked

    def unseen_after(self, chat: int, message: int) -> list[int]:
        """The numbers after `message` that may be of one that was sent, and whose receipt was lost."""
        seen = {number for count, number in self._seen if count == _count(chat)}
        numbers = range(message + 1, message + 1 + MOST + len(seen))
        return [number for number in numbers if number not in seen][:MOST]


def _count(chat: int) -> int:
    """Which count numbers the messages of `chat`; large groups have numbers below -1 000 000 000 000."""
    return chat if chat < -(10**12) else 0
