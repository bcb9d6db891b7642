"""What Telegram refuses, and how it reads what it is sent."""

import io
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web
from PIL import Image


class Refusal(Exception):
    """An error answer of the Bot API."""

    def __init__(
        self, status: int, description: str, retry_after: int | None = None, migrate_to: int | None = None
    ) -> None:
        super().__init__(description)
        self.status = status
        self.body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
        if retry_after is not None:
            self.body["parameters"] = {"retry_after": retry_after}
        if migrate_to is not None:
            self.body["parameters"] = {"migrate_to_chat_id": migrate_to}


@dataclass(frozen=True)
class Sticker:
    """One of a set."""

    data: bytes
    emoji: tuple[str, ...]
    keywords: tuple[str, ...]


@dataclass(frozen=True)
class Upload:
    """A file that was sent along."""

    filename: str
    data: bytes


def require(condition: object, description: str) -> None:
    """Refuse unless `condition` holds."""
    if not condition:
        raise Refusal(400, f"Bad Request: {description}")


def check_text(text: str, entities: list[dict[str, Any]], least: int, most: int) -> None:
    """A message's text (at least 1) or a caption (0 will do), in UTF-16 code units."""
    units = len(text.encode("utf-16-le")) // 2
    require(units <= most, "message caption is too long" if most == 1024 else "message is too long")
    require(not least or text.strip(), "message text is empty")
    for entity in entities:
        end = entity["offset"] + entity["length"]
        require(0 <= entity["offset"] < end <= units, "entity out of range")


def check_photo(data: bytes) -> None:
    """A photo as Telegram takes it."""
    require(len(data) <= 10 * 2**20, "file is too big")
    with Image.open(io.BytesIO(data)) as image:
        image.load()
        width, height = image.size
    require(
        width + height <= 10_000 and max(width, height) <= 20 * min(width, height), "PHOTO_INVALID_DIMENSIONS"
    )


def check_thumbnail(data: bytes) -> None:
    """The small picture of a document."""
    with Image.open(io.BytesIO(data)) as image:
        require(image.format == "JPEG" and max(image.size) <= 320, "THUMBNAIL_INVALID")
    require(len(data) <= 200 * 1024, "thumbnail is too big")


def check_set_name(name: str, username: str) -> None:
    """The name of a sticker set."""
    fits = re.fullmatch(r"[A-Za-z]\w{0,63}", name, re.ASCII) and "__" not in name
    require(fits, "invalid sticker set name is specified")
    require(name.lower().endswith(f"_by_{username.lower()}"), "invalid sticker set name is specified")


def check_sticker(data: bytes, kind: str) -> None:
    """A static sticker, or a custom emoji."""
    require(len(data) <= 512 * 1024, "file is too big")
    with Image.open(io.BytesIO(data)) as image:
        require(image.format in ("PNG", "WEBP"), "wrong file type")
        size = image.size
    if kind == "custom_emoji":
        require(size == (100, 100), "STICKER_EMOJI_DIMENSIONS")
    else:
        require(max(size) == 512, "STICKER_PNG_DIMENSIONS")


def command_scope(given: Mapping[str, Any]) -> str:
    """The kind of chats that a menu is for."""
    scope = str(given.get("scope", {"type": "default"})["type"])
    scopes = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
    require(scope in scopes, "unsupported scope")
    return scope


async def parameters(request: web.Request) -> dict[str, Any]:
    """The parameters of a call: from the query, a form, a multipart form or JSON."""
    if request.content_type == "application/json":
        return dict(await request.json())
    told = await (_parts(request) if request.content_type.startswith("multipart/") else request.post())
    given = dict(request.query) | dict(told)
    return {name: _decoded(value) if isinstance(value, str) else value for name, value in given.items()}


async def _parts(request: web.Request) -> dict[str, str | Upload]:
    """A multipart form; aiohttp's own `post` leaves a file open where an upload is cut off."""
    told: dict[str, str | Upload] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        name, data = str(part.name), bytes(await part.read(decode=True))
        told[name] = Upload(part.filename, data) if part.filename else data.decode()
    return told


def snake(method: str) -> str:
    """sendPhoto -> send_photo."""
    return re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", method)


def topic_facts(topic: object) -> dict[str, Any]:
    """What a message says about the forum topic it stands in."""
    return {} if topic is None else {"message_thread_id": int(str(topic)), "is_topic_message": True}


def _decoded(value: str) -> Any:
    """Objects, lists and truth come as JSON text; everything else as it is."""
    return json.loads(value) if value[:1] in ("{", "[") or value in ("true", "false") else value
