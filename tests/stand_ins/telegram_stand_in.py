"""A stand-in for Telegram: a Bot API server on this machine, with people who write and look at what they see.

It speaks the wire protocol of https://core.telegram.org/bots/api for what Mochi uses, and is as strict as the
real one about lengths, entities and what can be edited into what.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Self

from aiohttp import ClientSession, web

from tests.stand_ins.telegram_people import TelegramPeople
from tests.stand_ins.telegram_rules import (
    Refusal,
    check_photo,
    check_text,
    check_thumbnail,
    command_scope,
    parameters,
    require,
    snake,
)
from tests.stand_ins.telegram_screen import ADA, Chat, Person, Shown, Trouble

__all__ = ["ADA", "TOKEN", "Chat", "Person", "Shown", "TelegramStandIn", "Trouble"]

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


class TelegramStandIn(TelegramPeople):
    """`async with TelegramStandIn() as telegram:` and point a bot at `telegram.base_url`."""

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__()
        self.token, self.username = token, "MochiStandInBot"
        self.base_url = ""
        self.actions: list[tuple[int, str, str | None]] = []
        self.menus: dict[tuple[str, str], list[dict[str, str]]] = {}
        """By scope and language."""
        self.webhook: dict[str, Any] = {}
        self._updates: list[dict[str, Any]] = []
        self.mischief: Callable[[str], Trouble | None] = lambda method: None
        """What befalls a call of a method; nothing unless a test has it otherwise."""
        self._troubles: dict[str, list[Trouble]] = {}
        self._last_update = 100
        self._closed = False

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=30 * 2**20)
        app.router.add_route("*", "/bot{token}/{method}", self._receive)
        app.router.add_get("/file/bot{token}/{path:.+}", self.download)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.base_url = f"http://{host}:{port}"
        self._client = ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closed = True
        await self._tell()
        await self._client.close()
        await self._runner.cleanup()

    # What a test arranges

    def refuse(self, method: str, status: int, description: str, **parameters: int) -> None:
        """Answer the next call of `method` with an error; `retry_after` and `migrate_to` go with it."""
        self.trouble(method, Trouble(Refusal(status, description, **parameters)))

    def trouble(self, method: str, *troubles: Trouble) -> None:
        """Meet the next calls of `method` with these troubles, one each."""
        self._troubles.setdefault(method, []).extend(troubles)

    async def deliver(self, content: Mapping[str, Any], secret: str | None = None) -> int | None:
        """Bring an update to the bot; the webhook's HTTP status, if there is one."""
        self._last_update += 1
        return await self.redeliver({"update_id": self._last_update, **content}, secret)

    async def redeliver(self, update: Mapping[str, Any], secret: str | None = None) -> int | None:
        """Bring exactly this update, which the bot may have had before."""
        if not self.webhook:
            self._updates.append(dict(update))
            await self._tell()
            return None
        headers = {SECRET_HEADER: secret if secret is not None else self.webhook["secret_token"]}
        async with self._client.post(self.webhook["url"], json=update, headers=headers) as response:
            return response.status

    async def call_back(self, body: bytes, kind: str) -> int:
        """Send anything at all to the webhook, with the right secret; the HTTP status."""
        headers = {SECRET_HEADER: self.webhook["secret_token"], "Content-Type": kind}
        async with self._client.post(self.webhook["url"], data=body, headers=headers) as response:
            return response.status

    def update_of(self, text: str, person: Person = ADA) -> dict[str, Any]:
        """An update that has not been delivered yet."""
        self._last_update += 1
        self._last_message += 1
        message = self._message(text, person, None, self._last_message)
        return {"update_id": self._last_update, "message": message}

    # The Bot API

    async def _receive(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self.calls.append(method)
        await self._tell()
        try:
            if request.match_info["token"] != self.token:
                raise Refusal(401, "Unauthorized")
            waiting = self._troubles.get(method)
            trouble = waiting.pop(0) if waiting else self.mischief(method) or Trouble()
            await asyncio.sleep(trouble.stall)
            if trouble.before:
                raise trouble.before
            answer = getattr(self, f"_on_{snake(method)}", None)
            if answer is None:
                raise Refusal(404, "Not Found")
            result = await answer(await parameters(request))
        except Refusal as refusal:
            return web.json_response(refusal.body, status=refusal.status)
        finally:
            await self._tell()
        if trouble.lost and request.transport:
            request.transport.close()
        return web.json_response({"ok": True, "result": result})

    async def _on_get_me(self, _: Mapping[str, Any]) -> object:
        return {"id": 110201543, "is_bot": True, "first_name": "Mochi", "username": self.username}

    async def _on_set_my_commands(self, given: Mapping[str, Any]) -> object:
        commands = given["commands"]
        for command in commands:
            require(re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]), "BOT_COMMAND_INVALID")
            require(1 <= len(command["description"]) <= 256, "BOT_COMMAND_DESCRIPTION_INVALID")
        tag = str(given.get("language_code", ""))
        require(re.fullmatch(r"([a-z]{2})?", tag), "invalid language code specified")
        self.menus[command_scope(given), tag] = commands
        return True

    async def _on_delete_webhook(self, given: Mapping[str, Any]) -> object:
        if given.get("drop_pending_updates"):
            self._updates.clear()
        self.webhook = {}
        return True

    async def _on_set_webhook(self, given: Mapping[str, Any]) -> object:
        require(re.fullmatch(r"[\w-]{1,256}", given.get("secret_token", "")), "secret token unallowed")
        self.webhook = dict(given)
        return True

    async def _on_get_updates(self, given: Mapping[str, Any]) -> object:
        if self.webhook:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        offset, allowed = int(given.get("offset", 0)), given.get("allowed_updates")
        self._updates = [one for one in self._updates if one["update_id"] >= offset]

        def waiting() -> list[dict[str, Any]]:
            return [one for one in self._updates if not allowed or set(one) & set(allowed)]

        try:
            async with asyncio.timeout(int(given.get("timeout", 0))), self._changed:
                await self._changed.wait_for(lambda: self._closed or waiting())
        except TimeoutError:
            return []
        return waiting()[:100]

    async def _on_send_chat_action(self, given: Mapping[str, Any]) -> object:
        chat = self.chat_of(given)
        topic = given.get("message_thread_id")
        self.actions.append((chat, given["action"], None if topic is None else str(topic)))
        return True

    async def _on_send_message(self, given: Mapping[str, Any]) -> object:
        chat, text = self.chat_of(given), given.get("text", "")
        entities = given.get("entities", [])
        check_text(text, entities, 1, 4096)
        self._last_message += 1
        reply_to = given.get("reply_parameters", {}).get("message_id")
        shown = Shown(chat, self._last_message, reply_to, text, entities)
        shown.topic = given.get("message_thread_id")
        shown.silent = bool(given.get("disable_notification"))
        self._mark_up(shown, given)
        self.shown[chat, shown.id] = shown
        return self.as_message(shown)

    async def _on_edit_message_text(self, given: Mapping[str, Any]) -> object:
        shown, text = self._to_edit(given), given.get("text", "")
        entities = given.get("entities", [])
        check_text(text, entities, 1, 4096)
        require(shown.photo is None, "there is no text in the message to edit")
        before = replace(shown)
        shown.text, shown.entities = text, entities
        self._mark_up(shown, given)
        require(shown != before, "message is not modified: " + "…" * 3)
        shown.edits += 1
        return self.as_message(shown)

    async def _on_answer_callback_query(self, given: Mapping[str, Any]) -> object:
        text = given.get("text", "")
        require(len(text) <= 200, "MESSAGE_TOO_LONG")
        self.alerts[str(given["callback_query_id"])] = text
        return True

    async def _on_delete_message(self, given: Mapping[str, Any]) -> object:
        chat, number = self.chat_of(given), int(given["message_id"])
        require((chat, number) in self.shown, "message to delete not found")
        del self.shown[chat, number]
        return True

    async def _on_delete_messages(self, given: Mapping[str, Any]) -> object:
        chat, numbers = self.chat_of(given), [int(one) for one in given["message_ids"]]
        require(1 <= len(numbers) <= 100, "wrong number of messages to delete")
        for number in numbers:
            self.shown.pop((chat, number), None)
        return True

    async def _on_send_document(self, given: Mapping[str, Any]) -> object:
        chat, upload = self.chat_of(given), given["document"]
        check_text(given.get("caption", ""), given.get("caption_entities", []), 0, 1024)
        self._last_message += 1
        reply_to = given.get("reply_parameters", {}).get("message_id")
        shown = Shown(chat, self._last_message, reply_to, given.get("caption", ""))
        shown.file, shown.file_name = upload.data, upload.filename
        self._mark_up(shown, given)
        self.shown[chat, shown.id] = shown
        return self.as_message(shown)

    async def _on_edit_message_media(self, given: Mapping[str, Any]) -> object:
        shown, media = self._to_edit(given), given["media"]
        require(media["type"] in ("photo", "animation", "document"), "wrong type of the media")
        caption, entities = media.get("caption", ""), media.get("caption_entities", [])
        check_text(caption, entities, 0, 1024)
        require(str(media["media"]).startswith("attach://"), "wrong file identifier/HTTP URL specified")
        upload = given[media["media"].removeprefix("attach://")]
        data = upload.data
        shown.text, shown.entities = caption, entities
        if media["type"] == "photo":
            check_photo(data)
            shown.photo, shown.photo_name = data, upload.filename
        else:
            if thumbnail := media.get("thumbnail"):
                shown.preview = given[thumbnail.removeprefix("attach://")].data
                check_thumbnail(shown.preview)
            shown.file, shown.file_name = data, upload.filename
        self._mark_up(shown, given)
        shown.edits += 1
        return self.as_message(shown)

    # What it knows

    def chat_of(self, given: Mapping[str, Any]) -> int:
        """The chat of a call, if the bot may write there."""
        chat = int(given["chat_id"])
        require(chat in self._chats, "chat not found")
        if chat in self._blocked:
            self.turned_away += 1
            raise Refusal(403, f"Forbidden: bot was {self._blocked[chat]}")
        return chat

    def _to_edit(self, given: Mapping[str, Any]) -> Shown:
        found = self.shown.get((self.chat_of(given), int(given["message_id"])))
        if found is None:
            raise Refusal(400, "Bad Request: message to edit not found")
        return found

    def _mark_up(self, shown: Shown, given: Mapping[str, Any]) -> None:
        """Put the buttons beneath; an edit without any takes them away."""
        told = given.get("reply_markup", {})
        shown.asks = bool(told.get("force_reply"))
        buttons = [one for row in told.get("inline_keyboard", []) for one in row]
        require(len(buttons) <= 100, "REPLY_MARKUP_TOO_LONG")
        require(all(one["text"] for one in buttons), "BUTTON_TEXT_EMPTY")
        pressable = [one for one in buttons if "callback_data" in one]
        require(
            all(1 <= len(one["callback_data"].encode()) <= 64 for one in pressable), "BUTTON_DATA_INVALID"
        )
        shown.buttons = {one["text"]: one["callback_data"] for one in pressable}
        shown.links_beneath = {one["text"]: one["url"] for one in buttons if "url" in one}

    def _content(self, shown: Shown) -> dict[str, Any]:
        if shown.photo is not None:
            return {"caption": shown.text, "photo": self.photo_sizes(shown.photo)}
        if shown.file is not None:
            return {"caption": shown.text}
        return {"text": shown.text}

    def show_photo(self, chat: int, data: bytes, given: Mapping[str, Any]) -> dict[str, Any]:
        """Show a photo of the bot; the message."""
        self._last_message += 1
        reply_to = given.get("reply_parameters", {}).get("message_id")
        text, entities = given.get("caption", ""), given.get("caption_entities", [])
        shown = Shown(chat, self._last_message, reply_to, text, entities, photo=data)
        self._mark_up(shown, given)
        self.shown[chat, shown.id] = shown
        return self.as_message(shown)

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()
