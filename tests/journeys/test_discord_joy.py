"""Discord, a bot and a worker, all real: what a member does with avatars beyond asking for one.

The networks are tiny and have learned nothing: what counts here is what reaches the chat.
"""

import asyncio
import io
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PIL import Image
from redis import Redis
from rq import Queue

from bot.names import value_name
from bot.replies import say
from models.recipe import decode
from tests.processes import Processes, wait_until
from tests.stand_ins.discord_stand_in import BEA, DiscordStandIn, Shown
from tests.tiny_weights import write_tiny_weights

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE = 60
"""Seconds for a picture on a machine with much else to do."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord(module_processes: Processes) -> AsyncIterator[DiscordStandIn]:
    """A Discord with Mochi on it, and a worker."""
    weights = write_tiny_weights(module_processes.folder / "weights")
    module_processes.environment["WEIGHTS_FOLDER"] = str(weights)
    async with DiscordStandIn() as stand_in:
        module_processes.environment |= stand_in.environment
        await start(stand_in, module_processes)
        yield stand_in
        await asyncio.to_thread(module_processes.stop)


async def start(discord: DiscordStandIn, processes: Processes) -> None:
    """Start the bot and a worker and wait until both are there."""
    discord.connected = False
    processes.start("bot", "discord")
    await asyncio.to_thread(processes.start_worker)
    await discord.until(lambda: discord.connected and discord.commands, "the bot")


async def drawn(discord: DiscordStandIn, token: str) -> Shown:
    """The answer to an interaction once something is attached to it."""
    await discord.until(
        lambda: token in discord.shown and discord.shown[token].pictures, "pictures", PATIENCE
    )
    return discord.shown[token]


async def ask(discord: DiscordStandIn, **options: object) -> Shown:
    return await drawn(discord, await discord.slash("avatar", **options))


def size_of(shown: Shown) -> tuple[int, int]:
    (picture,) = shown.pictures
    return Image.open(io.BytesIO(picture)).size


async def test_from_four_to_the_one_and_on(discord: DiscordStandIn) -> None:
    sheet = await ask(discord, words="cute pink hair", size=256)
    assert size_of(sheet) == (520, 520)
    assert len(sheet.codes) == 4
    assert "4" in sheet.alts[0]
    assert "pink hair" in sheet.alts[0]
    picked = await drawn(discord, await discord.press(sheet, "2"))
    assert (size_of(picked), picked.codes) == ((512, 512), [sheet.codes[1]])
    more = await drawn(discord, await discord.press(picked, say("en", "button-more")))
    assert len(set(more.codes)) == 4
    anew = await drawn(discord, await discord.press(sheet, say("en", "button-reroll")))
    assert not set(anew.codes) & set(sheet.codes)
    await discord.press(sheet, say("en", "button-delete"))
    await discord.until(lambda: sheet.deleted, "the end of the sheet")


async def test_save_keeps_it_and_a_waiting_one_can_be_given_up(
    discord: DiscordStandIn, module_processes: Processes
) -> None:
    avatar = await ask(discord, words="pink hair", count=1)
    saved = await discord.answer(await discord.press(avatar, say("en", "button-save")))
    assert (saved.content, saved.ephemeral) == (say("en", "saved"), True)
    await asyncio.to_thread(module_processes.stop)
    discord.connected = False
    module_processes.start("bot", "discord")
    waiting = await discord.answer(await discord.slash("avatar", words="blue hair"))
    with Redis.from_url(module_processes.environment["REDIS_URL"]) as redis:
        queue = Queue("avatars", connection=redis)
        await asyncio.to_thread(wait_until, lambda: queue.count, 30, "a request on the queue")
    await discord.press(waiting, say("en", "button-cancel"))
    await discord.until(lambda: waiting.content == say("en", "cancelled"), "the end of it")
    await asyncio.to_thread(module_processes.start_worker)
    await ask(discord, words="green hair", count=1)
    assert (waiting.content, waiting.pictures) == (say("en", "cancelled"), [])


async def test_words_in_the_window_change_what_was_said(discord: DiscordStandIn) -> None:
    avatar = await ask(discord, words="silver hair, hoodie", count=1)
    panel = await discord.answer(await discord.press(avatar, say("en", "button-edit")))
    window = await discord.press(panel, say("en", "button-words"))
    edited = await drawn(discord, await discord.fill_in(window, words="add cat ears"))
    before, after = decode(avatar.codes[0]), decode(edited.codes[0])
    assert after.look.traits["ears"] == "cat"
    assert (after.look.colours, after.seed) == (before.look.colours, before.seed)
    assert "cat ears" in edited.content


async def test_menus_change_part_by_part_and_then_it_is_drawn(discord: DiscordStandIn) -> None:
    avatar = await ask(discord, words="pink hair", count=1)
    panel = await discord.answer(await discord.press(avatar, say("en", "button-edit")))
    await choose(discord, panel, 0, say("en", "part-head"))
    await choose(discord, panel, 1, value_name("en", "ears", "fox"))
    await choose(discord, panel, 2, value_name("en", "headwear", "crown"))
    changed = await drawn(discord, await discord.press(panel, say("en", "button-draw")))
    look = decode(changed.codes[0]).look
    assert (look.traits["ears"], look.traits["headwear"]) == ("fox", "crown")
    assert decode(changed.codes[0]).seed == decode(avatar.codes[0]).seed


async def choose(discord: DiscordStandIn, panel: Shown, menu: int, option: str) -> None:
    """Choose from the panel's menu of this number, and wait for the panel to take it in."""
    await discord.answer(await discord.choose(panel, list(panel.buttons)[menu], option))


async def test_buttons_of_before_a_restart_of_everything(
    discord: DiscordStandIn, module_processes: Processes
) -> None:
    sheet = await ask(discord, words="blue hair")
    await asyncio.to_thread(module_processes.stop)
    await start(discord, module_processes)
    picked = await drawn(discord, await discord.press(sheet, "4"))
    assert picked.codes == [sheet.codes[3]]
    refused = await discord.answer(await discord.press(sheet, "4", "ja", BEA))
    assert (refused.content, refused.ephemeral) == (say("ja", "not-yours"), True)


async def test_an_answer_that_comes_after_fifteen_minutes_has_its_buttons(discord: DiscordStandIn) -> None:
    token = await discord.slash("avatar", words="green hair")
    discord.expire(token)
    await discord.until(lambda: discord.in_channel, "a message in the channel", PATIENCE)
    (late,) = discord.in_channel
    picked = await drawn(discord, await discord.press(late, "1"))
    assert picked.codes == [late.codes[0]]


async def test_an_answer_deleted_meanwhile_keeps_nobody_else_waiting(discord: DiscordStandIn) -> None:
    token = await discord.slash("avatar", words="red hair")
    discord.delete(await discord.answer(token))
    sheet = await ask(discord, words="white hair")
    discord.delete(sheet)
    picked = await drawn(discord, await discord.press(sheet, "1"))
    assert picked.codes == [sheet.codes[0]]


async def test_children_mixtures_and_surprises(discord: DiscordStandIn) -> None:
    a, b = [await ask(discord, words=words, count=1) for words in ("pink hair, cat ears", "blue hair")]
    options = {"a": a.codes[0], "b": b.codes[0]}
    children = await drawn(discord, await discord.slash("breed", **options))
    assert len(set(children.codes)) == 4
    mixed = await drawn(discord, await discord.slash("mix", **options, share=1.0))
    assert decode(mixed.codes[0]).look == decode(b.codes[0]).look
    for name in ("random", "surprise"):
        found = await drawn(discord, await discord.slash(name))
        assert say("en", "button-reroll") in found.buttons


@pytest.mark.parametrize("name", ["morph", "pack"])
async def test_movement_and_moods_come_as_a_file(discord: DiscordStandIn, name: str) -> None:
    a, b = [await ask(discord, words=words, count=1) for words in ("pink hair", "blue hair")]
    options = {"a": a.codes[0], "b": b.codes[0]} if name == "morph" else {"recipe": a.codes[0]}
    file = await drawn(discord, await discord.slash(name, **options))
    assert len(file.pictures) == len(file.alts) == 1
    assert file.alts[0]
    assert list(file.buttons) == [say("en", "button-delete")]


async def test_a_file_of_an_avatar(discord: DiscordStandIn) -> None:
    avatar = await ask(discord, words="pink hair", count=1)
    offered = await discord.answer(await discord.press(avatar, say("en", "button-files")))
    file = await drawn(discord, await discord.press(offered, say("en", "format-png256")))
    assert size_of(file) == (256, 256)


async def test_the_menu_of_a_message_edits_its_avatar(discord: DiscordStandIn) -> None:
    sheet = await ask(discord, words="pink hair")
    opened = await discord.on_message(say("en", "menu-edit"), sheet.content)
    which = sheet.codes[3]
    edited = await drawn(discord, await discord.fill_in(opened, which=which, words="bunny ears"))
    assert decode(edited.codes[0]).seed == decode(which).seed
    assert decode(edited.codes[0]).look.traits["ears"] == "bunny"


async def test_the_menu_of_a_member_draws_in_their_colours(discord: DiscordStandIn) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (256, 256), "#d02030").save(picture, "PNG")
    discord.assets[f"avatars/{BEA['id']}/red.png"] = picture.getvalue()
    token = await discord.on_member(say("en", "menu-colours"), {**BEA, "avatar": "red"})
    sheet = await drawn(discord, token)
    (hair,) = {decode(code).look.colours["hair"] for code in sheet.codes}
    pairs = zip(bytes.fromhex(hair[1:]), bytes.fromhex("d02030"), strict=True)
    assert max(abs(drawn - worn) for drawn, worn in pairs) < 8, "a recipe code rounds colours"


async def test_words_in_reply_to_an_avatar_change_it(discord: DiscordStandIn) -> None:
    sheet = await ask(discord, words="pink hair")
    shown = await discord.reply_to(await discord.reply(sheet, "2 add cat ears"))
    await discord.until(lambda: shown.pictures, "pictures", PATIENCE)
    edited = decode(shown.codes[0])
    assert (edited.look.traits["ears"], edited.seed) == ("cat", decode(sheet.codes[1]).seed)
    assert len((await drawn(discord, await discord.press(shown, say("en", "button-more")))).codes) == 4
