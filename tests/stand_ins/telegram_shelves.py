"""The parts of the stand-in for Telegram that keep something: files, sticker sets, inline results."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.stand_ins.telegram_rules import (
    Refusal,
    Sticker,
    check_photo,
    check_set_name,
    check_sticker,
    check_text,
    require,
)

LARGEST_FILE = 20 * 2**20
"""Bytes that a bot can fetch."""


@dataclass
class InlineAnswer:
    """What is shown above the field while somebody types."""

    results: list[dict[str, Any]]
    button: dict[str, Any]
    more: str
    kept: int
    personal: bool


@dataclass
class StickerSet:
    """A set that somebody can add."""

    owner: int
    title: str
    kind: str
    stickers: list[Sticker] = field(default_factory=list)


class TelegramShelves(ABC):
    """A base of TelegramStandIn."""

    token: str
    username: str
    _chats: set[int]
    _blocked: dict[int, str]

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        """What Telegram has, by file_id."""
        self.sticker_sets: dict[str, StickerSet] = {}
        self.inline: dict[str, InlineAnswer] = {}
        """What was answered to each inline query."""
        self.admins: set[tuple[int, int]] = set()
        """Pairs of a group and who administers it."""
        self.faces: dict[int, bytes] = {}
        """The profile pictures of people."""
        self._emoji = True
        self.menu_button: dict[str, Any] = {}

    @contextmanager
    def taking_no_emoji(self) -> Iterator[None]:
        """Refuse sets of custom emoji for a while."""
        self._emoji = False
        yield
        self._emoji = True

    def keep(self, data: bytes) -> str:
        """Take in a file; its file_id."""
        file_id = f"AgACAgIAAx0CUmVhbGx5TG9uZ0ZpbGVJZA-{len(self.files):06}"
        self.files[file_id] = data
        return file_id

    def photo_sizes(self, data: bytes) -> list[dict[str, Any]]:
        """A photo as messages tell of it: small and large."""
        small = {"file_id": self.keep(b"small"), "file_unique_id": "s", "width": 90, "height": 90}
        large = {"file_id": self.keep(data), "file_unique_id": "l", "width": 512, "height": 512}
        return [small | {"file_size": 5}, large | {"file_size": len(data)}]

    async def download(self, request: web.Request) -> web.Response:
        """GET /file/bot<token>/<path>."""
        if request.match_info["token"] != self.token:
            return web.Response(status=404)
        data = self.files.get(request.match_info["path"].removeprefix("photos/"))
        return web.Response(body=data) if data is not None else web.Response(status=404)

    async def _on_get_file(self, given: Mapping[str, Any]) -> object:
        file_id = str(given["file_id"])
        require(file_id in self.files, "wrong file_id or the file is temporarily unavailable")
        size = len(self.files[file_id])
        require(size <= LARGEST_FILE, "file is too big")
        return {
            "file_id": file_id,
            "file_unique_id": "u",
            "file_size": size,
            "file_path": f"photos/{file_id}",
        }

    async def _on_get_user_profile_photos(self, given: Mapping[str, Any]) -> object:
        face = self.faces.get(int(given["user_id"]))
        return (
            {"total_count": 1, "photos": [self.photo_sizes(face)]}
            if face
            else {"total_count": 0, "photos": []}
        )

    async def _on_get_chat_member(self, given: Mapping[str, Any]) -> object:
        person = int(given["user_id"])
        user = {"id": person, "is_bot": False, "first_name": "Somebody"}
        if (int(given["chat_id"]), person) not in self.admins:
            return {"status": "member", "user": user}
        rights = (
            *("can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages"),
            *("can_manage_video_chats", "can_restrict_members", "can_promote_members", "can_change_info"),
            *("can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories"),
        )
        return {"status": "administrator", "user": user, **dict.fromkeys(rights, False)}

    async def _on_get_chat_administrators(self, given: Mapping[str, Any]) -> object:
        chat = int(given["chat_id"])
        return [
            await self._on_get_chat_member({"chat_id": chat, "user_id": person})
            for place, person in sorted(self.admins)
            if place == chat
        ]

    async def _on_send_photo(self, given: Mapping[str, Any]) -> object:
        chat, photo = self.chat_of(given), given["photo"]
        data = self.files[photo] if isinstance(photo, str) and photo in self.files else _upload(given, photo)
        check_photo(data)
        check_text(given.get("caption", ""), given.get("caption_entities", []), 0, 1024)
        return self.show_photo(chat, data, given)

    async def _on_send_media_group(self, given: Mapping[str, Any]) -> object:
        chat = self.chat_of(given)
        require(2 <= len(given["media"]) <= 10, "wrong number of messages to send")
        photos = [_upload(given, one["media"]) for one in given["media"]]
        for data in photos:
            check_photo(data)
        return [self.show_photo(chat, data, {}) for data in photos]

    async def _on_create_new_sticker_set(self, given: Mapping[str, Any]) -> object:
        owner, name, kind = int(given["user_id"]), given["name"], given.get("sticker_type", "regular")
        check_set_name(name, self.username)
        require(1 <= len(given["title"]) <= 64, "invalid sticker set title is specified")
        require(owner in self._chats and owner > 0, "PEER_ID_INVALID")
        if owner in self._blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        require(self._emoji or kind == "regular", "STICKERSET_INVALID")
        require(name not in self.sticker_sets, "sticker set name is already occupied")
        stickers = given["stickers"]
        require(1 <= len(stickers) <= 50, "wrong number of stickers")
        made = StickerSet(owner, given["title"], kind)
        for told in stickers:
            data, keywords = _upload(given, told["sticker"]), tuple(told.get("keywords", ()))
            require(len(keywords) <= 20 and len("".join(keywords)) <= 64, "STICKER_KEYWORDS_INVALID")
            require(
                told["format"] == "static" and 1 <= len(told["emoji_list"]) <= 20, "STICKER_EMOJI_INVALID"
            )
            check_sticker(data, kind)
            made.stickers.append(Sticker(data, tuple(told["emoji_list"]), keywords))
        self.sticker_sets[name] = made
        return True

    async def _on_answer_inline_query(self, given: Mapping[str, Any]) -> object:
        results, more = given["results"], str(given.get("next_offset", ""))
        require(len(results) <= 50, "too many inline query results")
        require(len(more.encode()) <= 64, "NEXT_OFFSET_INVALID")
        require(len({one["id"] for one in results}) == len(results), "RESULT_ID_DUPLICATE")
        for one in results:
            require(1 <= len(one["id"].encode()) <= 64, "RESULT_ID_INVALID")
            require(one["photo_file_id"] in self.files, "wrong file identifier/HTTP URL specified")
            check_text(one.get("caption", ""), one.get("caption_entities", []), 0, 1024)
        button = given.get("button", {})
        if button:
            require(len(button["text"]) > 0, "BUTTON_TEXT_EMPTY")
            require(0 < len(button["start_parameter"]) <= 64, "START_PARAM_INVALID")
        self.inline[str(given["inline_query_id"])] = InlineAnswer(
            results, button, more, int(given.get("cache_time", 300)), bool(given.get("is_personal"))
        )
        return True

    async def _on_set_chat_menu_button(self, given: Mapping[str, Any]) -> object:
        self.menu_button = dict(given["menu_button"])
        return True

    @abstractmethod
    def chat_of(self, given: Mapping[str, Any]) -> int:
        """The chat of a call, if the bot may write there."""

    @abstractmethod
    def show_photo(self, chat: int, data: bytes, given: Mapping[str, Any]) -> dict[str, Any]:
        """Show a photo of the bot; the message."""


def _upload(given: Mapping[str, Any], name: Any) -> bytes:
    """What was sent along under `attach://name`, or as the parameter itself."""
    if isinstance(name, str):
        require(name.startswith("attach://"), "wrong file identifier/HTTP URL specified")
        name = given[name.removeprefix("attach://")]
    return bytes(name.data)
