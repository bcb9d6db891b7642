"""What Telegram says about who opened the page inside it, checked as its documentation asks. Pure.

core.telegram.org/bots/webapps, "Validating data received via the Mini App".
"""

import hashlib
import hmac
import json
from typing import Final
from urllib.parse import parse_qsl

FRESH: Final = 3600
"""Seconds after the opening in which it is believed."""
_AHEAD: Final = 60
"""Seconds by which Telegram's clock may be ahead of ours."""
LONGEST: Final = 4096


class NotFromTelegram(Exception):
    """It was not written by Telegram for this bot, or too long ago."""


def member_of(init_data: str, token: str, now: float) -> str:
    """The member 'telegram:123' whom `init_data` names. Raises NotFromTelegram."""
    try:
        pairs = parse_qsl(init_data[:LONGEST], keep_blank_values=True, strict_parsing=True)
    except ValueError:
        raise NotFromTelegram from None
    fields = dict(pairs)
    given = fields.pop("hash", "")
    if len(fields) + 1 != len(pairs) or not hmac.compare_digest(given.encode(), _hash(fields, token)):
        raise NotFromTelegram
    try:
        age = now - int(fields["auth_date"])
        member = int(json.loads(fields["user"])["id"])
    except (KeyError, TypeError, ValueError):
        raise NotFromTelegram from None
    if not -_AHEAD <= age <= FRESH:
        raise NotFromTelegram
    return f"telegram:{member}"


def _hash(fields: dict[str, str], token: str) -> bytes:
    """HMAC-SHA256 in hexadecimal, of 'key=value' lines in the order of the keys."""
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return hmac.new(key, lines.encode(), hashlib.sha256).hexdigest().encode()
