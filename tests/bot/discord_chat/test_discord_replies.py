"""Members reply to avatars with words."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.front_desk import FrontDesk
from bot.replies import say
from bot.request import AvatarRequest
from models.recipe import decode
from tests.processes import Processes, wait_until
from tests.stand_ins.discord_stand_in import BEA, CHANNEL, DiscordStandIn, Refusal, Shown, Trouble

pytestmark = pytest.mark.asyncio(loop_scope="module")

Drawn = Callable[[str], Awaitable[Shown]]
Replied = Callable[[Shown], Awaitable[AvatarRequest]]


async def an_avatar(discord: DiscordStandIn, drawn: Drawn, count: int = 1, locale: str = "en-US") -> Shown:
    return await drawn(await discord.slash("avatar", locale, words="pink hair", count=count))


async def test_words_in_reply_change_the_avatar(
    discord: DiscordStandIn, drawn: Drawn, replied: Replied
) -> None:
    avatar = await an_avatar(discord, drawn)
    placeholder = await discord.reply_to(await discord.reply(avatar, "<@118000000000000001> add cat ears"))
    assert placeholder.content == say("en", "placeholder")
    assert not placeholder.pings
    request = await replied(placeholder)
    before, after = decode(avatar.codes[0]), decode(request.recipes[0])
    assert (after.look.traits["ears"], after.seed) == ("cat", before.seed)


async def test_a_number_says_which_of_a_sheet(
    discord: DiscordStandIn, drawn: Drawn, replied: Replied
) -> None:
    sheet = await an_avatar(discord, drawn, count=4)
    request = await replied(await discord.reply_to(await discord.reply(sheet, "3 fox ears", BEA)))
    assert decode(request.recipes[0]).seed == decode(sheet.codes[2]).seed
    for unclear in ("fox ears", "7 fox ears"):
        asked = await discord.reply_to(await discord.reply(sheet, unclear))
        assert asked.content == say("en", "reply-which")


async def test_what_changes_nothing_is_said_in_the_avatars_language(
    discord: DiscordStandIn, drawn: Drawn
) -> None:
    avatar = await an_avatar(discord, drawn)
    avatar.content = f"{say('zh-TW', 'caption-made', model='GAN')}\n{avatar.content}"
    refused = await discord.reply_to(await discord.reply(avatar, "!?"))
    assert refused.content == say("zh-TW", "empty-edit")


async def test_threads_belong_to_the_channel_around_them(
    discord: DiscordStandIn, drawn: Drawn, desk: FrontDesk
) -> None:
    """Where a server lets avatars be drawn in some channels alone."""
    avatar = await an_avatar(discord, drawn)
    discord.threads = {"7001": CHANNEL, "7002": 4242}
    await desk.change_settings("discord:921", {"channels": [str(CHANNEL)]}, "en")
    said = {}
    for channel in (CHANNEL, 7001, 7002, 7003):
        reply = await discord.reply(avatar, "cat ears", channel=channel, server=921)
        said[channel] = (await discord.reply_to(reply)).content
    drawn_there, elsewhere = say("en", "placeholder"), say("en", "not-in-this-channel")
    assert said == {CHANNEL: drawn_there, 7001: drawn_there, 7002: elsewhere, 7003: elsewhere}


async def test_chatter_is_left_alone(discord: DiscordStandIn, drawn: Drawn) -> None:
    avatar = await an_avatar(discord, drawn)
    said = len(discord.in_channel)
    await discord.reply(avatar, "so cute", ping=False)
    await discord.reply(await discord.answer(await discord.slash("help")), "thanks")
    await discord.reply(avatar, "beep", {**BEA, "bot": True})
    last = await discord.reply(avatar, "cat ears")
    await discord.reply_to(last)
    assert len(discord.in_channel) == said + 1


async def test_a_channel_where_mochi_may_not_write_is_no_trouble(
    discord: DiscordStandIn, drawn: Drawn, module_processes: Processes
) -> None:
    avatar = await an_avatar(discord, drawn)
    discord.trouble(f"/channels/{CHANNEL}/messages", Trouble(Refusal(403, 50013)))
    await discord.reply(avatar, "add xyzzyplugh cat ears")
    log = module_processes.folder / "bot-discord.log"
    told = "a reply was not answered: Forbidden"
    await asyncio.to_thread(wait_until, lambda: told in log.read_text(), 30, "the refusal in the log")
    await discord.reply_to(await discord.reply(avatar, "add cat ears"))
    assert "xyzzyplugh" not in log.read_text()


async def test_a_queue_out_of_reach_is_said_in_the_placeholders_place(
    discord: DiscordStandIn, drawn: Drawn, module_processes: Processes
) -> None:
    avatar = await an_avatar(discord, drawn)
    await asyncio.to_thread(module_processes.stop)
    discord.connected = False
    lost = {"REDIS_URL": "redis://127.0.0.1:9/0"}
    module_processes.start("bot", "discord", **discord.environment, **lost)
    await discord.until(lambda: discord.connected, "the bot again")
    shown = await discord.reply_to(await discord.reply(avatar, "add cat ears"))
    await discord.until(lambda: shown.edits, "an edit")
    assert shown.content == say("en", "queue-away")
    refused = await discord.answer(await discord.press(avatar, say("en", "button-more"), "ja"))
    assert (refused.content, refused.ephemeral) == (say("ja", "queue-away"), True)
