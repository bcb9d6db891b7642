"""What is answered to words in reply to an avatar: they change it.

No privileged intent is needed: Discord tells a bot the words of messages that mention it, as replies do
unless their sender turns that off, and of direct messages.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from typing import Final

import aiohttp
import discord

from bot.codes_in_text import codes_in
from bot.continuing import edited
from bot.discord_chat.captions import harmless
from bot.discord_chat.reception import Reception
from bot.discord_chat.routes import address_in_channel
from bot.front_desk import FrontDesk
from bot.inbox_event import CURRENT
from bot.intake import OrderRefused
from bot.logs import circumstances
from bot.one_of_several import chosen
from bot.replies import LANGUAGES, say
from bot.server_settings import ServerSettings, check_channel

log = logging.getLogger(__name__)

_MENTION: Final = re.compile(r"<@!?\d+>")


ChannelOfId = Callable[[int], Awaitable[object]]
"""Asks Discord for a channel; it may raise DiscordException."""


class Replying:
    """Answers replies to Mochi's own messages."""

    def __init__(self, desk: FrontDesk, reception: Reception, channel_of_id: ChannelOfId) -> None:
        self._desk, self._reception, self._channel_of_id = desk, reception, channel_of_id

    async def heard(self, message: discord.Message, me: int) -> None:
        """Edit the avatar of the bot `me` that `message` replies to, if it does and its words can be read."""
        avatar = message.reference.resolved if message.reference else None
        if not isinstance(avatar, discord.Message) or avatar.author.id != me or message.author.bot:
            return
        words, codes = _MENTION.sub("", message.content).strip(), codes_in(avatar.content)
        if not words or not codes or not self._reception.admit():
            return
        try:
            await self._edit(message, words, codes, language_of_caption(avatar.content))
        except (discord.DiscordException, aiohttp.ClientError, OSError) as problem:
            if event := CURRENT.get():
                event.unanswered = not isinstance(problem, discord.NotFound | discord.Forbidden)
            log.warning("a reply was not answered: %s", circumstances(problem))

    async def _edit(self, message: discord.Message, words: str, codes: Sequence[str], told: str) -> None:
        name, server = f"discord:{message.author.id}", _server_of(message)
        manners = await self._desk.manners(name, server, told)
        language, quiet = manners.language, manners.settings.quiet
        try:
            check_channel(manners.settings, await self._place(message, manners.settings), language)
            code, words = chosen(codes, words, language)
            draft = edited(code, words, self._desk.now(language))
        except OrderRefused as refusal:
            told_instead = await self._desk.noticed(refusal, name, language)
            await _say(message, harmless(str(told_instead)), quiet)
            return
        placeholder = await _say(message, say(language, "placeholder"), quiet)
        address = address_in_channel(placeholder, language)
        try:
            await self._desk.submit_draft(draft, f"discord-{message.id}", address, name, server)
        except OrderRefused as refusal:
            await placeholder.edit(content=harmless(str(refusal)))
        except Exception as problem:
            log.error("a reply was not answered: %s", circumstances(problem))
            await placeholder.edit(content=say(language, "apology"))

    async def _place(self, message: discord.Message, settings: ServerSettings) -> str:
        """The id of the channel; of a thread that of the channel around it, which messages don't tell."""
        here = str(message.channel.id)
        if not settings.channels or here in settings.channels:
            return here
        try:
            there = await self._channel_of_id(message.channel.id)
        except (discord.NotFound, discord.Forbidden):
            return here
        return str(there.parent_id) if isinstance(there, discord.Thread) else here


def language_of_caption(caption: str) -> str:
    """The language in which an avatar was brought: messages don't tell their sender's."""
    made = {language: say(language, "caption-made", model="|").split("|")[0] for language in LANGUAGES}
    return next((language for language, words in made.items() if words in caption), LANGUAGES[0])


def _server_of(message: discord.Message) -> str:
    channel = message.channel
    guild = channel.guild_id if isinstance(channel, discord.PartialMessageable) else None
    return f"discord:{guild}" if guild else ""


async def _say(message: discord.Message, text: str, quiet: bool) -> discord.Message:
    """Say `text` beneath `message`, without a ping; the nonce keeps a second try from saying it twice."""
    reference, nonce = message.to_reference(fail_if_not_exists=False), str(message.id)
    return await message.channel.send(
        text, reference=reference, mention_author=False, nonce=nonce, silent=quiet
    )
