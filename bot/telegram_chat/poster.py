"""The worker's side of Telegram: edits placeholders, with the library's plain client."""

import contextlib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from telegram import (
    Bot,
    InputMediaAnimation,
    InputMediaDocument,
    InputMediaPhoto,
    LinkPreviewOptions,
    MessageEntity,
)
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from bot.answer import Answer, PlaceholderGone, PostFailed
from bot.platforms import TokenMissing
from bot.request import ChatAddress
from bot.settings import Settings
from bot.telegram_chat.captions import caption, harmless
from bot.telegram_chat.library import bot_base, file_base, set_up_library, token
from bot.telegram_chat.markup import markup
from bot.telegram_chat.routes import route_to

_MOVING: Final = ("video/mp4", "image/gif")
"""Files that Telegram plays; all others are documents."""
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


def poster(settings: Settings) -> "TelegramPoster":
    """The poster of these settings. Raises PostFailed if there is no token."""
    set_up_library()
    try:
        return TelegramPoster(settings)
    except TokenMissing as problem:
        raise PostFailed(str(problem)) from problem


class TelegramPoster:
    """Edits placeholders into what they stand for."""

    def __init__(self, settings: Settings) -> None:
        """Raises TokenMissing."""
        self._request = HTTPXRequest(
            connect_timeout=10, read_timeout=20, write_timeout=20, pool_timeout=20, media_write_timeout=60
        )
        self._bot = Bot(
            token(settings),
            base_url=bot_base(settings),
            base_file_url=file_base(settings),
            request=self._request,
            get_updates_request=self._request,  # never used; without it the library opens a second client
        )

    async def drawing(self, address: ChatAddress) -> None:
        """Show "sending a photo" for the five seconds that Telegram shows it."""
        route = route_to(address)
        with _understood():
            await self._bot.send_chat_action(
                route.chat, ChatAction.UPLOAD_PHOTO, message_thread_id=route.topic
            )

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        """Edit the placeholder into the picture, the sheet of several, the animation or the file."""
        route = route_to(address)
        text, entities = caption(answer.text, answer.codes)
        if not (answer.file or answer.pictures):
            await self.apologise(address, answer.text)
            return
        with _understood():
            await self._bot.edit_message_media(
                _media(answer, text, entities),
                route.chat,
                route.message,
                reply_markup=markup(answer.keyboard),
            )

    async def apologise(self, address: ChatAddress, sentence: str) -> None:
        """Edit the placeholder into one sentence."""
        route = route_to(address)
        with _understood():
            await self._bot.edit_message_text(
                harmless(sentence),
                route.chat,
                route.message,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )

    async def close(self) -> None:
        """Let go of connections."""
        await self._request.shutdown()


def _media(
    answer: Answer, text: str, entities: Sequence[MessageEntity]
) -> InputMediaPhoto | InputMediaAnimation | InputMediaDocument:
    """What the placeholder becomes. A document keeps its marks; a photo is packed anew by Telegram."""
    file, sheet = answer.file, answer.sheet
    if sheet and file is None:
        return InputMediaPhoto(sheet.data, text, caption_entities=entities, filename=sheet.name)
    if file is None:
        raise ValueError("an answer in words becomes no media")
    if file.kind in _MOVING:
        return InputMediaAnimation(file.data, caption=text, caption_entities=entities, filename=file.name)
    return InputMediaDocument(file.data, text, caption_entities=entities, filename=file.name)


@contextlib.contextmanager
def _understood() -> Iterator[None]:
    """Telegram's refusals in the terms of bot.answer; done before is done."""
    try:
        yield
    except RetryAfter as problem:
        raise PostFailed("Telegram asked to wait", _seconds(problem)) from None
    except (Forbidden, ChatMigrated) as problem:
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
