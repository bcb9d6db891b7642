"""The CDN of the stand-in for Discord: the files that people and the bot attached."""

import itertools
from typing import Any

from aiohttp import web

from tests.stand_ins.discord_faults import DiscordFaults
from tests.stand_ins.discord_objects import CHANNEL

_FILE_IDS = itertools.count(122_000_000_000_000_000)


class DiscordCdn(DiscordFaults):
    """A base of DiscordStandIn."""

    def __init__(self) -> None:
        super().__init__()
        self.assets: dict[str, bytes] = {}
        """What the CDN has, by path."""

    def attachment(self, name: str, data: bytes, kind: str = "image/png") -> dict[str, Any]:
        """A file that somebody attached, which the CDN has from now on."""
        number = next(_FILE_IDS)
        path = f"attachments/{CHANNEL}/{number}/{name}"
        self.assets[path] = data
        address = f"{self.cdn_base}/{path}?ex=6a0&is=69f&hm=abc"
        told = {"id": str(number), "filename": name, "size": len(data), "content_type": kind}
        return {**told, "url": address, "proxy_url": address}

    async def _asset(self, request: web.Request) -> web.Response:
        """GET /cdn/<path>."""
        await self._tell()
        if trouble := self._next_trouble(request.path):
            status, headers = trouble.page or (500, {})
            return web.Response(status=status, headers=headers)
        found = self.assets.get(request.match_info["path"])
        return web.Response(body=found) if found is not None else web.Response(status=404)
