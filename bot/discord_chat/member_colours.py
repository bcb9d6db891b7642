"""Avatars in the colours of a member's picture. The picture is dropped as soon as its palette is read."""

import asyncio
from typing import Final

import aiohttp
import discord

from bot.continuing import Circumstances, anew
from bot.intake import Draft, OrderRefused
from bot.palette_of import BYTES_AT_MOST, NoPalette, palette_apart
from bot.replies import say
from models.look import Wish

_ANYTHING: Final = Wish()
PICTURE_SIZE: Final = 256
PATIENCE: Final = 10.0
"""Seconds that a picture may take."""


async def in_colours_of(
    member: discord.Member | discord.User, now: Circumstances, wish: Wish = _ANYTHING
) -> Draft:
    """Four avatars in the colours of `member`, but as `wish` says where it says something.

    Raises OrderRefused where there is no picture to read.
    """
    address = member.display_avatar.replace(size=PICTURE_SIZE, format="png").url
    try:
        picture = await _fetched(address)
        colours = await asyncio.to_thread(palette_apart, picture)
    except (aiohttp.ClientError, TimeoutError, NoPalette) as problem:
        raise OrderRefused(say(now.language, "no-colours")) from problem
    return anew(Wish(wish.traits, {**colours, **wish.colours}, wish.pose), now)


async def _fetched(address: str) -> bytes:
    """What is at an address of Discord's CDN, but no more than is allowed. Raises NoPalette."""
    read = bytearray()
    timeout = aiohttp.ClientTimeout(total=PATIENCE)
    async with (
        aiohttp.ClientSession(timeout=timeout, raise_for_status=True) as session,
        session.get(address, allow_redirects=False) as answer,
    ):
        async for part in answer.content.iter_chunked(2**16):
            read += part
            if len(read) > BYTES_AT_MOST:
                raise NoPalette("too many bytes")
    return bytes(read)
