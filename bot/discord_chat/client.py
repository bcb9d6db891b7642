"""The wiring of the chat: gateway, commands, and the one place where failures end."""

import asyncio
import logging
import signal
from typing import Any

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.app_commands import AppCommandContext, AppInstallationType

from bot.discord_chat.commands import commands, language_of
from bot.discord_chat.library import set_up_library, token
from bot.discord_chat.translations import Translations
from bot.front_desk import FrontDesk, open_front_desk
from bot.logs import circumstances
from bot.platforms import CannotServe
from bot.receipts import Receipts
from bot.replies import say
from bot.settings import Settings

log = logging.getLogger(__name__)


def run(settings: Settings) -> None:
    """Serve Discord until SIGINT or SIGTERM. Raises CannotServe if the settings won't do."""
    try:
        secret = token(settings)
        set_up_library(settings)
        client = Mochi(open_front_desk(settings), settings.discord_gateway_url)
        client.run(secret, log_handler=None)
    except discord.LoginFailure as problem:
        refused = "DISCORD_TOKEN was refused by Discord: please copy it again from the developer portal."
        raise CannotServe(refused) from problem
    except (aiohttp.ClientError, OSError) as problem:
        away = f"Discord can't be reached at DISCORD_API_BASE: {type(problem).__name__}."
        raise CannotServe(away) from problem


class Mochi(discord.AutoShardedClient):
    """The connection to Discord, as many shards as it asks for, with no more intents than commands need."""

    def __init__(self, desk: FrontDesk, gateway: str | None) -> None:
        super().__init__(intents=discord.Intents.none(), allowed_mentions=discord.AllowedMentions.none())
        self._gateway = gateway
        self.tree = Tree(self)
        for command in commands(desk):
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Listen to SIGTERM and tell Discord the commands; it keeps the old ones if it takes none now."""
        asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._leave)
        await self.tree.set_translator(Translations())
        try:
            await self.tree.sync()
        except discord.DiscordException as problem:
            log.warning("the commands could not be renewed: %s", type(problem).__name__)

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """As inherited, but to DISCORD_GATEWAY_URL if that is set."""
        chosen = yarl.URL(self._gateway) if self._gateway else gateway
        await super().launch_shard(chosen, shard_id, initial=initial)

    def _leave(self) -> None:
        self._leaving = asyncio.ensure_future(self.close())


class Tree(app_commands.CommandTree[Mochi]):
    """The commands, in servers, direct messages and everywhere a person has installed Mochi."""

    def __init__(self, client: Mochi) -> None:
        super().__init__(
            client,
            allowed_contexts=AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=AppInstallationType(guild=True, user=True),
        )
        self._receipts = Receipts()

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let each interaction through once."""
        return self._receipts.is_new(interaction.id)

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Log what failed, and apologise to whoever waits for an answer."""
        if isinstance(error, app_commands.CheckFailure):
            return
        log.error("an interaction was not answered: %s", circumstances(error.__cause__ or error))
        if interaction.type is discord.InteractionType.autocomplete:
            return
        sentence = say(language_of(interaction), "apology")
        try:
            if interaction.response.is_done():
                await interaction.edit_original_response(content=sentence)
            else:
                await interaction.response.send_message(sentence, ephemeral=True)
        except discord.DiscordException as problem:
            log.warning("an apology did not arrive: %s", type(problem).__name__)
