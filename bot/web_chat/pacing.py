"""How much one address may ask for: a new cookie costs nothing, so members can't be counted here."""

import time
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Final

AT_ONCE: Final = 60
"""Avatars that may be asked for at once, small pictures of a gallery included."""
A_SECOND: Final = 0.5
"""Avatars more with every second. A whole household, or a class, may share an address."""
_MOST: Final = 10_000
_NETWORK: Final = 64
"""Bits of an IPv6 address that its owner did not choose."""


class Pace:
    """A bucket of drops for each place, filled again as time goes by. Kept in this process alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}

    def may_ask(self, place: str) -> bool:
        """Whether one more may be asked for from `place`; it counts if so."""
        now = self._clock()
        left, since = self._left.pop(place, (float(AT_ONCE), now))
        left = min(AT_ONCE, left + (now - since) * A_SECOND)
        if len(self._left) >= _MOST:
            del self._left[next(iter(self._left))]  # who asked longest ago
        self._left[place] = (left - 1 if left >= 1 else left, now)
        return left >= 1


def place_of(address: str) -> str:
    """Where a request came from: its address, or its network where one owner has many addresses."""
    try:
        known = ip_address(address)
    except ValueError:
        return "web:"
    if known.version == 6:
        return f"web:{ip_network((known, _NETWORK), strict=False).network_address}"
    return f"web:{known}"
