"""An expression pack as what Telegram's own apps use: a set of stickers and a set of custom emoji."""

import asyncio
import hashlib
import hmac
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image
from telegram import Bot, InputSticker
from telegram.constants import StickerFormat, StickerType
from telegram.error import BadRequest, Forbidden

from bot.lasting_codes import lasting
from bot.pack_files import SIGNS, STICKERS, USUAL_SIGN, NoPack, pictures_in
from bot.replies import say

ADDRESS: Final = "https://t.me/addstickers/"
EMOJI_ADDRESS: Final = "https://t.me/addemoji/"
EMOJI_EDGE: Final = 100
"""Pixels a side of a custom emoji; a sticker's are 512, as the pack has them."""

_OCCUPIED: Final = "name is already occupied"
_UNKNOWN_MEMBER: Final = ("peer_id_invalid", "user_id_invalid", "user not found", "user is deactivated")


class NotStarted(Exception):
    """The member never wrote to the bot in private, so it may not make a set for them."""


class NoSet(Exception):
    """Telegram takes no set of these pictures."""


@dataclass(frozen=True)
class Sets:
    """Where the sets of one pack can be added."""

    stickers: str
    emoji: str = ""
    """Empty where Telegram takes no emoji of them."""


async def make_sets(bot: Bot, owner: int, code: str, archive: bytes, language: str) -> Sets:
    """The sets of a pack, made once however often they are asked for.

    `archive` is the pack's own, with `stickers/MOOD.webp` in it. Raises NotStarted, NoSet or TelegramError.
    """
    figures = await asyncio.to_thread(_figures, archive)
    me = await bot.get_me()
    key = f"{owner} {lasting(code)}".encode()
    mark = hmac.new(bot.token.encode(), key, hashlib.sha256).hexdigest()[:16]
    stickers, emoji = (f"{kind}{mark}_by_{me.username}" for kind in ("moods", "emoji"))
    await _make(bot, owner, stickers, figures, language, StickerType.REGULAR)
    small = {mood: await asyncio.to_thread(_small, data) for mood, data in figures.items()}
    try:
        await _make(bot, owner, emoji, small, language, StickerType.CUSTOM_EMOJI)
    except NoSet:
        return Sets(ADDRESS + stickers)
    return Sets(ADDRESS + stickers, EMOJI_ADDRESS + emoji)


async def _make(
    bot: Bot, owner: int, name: str, figures: Mapping[str, bytes], language: str, kind: StickerType
) -> None:
    title = say(language, "telegram-set-title")
    try:
        await bot.create_new_sticker_set(owner, name, title, _stickers(figures, language), kind)
    except Forbidden as problem:
        raise NotStarted from problem
    except BadRequest as problem:
        description = problem.message.lower()
        if any(part in description for part in _UNKNOWN_MEMBER):
            raise NotStarted from problem
        if _OCCUPIED not in description:
            raise NoSet(problem.message) from problem


def _stickers(figures: Mapping[str, bytes], language: str) -> Sequence[InputSticker]:
    """Each with the sign of its mood, and with the word by which it is searched for and read out."""
    return [
        InputSticker(
            data,
            [SIGNS.get(mood, USUAL_SIGN)],
            StickerFormat.STATIC,
            keywords=[say(language, f"mood-{mood}")] if mood in SIGNS else None,
        )
        for mood, data in figures.items()
    ]


def _figures(archive: bytes) -> dict[str, bytes]:
    """The stickers of an archive by mood, in its order. Raises NoSet if it has none."""
    try:
        return pictures_in(archive, STICKERS)
    except NoPack as problem:
        raise NoSet(str(problem)) from problem


def _small(figure: bytes) -> bytes:
    written = io.BytesIO()
    with Image.open(io.BytesIO(figure)) as opened:
        small = opened.convert("RGBA").resize((EMOJI_EDGE, EMOJI_EDGE), Image.Resampling.LANCZOS)
        labels = opened.info.get("xmp", b"")
    small.save(written, "WEBP", lossless=True, xmp=labels)
    return written.getvalue()
