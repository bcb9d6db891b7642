"""Members change avatars step by step, attach pictures, and report what should not stand there."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.answer import UPLOAD_AT_MOST
from bot.front_desk import FrontDesk
from bot.replies import say
from bot.request import AvatarRequest, Errand
from models.genes import GENES
from models.look import sample
from models.recipe import Recipe, decode, encode
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import (
    BEA,
    CHANNEL,
    MANAGE_MESSAGES,
    DiscordStandIn,
    Refusal,
    Shown,
    Trouble,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]
Drawn = Callable[[str], Awaitable[Shown]]
CODES = [encode(Recipe(sample(seed), seed, weights=7)) for seed in range(3)]
REPORTS = "4242"


async def test_parts_that_are_ticked_stay(discord: DiscordStandIn, queued: Queued) -> None:
    opened = await discord.slash("lock", "ja", recipe=CODES[0])
    window = await discord.window(opened)
    assert [one["component"]["type"] for one in window["components"]] == [22, 22]
    request = await queued(await discord.fill_in(opened, parts0=["hair", "eyes"]))
    before = decode(CODES[0]).look
    for code in request.recipes:
        assert decode(code).look.traits["hair"] == before.traits["hair"]
        assert decode(code).look.colours["eye_left"] == before.colours["eye_left"]
    assert len({decode(code).look.traits["outfit"] for code in request.recipes}) > 1


async def test_nothing_ticked_is_asked_for(discord: DiscordStandIn) -> None:
    opened = await discord.slash("lock", recipe=CODES[0])
    refused = await discord.answer(await discord.fill_in(opened))
    assert (refused.content, refused.ephemeral) == (say("en", "empty-lock"), True)


async def test_words_say_what_stays(discord: DiscordStandIn, queued: Queued) -> None:
    request = await queued(await discord.slash("lock", recipe=CODES[1], words="outfit"))
    outfits = {decode(code).look.traits["outfit"] for code in request.recipes}
    assert outfits == {decode(CODES[1]).look.traits["outfit"]}


async def test_an_avatar_slides_by_buttons_and_back(
    discord: DiscordStandIn, drawn: Drawn, queued: Queued
) -> None:
    sliders = await discord.answer(await discord.slash("genes", recipe=CODES[0]))
    assert (sliders.content, sliders.ephemeral) == (say("en", "ask-tune"), True)
    moved = await drawn(await discord.press(sliders, say("en", "gene-bright-up")))
    assert decode(moved.codes[0]).look != decode(CODES[0]).look
    further = await queued(await discord.press(moved, say("en", "gene-bright-down")))
    assert len(further.recipes) == 1
    back = await queued(await discord.press(moved, say("en", "button-undo")))
    assert decode(back.recipes[0]).look == decode(CODES[0]).look


async def test_an_avatar_slides_by_a_number(discord: DiscordStandIn, queued: Queued) -> None:
    gene = next(iter(GENES))
    request = await queued(await discord.slash("genes", recipe=CODES[0], gene=gene, amount=1.0))
    assert decode(request.recipes[0]).look != decode(CODES[0]).look


async def test_a_family_is_a_picture_of_all_who_are_known(
    discord: DiscordStandIn, drawn: Drawn, queued: Queued
) -> None:
    alone = await discord.answer(await discord.slash("family", "zh-CN", recipe=CODES[0]))
    assert (alone.content, alone.ephemeral) == (say("zh-CN", "family-alone"), True)
    children = await drawn(await discord.slash("breed", a=CODES[0], b=CODES[1]))
    child = await drawn(await discord.press(children, "1"))
    request = await queued(await discord.press(child, say("en", "button-family")))
    assert (request.errand, len(request.recipes)) == (Errand.FAMILY, 3)
    others = await drawn(await discord.press(children, say("en", "button-reroll")))
    assert not set(others.codes) & set(children.codes)


@pytest.mark.parametrize(
    ("command", "menu", "errand"),
    [
        ("variations", "menu-variations", Errand.VARIATIONS),
        ("verify", "menu-verify", Errand.VERIFY),
    ],
)
async def test_an_attached_picture_is_told_by_its_address(
    discord: DiscordStandIn, queued: Queued, command: str, menu: str, errand: Errand
) -> None:
    if command == "variations" and "vae" not in discord.families():
        pytest.skip("no network here reads pictures")
    token = await discord.slash(command, picture=("me.png", b"a picture"))
    assert (await discord.answer(token)).content == say("en", "placeholder")
    request = await queued(token)
    assert (request.errand, request.recipes) == (errand, ())
    assert request.upload["address"].startswith(discord.cdn_base)
    posted = discord.attachment("cat.webp", b"a cat", "image/webp")
    request = await queued(await discord.on_message(say("en", menu), "look!", attachments=[posted]))
    assert request.upload["address"] == posted["url"]


@pytest.mark.parametrize(
    ("command", "picture", "sentence"),
    [
        ("variations", ("cat.gif", b"a cat", "image/gif"), "upload-kind"),
        ("variations", ("sky.png", bytes(UPLOAD_AT_MOST + 1)), "upload-gone"),
        ("verify", ("sky.png", bytes(UPLOAD_AT_MOST + 1)), "verify-gone"),
    ],
)
async def test_pictures_that_nobody_would_read_are_refused_at_once(
    discord: DiscordStandIn, command: str, picture: tuple[str, bytes], sentence: str
) -> None:
    refused = await discord.answer(await discord.slash(command, "ja", picture=picture))
    assert (refused.content, refused.ephemeral) == (say("ja", sentence), True)


async def test_a_message_without_a_picture_is_said_so(discord: DiscordStandIn) -> None:
    text = discord.attachment("notes.txt", b"words", "text/plain")
    token = await discord.on_message(say("en", "menu-verify"), "hello", "ja", attachments=[text])
    refused = await discord.answer(token)
    assert (refused.content, refused.ephemeral) == (say("ja", "no-picture-here"), True)


async def test_an_avatar_is_kept_from_the_menu_of_its_message(
    discord: DiscordStandIn, desk: FrontDesk
) -> None:
    token = await discord.on_message(say("en", "menu-save"), f"pink hair\n`{CODES[2]}`", author=BEA)
    saved = await discord.answer(token)
    assert (saved.content, saved.ephemeral) == (say("en", "saved"), True)
    page = await desk.gallery("discord:118000000000004711", 1, "en")
    assert [decode(one.code).look for one in page.avatars] == [decode(CODES[2]).look]


async def reported(discord: DiscordStandIn, drawn: Drawn, desk: FrontDesk, server: int) -> Shown:
    """A picture in a server that has chosen a channel for reports."""
    await desk.change_settings(f"discord:{server}", {"reports": REPORTS}, "en")
    return await drawn(await discord.slash_in(server, "avatar", words="pink hair", count=1))


async def test_a_report_reaches_the_servers_people_who_take_it_away(
    discord: DiscordStandIn, drawn: Drawn, desk: FrontDesk
) -> None:
    avatar = await reported(discord, drawn, desk, 911)
    token = await discord.press(avatar, say("en", "button-report"), "ja", BEA, server=911)
    thanks = await discord.answer(token)
    assert (thanks.content, thanks.ephemeral) == (say("ja", "report-thanks"), True)
    (told,) = [one for one in discord.in_channel if one.channel == REPORTS]
    assert f"https://discord.com/channels/911/{CHANNEL}/{avatar.id}" in told.content
    assert (told.codes, told.pings) == (avatar.codes, False)
    assert BEA["id"] not in told.content
    refused = await discord.answer(await discord.press(told, say("ja", "button-remove"), server=911))
    assert (refused.content, refused.ephemeral) == (say("en", "report-not-yours"), True)
    assert not avatar.deleted
    token = await discord.press(
        told, say("ja", "button-remove"), person=BEA, server=911, permissions=MANAGE_MESSAGES
    )
    await discord.answer(token)
    assert avatar.deleted
    assert (told.content, told.buttons) == (say("en", "report-removed"), {})


async def test_a_report_whose_receipt_was_lost_is_told_once(
    discord: DiscordStandIn, drawn: Drawn, desk: FrontDesk
) -> None:
    avatar = await reported(discord, drawn, desk, 912)
    before = len(discord.in_channel)
    discord.trouble(f"/channels/{REPORTS}/messages", Trouble(lost=True))
    token = await discord.press(avatar, say("en", "button-report"), server=912)
    assert (await discord.answer(token)).content == say("en", "report-thanks")
    assert len(discord.in_channel) == before + 1


@pytest.mark.parametrize(
    ("server", "refusal"), [(913, Refusal(403, 50001)), (915, Refusal(400, 50008))], ids=["closed", "forum"]
)
async def test_a_channel_for_reports_that_takes_none_is_said_so(
    discord: DiscordStandIn, drawn: Drawn, desk: FrontDesk, server: int, refusal: Refusal
) -> None:
    """A forum could once be chosen: it takes posts, and no messages. The next report is heard."""
    avatar = await reported(discord, drawn, desk, server)
    discord.trouble(f"/channels/{REPORTS}/messages", Trouble(refusal))
    token = await discord.press(avatar, say("en", "button-report"), server=server)
    assert (await discord.answer(token)).content == say("en", "report-nowhere")
    before = len(discord.in_channel)
    again = await discord.press(avatar, say("en", "button-report"), person=BEA, server=server)
    assert (await discord.answer(again)).content == say("en", "report-thanks")
    assert len(discord.in_channel) == before + 1


async def test_a_picture_that_is_gone_is_taken_away_just_the_same(
    discord: DiscordStandIn, drawn: Drawn, desk: FrontDesk
) -> None:
    avatar = await reported(discord, drawn, desk, 914)
    await discord.answer(await discord.press(avatar, say("en", "button-report"), server=914))
    told = discord.in_channel[-1]
    discord.delete(avatar)
    token = await discord.press(told, say("en", "button-remove"), server=914, permissions=MANAGE_MESSAGES)
    await discord.answer(token)
    assert told.content == say("en", "report-removed")


async def test_sliders_outlive_the_bot(
    discord: DiscordStandIn, queued: Queued, module_processes: Processes
) -> None:
    sliders = await discord.answer(await discord.slash("genes", recipe=CODES[0]))
    opened = await discord.slash("lock", recipe=CODES[0])
    await discord.window(opened)
    await asyncio.to_thread(module_processes.stop)
    discord.connected = False
    module_processes.start("bot", "discord", **discord.environment)
    await discord.until(lambda: discord.connected, "the bot again")
    assert await queued(await discord.press(sliders, say("en", "gene-warm-up")))
    assert len((await queued(await discord.fill_in(opened, parts1=["scene"]))).recipes) == 4


async def test_the_theme_of_the_day_is_drawn_and_told(
    discord: DiscordStandIn, queued: Queued, desk: FrontDesk
) -> None:
    token = await discord.slash("today", "ja")
    assert len((await queued(token)).recipes) == 4
    told = await discord.beside(token)
    assert (told.content, told.ephemeral) == (desk.daily_text("ja"), True)


async def test_a_command_that_comes_too_late_for_a_remark_is_drawn_all_the_same(
    discord: DiscordStandIn, queued: Queued
) -> None:
    """Its avatars come as a direct message; an apology beside them would be wrong."""
    discord.trouble("/callback", Trouble(Refusal(404, 10062)))
    assert len((await queued(await discord.slash("today"))).recipes) == 4
    assert (await discord.answer(await discord.slash("about"))).content
    assert say("en", "apology") not in [one.content for one in discord.in_channel]


async def test_avatars_are_shared_on_the_board_and_given_hearts(
    discord: DiscordStandIn, drawn: Drawn, queued: Queued, desk: FrontDesk
) -> None:
    await desk.change_settings("discord:931", {"board": True}, "en")
    empty = await discord.answer(await discord.slash_in(931, "board"))
    assert (say("en", "board-empty") in empty.content, empty.ephemeral) == (True, True)
    avatar = await drawn(await discord.slash_in(931, "avatar", words="pink hair", count=1))
    shared = await discord.answer(await discord.press(avatar, say("en", "button-share"), server=931))
    assert (shared.content, shared.ephemeral) == (say("en", "shared"), True)
    token = await discord.slash_in(931, "board")
    assert (await queued(token)).errand is Errand.BOARD
    board = await drawn(token)
    heart = say("en", "button-heart", number=1)
    own = await discord.answer(await discord.press(board, heart, server=931))
    assert own.content == say("en", "own-heart")
    given = await discord.answer(await discord.press(board, heart, person=BEA, server=931))
    assert (given.content, given.ephemeral) == (say("en", "heart-given", hearts=1), True)


async def test_without_a_board_nothing_is_shared(discord: DiscordStandIn, drawn: Drawn) -> None:
    for token in (await discord.slash("board"), await discord.slash_in(932, "board")):
        refused = await discord.answer(token)
        assert (refused.content, refused.ephemeral) == (say("en", "board-off"), True)
    avatar = await drawn(await discord.slash_in(932, "avatar", words="pink hair", count=1))
    assert say("en", "button-share") not in avatar.buttons
