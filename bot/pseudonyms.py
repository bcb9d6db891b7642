"""Whom something is kept for, told in a way that only this Mochi can retrace. Pure."""

import hashlib
import hmac
from typing import Final

_LETTERS: Final = 32
"""128 bits in hexadecimal: no two members share one."""


def pseudonym(name: str, key: bytes) -> str:
    """HMAC-SHA256 of a member or server such as 'discord:123', cut to 32 hexadecimal letters.

    Without `key` nobody can tell whose it is, not even by trying every number there is.
    """
    return hmac.new(key, f"kept for\n{name}".encode(), hashlib.sha256).hexdigest()[:_LETTERS]
