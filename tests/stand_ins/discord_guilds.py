"""The emoji and stickers of servers (guilds), as strict about names, sizes and room as Discord is."""

import base64
import io
import itertools
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web
from PIL import Image

from tests.stand_ins.discord_screen import Refusal
from tests.stand_ins.discord_state import DiscordState

_IDS = itertools.count(123_000_000_000_000_000)


@dataclass
class Guild:
    """One server."""

    emoji: dict[str, bytes] = field(default_factory=dict)
    """By name."""
    stickers: dict[str, bytes] = field(default_factory=dict)
    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    """What a bot said of each sticker."""
    room: int = 50
    """How many emoji there can be; as many stickers."""
    trouble: list[Refusal] = field(default_factory=list)

    def listed(self, kind: str) -> list[dict[str, Any]]:
        """What there is of a kind."""
        there = self.emoji if kind == "emojis" else self.stickers
        return [{"id": str(1000 + number), "name": name} for number, name in enumerate(there)]

    async def add(self, kind: str, request: web.Request) -> dict[str, Any]:
        """A bot adds one."""
        if self.trouble:
            raise self.trouble.pop(0)
        return self._emoji(await request.json()) if kind == "emojis" else await self._sticker(request)

    def _emoji(self, told: Mapping[str, Any]) -> dict[str, Any]:
        if len(self.emoji) >= self.room:
            raise Refusal(400, 30008)
        start, _, data = told["image"].partition(",")
        picture = base64.b64decode(data)
        named = re.fullmatch(r"\w{2,32}", told["name"])
        if start != "data:image/png;base64" or not named or len(picture) > 256 * 2**10:
            raise Refusal(400, 50035)
        self.emoji[told["name"]] = picture
        return {"id": str(next(_IDS)), "name": told["name"]}

    async def _sticker(self, request: web.Request) -> dict[str, Any]:
        told: dict[str, str] = {}
        data = b""
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            if part.name == "file":
                data = bytes(await part.read())
            else:
                told[str(part.name)] = await part.text()
        if len(self.stickers) >= self.room:
            raise Refusal(400, 30039)
        shape = Image.open(io.BytesIO(data))
        fits = len(data) <= 512 * 2**10 and (shape.format, shape.size) == ("PNG", (320, 320))
        named = 2 <= len(told["name"]) <= 30 and len(told["description"]) in (0, *range(2, 101))
        if not fits or not named or not 1 <= len(told["tags"]) <= 200:
            raise Refusal(400, 50035)
        self.stickers[told["name"]], self.labels[told["name"]] = data, told
        return {"id": str(next(_IDS)), "name": told["name"]}


class DiscordGuilds(DiscordState):
    """A base of DiscordStandIn: /guilds."""

    def __init__(self) -> None:
        super().__init__()
        self.guilds: dict[str, Guild] = defaultdict(Guild)
        """The servers, by id."""

    async def _on_guilds(self, route: list[str], request: web.Request) -> Any:
        """The answer to a method and path; None for those of other parts of the API."""
        match route:
            case ["GET", "guilds", guild, "emojis" | "stickers" as kind]:
                return self.guilds[guild].listed(kind)
            case ["POST", "guilds", guild, "emojis" | "stickers" as kind]:
                return await self.guilds[guild].add(kind, request)
        return None
