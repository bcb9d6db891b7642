"""Which events have been received: platforms tell of one again when a receipt for it was lost."""

from collections import deque
from typing import Final

REMEMBERED: Final = 1000


class Receipts:
    """Lets each event through once, as far back as this process remembers."""

    def __init__(self) -> None:
        self._received: deque[int] = deque(maxlen=REMEMBERED)

    def is_new(self, event: int) -> bool:
        """Whether the event of this number comes for the first time."""
        known = event in self._received
        self._received.append(event)
        return not known
