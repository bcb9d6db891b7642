"""Members change an avatar on the panel of menus."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.names import value_name
from bot.parts import PARTS
from bot.replies import say
from bot.request import AvatarRequest
from models.recipe import decode
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import BEA, DiscordStandIn, Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]
Drawn = Callable[[str], Awaitable[Shown]]


async def a_panel(discord: DiscordStandIn, drawn: Drawn, locale: str = "en-US") -> tuple[Shown, Shown]:
    """An avatar, and the panel on which it can be changed."""
    avatar = await drawn(await discord.slash("avatar", locale, words="pink hair", count=1))
    token = await discord.press(avatar, say("en", "button-edit")[:2], locale)
    return avatar, await discord.answer(token)


async def choose(discord: DiscordStandIn, panel: Shown, menu: int, option: str) -> None:
    """Choose from the panel's menu of this number, and wait for the panel to take it in."""
    await discord.answer(await discord.choose(panel, list(panel.buttons)[menu], option))


async def test_the_panel_is_for_the_presser_alone_and_says_how_things_are(
    discord: DiscordStandIn, drawn: Drawn
) -> None:
    avatar, panel = await a_panel(discord, drawn, "ja")
    assert (panel.content, panel.ephemeral) == (say("ja", "panel"), True)
    part, hairstyle, *_ = panel.buttons
    assert part == say("ja", "part-hair")
    hair = value_name("ja", "hair", decode(avatar.codes[0]).look.traits["hair"])
    assert hairstyle == say("ja", "menu-now", title=say("ja", "trait-hair"), now=hair)


@pytest.mark.parametrize("part", PARTS)
async def test_every_part_can_be_turned_to(discord: DiscordStandIn, drawn: Drawn, part: str) -> None:
    _, panel = await a_panel(discord, drawn)
    if part != "hair":
        await choose(discord, panel, 0, say("en", f"part-{part}"))
    assert next(iter(panel.buttons)) == say("en", f"part-{part}")
    assert len(panel.components) == 5


async def test_choices_add_up_until_they_are_drawn(
    discord: DiscordStandIn, drawn: Drawn, queued: Queued
) -> None:
    avatar, panel = await a_panel(discord, drawn)
    await choose(discord, panel, 1, value_name("en", "hair", "mohawk"))
    await choose(discord, panel, 0, say("en", "part-clothes"))
    await choose(discord, panel, 1, value_name("en", "outfit", "kimono"))
    await choose(discord, panel, 3, "green")
    assert next(iter(panel.buttons)) == say("en", "part-clothes")
    request = await queued(await discord.press(panel, say("en", "button-draw")))
    before, after = decode(avatar.codes[0]), decode(request.recipes[0])
    assert (after.look.traits["hair"], after.look.traits["outfit"]) == ("mohawk", "kimono")
    assert after.look.colours["hair"] == before.look.colours["hair"]
    assert after.seed == before.seed


async def test_a_panel_outlives_the_bot(
    discord: DiscordStandIn, drawn: Drawn, queued: Queued, module_processes: Processes
) -> None:
    _, panel = await a_panel(discord, drawn)
    await asyncio.to_thread(module_processes.stop)
    discord.connected = False
    module_processes.start("bot", "discord", **discord.environment)
    await discord.until(lambda: discord.connected, "the bot again")
    await choose(discord, panel, 1, value_name("en", "hair", "afro"))
    request = await queued(await discord.press(panel, say("en", "button-draw")))
    assert decode(request.recipes[0]).look.traits["hair"] == "afro"


async def test_a_choice_by_somebody_else_is_refused(discord: DiscordStandIn, drawn: Drawn) -> None:
    _, panel = await a_panel(discord, drawn)
    custom_id = list(panel.buttons.values())[1]
    token = await discord.press_custom(panel, custom_id, person=BEA, values=["31"])
    refused = await discord.answer(token)
    assert (refused.content, refused.ephemeral) == (say("en", "not-yours"), True)


@pytest.mark.parametrize("value", ["zz", "", "0O", "hair"])
async def test_a_choice_that_was_never_offered_gets_a_kind_answer(
    discord: DiscordStandIn, drawn: Drawn, value: str
) -> None:
    _, panel = await a_panel(discord, drawn)
    custom_id = list(panel.buttons.values())[1]
    answered = await discord.answer(await discord.press_custom(panel, custom_id, values=[value]))
    assert (answered.content, answered.ephemeral) == (say("en", "apology"), True)
