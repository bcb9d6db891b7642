"""The stand-in itself where it could spoil a test that has nothing to do with it."""

import asyncio
import gc
import logging
import warnings
from urllib.parse import urlsplit

import pytest

from tests.stand_ins.telegram_stand_in import TOKEN, TelegramStandIn

HEAD = (
    "POST /bot{token}/sendDocument HTTP/1.1\r\nHost: telegram\r\nContent-Length: 90000\r\n"
    "Content-Type: multipart/form-data; boundary=cut\r\n\r\n"
    '--cut\r\nContent-Disposition: form-data; name="document"; filename="a.png"\r\n\r\n'
)


async def cut_off() -> None:
    """Half an upload reaches Telegram."""
    async with TelegramStandIn() as telegram:
        address = urlsplit(telegram.base_url)
        _, writer = await asyncio.open_connection(address.hostname, address.port)
        writer.write(HEAD.format(token=TOKEN).encode() + b"picture" * 4000)
        await telegram.until(lambda: telegram.calls == ["sendDocument"], "the call")
        writer.close()
        await writer.wait_closed()


def test_an_upload_that_is_cut_off_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bot is killed as it posts. A file left open would be blamed on whichever test runs next."""
    monkeypatch.setattr(logging.getLogger("aiohttp.server"), "disabled", True)  # records hold on to the file
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        asyncio.run(cut_off())
        gc.collect()
    assert not [one for one in told if one.category is ResourceWarning]
