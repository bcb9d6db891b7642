"""Receipts for presses and inline queries. Telegram takes them for seconds only, and forgets which they were.

What was pressed is done all the same: a receipt that comes too late is no reason to apologise.
"""

from typing import Final

from telegram import CallbackQuery
from telegram.error import BadRequest

ALERT_LIMIT: Final = 200
"""Characters of what Telegram says in answer to a press."""
_LATE: Final = ("query is too old", "query id is invalid")


async def acknowledge(query: CallbackQuery, text: str = "", *, alert: bool = False) -> bool:
    """Say `text` beside the button, or in a window to close; False if it is too late for that."""
    try:
        await query.answer(text[:ALERT_LIMIT] or None, show_alert=alert)
    except BadRequest as problem:
        if not is_late(problem):
            raise
        return False
    return True


def is_late(problem: BadRequest) -> bool:
    """Whether Telegram refused only because it has forgotten the query."""
    return any(reason in problem.message.lower() for reason in _LATE)
