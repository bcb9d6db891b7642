"""Pictures that members of a server report: told to its people in their channel, and taken away by them."""

from functools import partial
from typing import Any, Final

import aiohttp
import discord

from bot.discord_chat.captions import caption, harmless
from bot.discord_chat.components import view_of
from bot.discord_chat.people import manners_of, name_of, server_of
from bot.discord_chat.telling import Said
from bot.front_desk import FrontDesk
from bot.guard_desk import Report
from bot.intake import OrderRefused
from bot.presses import Press
from bot.replies import say

Interaction = discord.Interaction[Any]
NO_MESSAGES_HERE: Final = 50008
"""Discord's word for a channel that takes no messages, such as a forum."""
LINK: Final = "https://discord.com/channels/{server}/{channel}/{message}"


async def report_said(desk: FrontDesk, interaction: Interaction, press: Press) -> Said:
    """Report the picture above the button; what to say to the reporter. Raises OrderRefused."""
    language = (await manners_of(desk, interaction)).language
    if interaction.message is None:
        raise OrderRefused(say(language, "report-nowhere"))
    place = f"{interaction.channel_id}:{interaction.message.id}"
    report = await desk.report(press, place, name_of(interaction), server_of(interaction), language)
    if report.channel:
        async with desk.passed_on(place):
            await _pass_on(interaction, report, language)
    return Said(harmless(report.thanks))


async def removed_said(desk: FrontDesk, interaction: Interaction, press: Press) -> Said:
    """Take a reported message away; what the report becomes. Raises OrderRefused."""
    language = (await manners_of(desk, interaction)).language
    if not may_remove(interaction):
        raise OrderRefused(say(language, "report-not-yours"))
    channel, _, message = desk.place_to_remove(press).partition(":")
    there = interaction.client.get_partial_messageable(int(channel), guild_id=interaction.guild_id)
    try:
        await there.get_partial_message(int(message)).delete()
    except discord.NotFound:
        pass  # somebody was faster
    except discord.Forbidden as problem:
        raise OrderRefused(say(language, "cannot-remove")) from problem
    return Said(say(language, "report-removed"))


def may_remove(interaction: Interaction) -> bool:
    """Whether the person looks after the server, or this channel of it."""
    may = interaction.permissions
    return bool(interaction.guild_id) and (may.manage_messages or may.manage_guild)


async def _pass_on(interaction: Interaction, report: Report, language: str) -> None:
    """Tell the server's people. Raises OrderRefused where they can't be told."""
    message = interaction.message.id if interaction.message else ""
    link = LINK.format(server=interaction.guild_id, channel=interaction.channel_id, message=message)
    text = caption(report.text, [report.code] if report.code else []) + f"\n{link}"
    there = interaction.client.get_partial_messageable(int(report.channel), guild_id=interaction.guild_id)
    say_there = partial(there.send, text, view=view_of(report.keyboard), nonce=str(interaction.id))
    try:
        await say_there()
    except (discord.Forbidden, discord.NotFound) as problem:
        raise OrderRefused(say(language, "report-nowhere")) from problem
    except discord.HTTPException as problem:
        if problem.code != NO_MESSAGES_HERE:
            raise
        raise OrderRefused(say(language, "report-nowhere")) from problem
    except (aiohttp.ClientError, OSError):
        await say_there()  # it may have arrived: the nonce keeps it from being said twice
