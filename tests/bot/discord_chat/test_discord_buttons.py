"""Members press what stands beneath avatars; a worker's part is done by hand."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.replies import say
from bot.request import AvatarRequest, Errand
from models.recipe import decode
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import BEA, DiscordStandIn, Refusal, Shown, Trouble

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]
Drawn = Callable[[str], Awaitable[Shown]]


async def a_sheet(discord: DiscordStandIn, drawn: Drawn, locale: str = "en-US") -> Shown:
    return await drawn(await discord.slash("avatar", locale, words="pink hair"))


async def one_avatar(discord: DiscordStandIn, drawn: Drawn) -> Shown:
    return await drawn(await discord.slash("avatar", words="pink hair", count=1))


async def test_four_come_with_what_can_be_done_with_them(discord: DiscordStandIn, drawn: Drawn) -> None:
    sheet = await a_sheet(discord, drawn)
    assert len(sheet.codes) == 4
    likes = [f"≈ {number}" for number in (1, 2, 3, 4)]
    rest = [say("en", "button-reroll"), say("en", "button-delete")]
    assert list(sheet.buttons) == ["1", "2", "3", "4", *likes, *rest]


async def test_a_recipe_code_is_drawn_once(discord: DiscordStandIn, drawn: Drawn) -> None:
    sheet = await a_sheet(discord, drawn)
    again = await drawn(await discord.slash("avatar", words=sheet.codes[2]))
    assert again.codes == [sheet.codes[2]]


async def test_a_picked_avatar_comes_alone_in_a_message_of_its_own(
    discord: DiscordStandIn, drawn: Drawn
) -> None:
    sheet = await a_sheet(discord, drawn)
    token = await discord.press(sheet, "3")
    placeholder = await discord.answer(token)
    assert (placeholder.content, placeholder.ephemeral) == (say("en", "placeholder"), False)
    picked = await drawn(token)
    assert picked.codes == [sheet.codes[2]]
    assert say("en", "button-edit") in picked.buttons
    assert sheet.edits == 1


async def test_more_like_one_keeps_the_character(discord: DiscordStandIn, drawn: Drawn) -> None:
    sheet = await a_sheet(discord, drawn)
    more = await drawn(await discord.press(sheet, "≈ 2"))
    original = decode(sheet.codes[1]).look
    assert len(set(more.codes)) == 4
    for code in more.codes:
        look = decode(code).look
        assert sum(look.traits[name] != original.traits[name] for name in look.traits) <= 3


async def test_a_reroll_draws_the_same_wish_anew(discord: DiscordStandIn, drawn: Drawn) -> None:
    sheet = await a_sheet(discord, drawn)
    anew = await drawn(await discord.press(sheet, say("en", "button-reroll")))
    assert not set(anew.codes) & set(sheet.codes)
    hair = {decode(code).look.colours["hair"] for code in (*sheet.codes, *anew.codes)}
    assert len(hair) == 1


@pytest.mark.parametrize(("label", "errand"), [("button-moods", Errand.PACK), ("button-move", Errand.MOVE)])
async def test_moods_and_movement_are_errands(
    discord: DiscordStandIn, drawn: Drawn, queued: Queued, label: str, errand: Errand
) -> None:
    avatar = await one_avatar(discord, drawn)
    token = await discord.press(avatar, say("en", label))
    request = await queued(token)
    assert (request.errand, list(request.recipes)) == (errand, avatar.codes)


async def test_files_are_offered_to_the_presser_alone(
    discord: DiscordStandIn, drawn: Drawn, queued: Queued
) -> None:
    avatar = await one_avatar(discord, drawn)
    offered = await discord.answer(await discord.press(avatar, say("ja", "button-files")[:1], "ja"))
    assert (offered.content, offered.ephemeral) == (say("ja", "ask-format"), True)
    assert say("ja", "format-transparent") in offered.buttons
    request = await queued(await discord.press(offered, say("ja", "format-transparent"), "ja"))
    assert (request.errand, request.format) == (Errand.FILE, "transparent")
    assert list(request.recipes) == avatar.codes


async def test_a_deleted_answer_is_gone(discord: DiscordStandIn, drawn: Drawn) -> None:
    sheet = await a_sheet(discord, drawn)
    await discord.press(sheet, say("en", "button-delete"))
    await discord.until(lambda: sheet.deleted, "the end of the message")
    assert sheet.deleted


async def test_deleting_what_a_moderator_deleted_is_no_trouble(discord: DiscordStandIn, drawn: Drawn) -> None:
    sheet = await a_sheet(discord, drawn)
    discord.delete(sheet)
    token = await discord.press(sheet, say("en", "button-delete"))
    await discord.answer(token)
    picked = await discord.press(sheet, "1")
    assert (await drawn(picked)).codes == [sheet.codes[0]]
    assert [one for one in discord.shown.values() if one.content == say("en", "apology")] == []


async def test_words_in_the_window_change_the_avatar(discord: DiscordStandIn, drawn: Drawn) -> None:
    avatar = await one_avatar(discord, drawn)
    opened = await open_window(discord, avatar)
    edited = await drawn(await discord.fill_in(opened, words="blue eyes, add cat ears"))
    before, after = decode(avatar.codes[0]), decode(edited.codes[0])
    assert after.look.traits["ears"] == "cat"
    assert after.look.colours["hair"] == before.look.colours["hair"]
    assert after.seed == before.seed


@pytest.mark.parametrize(
    ("words", "sentence"), [("   ", "empty-edit"), ("nude", "refused-sexual"), ("!?", "empty-edit")]
)
async def test_words_that_change_nothing_are_answered_to_the_person_alone(
    discord: DiscordStandIn, drawn: Drawn, words: str, sentence: str
) -> None:
    opened = await open_window(discord, await one_avatar(discord, drawn))
    refused = await discord.answer(await discord.fill_in(opened, "zh-CN", words=words))
    assert (refused.content, refused.ephemeral) == (say("zh-CN", sentence), True)


async def open_window(discord: DiscordStandIn, avatar: Shown) -> str:
    """Press what leads to the window for words; the token under which it opened."""
    panel = await discord.answer(await discord.press(avatar, say("en", "button-edit")))
    return await discord.press(panel, say("en", "button-words"))


@pytest.mark.parametrize("label", ["1", "≈ 1", "🔄", "🗑️"])
async def test_a_press_of_somebody_else_is_refused_kindly(
    discord: DiscordStandIn, drawn: Drawn, label: str
) -> None:
    sheet = await a_sheet(discord, drawn)
    refused = await discord.answer(await discord.press(sheet, label, "zh-TW", BEA))
    assert (refused.content, refused.ephemeral) == (say("zh-TW", "not-yours"), True)
    assert not sheet.deleted


async def test_a_window_that_somebody_else_fills_in_is_refused(discord: DiscordStandIn, drawn: Drawn) -> None:
    opened = await open_window(discord, await one_avatar(discord, drawn))
    refused = await discord.answer(await discord.fill_in(opened, person=BEA, words="blue eyes"))
    assert (refused.content, refused.ephemeral) == (say("en", "not-yours"), True)


@pytest.mark.parametrize("forged", ["mochi:", "mochi:p", "mochi:p__abcdefg", "mochi:\u2603" * 9])
async def test_a_forged_button_is_refused(discord: DiscordStandIn, drawn: Drawn, forged: str) -> None:
    sheet = await a_sheet(discord, drawn)
    sheet.components[0]["components"][0]["custom_id"] = forged
    refused = await discord.answer(await discord.press_custom(sheet, forged))
    assert (refused.content, refused.ephemeral) == (say("en", "not-yours"), True)


async def test_a_press_told_twice_is_answered_once(
    discord: DiscordStandIn, drawn: Drawn, queued: Queued
) -> None:
    sheet = await a_sheet(discord, drawn)
    discord.trouble("/callback", Trouble(lost=True))
    token = await discord.press(sheet, "1")
    request = await queued(token)
    assert list(request.recipes) == sheet.codes[:1]
    assert discord.shown[token].content == say("en", "placeholder")


async def test_a_press_that_discord_does_not_let_answer_is_drawn_all_the_same(
    discord: DiscordStandIn, drawn: Drawn, queued: Queued, module_processes: Processes
) -> None:
    """The worker finds another place to say it; the log does not tell its code."""
    sheet = await a_sheet(discord, drawn)
    discord.trouble("/callback", Trouble(Refusal(404, 10062)))
    assert (await queued(await discord.press(sheet, "1"))).recipes == (sheet.codes[0],)
    assert (await drawn(await discord.press(sheet, "2"))).codes == [sheet.codes[1]]
    log = (module_processes.folder / "bot-discord.log").read_text()
    assert sheet.codes[0] not in log


async def test_buttons_outlive_the_bot(
    discord: DiscordStandIn, drawn: Drawn, module_processes: Processes
) -> None:
    avatar = await one_avatar(discord, drawn)
    opened = await open_window(discord, avatar)
    await discord.window(opened)
    await asyncio.to_thread(module_processes.stop)
    discord.connected = False
    module_processes.start("bot", "discord", **discord.environment)
    await discord.until(lambda: discord.connected, "the bot again")
    more = await drawn(await discord.press(avatar, say("en", "button-more")))
    assert len(more.codes) == 4
    edited = await drawn(await discord.fill_in(opened, words="fox ears"))
    assert decode(edited.codes[0]).look.traits["ears"] == "fox"
