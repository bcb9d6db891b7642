"""One message or press of one person, and how Mochi speaks to them there."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import Bot, ForceReply, InlineKeyboardMarkup, Message, ReplyParameters, Update, User
from telegram.error import BadRequest, Forbidden
from telegram.ext import ContextTypes

from bot.front_desk import FrontDesk
from bot.intake import OrderRefused
from bot.keyboards import Owner
from bot.manners import Manners
from bot.replies import say
from bot.telegram_chat.captions import TEXT_LIMIT, harmless, with_codes
from bot.telegram_chat.markup import markup as buttons
from bot.telegram_chat.people import message_of, name_of, person_of, server_of, told_language
from bot.telegram_chat.placeholders import Placeholders
from bot.telegram_chat.shelf import Screen
from bot.telegram_chat.waiting import Waiting

Markup = InlineKeyboardMarkup | ForceReply
_SILENCED = ("not enough rights to send", "chat_write_forbidden", "topic_closed", "have no rights to send")


class CannotWrite(Exception):
    """The bot may not write where it was spoken to: there is nowhere to say so but in private."""


@dataclass(frozen=True)
class Visit:
    """What every handler is given."""

    desk: FrontDesk
    update: Update
    context: ContextTypes.DEFAULT_TYPE
    manners: Manners
    waiting: Waiting
    placeholders: Placeholders

    @property
    def language(self) -> str:
        """The language to speak: the member's choice, else the group's, else the app's."""
        return self.manners.language

    @property
    def message(self) -> Message:
        """The message that was written, or under which a button was pressed."""
        return message_of(self.update)

    @property
    def person(self) -> User:
        """Who wrote or pressed."""
        return person_of(self.update)

    @property
    def name(self) -> str:
        """The person as the owner of buttons and of what is kept."""
        return name_of(self.update)

    @property
    def server(self) -> str:
        """The group; empty in a private chat."""
        return server_of(self.update)

    @property
    def words(self) -> Sequence[str]:
        """What was typed after the command, in a message or in the caption of a picture."""
        if self.context.args is not None:
            return self.context.args
        return (self.message.caption or "").split()[1:]

    @property
    def bot(self) -> Bot:
        """The bot, for what is no answer to the message."""
        return self.context.bot

    async def owner(self) -> Owner:
        """The person as the owner of buttons. Raises OrderRefused if Redis is away."""
        return await self.desk.owner(self.name, self.language)

    async def say(self, sentence: str, **facts: str | int) -> Message:
        """Answer with the named sentence."""
        return await self.reply(say(self.language, sentence, **facts))

    async def show(self, screen: Screen) -> Message:
        """Answer with a screen, its buttons beneath."""
        return await self.reply(screen.text, screen.codes, buttons(screen.keyboard))

    async def reply(
        self, text: str, codes: Sequence[str] = (), markup: Markup | None = None, *, trusted: bool = False
    ) -> Message:
        """Answer beneath the message in plain text, each code on a line to copy. Raises CannotWrite.

        Names and addresses in `text` become links only if it is trusted: if no member wrote any of it.
        """
        whole, entities = with_codes(text if trusted else harmless(text), codes, TEXT_LIMIT)
        answered = ReplyParameters(self.message.message_id, allow_sending_without_reply=True)
        try:
            return await self.message.reply_text(
                whole,
                entities=entities,
                reply_parameters=answered,
                reply_markup=markup,
                disable_notification=self.manners.settings.quiet,
            )
        except (BadRequest, Forbidden) as problem:
            if any(part in problem.message.lower() for part in _SILENCED):
                raise CannotWrite from problem
            raise


Handle = Callable[[Visit], Awaitable[None]]
"""Answers one visit; it may raise OrderRefused."""
Callback = Callable[[Update, ContextTypes.DEFAULT_TYPE], Coroutine[Any, Any, None]]


@dataclass(frozen=True)
class Reception:
    """What stays the same from visit to visit."""

    desk: FrontDesk
    waiting: Waiting
    placeholders: Placeholders

    async def welcome(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> Visit:
        """The visit of an update, with the manners that hold for its person in its place."""
        manners = await self.desk.manners(name_of(update), server_of(update), told_language(update))
        return Visit(self.desk, update, context, manners, self.waiting, self.placeholders)

    def answering(self, handle: Handle) -> Callback:
        """`handle` as the library calls it; a refusal becomes the answer."""

        async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
            visit = await self.welcome(update, context)
            try:
                await handle(visit)
            except OrderRefused as refusal:
                await visit.reply(str(await self.desk.noticed(refusal, visit.name, visit.language)))

        return answer
