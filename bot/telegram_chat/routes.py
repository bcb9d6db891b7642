"""Where a placeholder stands, as the text that crosses Redis and back."""

from dataclasses import dataclass

from telegram import Message

from bot.request import ChatAddress


@dataclass(frozen=True)
class Route:
    """A message in a chat, in one of its topics if it has any."""

    chat: int
    message: int
    topic: int | None = None


def address_of(placeholder: Message, asked: Message, language: str) -> ChatAddress:
    """The address by which the worker finds `placeholder`, the answer to `asked`."""
    route = {"chat": str(placeholder.chat_id), "message": str(placeholder.message_id)}
    if (topic := topic_of(asked)) is not None:
        route["topic"] = str(topic)
    return ChatAddress("telegram", route, language)


def route_to(address: ChatAddress) -> Route:
    """The route of an address that `address_of` made."""
    route = address.route
    return Route(int(route["chat"]), int(route["message"]), int(route["topic"]) if "topic" in route else None)


def topic_of(message: Message) -> int | None:
    """The forum topic that a message belongs to. A thread of replies has a number too, and is none."""
    return message.message_thread_id if message.is_topic_message else None
