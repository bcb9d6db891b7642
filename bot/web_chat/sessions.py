"""Who visits: a signed cookie with a member's name that chance made, or that Telegram vouched for. Pure."""

import base64
import binascii
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Final

COOKIE: Final = "mochi"
LASTS: Final = 365 * 24 * 3600
"""Seconds that a visitor is recognised after the last visit."""
LASTS_IN_TELEGRAM: Final = 24 * 3600
"""The same for a member of Telegram, who is vouched for anew at each visit."""
TELEGRAM: Final = "telegram:"


@dataclass(frozen=True)
class Session:
    """Who visits, and since when that is known."""

    name: str
    """As the owner of what is kept: 'web:7f3a…' or 'telegram:123'."""
    since: int
    """In seconds since 1970."""

    @property
    def lasts(self) -> int:
        """Seconds for which it is believed."""
        return LASTS_IN_TELEGRAM if self.name.startswith(TELEGRAM) else LASTS


def new_session(now: float) -> Session:
    """Somebody who was never here."""
    return Session(f"web:{secrets.token_hex(16)}", int(now))


def sealed(session: Session, key: bytes) -> str:
    """The session as the value of a cookie."""
    text = f"{session.name}|{session.since}".encode()
    return f"{base64.urlsafe_b64encode(text).decode().rstrip('=')}.{_seal(text, key)}"


def opened(value: str, key: bytes, now: float) -> Session | None:
    """The session of a cookie; None if it was not sealed with `key`, or is over."""
    encoded, _, seal = value.partition(".")
    try:
        text = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    except (binascii.Error, ValueError):
        return None
    if not hmac.compare_digest(seal.encode(), _seal(text, key).encode()):
        return None
    name, _, since = text.decode().rpartition("|")
    session = Session(name, int(since))
    return session if session.since <= now + 60 and now < session.since + session.lasts else None


def set_cookie(session: Session, key: bytes, secure: bool) -> str:
    """The header that gives the cookie to a browser.

    Telegram shows the page inside its own on the web, where only a cookie of that place alone gets through;
    the check of origins keeps strangers away there.
    """
    inside = session.name.startswith(TELEGRAM)
    flags = "SameSite=None; Secure; Partitioned" if inside else "SameSite=Lax"
    if secure and not inside:
        flags += "; Secure"
    return f"{COOKIE}={sealed(session, key)}; Path=/; Max-Age={session.lasts}; HttpOnly; {flags}"


def _seal(text: bytes, key: bytes) -> str:
    return hmac.new(key, b"who visits\n" + text, hashlib.sha256).hexdigest()
