"""What a placeholder becomes: a photo, an animation, or a document that keeps its marks. Pure."""

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image
from telegram import InputMediaAnimation, InputMediaDocument, InputMediaPhoto, MessageEntity

from bot.answer import Answer, File, Picture

Media = InputMediaPhoto | InputMediaAnimation | InputMediaDocument

_MOVING: Final = ("video/mp4", "image/gif")
"""Files that Telegram plays; all others are documents."""
PHOTO_AT_MOST: Final = 10 * 2**20
FILE_AT_MOST: Final = 50 * 2**20
"""Bytes of what a bot may send."""
_THUMBNAIL: Final = 320
"""Pixels a side, and 200 KB: what Telegram takes as the picture of a document."""


def media(answer: Answer, text: str, entities: Sequence[MessageEntity]) -> Media:
    """The file of `answer`, else its sheet. A photo is packed anew by Telegram, a document never is."""
    file, sheet = answer.file, answer.sheet
    if sheet and file is None and len(sheet.data) > PHOTO_AT_MOST:
        return document(File(sheet.name, sheet.data, "image/png", sheet.alt), sheet, text, entities)
    if sheet and file is None:
        return InputMediaPhoto(sheet.data, text, caption_entities=entities, filename=sheet.name)
    if file is None:
        raise ValueError("an answer in words becomes no media")
    if file.kind in _MOVING:
        return InputMediaAnimation(file.data, caption=text, caption_entities=entities, filename=file.name)
    return document(file, sheet, text, entities)


def too_large(answer: Answer) -> bool:
    """Whether Telegram takes the file of `answer` in no way at all."""
    return answer.file is not None and len(answer.file.data) > FILE_AT_MOST


def document(
    file: File, preview: Picture | None, text: str, entities: Sequence[MessageEntity]
) -> InputMediaDocument:
    """`file` as it is, with a small picture of what is in it."""
    return InputMediaDocument(
        file.data,
        text,
        caption_entities=entities,
        filename=file.name,
        thumbnail=_thumbnail(preview) if preview else None,
        disable_content_type_detection=True,
    )


def _thumbnail(preview: Picture) -> bytes:
    written = io.BytesIO()
    with Image.open(io.BytesIO(preview.data)) as opened:
        small = opened.convert("RGBA")
    small.thumbnail((_THUMBNAIL, _THUMBNAIL))
    flat = Image.new("RGB", small.size, "white")
    flat.paste(small, mask=small.getchannel("A"))
    flat.save(written, "JPEG", quality=85)
    return written.getvalue()
