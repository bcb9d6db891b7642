"""A stand-in for Telegram: a Bot API server on this machine, with people who write and look at what they see.

It speaks the wire protocol of https://core.telegram.org/bots/api for what Mochi uses, and is as strict as the
real one about lengths, entities and what can be edited into what.
"""

import asyncio
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from aiohttp import ClientSession, web

from tests.stand_ins.telegram_rules import (
    Refusal,
    check_photo,
    check_text,
    check_thumbnail,
    command_scope,
    parameters,
    require,
    snake,
    topic_facts,
)
from tests.stand_ins.telegram_shelves import InlineAnswer, TelegramShelves

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_COMMAND = re.compile(r"/\w{1,64}(@\w{3,32})?(?![\w/<>@])", re.ASCII)
_LINKS = re.compile(r"@\w{4,}|\b\w+://\w|\b\w+\.[a-z]{2,}\b", re.ASCII)


@dataclass(frozen=True)
class Person:
    """Somebody with a Telegram app in some language."""

    id: int = 4711
    language: str | None = "en"
    name: str = "Ada"


ADA = Person()


@dataclass(frozen=True)
class Chat:
    """A group; the private chat of a person has the person's own number."""

    id: int
    kind: str = "supergroup"
    topic: int | None = None


@dataclass
class Shown:
    """A message of the bot as it is on the screen now."""

    chat: int
    id: int
    reply_to: int | None
    text: str = ""
    entities: list[dict[str, Any]] = field(default_factory=list)
    photo: bytes | None = None
    photo_name: str | None = None
    file: bytes | None = None
    file_name: str | None = None
    preview: bytes | None = None
    """The small picture of a file."""
    buttons: dict[str, str] = field(default_factory=dict)
    """What stands beneath: what a button says, and its data."""
    links_beneath: dict[str, str] = field(default_factory=dict)
    """What a button says, and the address that it opens."""
    asks: bool = False
    """Whether the app opens the field for a reply."""
    edits: int = 0
    topic: int | None = None
    silent: bool = False
    """Whether it came without a sound."""

    @property
    def code(self) -> list[str]:
        """What is shown in monospace, to copy with a tap."""
        units = self.text.encode("utf-16-le")
        return [
            units[2 * one["offset"] : 2 * (one["offset"] + one["length"])].decode("utf-16-le")
            for one in self.entities
            if one["type"] == "code"
        ]

    @property
    def links(self) -> list[str]:
        """What the app would turn into mentions and links."""
        return _LINKS.findall(self.text)


@dataclass
class Trouble:
    """What befalls one call."""

    before: Refusal | None = None
    """Refused with this."""
    lost: bool = False
    """Done, but the connection breaks before the reply."""
    stall: float = 0
    """Seconds that pass before anything happens."""


class TelegramStandIn(TelegramShelves):
    """`async with TelegramStandIn() as telegram:` and point a bot at `telegram.base_url`."""

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__()
        self.token, self.username = token, "MochiStandInBot"
        self.base_url = ""
        self.shown: dict[tuple[int, int], Shown] = {}
        self.actions: list[tuple[int, str, str | None]] = []
        self.menus: dict[tuple[str, str], list[dict[str, str]]] = {}
        """By scope and language."""
        self.webhook: dict[str, Any] = {}
        self.calls: list[str] = []
        self.alerts: dict[str, str] = {}
        """What was said in answer to each press."""
        self._chats: set[int] = set()
        self._blocked: set[int] = set()
        self._updates: list[dict[str, Any]] = []
        self.mischief: Callable[[str], Trouble | None] = lambda method: None
        """What befalls a call of a method; nothing unless a test has it otherwise."""
        self._troubles: dict[str, list[Trouble]] = {}
        self._last_update = self._last_message = 100
        self._changed = asyncio.Condition()
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

    # What people do and see

    async def write(self, text: str, person: Person = ADA, chat: Chat | None = None, **more: Any) -> int:
        """`person` sends `text`, in private or in `chat`; returns the message's number."""
        self._last_message += 1
        await self.deliver({"message": self._message(text, person, chat, self._last_message) | more})
        return self._last_message

    async def press(self, shown: Shown, label: str, person: Person = ADA) -> str:
        """`person` presses the button that says `label`; what is said in answer, empty for nothing."""
        return await self.press_data(shown, shown.buttons[label], person)

    async def press_data(self, shown: Shown, data: str, person: Person = ADA) -> str:
        """`person` sends any callback data, as if a button had it."""
        self._last_message += 1
        number = f"40000000000{self._last_message}"
        pressed = {
            "id": number,
            "from": self._sender(person),
            "message": self.as_message(shown),
            "chat_instance": "1",
            "data": data,
        }
        await self.deliver({"callback_query": pressed})
        await self.until(lambda: number in self.alerts, f"an answer to the press of {data}")
        return self.alerts[number]

    async def reply(self, shown: Shown, text: str, person: Person = ADA) -> int:
        """`person` replies to a message of the bot."""
        return await self.write(text, person, reply_to_message=self.as_message(shown))

    async def send_picture(
        self, data: bytes, caption: str = "", person: Person = ADA, chat: Chat | None = None, **more: Any
    ) -> int:
        """`person` sends a photo with a caption."""
        self._last_message += 1
        message = self._message(caption, person, chat, self._last_message)
        told = {"caption": message.pop("text", ""), "caption_entities": message.pop("entities", [])}
        await self.deliver({"message": message | told | {"photo": self.photo_sizes(data)} | more})
        return self._last_message

    async def type_inline(self, text: str, person: Person = ADA, offset: str = "") -> str:
        """`person` types the bot's name and `text` in some chat; the number of the query."""
        self._last_message += 1
        number = f"50000000000{self._last_message}"
        query = {"id": number, "from": self._sender(person), "query": text, "offset": offset}
        await self.deliver({"inline_query": query | {"chat_type": "group"}})
        return number

    async def offered(self, text: str, person: Person = ADA, offset: str = "") -> InlineAnswer:
        """What is shown to `person` for these words."""
        number = await self.type_inline(text, person, offset)
        await self.until(lambda: number in self.inline, f"an answer to the query {text}")
        return self.inline[number]

    def admit(self, chat: int) -> None:
        """Let the bot write in `chat`, where nobody has written to it."""
        self._chats.add(chat)

    async def correct(self, message: int, text: str, person: Person = ADA) -> None:
        """`person` edits a message sent before."""
        edited = self._message(text, person, None, message) | {"edit_date": int(time.time())}
        await self.deliver({"edited_message": edited})

    def delete(self, message: Shown) -> None:
        """Somebody deletes a message of the bot."""
        del self.shown[message.chat, message.id]

    def block(self, person: Person) -> None:
        """`person` blocks the bot."""
        self._blocked.add(person.id)

    async def answers(self, count: int = 1, chat: int | None = None) -> list[Shown]:
        """The bot's messages, oldest first, as soon as there are `count`."""

        def found() -> list[Shown]:
            return [one for one in self.shown.values() if chat in (None, one.chat)]

        await self.until(lambda: len(found()) >= count, f"{count} answers")
        return found()

    async def answer(self, question: int) -> Shown:
        """The bot's answer to the message with the number `question`, as soon as it is there."""

        def found() -> list[Shown]:
            return [one for one in self.shown.values() if one.reply_to == question]

        await self.until(found, f"an answer to {question}")
        return found()[0]

    async def until(self, condition: Callable[[], object], what: str, seconds: float = 30) -> None:
        """Wait until `condition` holds; fail after `seconds` without."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: bool(condition()))
        except TimeoutError:
            raise AssertionError(f"waited {seconds} s for {what}; {self.shown=} {self.calls=}") from None

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
        upload.file.seek(0)
        shown.file, shown.file_name = upload.file.read(), upload.filename
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
        data = upload.file.read()
        shown.text, shown.entities = caption, entities
        if media["type"] == "photo":
            check_photo(data)
            shown.photo, shown.photo_name = data, upload.filename
        else:
            if thumbnail := media.get("thumbnail"):
                shown.preview = given[thumbnail.removeprefix("attach://")].file.read()
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
            raise Refusal(403, "Forbidden: bot was blocked by the user")
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

    def _sender(self, person: Person) -> dict[str, Any]:
        sender = {"id": person.id, "is_bot": False, "first_name": person.name}
        return sender | ({"language_code": person.language} if person.language else {})

    def _message(self, text: str, person: Person, chat: Chat | None, number: int) -> dict[str, Any]:
        place = chat or Chat(person.id, "private")
        self._chats.add(place.id)
        found = _COMMAND.match(text)
        command = {"type": "bot_command", "offset": 0, "length": found.end()} if found else None
        return {
            "message_id": number,
            "date": int(time.time()),
            "chat": {"id": place.id, "type": place.kind, "title": "Friends", "first_name": person.name},
            "from": self._sender(person),
            **({"text": text} if text else {}),
            **({"entities": [command]} if command else {}),
            **topic_facts(place.topic),
        }

    def message_of(self, person: Person, chat: Chat) -> dict[str, Any]:
        """Something that `person` wrote in `chat`, to reply to."""
        self._last_message += 1
        return self._message("hello", person, chat, self._last_message)

    def as_message(self, shown: Shown) -> dict[str, Any]:
        """A message of the bot as Telegram tells of it."""
        kind = "supergroup" if shown.chat < 0 else "private"
        return {
            "message_id": shown.id,
            "date": int(time.time()),
            "chat": {"id": shown.chat, "type": kind, "title": "Friends"},
            "from": {"id": 110201543, "is_bot": True, "first_name": "Mochi"},
            **self._content(shown),
            **topic_facts(shown.topic),
        }

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
