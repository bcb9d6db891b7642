"""What the admins of a server chose for it, kept in Redis as JSON, and how it shapes an order."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from redis import Redis
from redis.client import Pipeline

from bot.changing import change
from bot.intake import Order, OrderRefused
from bot.replies import LANGUAGES, join, say
from bot.text import escape_for_display
from models.traits import TRAITS

MOST_CHANNELS: Final = 50
LARGEST_SHARE: Final = 64


@dataclass(frozen=True)
class ServerSettings:
    """One server's; what is empty or None is left to the member, or to Mochi."""

    channels: tuple[str, ...] = ()
    """The channels where avatars may be asked for, by the platform's own ids; all if there are none."""
    language: str = ""
    """One of bot.replies.LANGUAGES."""
    style: str = ""
    """Drawn where nobody asked for another, one of TRAITS['style']."""
    share: int | None = None
    """Requests that have one turn in the queue; Mochi's own if None."""
    gallery: bool = True
    """Whether avatars can be saved and listed here."""
    quiet: bool = False
    """Whether answers are shown as softly as the platform can: to the asker alone, or without a sound."""
    reports: str = ""
    """The channel where the server's people read reports, by the platform's own id."""
    board: bool = False
    """Whether there is a board of shared avatars, with a theme every day."""


ON_OFF: Final[Mapping[str, bool]] = {"on": True, "off": False}


class Servers:
    """The settings of all servers, known by pseudonyms. Every method may raise RedisError."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    def get(self, server: str) -> ServerSettings:
        """What was chosen for `server`."""
        return _read(self._redis.get(_key(server)))

    def change(self, server: str, changes: Mapping[str, Any]) -> ServerSettings:
        """Change the fields that `changes` names, and keep the others."""

        def write(pipeline: "Pipeline") -> ServerSettings:
            chosen = replace(_read(pipeline.get(_key(server))), **changes)
            pipeline.multi()
            pipeline.set(_key(server), json.dumps(asdict(chosen)))
            return chosen

        return change(self._redis, _key(server), write)

    def move(self, server: str, to: str) -> None:
        """What was chosen for `server` holds for `to` from now on."""
        if self._redis.exists(_key(server)):
            self._redis.rename(_key(server), _key(to))


def checked_changes(given: Mapping[str, Any], language: str) -> dict[str, Any]:
    """`given` as fields of ServerSettings, each checked. Raises OrderRefused with the sentence to say.

    `channels` is a list of ids; on/off may be given as bool or as text.
    """
    return {name: _CHECKS[name](value, language) for name, value in given.items() if name in _CHECKS}


def check_channel(settings: ServerSettings, channel: str, language: str) -> None:
    """Raises OrderRefused where avatars may not be asked for."""
    if settings.channels and channel not in settings.channels:
        raise OrderRefused(say(language, "not-in-this-channel"))


def check_gallery(settings: ServerSettings, language: str) -> None:
    """Raises OrderRefused where the gallery is turned off."""
    if not settings.gallery:
        raise OrderRefused(say(language, "gallery-off"))


def shaped(order: Order, settings: ServerSettings) -> Order:
    """`order` with what the server chose where the member did not."""
    return replace(order, default_style=settings.style or None)


def settings_text(settings: ServerSettings, language: str) -> str:
    """A line for each setting."""

    def switch(on: bool) -> str:
        return say(language, "setting-on" if on else "setting-off")

    own = say(language, "setting-own")
    lines = {
        "channels": str(len(settings.channels)) if settings.channels else say(language, "setting-all"),
        "language": settings.language or own,
        "style": settings.style or own,
        "share": str(settings.share or own),
        "gallery": switch(settings.gallery),
        "quiet": switch(settings.quiet),
        "board": switch(settings.board),
        "reports": say(language, "setting-on" if settings.reports else "setting-off"),
    }
    return "\n".join(
        say(language, "setting", name=say(language, f"setting-{name}"), value=value)
        for name, value in lines.items()
    )


def _channels(value: Sequence[str], language: str) -> tuple[str, ...]:
    if len(value) > MOST_CHANNELS:
        raise OrderRefused(say(language, "too-many-channels", most=MOST_CHANNELS))
    return tuple(dict.fromkeys(map(str, value)))


def _channel(value: str, _: str) -> str:
    return str(value)


def _language(value: str, language: str) -> str:
    if value and value not in LANGUAGES:
        raise OrderRefused(say(language, "bad-language", choices=join(language, LANGUAGES)))
    return value


def _style(value: str, language: str) -> str:
    if value and value not in TRAITS["style"]:
        choices = join(language, TRAITS["style"])
        raise OrderRefused(say(language, "bad-style", value=escape_for_display(value), choices=choices))
    return value


def _share(value: int | str | None, language: str) -> int | None:
    if value in (None, ""):
        return None
    try:
        share = int(value or 0)
    except ValueError:
        share = 0
    if not 1 <= share <= LARGEST_SHARE:
        raise OrderRefused(say(language, "bad-share-of-server", most=LARGEST_SHARE))
    return share


def _switch(value: bool | str, language: str) -> bool:
    if isinstance(value, bool):
        return value
    if value.lower() not in ON_OFF:
        raise OrderRefused(say(language, "bad-switch"))
    return ON_OFF[value.lower()]


_CHECKS: Final[Mapping[str, Any]] = {
    "channels": _channels,
    "language": _language,
    "style": _style,
    "share": _share,
    "gallery": _switch,
    "quiet": _switch,
    "board": _switch,
    "reports": _channel,
}


def _key(server: str) -> str:
    return f"mochi:server:{server}"


def _read(text: Any) -> ServerSettings:
    if not text:
        return ServerSettings()
    fields = json.loads(text)
    return ServerSettings(**{**fields, "channels": tuple(fields["channels"])})
