"""The commands for the theme of the day and the server's board of shared avatars."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import discord

from bot.discord_chat.captions import harmless
from bot.discord_chat.named_commands import AnyCommand, command
from bot.discord_chat.ordering import order, order_in_a_while
from bot.discord_chat.people import manners_of, name_of, server_of
from bot.discord_chat.telling import Said, remark
from bot.front_desk import FrontDesk
from bot.presses import Press, Verb


def board_commands(desk: FrontDesk) -> Sequence[AnyCommand]:
    """All of them."""
    return (_today(desk), _board(desk))


def _today(desk: FrontDesk) -> AnyCommand:
    @command("today")
    async def today(interaction: discord.Interaction) -> None:
        await order(desk, interaction, desk.daily)
        language = (await manners_of(desk, interaction)).language
        await remark(interaction, harmless(desk.daily_text(language)))

    return today


def _board(desk: FrontDesk) -> AnyCommand:
    @command("board")
    async def board(interaction: discord.Interaction) -> None:
        drafting = partial(desk.board, name_of(interaction), server_of(interaction))
        await order_in_a_while(desk, interaction, drafting)

    return board


async def board_said(desk: FrontDesk, interaction: discord.Interaction[Any], press: Press) -> Said:
    """Share an avatar, or give one a heart; what to say to the person. Raises OrderRefused."""
    language = (await manners_of(desk, interaction)).language
    name, server = name_of(interaction), server_of(interaction)
    if press.verb is Verb.SHARE:
        return Said(harmless(await desk.share(name, server, press.code, language)))
    return Said(harmless(await desk.heart(press, name, server, language)))
