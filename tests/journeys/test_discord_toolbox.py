"""Discord, a bot and a worker, all real: own avatars, families, attached pictures, emoji, late answers.

The networks are tiny and have learned nothing: what counts here is what reaches the chat.
"""

import asyncio
import io
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
import pytest_asyncio
from PIL import Image

from bot.replies import say
from models.moods import MOODS
from models.recipe import decode
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import (
    BEA,
    CREATE_EXPRESSIONS,
    DIRECT,
    MANAGE_GUILD,
    MANAGE_MESSAGES,
    DiscordStandIn,
    Refusal,
    Shown,
    Trouble,
)
from tests.tiny_weights import SHAPES, write_tiny_weights

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE = 90
"""Seconds for a picture on a machine with much else to do."""
SHAPE: Mapping[str, Any] = {**SHAPES["gan"]}
VAE: Mapping[str, Any] = {"generator": SHAPE, "encoder_width": 16}
SERVER = 921


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord(module_processes: Processes) -> AsyncIterator[DiscordStandIn]:
    """A Discord with Mochi on it, and a worker."""
    weights = write_tiny_weights(module_processes.folder / "weights", {"vae": VAE})
    module_processes.environment["WEIGHTS_FOLDER"] = str(weights)
    async with DiscordStandIn() as stand_in:
        module_processes.environment |= stand_in.environment
        module_processes.start("bot", "discord")
        await asyncio.to_thread(module_processes.start_worker)
        await stand_in.until(lambda: stand_in.connected and stand_in.commands, "the bot")
        yield stand_in
        await asyncio.to_thread(module_processes.stop)


async def drawn(discord: DiscordStandIn, token: str) -> Shown:
    """The answer to an interaction once something is attached to it."""
    await discord.until(
        lambda: token in discord.shown and discord.shown[token].pictures, "pictures", PATIENCE
    )
    return discord.shown[token]


async def told(discord: DiscordStandIn, token: str) -> Shown:
    """The answer to an interaction once it is other words than that one has to wait."""
    waiting = (say("en", "placeholder"), say("en", "waiting-next"))
    await discord.until(
        lambda: token in discord.shown and not discord.shown[token].content.startswith(waiting),
        "words",
        PATIENCE,
    )
    return discord.shown[token]


async def test_who_i_am_and_who_others_are(discord: DiscordStandIn) -> None:
    me = await drawn(discord, await discord.slash("me", words="pink hair, cat ears"))
    assert len(me.codes) == 1
    assert decode(me.codes[0]).look.traits["ears"] == "cat"
    again = await drawn(discord, await discord.slash("me"))
    assert again.codes == me.codes
    await discord.answer(await discord.slash("save", recipe=me.codes[0], name="my captain"))
    other = await drawn(discord, await discord.slash("avatar", words="blue hair", count=1))
    await discord.answer(await discord.press(other, say("en", "button-save")))
    gallery = await discord.answer(await discord.slash("gallery"))
    await discord.answer(await discord.press(gallery, "1"))
    await discord.answer(await discord.press(gallery, say("en", "button-favourite")))
    profile = await drawn(discord, await discord.slash("profile", person=BEA, member=me_as_seen()))
    assert profile.codes[0] == me.codes[0]


def me_as_seen() -> Mapping[str, Any]:
    """Ada, as others see her."""
    return {"id": "118000000000004711", "username": "ada", "discriminator": "0", "avatar": None}


async def test_a_family_comes_as_a_picture_whose_avatars_can_be_picked(discord: DiscordStandIn) -> None:
    a, b = [
        await drawn(discord, await discord.slash("avatar", words=words, count=1))
        for words in ("pink hair, fox ears", "green hair")
    ]
    children = await drawn(discord, await discord.slash("breed", a=a.codes[0], b=b.codes[0]))
    child = await drawn(discord, await discord.press(children, "3"))
    family = await drawn(discord, await discord.press(child, say("en", "button-family")))
    assert len(family.pictures) == len(family.alts) == 1
    assert family.alts[0]
    assert [label for label in family.buttons if label.isdigit()] == ["1", "2", "3"]
    parent = await drawn(discord, await discord.press(family, "2"))
    assert parent.codes == [a.codes[0]]


async def test_a_picture_of_mochis_is_known_again_and_another_is_not(discord: DiscordStandIn) -> None:
    avatar = await drawn(discord, await discord.slash("avatar", words="silver hair", count=1))
    known = await told(discord, await discord.slash("verify", picture=("mochi.png", avatar.pictures[0])))
    assert known.content.startswith(say("en", "verify-mochi"))
    assert (known.pictures, known.pings) == ([], False)
    stranger = await told(discord, await discord.slash("verify", picture=("cat.png", a_photo())))
    assert stranger.content.startswith(say("en", "verify-none"))


async def test_a_picture_that_is_attached_becomes_four_like_it(discord: DiscordStandIn) -> None:
    like = await drawn(discord, await discord.slash("variations", picture=("me.png", a_photo())))
    assert len(set(like.codes)) == 4
    assert say("en", "caption-variations") in like.content
    token = await discord.slash("variations", "ja", picture=("me.svg", b"<svg/>"))
    await discord.until(
        lambda: token in discord.shown and discord.shown[token].content == say("ja", "upload-kind"),
        "the sentence",
        PATIENCE,
    )


def a_photo() -> bytes:
    """A lake beneath the sky."""
    file, photo = io.BytesIO(), Image.new("RGB", (300, 200), "#7ec8f0")
    photo.paste("#2060a0", (0, 120, 300, 200))
    photo.save(file, "PNG")
    return file.getvalue()


async def test_moods_become_stickers_that_discord_takes(discord: DiscordStandIn) -> None:
    avatar = await drawn(discord, await discord.slash("avatar", words="pink hair", count=1))
    may = {"permissions": CREATE_EXPRESSIONS, "mochis": CREATE_EXPRESSIONS}
    options = {"recipe": avatar.codes[0], "as": "stickers"}
    pack = await drawn(discord, await discord.slash_in(SERVER, "pack", **may, **options))
    assert say("en", "stickers-added", count=len(MOODS)) in pack.content
    assert pack.names == ["mochi-moods.zip"]
    stickers = discord.guilds[str(SERVER)].stickers
    assert len(stickers) == len(MOODS)
    for sticker in stickers.values():
        with Image.open(io.BytesIO(sticker)) as opened:
            assert "AIGC" in getattr(opened, "text", {})


async def test_an_answer_that_is_late_comes_in_private_where_it_was_for_one_alone(
    discord: DiscordStandIn,
) -> None:
    panel = await discord.answer(await discord.slash_in(922, "settings", permissions=MANAGE_GUILD))
    quiet = panel.component("/quiet")["custom_id"]
    await discord.answer(await discord.press_custom(panel, quiet, server=922, permissions=MANAGE_GUILD))
    token = await discord.slash_in(922, "avatar", words="green hair")
    discord.expire(token)
    await discord.until(lambda: discord.in_channel, "a message", PATIENCE)
    (late,) = discord.in_channel
    assert late.channel == f"{DIRECT}118000000000004711"
    assert len(late.codes) == 4


async def test_a_mochi_that_was_shown_the_door_keeps_nobody_else_waiting(discord: DiscordStandIn) -> None:
    discord.trouble("/messages", Trouble(Refusal(403, 50001)), Trouble(Refusal(403, 50278)))
    token = await discord.slash_in(923, "avatar", words="red hair")
    discord.expire(token)
    await discord.until(lambda: discord.in_trouble("/messages"), "both refusals", PATIENCE)
    assert await drawn(discord, await discord.slash("avatar", words="white hair", count=1))


async def test_a_picture_is_reported_and_taken_away(discord: DiscordStandIn) -> None:
    panel = await discord.answer(await discord.slash_in(924, "settings", permissions=MANAGE_GUILD))
    token = await discord.press_custom(
        panel,
        panel.component("/reports")["custom_id"],
        values=["4242"],
        server=924,
        permissions=MANAGE_GUILD,
    )
    await discord.answer(token)
    avatar = await drawn(discord, await discord.slash_in(924, "avatar", words="black hair", count=1))
    await discord.answer(await discord.press(avatar, say("en", "button-report"), person=BEA, server=924))
    (report,) = [one for one in discord.in_channel if one.channel == "4242"]
    remove = say("en", "button-remove")
    await discord.answer(await discord.press(report, remove, server=924, permissions=MANAGE_MESSAGES))
    assert avatar.deleted
