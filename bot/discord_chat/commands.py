"""The slash commands, and what is answered to each."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.discord_chat.captions import harmless
from bot.discord_chat.responses import replace_response, respond
from bot.discord_chat.routes import address_of
from bot.discord_chat.translations import sentence, style
from bot.front_desk import FrontDesk
from bot.intake import MAX_COUNT, SIZES, Order, OrderRefused
from bot.parsing import suggest
from bot.replies import LANGUAGES, pick_language, say
from models.recipe import MAX_SEED
from models.traits import TRAITS

OPTIONS = ("words", "style", "model", "count", "size", "seed")


def commands(desk: FrontDesk) -> Sequence[app_commands.Command[app_commands.Group, ..., None]]:
    """Every command of Mochi."""
    return (_avatar(desk), _help(), _about(desk))


def language_of(interaction: discord.Interaction[Any]) -> str:
    """The language of the person's Discord app."""
    return pick_language(interaction.locale.value)


def read_lexicons() -> None:
    """Read what the first completion would otherwise wait for."""
    for language in LANGUAGES:
        suggest("p", language)


async def take(desk: FrontDesk, interaction: discord.Interaction, order: Order) -> None:
    """Take an order: a placeholder at once, the picture when a worker has drawn it."""
    language = order.language
    try:
        draft = desk.take(order)
    except OrderRefused as refusal:
        await respond(interaction, harmless(str(refusal)), ephemeral=True)
        return
    await respond(interaction, say(language, "placeholder"))
    try:
        await desk.submit(draft.request(f"discord-{interaction.id}", address_of(interaction, language)))
    except OrderRefused as refusal:
        await replace_response(interaction, harmless(str(refusal)))


def _avatar(desk: FrontDesk) -> app_commands.Command[app_commands.Group, ..., None]:
    families = [Choice(name=family.upper(), value=family) for family in desk.families]

    @app_commands.command(name=sentence("avatar-name"), description=sentence("avatar-description"))
    @app_commands.rename(**{option: sentence(f"option-{option}") for option in OPTIONS})
    @app_commands.describe(**{option: sentence(f"option-{option}-description") for option in OPTIONS})
    @app_commands.choices(
        style=[Choice(name=style(value), value=value) for value in TRAITS["style"]], model=families
    )
    @app_commands.choices(size=[Choice(name=f"{size} px", value=size) for size in SIZES])
    async def avatar(
        interaction: discord.Interaction,
        words: str,
        style: str | None = None,
        model: str | None = None,
        count: Range[int, 1, MAX_COUNT] = 1,
        size: int = Order.size,
        seed: Range[int, 0, MAX_SEED] | None = None,
    ) -> None:
        order = Order(words, language_of(interaction), style, model, count, size, seed)
        await take(desk, interaction, order)

    @avatar.autocomplete("words")
    async def complete(interaction: discord.Interaction, typed: str) -> list[Choice[str]]:
        return [Choice(name=one, value=one) for one in suggest(typed, language_of(interaction))]

    return avatar


def _help() -> app_commands.Command[app_commands.Group, ..., None]:
    @app_commands.command(name=sentence("help-name"), description=sentence("help-description"))
    async def tell_help(interaction: discord.Interaction) -> None:
        await respond(interaction, say(language_of(interaction), "help"), ephemeral=True)

    return tell_help


def _about(desk: FrontDesk) -> app_commands.Command[app_commands.Group, ..., None]:
    @app_commands.command(name=sentence("about-name"), description=sentence("about-description"))
    async def about(interaction: discord.Interaction) -> None:
        await respond(interaction, desk.about(language_of(interaction)), ephemeral=True)

    return about
