"""Pictures for inline results, which can show nothing but what Telegram has already."""

import asyncio
import contextlib

from telegram import Bot, InputMediaPhoto
from telegram.error import TelegramError

from bot.answer import Answer
from bot.telegram_chat.file_ids import FileIds


async def store(bot: Bot, file_ids: FileIds, chat: int, answer: Answer) -> None:
    """Send the pictures of `answer` to `chat`, remember their files, and take the messages away again.

    Done twice, nobody sees anything either. Raises TelegramError.
    """
    known = await asyncio.to_thread(file_ids.known, answer.codes)
    pictures = zip(answer.codes, answer.pictures, strict=True)
    missing = {code: picture for code, picture in pictures if code not in known}
    if not missing:
        return
    photos = [InputMediaPhoto(one.data, filename=one.name) for one in missing.values()]
    if len(photos) == 1:
        (alone,) = missing.values()
        sent = [await bot.send_photo(chat, alone.data, filename=alone.name, disable_notification=True)]
    else:
        sent = list(await bot.send_media_group(chat, photos, disable_notification=True))
    for code, message in zip(missing, sent, strict=True):
        await asyncio.to_thread(file_ids.note, code, message.photo[-1].file_id)
    with contextlib.suppress(TelegramError):  # what is left there harms nobody
        await bot.delete_messages(chat, [message.message_id for message in sent])
