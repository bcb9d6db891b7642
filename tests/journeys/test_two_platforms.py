"""Discord, Telegram and one worker, all real processes: words in one chat and the other, pictures in both."""

import asyncio
import io
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PIL import Image

from bot.replies import say
from models.recipe import decode
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import DiscordStandIn
from tests.stand_ins.telegram_stand_in import TOKEN, Person, TelegramStandIn

pytestmark = pytest.mark.asyncio(loop_scope="module")
Chats = tuple[DiscordStandIn, TelegramStandIn]
PATIENCE = 300.0
"""Seconds that a picture is given at most, behind a crowd and on a machine that does other things too."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chats(module_processes: Processes) -> AsyncIterator[Chats]:
    """Both platforms with Mochi on them, and one worker for both."""
    async with DiscordStandIn() as discord, TelegramStandIn() as telegram:
        environment = {
            **discord.environment,
            "MEMBER_LIMIT": "100",  # the crowd on Discord is one person
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_BASE": telegram.base_url,
        }
        module_processes.environment |= environment
        for platform in ("discord", "telegram"):
            module_processes.start("bot", platform)
        await asyncio.to_thread(module_processes.start_worker)
        await discord.until(lambda: discord.connected and discord.commands, "Discord")
        await telegram.until(lambda: "getUpdates" in telegram.calls, "Telegram")
        yield discord, telegram
        await asyncio.to_thread(module_processes.stop)


async def on_discord(discord: DiscordStandIn, locale: str = "en-US", **options: object) -> tuple[str, str]:
    """Ask on Discord for one picture and wait for it: its caption and its recipe code."""
    token = await discord.slash("avatar", locale, count=1, **options)
    await discord.until(
        lambda: token in discord.shown and discord.shown[token].pictures, "a picture", PATIENCE
    )
    shown = discord.shown[token]
    assert all(Image.open(io.BytesIO(one)).format == "PNG" for one in shown.pictures)
    return shown.content, shown.codes[0]


async def on_telegram(telegram: TelegramStandIn, words: str, person: Person) -> tuple[str, str, bytes]:
    """Ask on Telegram and wait for the picture: its caption, its recipe code, and itself."""
    shown = await telegram.answer(await telegram.write(words, person))
    await telegram.until(lambda: shown.photo, "a picture", PATIENCE)
    assert shown.photo is not None
    return shown.text, shown.code[0], shown.photo


async def test_a_picture_on_discord(chats: Chats) -> None:
    discord, _ = chats
    token = await discord.slash("avatar", words="cute pink hair on a skateboard", seed=5, count=1)
    await discord.until(
        lambda: token in discord.shown and discord.shown[token].pictures, "a picture", PATIENCE
    )
    shown = discord.shown[token]
    assert Image.open(io.BytesIO(shown.pictures[0])).size == (512, 512)
    assert "pink hair" in shown.content
    assert "skateboard" in shown.content
    assert "Seed 5" in shown.content
    assert "pink hair" in shown.alts[0]
    assert decode(shown.codes[0]).seed == 5
    assert shown.edits == 1


async def test_a_picture_on_telegram(chats: Chats) -> None:
    _, telegram = chats
    caption, code, photo = await on_telegram(telegram, "/avatar 猫耳 seed:6 count:1", Person(1, "ja"))
    assert "猫耳" in caption
    assert "シード 6" in caption
    assert decode(code).look.traits["ears"] == "cat"
    assert Image.open(io.BytesIO(photo)).size == (512, 512)


async def test_several_pictures_come_as_one_sheet_on_both(chats: Chats) -> None:
    discord, telegram = chats
    token = await discord.slash("avatar", words="fox ears", count=3, size=256)
    await discord.until(
        lambda: token in discord.shown and discord.shown[token].pictures, "pictures", PATIENCE
    )
    (sheet,) = discord.shown[token].pictures
    assert Image.open(io.BytesIO(sheet)).size == (520, 520)
    assert len(discord.shown[token].codes) == 3
    _, _, photo = await on_telegram(telegram, "/avatar fox ears count:4 size:256", Person(2))
    assert Image.open(io.BytesIO(photo)).size == (520, 520)


async def test_one_recipe_draws_the_same_avatar_on_both(chats: Chats) -> None:
    discord, telegram = chats
    _, code = await on_discord(discord, words="silver twintails, blue eyes")
    _, again, _ = await on_telegram(telegram, code, Person(3))
    assert again == code


async def test_fifty_people_on_two_platforms_at_once(chats: Chats) -> None:
    discord, telegram = chats
    asked_there = [on_discord(discord, words=f"seed {number} pink hair", seed=number) for number in range(25)]
    asked_here = [
        on_telegram(telegram, f"/avatar blue hair count:1 seed:{number}", Person(100 + number))
        for number in range(25)
    ]
    there, here = await asyncio.gather(asyncio.gather(*asked_there), asyncio.gather(*asked_here))
    assert [decode(code).seed for _, code in there] == list(range(25))
    assert [decode(code).seed for _, code, _ in here] == list(range(25))


async def test_no_placeholder_is_left(chats: Chats) -> None:
    discord, telegram = chats
    waiting = {say(language, "placeholder") for language in ("en", "ja")}
    texts = [shown.content for shown in discord.shown.values()]
    texts += [shown.text for shown in telegram.shown.values()]
    assert len(texts) > 50
    assert not waiting & set(texts)
