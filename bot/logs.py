"""One log format for every process, on stderr. Words, tokens and addresses of people never go there."""

import logging
import traceback
from typing import Final

from bot.settings import Settings

_TELLS_TOO_MUCH: Final = ("httpx", "httpcore")
"""Libraries that log the addresses they ask, and with them tokens."""

_QUOTES_PEOPLE: Final = ("discord",)
"""Libraries that log every event in DEBUG, and with it what people typed."""


def set_up_logs(settings: Settings) -> None:
    """Log from `settings.log_level` up."""
    logging.basicConfig(
        level=settings.log_level, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s", force=True
    )
    for name in _TELLS_TOO_MUCH:
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in _QUOTES_PEOPLE:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))


def circumstances(problem: BaseException | None) -> str:
    """The kind of a problem and where it arose. Not its message, which may quote words or a token."""
    places = traceback.extract_tb(problem.__traceback__) if problem else []
    steps = "".join(f"\n  {place.filename}:{place.lineno} in {place.name}" for place in places)
    return f"{type(problem).__name__}{steps}"
