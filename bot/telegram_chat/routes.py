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
    stickers_for: int | None = None
    """The member who owns the sticker set that is made of a pack."""
    avatar: bool = False
    """Whether one avatar and nothing else is awaited there."""


def address_of(
    placeholder: Message,
    asked: Message,
    language: str,
    stickers_for: int | None = None,
    *,
    avatar: bool = False,
) -> ChatAddress:
    """The address by which the worker finds `placeholder`, the answer to `asked`."""
    route = {"chat": str(placeholder.chat_id), "message": str(placeholder.message_id)}
    if (topic := topic_of(asked)) is not None:
        route["topic"] = str(topic)
    if stickers_for is not None:
        route["stickers_for"] = str(stickers_for)
    if avatar:
        route["avatar"] = "1"
    return ChatAddress("telegram", route, language)


def route_to(address: ChatAddress) -> Route:
    """The route of an address that `address_of` made."""
    route = address.route
    topic, owner = route.get("topic"), route.get("stickers_for")
    return Route(
        int(route["chat"]),
        int(route["message"]),
        None if topic is None else int(topic),
        None if owner is None else int(owner),
        "avatar" in route,
    )


def storing_address(chat: int, language: str) -> ChatAddress:
    """The address of pictures that are wanted as Telegram's files alone, by way of `chat`."""
    return ChatAddress("telegram", {"store": str(chat)}, language)


def store_of(address: ChatAddress) -> int | None:
    """The chat of an address that `storing_address` made; None for any other."""
    store = address.route.get("store")
    return None if store is None else int(store)


def topic_of(message: Message) -> int | None:
    """The forum topic that a message belongs to. A thread of replies has a number too, and is none."""
    return message.message_thread_id if message.is_topic_message else None
