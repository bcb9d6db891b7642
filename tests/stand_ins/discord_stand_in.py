"""A stand-in for Discord: a gateway and a REST server on this machine, with people who use slash commands.

It speaks the wire protocol of discord.com/developers/docs for what Mochi uses, and is as strict as the real
one about the lengths and names of commands, double acknowledgements and who may edit what.
"""

import asyncio
import json
from typing import Any, Self

from aiohttp import web

from tests.stand_ins.discord_faults import Trouble
from tests.stand_ins.discord_guilds import DiscordGuilds
from tests.stand_ins.discord_interactions import DiscordInteractions
from tests.stand_ins.discord_objects import (
    APPLICATION,
    BEA,
    BOT,
    CHANNEL,
    CREATE_EXPRESSIONS,
    DIRECT,
    MANAGE_GUILD,
    MANAGE_MESSAGES,
    application,
)
from tests.stand_ins.discord_people import DiscordPeople
from tests.stand_ins.discord_rules import check_command, check_commands
from tests.stand_ins.discord_screen import Refusal, Shown

__all__ = [
    "APPLICATION",
    "BEA",
    "CHANNEL",
    "CREATE_EXPRESSIONS",
    "DIRECT",
    "MANAGE_GUILD",
    "MANAGE_MESSAGES",
    "TOKEN",
    "DiscordStandIn",
    "Refusal",
    "Shown",
    "Trouble",
]

TOKEN = "MTE4.stand-in.token"


class DiscordStandIn(DiscordPeople, DiscordInteractions, DiscordGuilds):
    """`async with DiscordStandIn() as discord:` and point a bot at `discord.environment`."""

    def __init__(self, token: str = TOKEN) -> None:
        super().__init__()
        self.token = token
        self.environment: dict[str, str] = {}

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=30 * 2**20)
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._receive)
        app.router.add_get("/cdn/{path:.*}", self._asset)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        self._site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await self._site.start()
        self._settle(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._site.stop()  # first: a bot whose gateway is closed comes back at once
        await self._hang_up()
        await self._runner.cleanup()

    def _settle(self, host: str, port: int) -> None:
        """Take the addresses by which a bot finds it."""
        self.api_base = f"http://{host}:{port}/api/v10"
        self.gateway_url = f"ws://{host}:{port}/gateway"
        self.cdn_base = f"http://{host}:{port}/cdn"
        self.environment = {
            "DISCORD_TOKEN": self.token,
            "DISCORD_API_BASE": self.api_base,
            "DISCORD_GATEWAY_URL": self.gateway_url,
            "DISCORD_CDN_BASE": self.cdn_base,
        }

    # The REST API

    async def _receive(self, request: web.Request) -> web.Response:
        try:
            trouble = self._next_trouble(request.path) or Trouble()
            return await self._meet(trouble, request)
        except Refusal as refusal:
            return _json(refusal.body, refusal.status)
        finally:
            if "/webhooks/" in request.path:
                self._deferred -= set(request.path.split("/"))
            await self._tell()

    async def _meet(self, trouble: Trouble, request: web.Request) -> web.Response:
        """Answer a request as this trouble lets it."""
        await self._tell()
        await asyncio.sleep(trouble.stall)
        if trouble.before:
            raise trouble.before
        if trouble.page:
            status, headers = trouble.page
            return web.Response(text="<h1>Busy</h1>", status=status, headers=headers)
        if trouble.held:
            await trouble.held.wait()
        answer = _json(await self._route(request))
        if trouble.lost and request.transport:
            request.transport.close()
        return web.Response(status=204) if trouble.silent else answer

    async def _route(self, request: web.Request) -> Any:
        """The answer of the part of the API that knows this method and path."""
        route = [request.method, *request.match_info["path"].strip("/").split("/")]
        if (answer := await self._on_interactions(route, request)) is not None:
            return answer
        if request.headers.get("Authorization") != f"Bot {self.token}":
            raise Refusal(401)
        for part in (self._on_application, self._on_channels, self._on_guilds):
            if (answer := await part(route, request)) is not None:
                return answer
        raise Refusal(404)

    async def _on_application(self, route: list[str], request: web.Request) -> Any:
        """The answer about the bot itself and its commands; None for other methods and paths."""
        match route:
            case ["GET", "users", "@me"]:
                return BOT
            case ["GET", "oauth2", "applications", "@me"] | ["GET", "applications", "@me"]:
                return application()
            case ["GET", "gateway", "bot"]:
                limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
                return {"url": self.gateway_url, "shards": 1, "session_start_limit": limit}
            case ["PUT", "applications", _, "commands"]:
                return self._register(await request.json())
        return None

    def _register(self, told: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Put these commands into the place of all others."""
        if problem := check_commands(told):
            raise Refusal(400, 50035, problem=problem)
        for number, command in enumerate(told):
            if problem := check_command(command):
                raise Refusal(400, 50035, problem=problem)
            command |= {"id": str(120_000 + number), "application_id": str(APPLICATION), "version": "1"}
            command.setdefault("default_member_permissions", None)
            command.setdefault("description", "")
        self.commands = {command["name"]: command for command in told}
        return told


def _json(value: Any, status: int = 200) -> web.Response:
    """JSON as Discord sends it: without a charset, which discord.py would not take for JSON."""
    return web.Response(body=json.dumps(value).encode(), status=status, content_type="application/json")
