"""What Telegram's refusals mean to the worker, in the terms of bot.answer."""

import contextlib
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.answer import PlaceholderGone, PostFailed

_DONE: Final = ("message is not modified", "no text in the message to edit")
"""An edit that was made before: the same once more, or an apology after the picture came after all."""
_GONE: Final = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "chat not found",
    "chat_write_forbidden",
    "have no rights to send a message",
    "group chat was upgraded",
    "topic_closed",
    "topic_deleted",
)


class Moved(PlaceholderGone):
    """The group has another number now, and the placeholder can't be edited under it."""

    def __init__(self, chat: int) -> None:
        super().__init__("the group was moved")
        self.chat = chat


@contextlib.contextmanager
def understood() -> Iterator[None]:
    """Raises PlaceholderGone or PostFailed instead of what the library raises; done before is done."""
    try:
        yield
    except RetryAfter as problem:
        raise PostFailed("Telegram asked to wait", _seconds(problem)) from None
    except ChatMigrated as problem:
        raise Moved(problem.new_chat_id) from None
    except Forbidden as problem:
        raise PlaceholderGone(type(problem).__name__) from None
    except InvalidToken:
        raise PostFailed("the token was refused by Telegram") from None
    except BadRequest as problem:
        _sort(problem)
    except TelegramError as problem:
        raise PostFailed(problem.message) from None


def _sort(refusal: BadRequest) -> None:
    """Return if what was asked had been done before. Raises PlaceholderGone or PostFailed otherwise."""
    description = refusal.message.lower()
    if any(part in description for part in _GONE):
        raise PlaceholderGone(refusal.message) from None
    if not any(part in description for part in _DONE):
        raise PostFailed(refusal.message) from None


def _seconds(problem: RetryAfter) -> float:
    wait = problem.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
