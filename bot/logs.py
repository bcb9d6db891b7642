"""One log for every process, on stderr, as lines or as JSON.

Words, tokens and numbers of people never go there, whichever library writes: of a failure its kind and its
places are logged and not its message, and whatever looks like a token, a password or a number of a person
is cut out of every line.
"""

import logging
import re
import sys
import threading
import traceback
from collections.abc import MutableMapping
from typing import Any, Final

import structlog
from structlog.types import ExcInfo

from bot.settings import Settings

_TELLS_TOO_MUCH: Final = ("httpx", "httpcore", "uvicorn.access", "aiohttp.access", "tornado.access")
"""Libraries that log the addresses they ask, and with them tokens; or the addresses of who asks."""

_QUOTES_PEOPLE: Final = ("discord",)
"""Libraries that log every event in DEBUG, and with it what people typed."""

_CAUSES: Final = 5
"""Failures behind a failure that are told."""
HIDDEN: Final = "…"
_SECRETS: Final = re.compile(
    r"\d{6,12}:[\w-]{30,}"  # a token of Telegram
    r"|\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}"  # a token of Discord
    r"|(?<=/webhooks/)\d+/[^/\s?\"']+"  # an interaction and its token
    r"|(?<=://)[^/@\s\"']*:[^/@\s\"']*(?=@)"  # who logs in somewhere, and with which password
    r"|(?i:(?<=bot )|(?<=bearer ))[\w.:-]{20,}"
    r"|(?<![\w.])-?\d{8,20}(?![\w.])"  # a member, a chat, a message
    r"|(?<=discord:)\d+|(?<=telegram:)-?\d+"
)

Entry = MutableMapping[str, Any]


def set_up_logs(settings: Settings) -> None:
    """Log from `settings.log_level` up, in the form of `settings.log_format`."""
    handler = logging.StreamHandler()
    handler.setFormatter(_formatter(settings.log_format == "json"))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name in _TELLS_TOO_MUCH:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _QUOTES_PEOPLE:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))


def log_crashes() -> None:
    """Log a failure that ends this process or one of its threads like any other, without its message."""
    sys.excepthook = lambda _, problem, __: _crashed(problem)
    threading.excepthook = lambda told: _crashed(told.exc_value)


def _crashed(problem: BaseException | None) -> None:
    if isinstance(problem, Exception):  # and not Ctrl-C
        logging.getLogger("mochi").critical("a failure that nobody caught", exc_info=problem)


def circumstances(problem: BaseException | None) -> str:
    """The kind of a problem and where it arose. Not its message, which may quote words or a token."""
    places = traceback.extract_tb(problem.__traceback__) if problem else []
    steps = "".join(f"\n  {place.filename}:{place.lineno} in {place.name}" for place in places)
    return f"{type(problem).__name__}{steps}"


def redacted(text: str) -> str:
    """`text` without what looks like a secret or the number of a person."""
    return _SECRETS.sub(HIDDEN, text)


def _formatter(as_json: bool) -> logging.Formatter:
    last = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else _line
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.ExceptionRenderer(_told),
        ],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _redact, last],
        use_get_message=True,
        keep_exc_info=False,
        keep_stack_info=False,
    )


def _told(exc_info: ExcInfo) -> str:
    """A failure and what it came from."""
    told: list[str] = []
    problem: BaseException | None = exc_info[1]
    while problem is not None and len(told) < _CAUSES:
        told.append(circumstances(problem))
        problem = problem.__cause__
    return "\nfrom ".join(told)


def _redact(_: Any, __: str, entry: Entry) -> Entry:
    for name, value in entry.items():
        if isinstance(value, str) and name != "timestamp":
            entry[name] = redacted(value)
    return entry


def _line(_: Any, __: str, entry: Entry) -> str:
    told = f"{entry['timestamp']} {entry['level'].upper():7} {entry['logger']}: {entry['event']}"
    return f"{told}\n{entry['exception']}" if entry.get("exception") else told
