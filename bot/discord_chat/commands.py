"""The slash commands, and what is answered to each."""

from collections.abc import Sequence

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.discord_chat.board_commands import board_commands
from bot.discord_chat.completing import complete_words
from bot.discord_chat.continuing_commands import continuing_commands
from bot.discord_chat.member_commands import member_commands
from bot.discord_chat.named_commands import AnyCommand, command
from bot.discord_chat.ordering import order
from bot.discord_chat.people import manners_of
from bot.discord_chat.privacy_commands import privacy_commands
from bot.discord_chat.responses import respond
from bot.discord_chat.settings_panel import open_settings
from bot.discord_chat.toolbox_commands import toolbox_commands
from bot.discord_chat.translations import style
from bot.front_desk import FrontDesk
from bot.intake import MAX_COUNT, SIZES, Order, usual_count
from bot.replies import say
from bot.server_settings import shaped
from models.recipe import MAX_SEED
from models.traits import TRAITS

OPTIONS = ("words", "style", "model", "count", "size", "seed")


def commands(desk: FrontDesk) -> Sequence[AnyCommand]:
    """Every command of Mochi."""
    kept = (*member_commands(desk), *privacy_commands(desk), *board_commands(desk))
    tools = (*continuing_commands(desk), *toolbox_commands(desk))
    return (_avatar(desk), *tools, *kept, _settings(desk), _help(desk), _about(desk))


def _avatar(desk: FrontDesk) -> AnyCommand:
    families = [Choice(name=family.upper(), value=family) for family in desk.families]

    @command("avatar", *OPTIONS)
    @app_commands.choices(
        style=[Choice(name=style(value), value=value) for value in TRAITS["style"]], model=families
    )
    @app_commands.choices(size=[Choice(name=f"{size} px", value=size) for size in SIZES])
    async def avatar(
        interaction: discord.Interaction,
        words: str,
        style: str | None = None,
        model: str | None = None,
        count: Range[int, 1, MAX_COUNT] | None = None,
        size: int = Order.size,
        seed: Range[int, 0, MAX_SEED] | None = None,
    ) -> None:
        manners = await manners_of(desk, interaction)
        asked = Order(
            words,
            manners.language,
            style=style,
            family=model,
            count=count or usual_count(words),
            size=size,
            seed=seed,
        )
        await order(desk, interaction, lambda _: desk.take(shaped(asked, manners.settings)))

    avatar.autocomplete("words")(complete_words)
    return avatar


def _settings(desk: FrontDesk) -> AnyCommand:
    @command("settings", about="server-settings-description")
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(manage_guild=True)
    async def settings(interaction: discord.Interaction) -> None:
        await open_settings(desk, interaction)

    return settings


def _help(desk: FrontDesk) -> AnyCommand:
    @command("help")
    async def tell_help(interaction: discord.Interaction) -> None:
        manners = await manners_of(desk, interaction)
        text = "\n".join(say(manners.language, name) for name in ("help", "help-discord"))
        await respond(interaction, text, ephemeral=True)

    return tell_help


def _about(desk: FrontDesk) -> AnyCommand:
    @command("about")
    async def about(interaction: discord.Interaction) -> None:
        manners = await manners_of(desk, interaction)
        await respond(interaction, desk.about(manners.language), ephemeral=True)

    return about
