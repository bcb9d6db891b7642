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

from bot.discord_chat.commands import commands
from bot.discord_chat.completing import read_lexicons
from bot.discord_chat.components import pressable
from bot.discord_chat.library import set_api_base, set_gateway, token
from bot.discord_chat.menus import menus
from bot.discord_chat.ordering import tell_place, warm_up
from bot.discord_chat.pressing import Pressing
from bot.discord_chat.receiving import Hopeless, Receiving
from bot.discord_chat.reception import Reception, apologise
from bot.discord_chat.replying import Replying
from bot.discord_chat.translations import Translations
from bot.front_desk import FrontDesk, open_front_desk
from bot.inbox import Inbox, open_inbox
from bot.platforms import CannotServe
from bot.settings import Settings

log = logging.getLogger(__name__)

SYNC_AT_MOST: Final = 20
"""Seconds for telling Discord the commands; without news it keeps those of last time."""


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
    desk, inbox = open_front_desk(settings), open_inbox(settings, "discord")
    async with Mochi(desk, settings.discord_gateway_url, inbox) as client:
        serving = asyncio.ensure_future(client.start(secret))
        for told_to_end in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(told_to_end, client.leave, serving)
        await serving


class Mochi(discord.AutoShardedClient):
    """The connection to Discord, as many shards as it asks for, without any privileged intent."""

    def __init__(self, desk: FrontDesk, gateway: str | None, inbox: Inbox) -> None:
        super().__init__(
            intents=discord.Intents(guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
        )
        self._desk, self._gateway = desk, gateway
        self._reception = Reception(inbox)
        self._receiving = Receiving(inbox, self._connection.parsers, self._give_up)
        self._pressing = Pressing(desk, self._reception)
        self._replying = Replying(desk, self._reception, self.fetch_channel)
        self.add_dynamic_items(pressable(self._pressing.pressed))
        self.tree = Tree(self, self._reception)
        for command in commands(desk):
            self.tree.add_command(command)
        for menu in menus(desk):
            self.tree.add_command(menu)

    async def setup_hook(self) -> None:
        """Tell Discord the commands, and read the lexicons before anybody waits for them."""
        self._receiving.tend()
        await self.tree.set_translator(Translations())
        try:
            async with asyncio.timeout(SYNC_AT_MOST):
                await self.tree.sync()
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as problem:
            log.warning("the commands could not be renewed: %s", type(problem).__name__)
        await asyncio.to_thread(read_lexicons)
        await warm_up(self._desk)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer windows that were filled in: the library forgets those of before a restart."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self._pressing.submitted(interaction)

    async def on_order_taken(self, interaction: discord.Interaction[Any], language: str) -> None:
        """Keep whoever waits informed, beside everything else and no longer than this process lives."""
        await tell_place(self._desk, interaction, language)

    async def on_message(self, message: discord.Message) -> None:
        """Answer words in reply to an avatar."""
        if self.user:
            await self._replying.heard(message, self.user.id)
        await self._reception.end()

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
        self._receiving.open = False
        await self._reception.finish()
        await super().close()
        await self._receiving.close()

    async def _give_up(self, told: Any) -> None:
        await apologise(discord.Interaction(data=told, state=self._connection), Hopeless())


class Tree(app_commands.CommandTree[Mochi]):
    """The commands, in servers, direct messages and everywhere a person has installed Mochi."""

    def __init__(self, client: Mochi, reception: Reception) -> None:
        super().__init__(
            client,
            allowed_contexts=AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=AppInstallationType(guild=True, user=True),
        )
        self._reception = reception

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Let interactions through until the end has come."""
        return self._reception.admit()

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Log what failed, and apologise to whoever waits for an answer."""
        await apologise(interaction, error.__cause__ or error, _apology(error))


def _apology(error: app_commands.AppCommandError) -> str:
    """The name of the sentence to say; Discord may still offer commands of an older Mochi."""
    outdated = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)
    return "unknown-command" if isinstance(error, outdated) else "apology"
