"""Members see what is kept about them, and have it forgotten."""

import json

import pytest

from bot.replies import say
from models.look import sample
from models.recipe import Recipe, encode
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import BEA, DiscordStandIn, Trouble

pytestmark = pytest.mark.asyncio(loop_scope="module")

CODE = encode(Recipe(sample(1), 1, weights=7))


@pytest.mark.parametrize("locale", ["en-US", "zh-CN", "zh-TW", "ja"])
async def test_privacy_is_told_to_the_person_alone(discord: DiscordStandIn, locale: str) -> None:
    told = await discord.answer(await discord.slash("privacy", locale))
    assert told.ephemeral
    assert "/mydata" in told.content
    assert "/forget" in told.content


async def test_my_data_come_as_a_file(discord: DiscordStandIn) -> None:
    await discord.answer(await discord.slash("save", recipe=CODE, name="my captain"))
    told = await discord.answer(await discord.slash("mydata"))
    assert (told.names, told.ephemeral) == (["mochi-data.json"], True)
    assert "my captain" in json.dumps(json.loads(told.pictures[0]), ensure_ascii=False)
    assert told.alts == [say("en", "my-data")]


async def test_a_file_whose_receipt_was_lost_comes_once(discord: DiscordStandIn) -> None:
    discord.trouble("/callback", Trouble(lost=True))
    token = await discord.slash("mydata")
    told = await discord.answer(token)
    assert told.names == ["mochi-data.json"]
    assert json.loads(told.pictures[0])


async def test_forgetting_asks_first_and_then_nothing_is_left(discord: DiscordStandIn) -> None:
    asked = await discord.answer(await discord.slash("forget", "ja"))
    assert asked.content == say("ja", "forget-sure")
    refused = await discord.answer(await discord.press(asked, say("ja", "button-forget"), "ja", BEA))
    assert refused.content == say("ja", "not-yours")
    await discord.answer(await discord.press(asked, say("ja", "button-forget"), "ja"))
    assert (asked.content, asked.buttons) == (say("ja", "forgotten", requests=0), {})
    empty = await discord.answer(await discord.slash("gallery"))
    assert empty.content == say("en", "gallery-empty")


async def test_an_old_button_of_the_question_still_asks_for_what_it_says(
    discord: DiscordStandIn, module_processes: Processes
) -> None:
    asked = await discord.answer(await discord.slash("forget"))
    module_processes.start("bot", "discord", **discord.environment)
    await discord.until(lambda: discord.connections > 1, "another bot")
    await discord.answer(await discord.press(asked, say("en", "button-forget")))
    assert asked.content == say("en", "forgotten", requests=0)
