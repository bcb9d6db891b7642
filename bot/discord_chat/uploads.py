"""Pictures that members attach: told by their address on Discord's CDN, and fetched from nowhere else."""

from collections.abc import Mapping
from typing import Final

import aiohttp
import discord
import yarl

from bot.answer import UPLOAD_AT_MOST, PostFailed, UploadGone
from bot.discord_chat.wire import seconds

ADDRESS: Final = "address"
_DISCORDS: Final = "cdn.discordapp.com"
_PROXIES: Final = ("media.discordapp.net", "images-ext-1.discordapp.net", "images-ext-2.discordapp.net")
"""Discord's own, which serve the same files as its CDN."""
_BUSY: Final = 429
_PATIENCE: Final = aiohttp.ClientTimeout(total=20)
_BLOCK: Final = 2**16


def upload_of(attachment: discord.Attachment) -> Mapping[str, str]:
    """What crosses Redis of an attachment: where it is, for the day that its address lives."""
    return {ADDRESS: attachment.url}


async def fetched(upload: Mapping[str, str], cdn: str, session: aiohttp.ClientSession) -> bytes:
    """The bytes of an upload: from the CDN alone, and not too many. Raises UploadGone or PostFailed."""
    try:
        address = yarl.URL(upload.get(ADDRESS, ""))
    except ValueError:
        raise UploadGone("no address") from None
    if not _is_discords(address, yarl.URL(cdn)):
        raise UploadGone("not on Discord's CDN")
    try:
        async with session.get(address, allow_redirects=False, timeout=_PATIENCE) as answer:
            _check(answer)
            return await _read(answer)
    except (aiohttp.ClientError, TimeoutError) as problem:
        raise PostFailed(type(problem).__name__) from None  # its message would tell the address


def _is_discords(address: yarl.URL, cdn: yarl.URL) -> bool:
    """Whether an address is on the CDN of the settings, or on a proxy of it."""
    if cdn.host == _DISCORDS and address.host in _PROXIES:
        return address.scheme == "https" and address.explicit_port is None
    inside = address.path.startswith(cdn.path.rstrip("/") + "/")
    return address.absolute and address.origin() == cdn.origin() and inside


def _check(answer: aiohttp.ClientResponse) -> None:
    if answer.status >= 500 or answer.status == _BUSY:
        raise PostFailed(f"the CDN said {answer.status}", seconds(answer.headers.get("Retry-After")))
    if answer.status != 200:
        raise UploadGone(f"the CDN said {answer.status}")


async def _read(answer: aiohttp.ClientResponse) -> bytes:
    read = bytearray()
    async for part in answer.content.iter_chunked(_BLOCK):
        read += part
        if len(read) > UPLOAD_AT_MOST:
            raise UploadGone("too many bytes")
    return bytes(read)
