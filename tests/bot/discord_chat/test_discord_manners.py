"""Members save, give up and choose a language; servers say where and how avatars are drawn."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import pytest
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from bot.front_desk import FrontDesk
from bot.replies import say
from bot.request import AvatarRequest
from models.recipe import decode
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import BEA, CHANNEL, DiscordStandIn, Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]
Drawn = Callable[[str], Awaitable[Shown]]
ADA = "discord:118000000000004711"


async def chosen(desk: FrontDesk, server: int, changes: Mapping[str, Any]) -> int:
    """What the admins of a server choose for it."""
    await desk.change_settings(f"discord:{server}", changes, "en")
    return server


async def test_save_keeps_an_avatar_in_the_gallery(
    discord: DiscordStandIn, drawn: Drawn, desk: FrontDesk
) -> None:
    avatar = await drawn(await discord.slash("avatar", words="pink hair", count=1))
    for _ in range(2):
        saved = await discord.answer(await discord.press(avatar, say("en", "button-save")))
        assert (saved.content, saved.ephemeral) == (say("en", "saved"), True)
    page = await desk.gallery(ADA, 1, "en")
    assert [one.code for one in page.avatars] == avatar.codes


async def test_saved_avatars_are_offered_where_a_code_is_wanted(
    discord: DiscordStandIn, drawn: Drawn, desk: FrontDesk
) -> None:
    avatar = await drawn(await discord.slash("avatar", words="blue hair", count=1))
    await desk.save(ADA, avatar.codes[0], "en", "my captain")
    assert avatar.codes[0] in await discord.type_into("pack", "recipe", "")
    assert await discord.type_into("morph", "f", "Captain") == avatar.codes
    assert await discord.type_into("breed", "b", "nobody", a=avatar.codes[0]) == []


async def test_a_waiting_request_can_be_given_up(
    discord: DiscordStandIn, queued: Queued, module_processes: Processes
) -> None:
    token = await discord.slash("avatar", words="pink hair")
    request = await queued(token)
    placeholder = discord.shown[token]
    refused = await discord.answer(await discord.press(placeholder, say("en", "button-cancel"), "ja", BEA))
    assert refused.content == say("ja", "not-yours")
    await discord.press(placeholder, say("en", "button-cancel"))
    await discord.until(lambda: placeholder.content == say("en", "cancelled"), "the end of it")
    assert placeholder.buttons == {}
    with Redis.from_url(module_processes.environment["REDIS_URL"]) as redis:
        assert request.id not in Queue("avatars", connection=redis, serializer=JSONSerializer).job_ids


async def test_an_answer_takes_the_button_for_giving_up_with_it(
    discord: DiscordStandIn, drawn: Drawn
) -> None:
    avatar = await drawn(await discord.slash("avatar", words="pink hair", count=1))
    assert say("en", "button-cancel") not in avatar.buttons


async def test_a_server_says_in_which_channels(discord: DiscordStandIn, desk: FrontDesk) -> None:
    server = await chosen(desk, 701, {"channels": ["5"], "language": "zh-CN"})
    refused = await discord.answer(await discord.slash_in(server, "avatar", words="pink hair"))
    assert (refused.content, refused.ephemeral) == (say("zh-CN", "not-in-this-channel"), True)


async def test_a_server_says_how(discord: DiscordStandIn, queued: Queued, desk: FrontDesk) -> None:
    choices = {"channels": [str(CHANNEL)], "language": "ja", "style": "neon", "quiet": True}
    server = await chosen(desk, 702, choices)
    token = await discord.slash_in(server, "avatar", words="pink hair")
    shown = await discord.answer(token)
    assert (shown.content, shown.ephemeral) == (say("ja", "placeholder"), True)
    request = await queued(token)
    assert request.address.language == "ja"
    assert {decode(code).look.traits["style"] for code in request.recipes} == {"neon"}


async def test_a_server_may_have_no_gallery(discord: DiscordStandIn, drawn: Drawn, desk: FrontDesk) -> None:
    server = await chosen(desk, 703, {"gallery": False})
    avatar = await drawn(await discord.slash_in(server, "avatar", words="pink hair", count=1))
    token = await discord.press(avatar, say("en", "button-save"), server=server)
    refused = await discord.answer(token)
    assert (refused.content, refused.ephemeral) == (say("en", "gallery-off"), True)


async def test_fifty_members_at_once_all_get_a_placeholder(discord: DiscordStandIn) -> None:
    tokens = await asyncio.gather(*(discord.slash("random") for _ in range(50)))
    assert {(await discord.answer(token)).content for token in tokens} == {say("en", "placeholder")}


async def test_whoever_waits_is_told_the_place_and_can_still_give_up(
    discord: DiscordStandIn, queued: Queued
) -> None:
    tokens = [await discord.slash("random") for _ in range(2)]
    for token in tokens:
        await queued(token)
    told = discord.shown[tokens[1]]
    await discord.until(lambda: told.content != say("en", "placeholder"), "the place in the line")
    assert told.content.endswith("before yours.")
    await discord.press(told, say("en", "button-cancel"))
    await discord.until(lambda: told.content == say("en", "cancelled"), "the end of it")
