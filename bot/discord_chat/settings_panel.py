"""The panel on which the admins of a server choose how Mochi behaves there; each choice holds at once."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import discord
from discord import ButtonStyle, ChannelType, SelectOption
from discord.ui import ActionRow, Button, ChannelSelect, Container, LayoutView, Select, Separator, TextDisplay

from bot.discord_chat.captions import harmless
from bot.discord_chat.components import PREFIX
from bot.discord_chat.people import manners_of, server_of
from bot.discord_chat.telling import Said, tell, turn
from bot.front_desk import FrontDesk
from bot.intake import OrderRefused
from bot.names import value_name
from bot.replies import LANGUAGES, say
from bot.server_settings import ServerSettings, settings_text
from models.traits import TRAITS

MARK: Final = "settings/"
"""Before the name of a setting in the data of whatever changes it; no sealed data begins so."""
OWN: Final = "own"
"""The value of a choice that leaves a setting to each member, or to Mochi."""
SHARES: Final = (1, 2, 4, 8, 16, 32, 64)
SWITCHES: Final = ("gallery", "board", "quiet")
CHANNELS_AT_MOST: Final = 25
"""Channels that a menu takes."""
_WRITTEN_IN: Final = [ChannelType.text, ChannelType.news, ChannelType.voice]
_PLACES: Final = [*_WRITTEN_IN, ChannelType.forum]
"""A forum takes posts, in which there are avatars, but no message of its own, such as a report."""

Interaction = discord.Interaction[Any]
Row = ActionRow[LayoutView]


async def open_settings(desk: FrontDesk, interaction: Interaction) -> None:
    """Show the panel to an admin alone."""
    await tell(desk, interaction, _read(desk, interaction))


async def change_setting(desk: FrontDesk, interaction: Interaction, data: str) -> None:
    """Do what was chosen on the panel, whose data is given, and show the panel as it is now."""
    await turn(desk, interaction, _changed(desk, interaction, data.removeprefix(MARK)))


async def _read(desk: FrontDesk, interaction: Interaction) -> Said:
    language = await _language_of_admin(desk, interaction)
    settings = await desk.settings(server_of(interaction), language)
    return Said("", settings_panel(settings, language))


async def _changed(desk: FrontDesk, interaction: Interaction, choice: str) -> Said:
    language = await _language_of_admin(desk, interaction)
    name, _, switched = choice.partition("/")
    told: Any = interaction.data
    values = list(told.get("values", ()))
    first = next(iter(values), OWN)
    change = values if name == "channels" else switched or ("" if first == OWN else first)
    settings = await desk.change_settings(server_of(interaction), {name: change}, language)
    return Said("", settings_panel(settings, (await manners_of(desk, interaction)).language))


async def _language_of_admin(desk: FrontDesk, interaction: Interaction) -> str:
    """The language to speak. Raises OrderRefused for whoever is no admin of the server."""
    language = (await manners_of(desk, interaction)).language
    if not (interaction.guild_id and interaction.permissions.manage_guild):
        raise OrderRefused(say(language, "settings-admins-only"))
    return language


def settings_panel(settings: ServerSettings, language: str) -> LayoutView:
    """The panel for these settings."""
    said = f"### {say(language, 'settings-title')}\n{harmless(settings_text(settings, language))}"
    panel: Container[LayoutView] = Container(TextDisplay(said), Separator())
    for row in (
        _channels("channels", settings.channels, CHANNELS_AT_MOST, language),
        _channels("reports", [settings.reports], 1, language),
        _menu(
            "language", {one: say(one, "language-itself") for one in LANGUAGES}, settings.language, language
        ),
        _menu("style", _styles(language), settings.style, language),
        _menu("share", {str(share): str(share) for share in SHARES}, str(settings.share or ""), language),
        _switches(settings, language),
    ):
        panel.add_item(row)
    view = LayoutView(timeout=None)
    view.add_item(panel)
    view.stop()
    return view


def _channels(name: str, chosen: Sequence[str], most: int, language: str) -> Row:
    known = [discord.Object(int(one)) for one in chosen if one.isdecimal()]
    menu: ChannelSelect[LayoutView] = ChannelSelect(
        custom_id=_custom_id(name),
        channel_types=_WRITTEN_IN if name == "reports" else _PLACES,
        placeholder=say(language, f"settings-{name}"),
        min_values=0,
        max_values=most,
        default_values=[discord.SelectDefaultValue.from_channel(one) for one in known[:most]],
    )
    return ActionRow(menu)


def _menu(name: str, choices: Mapping[str, str], chosen: str, language: str) -> Row:
    """What a setting can be; each line says of which it is a value, since a menu has no title."""
    title = say(language, f"setting-{name}")
    named = {OWN: say(language, "setting-own"), **choices}
    options = [
        SelectOption(
            label=say(language, "setting", name=title, value=text),
            value=value,
            default=value == (chosen or OWN),
        )
        for value, text in named.items()
    ]
    return ActionRow(Select(custom_id=_custom_id(name), options=options))


def _styles(language: str) -> Mapping[str, str]:
    return {one: value_name(language, "style", one) for one in TRAITS["style"]}


def _switches(settings: ServerSettings, language: str) -> Row:
    return ActionRow(*(_switch(name, getattr(settings, name), language) for name in SWITCHES))


def _switch(name: str, on: bool, language: str) -> Button[LayoutView]:
    """A button that says how a switch stands, and turns it."""
    value = say(language, "setting-on" if on else "setting-off")
    label = say(language, "setting", name=say(language, f"setting-{name}"), value=value)
    style = ButtonStyle.success if on else ButtonStyle.secondary
    return Button(label=label, style=style, custom_id=_custom_id(f"{name}/{'off' if on else 'on'}"))


def _custom_id(choice: str) -> str:
    return PREFIX + MARK + choice
