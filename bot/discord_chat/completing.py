"""What is offered while somebody types."""

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

import discord
from discord.app_commands import Choice

from bot.discord_chat.people import language_of, name_of
from bot.front_desk import FrontDesk
from bot.intake import OrderRefused
from bot.parsing import suggest
from bot.replies import LANGUAGES, say

Completing: TypeAlias = Callable[[discord.Interaction[Any], str], Coroutine[Any, Any, list[Choice[str]]]]


async def complete_words(interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
    """Completions of a description of an avatar."""
    return [Choice(name=one, value=one) for one in suggest(typed, language_of(interaction))]


def complete_codes(desk: FrontDesk) -> Completing:
    """Completes a recipe code by the titles of the avatars that the person has saved."""

    async def complete(interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
        language = language_of(interaction)
        try:
            page = await desk.gallery(name_of(interaction), 1, language)
        except OrderRefused:
            return []
        named = [(f"{one.title or say(language, 'no-title')} · {one.code}", one.code) for one in page.avatars]
        return [Choice(name=name, value=code) for name, code in named if typed.lower() in name.lower()]

    return complete


def read_lexicons() -> None:
    """Read what the first completion would otherwise wait for."""
    for language in LANGUAGES:
        suggest("p", language)
