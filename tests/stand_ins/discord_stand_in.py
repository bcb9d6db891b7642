"""A stand-in for Discord: a gateway and a REST server on this machine, with people who use slash commands.

It speaks the wire protocol of discord.com/developers/docs for what Mochi uses, and is as strict as the real
one about the lengths and names of commands, double acknowledgements and who may edit what.
"""

import asyncio
import json
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import BodyPartReader, WSMsgType, web

TOKEN = "MTE4.stand-in.token"
APPLICATION = 118_000_000_000_000_001
CHANNEL = 118_000_000_000_000_777
SERVER = 118_000_000_000_000_555
_NAME = re.compile(r"[-_'\w]{1,32}")
_BOT = {"id": str(APPLICATION), "username": "Mochi", "discriminator": "0", "avatar": None, "bot": True}
_PERSON = {"id": "118000000000004711", "username": "ada", "discriminator": "0", "avatar": None}
_IN_SERVER: Mapping[str, Any] = {
    "guild_id": str(SERVER),
    "guild": {"id": str(SERVER), "locale": "en-US", "features": []},
    "guild_locale": "en-US",
    "channel": {
        "id": str(CHANNEL),
        "type": 0,
        "name": "avatars",
        "guild_id": str(SERVER),
        "position": 0,
        "permissions": "0",
    },
    "member": {
        "user": _PERSON,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": "0",
    },
    "context": 0,
    "authorizing_integration_owners": {"0": str(SERVER)},
}
"""What tells an interaction in a server from one in a direct message."""


@dataclass
class Shown:
    """A message of the bot as it is on the screen now."""

    content: str
    ephemeral: bool = False
    pictures: list[bytes] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    edits: int = 0
    nonce: str | None = None
    pings: bool = False

    @property
    def codes(self) -> list[str]:
        """What is shown in monospace, to copy."""
        return re.findall(r"`(\w+)`", self.content)


class Refusal(Exception):
    """An error answer of the API."""

    def __init__(self, status: int, code: int = 0, **more: Any) -> None:
        super().__init__(code)
        self.status, self.body = status, {"code": code, "message": "refused", **more}


@dataclass
class Trouble:
    """What befalls one request."""

    before: Refusal | None = None
    """Refused with this."""
    page: tuple[int, Mapping[str, str]] | None = None
    """Answered with a web page of this status and these headers, as a proxy would."""
    lost: bool = False
    """Done, but the connection breaks before the reply."""
    silent: bool = False
    """Done, and answered with no content."""
    held: asyncio.Event | None = None
    """Done only when this is set."""


class Deflated:
    """One gateway connection's zlib-stream: every message ends with a flush."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    def message(self, text: str) -> bytes:
        """`text` as the stream's next bytes."""
        return self._stream.compress(text.encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH)


class DiscordStandIn:
    """`async with DiscordStandIn() as discord:` and point a bot at `discord.environment`."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.environment: dict[str, str] = {}
        self.commands: dict[str, dict[str, Any]] = {}
        self.shown: dict[str, Shown] = {}
        self.in_channel: list[Shown] = []
        self.completions: dict[str, list[str]] = {}
        self.connected = False
        self.connections = 0
        self._refusals: list[Refusal] = []
        self._troubles: dict[str, list[Trouble]] = {}
        self._gateways: dict[web.WebSocketResponse, Deflated | None] = {}
        self._sequence = self._last_id = 0
        self._changed = asyncio.Condition()

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=30 * 2**20)
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/v10/{path:.*}", self._receive)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        host, port = self._runner.addresses[0][:2]
        self.api_base = f"http://{host}:{port}/api/v10"
        self.gateway_url = f"ws://{host}:{port}/gateway"
        self.environment = {
            "DISCORD_TOKEN": self.token,
            "DISCORD_API_BASE": self.api_base,
            "DISCORD_GATEWAY_URL": self.gateway_url,
        }
        return self

    async def __aexit__(self, *_: object) -> None:
        for socket in list(self._gateways):
            await socket.close()
        await self._runner.cleanup()

    # What people do and see

    async def slash(self, name: str, locale: str = "en-US", **options: Any) -> str:
        """A person sends `/name option:value ...`; the token of the interaction."""
        return await self._interact(2, name, locale, options)

    async def slash_in_server(self, name: str, locale: str = "en-US", **options: Any) -> str:
        """The same in a server's channel."""
        return await self._interact(2, name, locale, options, place=_IN_SERVER)

    async def type_words(self, typed: str, locale: str = "en-US") -> list[str]:
        """A person types into the field `words` of /avatar; what is offered."""
        token = await self._interact(4, "avatar", locale, {"words": typed}, focused="words")
        await self.until(lambda: token in self.completions, "completions")
        return self.completions[token]

    async def answer(self, token: str) -> Shown:
        """The bot's answer to an interaction, as soon as it is there."""
        await self.until(lambda: token in self.shown, "an answer")
        return self.shown[token]

    async def until(self, condition: Callable[[], object], what: str, seconds: float = 30) -> None:
        """Wait until `condition` holds; fail after `seconds` without."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: bool(condition()))
        except TimeoutError:
            raise AssertionError(f"waited {seconds} s for {what}; {self.shown=}") from None

    # What a test arranges

    def refuse(self, status: int, code: int = 0, **more: Any) -> None:
        """Answer the next edit or message with an error."""
        self._refusals.append(Refusal(status, code, **more))

    def trouble(self, path: str, *troubles: "Trouble") -> None:
        """Meet the next requests whose path ends with `path` with these troubles, one each."""
        self._troubles.setdefault(path, []).extend(troubles)

    def in_trouble(self, path: str) -> bool:
        """Whether every trouble for `path` has met its request."""
        return not self._troubles.get(path)

    async def end_session(self) -> None:
        """Tell the bot that its session is void, so that it must connect anew."""
        self.connected = False
        await self._send({"op": 9, "d": False})

    def placeholder(self, token: str) -> None:
        """A placeholder that stands there already."""
        self.shown[token] = Shown("Drawing your avatar…")

    async def replay(self, payload: Mapping[str, Any]) -> None:
        """A resumed session tells of an interaction again."""
        await self._dispatch("INTERACTION_CREATE", payload)

    # The gateway

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        asked = request.query.get("compress")
        self._gateways[socket] = Deflated() if asked == "zlib-stream" else None
        self.connections += 1
        await self._tell()
        await self._send({"op": 10, "d": {"heartbeat_interval": 20_000}}, socket)
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._hear(socket, message.json())
        finally:
            del self._gateways[socket]
        return socket

    async def _hear(self, socket: web.WebSocketResponse, told: Mapping[str, Any]) -> None:
        if told["op"] == 1:
            await self._send({"op": 11}, socket)
        elif told["op"] == 2:
            assert told["d"]["token"] == self.token
            assert told["d"]["intents"] == 0, "commands need no intents"
            await self._dispatch("READY", self._ready())
            self.connected = True
            await self._tell()

    async def _send(self, content: Mapping[str, Any], *sockets: web.WebSocketResponse) -> None:
        text = json.dumps(content)
        for socket in sockets or list(self._gateways):
            if deflated := self._gateways[socket]:
                await socket.send_bytes(deflated.message(text))
            else:
                await socket.send_str(text)

    def _ready(self) -> dict[str, Any]:
        application = {"id": str(APPLICATION), "flags": 0}
        session = {"session_id": "stand-in", "resume_gateway_url": self.gateway_url}
        return {"v": 10, "user": _BOT, "guilds": [], "application": application, "shard": [0, 1], **session}

    async def _dispatch(self, name: str, content: Mapping[str, Any]) -> None:
        self._sequence += 1
        await self._send({"op": 0, "t": name, "s": self._sequence, "d": content})

    async def _interact(
        self,
        kind: int,
        name: str,
        locale: str,
        options: Mapping[str, Any],
        focused: str | None = None,
        place: Mapping[str, Any] | None = None,
    ) -> str:
        await self.until(lambda: self.connected and name in self.commands, f"/{name}")
        self._last_id += 1
        token = f"interaction-token-{self._last_id}"
        event = self.interaction(kind, name, locale, options, focused, token)
        if place:
            del event["user"]
            event |= place
        await self._dispatch("INTERACTION_CREATE", event)
        return token

    def interaction(
        self,
        kind: int,
        name: str,
        locale: str,
        options: Mapping[str, Any],
        focused: str | None,
        token: str,
    ) -> dict[str, Any]:
        """The event of a command (2) or of an autocompletion (4), in a direct message."""
        types = {one["name"]: one["type"] for one in self.commands[name].get("options", [])}
        given = [
            {
                "name": option,
                "type": types[option],
                "value": value,
                **({"focused": True} if option == focused else {}),
            }
            for option, value in options.items()
        ]
        return {
            "id": str(119_000_000_000_000_000 + self._last_id),
            "application_id": str(APPLICATION),
            "type": kind,
            "token": token,
            "version": 1,
            "data": {"id": self.commands[name]["id"], "name": name, "type": 1, "options": given},
            "channel": {"id": str(CHANNEL), "type": 1},
            "channel_id": str(CHANNEL),
            "user": _PERSON,
            "locale": locale,
            "entitlements": [],
            "context": 1,
            "authorizing_integration_owners": {"1": _PERSON["id"]},
            "app_permissions": "0",
            "attachment_size_limit": 10 * 2**20,
        }

    # The REST API

    async def _receive(self, request: web.Request) -> web.Response:
        try:
            trouble = self._next_trouble(request.path)
            await self._tell()
            if trouble and trouble.before:
                raise trouble.before
            if trouble and trouble.page:
                status, headers = trouble.page
                return web.Response(text="<h1>Busy</h1>", status=status, headers=headers)
            if trouble and trouble.held:
                await trouble.held.wait()
            found = _json(await self._find(request))
            if trouble and trouble.lost and request.transport:
                request.transport.close()
            return web.Response(status=204) if trouble and trouble.silent else found
        except Refusal as refusal:
            return _json(refusal.body, refusal.status)
        finally:
            await self._tell()

    def _next_trouble(self, path: str) -> "Trouble | None":
        waiting = next((troubles for end, troubles in self._troubles.items() if path.endswith(end)), [])
        return waiting.pop(0) if waiting else None

    def _find(self, request: web.Request) -> Any:
        path = request.match_info["path"].strip("/").split("/")
        match [request.method, *path]:
            case ["POST", "interactions", _, token, "callback"]:
                return self._acknowledge(token, request)
            case ["PATCH", "webhooks", _, token, "messages", "@original"]:
                return self._edit(token, request)
            case ["GET", "webhooks", _, token, "messages", "@original"]:
                return _as_coroutine(self._message(self._original(token)))
        if request.headers.get("Authorization") != f"Bot {self.token}":
            raise Refusal(401)
        match [request.method, *path]:
            case ["GET", "users", "@me"]:
                return _as_coroutine(_BOT)
            case ["GET", "oauth2", "applications", "@me"] | ["GET", "applications", "@me"]:
                return _as_coroutine(_application())
            case ["GET", "gateway", "bot"]:
                limit = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
                return _as_coroutine({"url": self.gateway_url, "shards": 1, "session_start_limit": limit})
            case ["PUT", "applications", _, "commands"]:
                return self._register(request)
            case ["POST", "channels", _, "messages"]:
                return self._say(request)
        raise Refusal(404)

    async def _register(self, request: web.Request) -> list[dict[str, Any]]:
        told = await request.json()
        for number, command in enumerate(told):
            _check_command(command)
            command |= {"id": str(120_000 + number), "application_id": str(APPLICATION), "version": "1"}
            command.setdefault("default_member_permissions", None)
        self.commands = {command["name"]: command for command in told}
        return list(told)

    async def _acknowledge(self, token: str, request: web.Request) -> dict[str, Any]:
        told, files = await _read(request)
        if token in self.shown or token in self.completions:
            raise Refusal(400, 40060)
        if told["type"] == 8:
            choices = told["data"]["choices"]
            if len(choices) > 25 or any(not 1 <= len(one["name"]) <= 100 for one in choices):
                raise Refusal(400, 50035)
            self.completions[token] = [one["value"] for one in choices]
            return {"interaction": {"id": "1", "type": 4}}
        data = told.get("data", {})
        self.shown[token] = _show(Shown("", bool(data.get("flags", 0) & 64)), data, files)
        about = {"id": "1", "type": 2, "response_message_id": "2", "response_message_loading": False}
        message = self._message(self.shown[token])
        return {"interaction": about, "resource": {"type": told["type"], "message": message}}

    async def _edit(self, token: str, request: web.Request) -> dict[str, Any]:
        told, files = await _read(request)
        if self._refusals:
            raise self._refusals.pop(0)
        shown = self._original(token)
        _show(shown, told, files)
        shown.edits += 1
        return self._message(shown)

    async def _say(self, request: web.Request) -> dict[str, Any]:
        told, files = await _read(request)
        if self._refusals:
            raise self._refusals.pop(0)
        if len(str(told.get("nonce", ""))) > 25:
            raise Refusal(400, 50035)
        same = [
            one for one in self.in_channel if told.get("enforce_nonce") and one.nonce == told.get("nonce")
        ]
        if not same:
            self.in_channel.append(_show(Shown("", nonce=told.get("nonce")), told, files))
        return self._message(self.in_channel[-1])

    def _original(self, token: str) -> Shown:
        if token not in self.shown:
            raise Refusal(404, 10008)
        return self.shown[token]

    def _message(self, shown: Shown) -> dict[str, Any]:
        still = {"tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [], "embeds": []}
        return {
            "id": "121000000000000000",
            "channel_id": str(CHANNEL),
            "author": _BOT,
            "content": shown.content,
            "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None,
            "attachments": [],
            "pinned": False,
            "type": 0,
            "flags": 64 if shown.ephemeral else 0,
            **still,
        }

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def _application() -> dict[str, Any]:
    named = {"id": str(APPLICATION), "name": "Mochi", "description": "", "icon": None, "owner": _PERSON}
    return {**named, "bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": 0}


def _json(value: Any, status: int = 200) -> web.Response:
    """JSON as Discord sends it: without a charset, which discord.py would not take for JSON."""
    return web.Response(body=json.dumps(value).encode(), status=status, content_type="application/json")


async def _as_coroutine(value: Any) -> Any:
    return value


async def _read(request: web.Request) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The JSON of a request and its files by field name."""
    if not request.content_type.startswith("multipart/"):
        return await request.json(), {}
    told: dict[str, Any] = {}
    files: dict[str, bytes] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        if part.name == "payload_json":
            told = json.loads(await part.text())
        else:
            files[str(part.name)] = bytes(await part.read())
    return told, files


def _show(shown: Shown, told: Mapping[str, Any], files: Mapping[str, bytes]) -> Shown:
    """Change what is on the screen by what the bot told."""
    content = told.get("content") or ""
    if len(content) > 2000:
        raise Refusal(400, 50035)
    shown.content = content
    shown.pings = told.get("allowed_mentions", {}).get("parse", ["everyone"]) != []
    attachments = told.get("attachments", [])
    if any(len(one.get("description", "")) > 1024 for one in attachments):
        raise Refusal(400, 50035)
    shown.alts = [one.get("description", "") for one in attachments]
    shown.names = [one["filename"] for one in attachments]
    shown.pictures = [files[f"files[{one['id']}]"] for one in attachments]
    return shown


def _check_command(command: Mapping[str, Any]) -> None:
    """Discord's rules for the names, descriptions and choices of commands."""
    for one in (command, *command.get("options", [])):
        for name in (one["name"], *(one.get("name_localizations") or {}).values()):
            if not _NAME.fullmatch(name) or name != name.lower():
                raise Refusal(400, 50035, name=name)
        for text in (one["description"], *(one.get("description_localizations") or {}).values()):
            if not 1 <= len(text) <= 100:
                raise Refusal(400, 50035, description=text)
        choices = one.get("choices", [])
        if len(choices) > 25 or any(not 1 <= len(choice["name"]) <= 100 for choice in choices):
            raise Refusal(400, 50035)
