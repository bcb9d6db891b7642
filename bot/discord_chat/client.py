"""The wiring of the chat: gateway, commands, and the one place where failures end."""

import asyncio
import logging
import signal
from typing import Any, Final

import aiohttp
import discord
import yarl
from discord import app_commands
from discord.app_commands import AppCommandContext, AppInstallationType

from bot.discord_chat.commands import commands, language_of, read_lexicons
from bot.discord_chat.library import set_api_base, set_gateway, token
from bot.discord_chat.responses import replace_response, respond
from bot.discord_chat.translations import Translations
from bot.front_desk import FrontDesk, open_front_desk
from bot.logs import circumstances
from bot.platforms import CannotServe
from bot.receipts import Receipts
from bot.replies import say
from bot.settings import Settings

log = logging.getLogger(__name__)

SYNC_AT_MOST: Final = 20
"""Seconds for telling Discord the commands; without news it keeps those of last time."""

LAST_ORDERS: Final = 8
"""Seconds that orders already taken have to reach the queue when the process is told to end."""


def run(settings: Settings) -> None:
    """Serve Discord until SIGINT or SIGTERM. Raises CannotServe if the settings won't do."""
    try:
        secret = token(settings)
        set_api_base(settings)
        asyncio.run(_serve(settings, secret))
    except (KeyboardInterrupt, asyncio.CancelledError):
        return  # told to end; everything is closed
    except discord.LoginFailure as problem:
        refused = "DISCORD_TOKEN was refused by Discord: please copy it again from the developer portal."
        raise CannotServe(refused) from problem
    except (discord.DiscordException, aiohttp.ClientError, OSError) as problem:
        away = f"Discord can't be reached at DISCORD_API_BASE: {type(problem).__name__}."
        raise CannotServe(away) from problem


async def _serve(settings: Settings, secret: str) -> None:
    async with Mochi(open_front_desk(settings), settings.discord_gateway_url) as client:
        serving = asyncio.ensure_future(client.start(secret))
        for told_to_end in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(told_to_end, client.leave, serving)
        await serving


class Mochi(discord.AutoShardedClient):
    """The connection to Discord, as many shards as it asks for, with no more intents than commands need."""

    def __init__(self, desk: FrontDesk, gateway: str | None) -> None:
        super().__init__(intents=discord.Intents.none(), allowed_mentions=discord.AllowedMentions.none())
        self._gateway = gateway
        self.tree = Tree(self)
        for command in commands(desk):
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Tell Discord the commands, and read the lexicons before anybody waits for them."""
        await self.tree.set_translator(Translations())
        try:
            async with asyncio.timeout(SYNC_AT_MOST):
                await self.tree.sync()
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as problem:
            log.warning("the commands could not be renewed: %s", type(problem).__name__)
        await asyncio.to_thread(read_lexicons)

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """As inherited, but to DISCORD_GATEWAY_URL if that is set."""
        chosen = yarl.URL(self._gateway) if self._gateway else gateway
        set_gateway(chosen)
        await super().launch_shard(chosen, shard_id, initial=initial)

    def leave(self, serving: "asyncio.Future[None]") -> None:
        """End `serving`. While it reconnects discord.py ignores a cancellation, but it minds the closing."""
        serving.cancel()
        self._leaving = asyncio.ensure_future(self.close())

    async def close(self) -> None:
        """As inherited, once the orders already taken are on the queue."""
        await self.tree.finish()
        await super().close()


class Tree(app_commands.CommandTree[Mochi]):
    """The commands, in servers, direct messages and everywhere a person has installed Mochi."""

    def __init__(self, client: Mochi) -> None:
        super().__init__(
            client,
            allowed_contexts=AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=AppInstallationType(guild=True, user=True),
        )
        self._receipts = Receipts()
        self._being_served: set[asyncio.Task[Any]] = set()
        self._open = True

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let each interaction through once, until the end has come."""
        if (task := asyncio.current_task()) and self._open:
            self._being_served.add(task)
            task.add_done_callback(self._being_served.discard)
        return self._open and self._receipts.is_new(interaction.id)

    async def finish(self) -> None:
        """Take no more interactions, and wait for those that are being answered."""
        self._open = False
        if self._being_served:
            await asyncio.wait(self._being_served, timeout=LAST_ORDERS)

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Log what failed, and apologise to whoever waits for an answer."""
        log.error("an interaction was not answered: %s", circumstances(error.__cause__ or error))
        if interaction.type is discord.InteractionType.autocomplete:
            return
        sentence = say(language_of(interaction), _apology(error))
        try:
            answered = interaction.response.is_done()
            if answered or not await respond(interaction, sentence, ephemeral=True):
                await replace_response(interaction, sentence)
        except (discord.DiscordException, aiohttp.ClientError, OSError) as problem:
            log.warning("an apology did not arrive: %s", type(problem).__name__)


def _apology(error: app_commands.AppCommandError) -> str:
    """The name of the sentence to say; Discord may still offer commands of an older Mochi."""
    outdated = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)
    return "unknown-command" if isinstance(error, outdated) else "apology"
