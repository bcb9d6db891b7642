"""The commands that go on from avatars which are there, and those that need no words."""

from collections.abc import Sequence
from functools import partial

import discord
from discord import app_commands
from discord.app_commands import Choice, Range

from bot.continuing import bred, edited, in_moods, mixed, morphed
from bot.discord_chat.completing import complete_codes, complete_words
from bot.discord_chat.expressions import Kind
from bot.discord_chat.named_commands import AnyCommand, command
from bot.discord_chat.ordering import order
from bot.discord_chat.people import manners_of, may_add_expressions
from bot.discord_chat.telling import remark
from bot.discord_chat.translations import sentence
from bot.front_desk import FrontDesk
from bot.replies import say
from bot.surprises import random_avatars, surprise


def continuing_commands(desk: FrontDesk) -> Sequence[AnyCommand]:
    """All of them."""
    makers = (_edit, _breed, _mix, _morph, _pack, _random, _surprise)
    made = [make(desk) for make in makers]
    for one in made:
        _offer_saved(desk, one)
    return made


def _offer_saved(desk: FrontDesk, one: AnyCommand) -> None:
    """Let every option of `one` that takes a recipe code be completed by saved avatars."""
    for parameter in one.parameters:
        if parameter.name in ("recipe", *"abcdef"):
            one.autocomplete(parameter.name)(complete_codes(desk))


def _edit(desk: FrontDesk) -> AnyCommand:
    @command("edit", "recipe", "words")
    async def edit(interaction: discord.Interaction, recipe: str, words: str) -> None:
        await order(desk, interaction, partial(edited, recipe, words))

    edit.autocomplete("words")(complete_words)
    return edit


def _breed(desk: FrontDesk) -> AnyCommand:
    @command("breed", codes="ab")
    async def breed(interaction: discord.Interaction, a: str, b: str) -> None:
        await order(desk, interaction, partial(bred, a, b))

    return breed


def _mix(desk: FrontDesk) -> AnyCommand:
    @command("mix", "share", codes="ab")
    async def mix(interaction: discord.Interaction, a: str, b: str, share: Range[float, 0, 1] = 0.5) -> None:
        await order(desk, interaction, partial(mixed, a, b, share))

    return mix


def _morph(desk: FrontDesk) -> AnyCommand:
    @command("morph", codes="abcdef")
    async def morph(
        interaction: discord.Interaction,
        a: str,
        b: str,
        c: str | None = None,
        d: str | None = None,
        e: str | None = None,
        f: str | None = None,
    ) -> None:
        await order(desk, interaction, partial(morphed, [code for code in (a, b, c, d, e, f) if code]))

    return morph


def _pack(desk: FrontDesk) -> AnyCommand:
    kinds = [Choice(name=sentence(f"pack-{kind}"), value=kind.value) for kind in Kind]

    @command("pack", "recipe", "becomes")
    @app_commands.choices(becomes=kinds)
    async def pack(interaction: discord.Interaction, recipe: str, becomes: str = "") -> None:
        may = not becomes or may_add_expressions(interaction)
        await order(desk, interaction, partial(in_moods, recipe), becomes if may else "")
        if not may:
            language = (await manners_of(desk, interaction)).language
            await remark(interaction, say(language, "expressions-not-here"))

    return pack


def _random(desk: FrontDesk) -> AnyCommand:
    @command("random")
    async def draw_random(interaction: discord.Interaction) -> None:
        await order(desk, interaction, random_avatars)

    return draw_random


def _surprise(desk: FrontDesk) -> AnyCommand:
    @command("surprise")
    async def draw_surprise(interaction: discord.Interaction) -> None:
        await order(desk, interaction, surprise)

    return draw_surprise
