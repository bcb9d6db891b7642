"""The commands by which members see and delete what is kept about them."""

from collections.abc import Sequence

import discord

from bot.discord_chat.captions import CONTENT_LIMIT, cut, harmless
from bot.discord_chat.components import view_of
from bot.discord_chat.named_commands import AnyCommand, command
from bot.discord_chat.people import manners_of, name_of
from bot.discord_chat.responses import respond
from bot.discord_chat.telling import Said, tell
from bot.front_desk import FrontDesk
from bot.privacy_files import data_file, forget_keyboard
from bot.replies import say


def privacy_commands(desk: FrontDesk) -> Sequence[AnyCommand]:
    """All of them."""
    return (_privacy(desk), _my_data(desk), _forget(desk))


def _privacy(desk: FrontDesk) -> AnyCommand:
    @command("privacy")
    async def privacy(interaction: discord.Interaction) -> None:
        text = desk.privacy((await manners_of(desk, interaction)).language)
        await respond(interaction, cut(harmless(text), CONTENT_LIMIT), ephemeral=True)

    return privacy


def _my_data(desk: FrontDesk) -> AnyCommand:
    @command("mydata")
    async def my_data(interaction: discord.Interaction) -> None:
        language = (await manners_of(desk, interaction)).language

        async def collecting() -> Said:
            found = await desk.my_data(name_of(interaction), language)
            return Said(say(language, "my-data"), file=data_file(found, language))

        await tell(desk, interaction, collecting())

    return my_data


def _forget(desk: FrontDesk) -> AnyCommand:
    @command("forget")
    async def forget(interaction: discord.Interaction) -> None:
        language = (await manners_of(desk, interaction)).language

        async def asking() -> Said:
            owner = await desk.owner(name_of(interaction), language)
            return Said(harmless(say(language, "forget-sure")), view_of(forget_keyboard(owner)))

        await tell(desk, interaction, asking())

    return forget


async def forgotten(desk: FrontDesk, interaction: discord.Interaction, language: str) -> Said:
    """Forget everything about the person, and say so. Raises OrderRefused."""
    return Said(harmless(await desk.forget(name_of(interaction), language)))
