"""The people of the stand-in for Telegram: what they write, press and see."""

import asyncio
import re
import time
from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from tests.stand_ins.telegram_rules import topic_facts
from tests.stand_ins.telegram_screen import ADA, Chat, Person, Shown
from tests.stand_ins.telegram_shelves import InlineAnswer, TelegramShelves

_COMMAND = re.compile(r"/\w{1,64}(@\w{3,32})?(?![\w/<>@])", re.ASCII)


class TelegramPeople(TelegramShelves):
    """A base of TelegramStandIn."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[tuple[int, int], Shown] = {}
        self.calls: list[str] = []
        self.alerts: dict[str, str] = {}
        """What was said in answer to each press."""
        self._chats: set[int] = set()
        self._blocked: dict[int, str] = {}
        self.turned_away = 0
        """How often the bot tried to write where it may not."""
        self._last_message = 100
        self._changed = asyncio.Condition()

    @abstractmethod
    async def deliver(self, content: Mapping[str, Any], secret: str | None = None) -> int | None:
        """Bring an update to the bot."""

    @abstractmethod
    def _content(self, shown: Shown) -> dict[str, Any]:
        """What a message holds, as the wire tells it."""

    async def write(self, text: str, person: Person = ADA, chat: Chat | None = None, **more: Any) -> int:
        """`person` sends `text`, in private or in `chat`; returns the message's number."""
        self._last_message += 1
        await self.deliver({"message": self._message(text, person, chat, self._last_message) | more})
        return self._last_message

    async def press(self, shown: Shown, label: str, person: Person = ADA) -> str:
        """`person` presses the button that says `label`; what is said in answer, empty for nothing."""
        return await self.press_data(shown, shown.buttons[label], person)

    async def press_data(self, shown: Shown, data: str, person: Person = ADA) -> str:
        """`person` sends any callback data, as if a button had it; what is said in answer."""
        number = await self.send_data(shown, data, person)
        await self.until(lambda: number in self.alerts, f"an answer to the press of {data}")
        return self.alerts[number]

    async def send_data(self, shown: Shown, data: str, person: Person = ADA) -> str:
        """The same, without waiting for an answer; the number of the press."""
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
        return number

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
        self._blocked[person.id] = "blocked by the user"

    def kick(self, chat: Chat) -> None:
        """A group throws the bot out."""
        self._blocked[chat.id] = f"kicked from the {chat.kind} chat"

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

    async def until(self, condition: Callable[[], object], what: str, seconds: float = 60) -> None:
        """Wait until `condition` holds; fail after `seconds` without."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: bool(condition()))
        except TimeoutError:
            raise AssertionError(f"waited {seconds} s for {what}; {self.shown=} {self.calls=}") from None

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
