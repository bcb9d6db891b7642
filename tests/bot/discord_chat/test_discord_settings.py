"""Admins choose on a panel how Mochi behaves in their server."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from bot.names import value_name
from bot.replies import say
from bot.request import AvatarRequest
from models.recipe import decode
from tests.processes import Processes
from tests.stand_ins.discord_stand_in import CHANNEL, MANAGE_GUILD, DiscordStandIn, Shown

pytestmark = pytest.mark.asyncio(loop_scope="module")

Queued = Callable[[str], Awaitable[AvatarRequest]]


async def a_panel(discord: DiscordStandIn, server: int, locale: str = "en-US") -> Shown:
    token = await discord.slash_in(server, "settings", locale, permissions=MANAGE_GUILD)
    return await discord.answer(token)


async def choose(
    discord: DiscordStandIn, panel: Shown, server: int, setting: str, *values: str, locale: str = "en-US"
) -> None:
    """Choose from the menu of a setting, or press its switch."""
    custom_id = next(one for one in panel.buttons.values() if f"/{setting}" in one)
    chosen = list(values) or ([] if setting == "channels" else None)
    token = await discord.press_custom(
        panel, custom_id, locale, values=chosen, server=server, permissions=MANAGE_GUILD
    )
    await discord.answer(token)


def line(language: str, setting: str, value: str) -> str:
    return say(language, "setting", name=say(language, f"setting-{setting}"), value=value)


async def test_the_panel_says_how_things_are_to_the_admin_alone(discord: DiscordStandIn) -> None:
    panel = await a_panel(discord, 901, "ja")
    assert panel.ephemeral
    assert say("ja", "settings-title") in panel.text
    assert line("ja", "channels", say("ja", "setting-all")) in panel.text
    assert line("ja", "style", say("ja", "setting-own")) in panel.buttons


async def test_what_is_chosen_holds_at_once(discord: DiscordStandIn, queued: Queued) -> None:
    panel = await a_panel(discord, 902)
    await choose(discord, panel, 902, "style", "neon")
    await choose(discord, panel, 902, "language", "zh-TW")
    await choose(discord, panel, 902, "share", "4")
    await choose(discord, panel, 902, "quiet")
    assert line("zh-TW", "style", value_name("zh-TW", "style", "neon")) in panel.buttons
    assert line("zh-TW", "share", "4") in panel.buttons
    assert line("zh-TW", "quiet", say("zh-TW", "setting-on")) in panel.buttons
    token = await discord.slash_in(902, "avatar", words="pink hair")
    shown = await discord.answer(token)
    assert (shown.content, shown.ephemeral) == (say("zh-TW", "placeholder"), True)
    request = await queued(token)
    assert {decode(code).look.traits["style"] for code in request.recipes} == {"neon"}


async def test_channels_are_chosen_and_all_allowed_again(discord: DiscordStandIn) -> None:
    panel = await a_panel(discord, 903)
    await choose(discord, panel, 903, "channels", "77", "78")
    refused = await discord.answer(await discord.slash_in(903, "avatar", words="pink hair"))
    assert refused.content == say("en", "not-in-this-channel")
    again = await a_panel(discord, 903)
    menu = again.component("/channels")
    assert [str(one["id"]) for one in menu["default_values"]] == ["77", "78"]
    await choose(discord, again, 903, "channels", str(CHANNEL))
    drawn = await discord.answer(await discord.slash_in(903, "avatar", words="pink hair"))
    assert drawn.content == say("en", "placeholder")
    await choose(discord, again, 903, "channels")
    assert line("en", "channels", say("en", "setting-all")) in again.text


async def test_a_choice_is_taken_back(discord: DiscordStandIn) -> None:
    panel = await a_panel(discord, 904)
    for value, shown in (("ja", "ja"), ("own", "en")):
        await choose(discord, panel, 904, "language", value)
        assert say(shown, "settings-title") in panel.text


async def test_nobody_else_opens_or_uses_it(discord: DiscordStandIn) -> None:
    panel = await a_panel(discord, 905)
    closed = await discord.answer(await discord.slash_in(905, "settings"))
    pressed = await discord.press_custom(
        panel, panel.component("/gallery")["custom_id"], server=905, permissions=0
    )
    for refused in (closed, await discord.answer(pressed)):
        assert (refused.content, refused.ephemeral) == (say("en", "settings-admins-only"), True)
    assert line("en", "gallery", say("en", "setting-on")) in panel.buttons


async def test_the_command_is_for_servers_and_their_admins(discord: DiscordStandIn) -> None:
    command = discord.commands["settings"]
    assert (command["contexts"], command["integration_types"]) == ([0], [0])
    assert int(command["default_member_permissions"]) == MANAGE_GUILD


async def test_a_panel_outlives_the_bot(discord: DiscordStandIn, module_processes: Processes) -> None:
    panel = await a_panel(discord, 906)
    await asyncio.to_thread(module_processes.stop)
    discord.connected = False
    module_processes.start("bot", "discord", **discord.environment)
    await discord.until(lambda: discord.connected, "the bot again")
    await choose(discord, panel, 906, "gallery")
    assert line("en", "gallery", say("en", "setting-off")) in panel.buttons
