"""Pictures that members send: where Telegram finds one again, and how it is brought, up to a limit."""

from collections.abc import Mapping
from typing import Final

import httpx
from telegram import Bot, Message
from telegram.error import BadRequest

from bot.answer import UPLOAD_AT_MOST, PostFailed, UploadGone
from bot.telegram_chat.refusals import understood

PATIENCE: Final = 20.0
"""Seconds that Telegram may be silent for while a picture is brought."""


def upload_in(message: Message) -> Mapping[str, str] | None:
    """The picture of `message`: a photo at its largest, or a document as it was sent; None if it has none."""
    if message.photo:
        largest = max(message.photo, key=lambda one: one.width * one.height)
        return {"file": largest.file_id, "bytes": str(largest.file_size or 0)}
    document = message.document
    if document and (document.mime_type or "").startswith("image/"):  # of which kinds, the worker says
        return {"file": document.file_id, "bytes": str(document.file_size or 0)}
    sticker = message.sticker
    if sticker and not sticker.is_animated and not sticker.is_video:
        return {"file": sticker.file_id, "bytes": str(sticker.file_size or 0)}
    return None


def too_large(upload: Mapping[str, str]) -> bool:
    """Whether Telegram says already that a picture is larger than may be."""
    return int(upload.get("bytes", 0)) > UPLOAD_AT_MOST


async def fetched(bot: Bot, upload: Mapping[str, str]) -> bytes:
    """The bytes of an upload. Raises UploadGone or PostFailed."""
    if too_large(upload):
        raise UploadGone("larger than may be")
    with understood():
        try:
            file = await bot.get_file(upload["file"])
        except BadRequest as problem:
            raise UploadGone(problem.message) from None
    if not file.file_path:
        raise UploadGone("Telegram names no place")
    try:
        return await _read(file.file_path)
    except httpx.HTTPStatusError as problem:
        if problem.response.status_code < 500:
            raise UploadGone(f"status {problem.response.status_code}") from None
        raise PostFailed(f"status {problem.response.status_code}") from None
    except httpx.HTTPError as problem:
        raise PostFailed(type(problem).__name__) from None  # its message may quote the token


async def _read(address: str) -> bytes:
    """What is at an address of Telegram's, but no more than is allowed. Raises UploadGone or HTTPError."""
    read = bytearray()
    async with httpx.AsyncClient(timeout=PATIENCE) as client, client.stream("GET", address) as answer:
        answer.raise_for_status()
        async for part in answer.aiter_bytes(2**16):
            read += part
            if len(read) > UPLOAD_AT_MOST:
                raise UploadGone("larger than may be")
    return bytes(read)
