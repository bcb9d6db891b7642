"""A stand-in for Discord: a gateway and a REST server on this machine, with people who use slash commands.

It speaks the wire protocol of discord.com/developers/docs for what Mochi uses, and is as strict as the real
one about the lengths and names of commands, double acknowledgements and who may edit what.
"""

import asyncio
import itertools
import json
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import WSMsgType, web

from tests.stand_ins.discord_guilds import Guild
from tests.stand_ins.discord_rules import check_command, check_commands, check_window
from tests.stand_ins.discord_screen import CHANNEL, Refusal, Shown, filled_in, read, show

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
APPLICATION = 118_000_000_000_000_001
SERVER = 118_000_000_000_000_555
_BOT = {"id": str(APPLICATION), "username": "Mochi", "discriminator": "0", "avatar": None, "bot": True}
_PERSON = {"id": "118000000000004711", "username": "ada", "discriminator": "0", "avatar": None}
_PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
"""Members, presences, and the content of every message."""
MANAGE_GUILD = 1 << 5
MANAGE_MESSAGES = 1 << 13
CREATE_EXPRESSIONS = 1 << 43
BEA = {"id": "118000000000004712", "username": "bea", "discriminator": "0", "avatar": None}
"""Somebody else than the person who acts where a test names none."""
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


_FILE_IDS = itertools.count(122_000_000_000_000_000)
DIRECT = "9"
"""Before the id of a person in that of the channel of direct messages to them."""


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
    stall: float = 0
    """Seconds that pass before anything happens."""


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
        self.followed: dict[str, list[Shown]] = {}
        """Messages that follow the answer to an interaction, by its token."""
        self.windows: dict[str, dict[str, Any]] = {}
        """Windows to fill in, by the token of the interaction that opened them."""
        self.assets: dict[str, bytes] = {}
        """What the CDN has, by path."""
        self.guilds: dict[str, Guild] = defaultdict(Guild)
        """The servers, by id."""
        self._under: dict[str, Shown] = {}
        self._expired: set[str] = set()
        self._closed: dict[str, Refusal] = {}
        self.turned_away: list[str] = []
        """Channels in which the bot tried to write though it may not, once for each try."""
        self._deferred: set[str] = set()
        self.mischief: Callable[[str], Trouble | None] = lambda path: None
        """What befalls a request to a path; nothing unless a test has it otherwise."""
        self.patience: float | None = None
        """Seconds in which an interaction has to be answered; None for any time at all."""
        self.told: Mapping[str, Any] = {}
        """The last interaction that a command made."""
        self._born: dict[str, float] = {}
        self._identified: set[web.WebSocketResponse] = set()
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
        app.router.add_get("/cdn/{path:.*}", self._asset)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        self._site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await self._site.start()
        host, port = self._runner.addresses[0][:2]
        self.api_base = f"http://{host}:{port}/api/v10"
        self.gateway_url = f"ws://{host}:{port}/gateway"
        self.cdn_base = f"http://{host}:{port}/cdn"
        self.environment = {
            "DISCORD_TOKEN": self.token,
            "DISCORD_API_BASE": self.api_base,
            "DISCORD_GATEWAY_URL": self.gateway_url,
            "DISCORD_CDN_BASE": self.cdn_base,
        }
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._site.stop()  # first: a bot whose gateway is closed comes back at once
        for socket in list(self._gateways):
            await socket.close()
        await self._runner.cleanup()

    # What people do and see

    async def slash(
        self, name: str, /, locale: str = "en-US", person: Mapping[str, Any] | None = None, **options: Any
    ) -> str:
        """A person sends `/name option:value ...`; the token of the interaction.

        `person` is what is different about who does.
        """
        return await self._interact(2, name, locale, options, place={"user": {**_PERSON, **(person or {})}})

    async def slash_in_server(self, name: str, /, locale: str = "en-US", **options: Any) -> str:
        """The same in a server's channel."""
        return await self._interact(2, name, locale, options, place=_IN_SERVER)

    async def slash_in(
        self,
        server: int,
        name: str,
        /,
        locale: str = "en-US",
        permissions: int = 0,
        mochis: int = 0,
        **options: Any,
    ) -> str:
        """The same in another server, with permissions there; `mochis` are the bot's own."""
        place = _in_server(server, permissions) | {"app_permissions": str(mochis)}
        return await self._interact(2, name, locale, options, place=place)

    async def press(
        self,
        shown: Shown,
        label: str,
        locale: str = "en-US",
        person: Mapping[str, Any] = _PERSON,
        server: int | None = None,
        permissions: int = 0,
    ) -> str:
        """A person presses the button that says `label` (or starts with it); the token."""
        found = shown.buttons
        custom_id = found.get(label) or next(found[one] for one in found if one.startswith(label))
        return await self.press_custom(
            shown, custom_id, locale, person, server=server, permissions=permissions
        )

    async def press_custom(
        self,
        shown: Shown,
        custom_id: str,
        locale: str = "en-US",
        person: Mapping[str, Any] = _PERSON,
        values: list[str] | None = None,
        server: int | None = None,
        permissions: int = 0,
    ) -> str:
        """Something with this custom id is pressed, whether it stands there or not."""
        kind = shown.kind_of(custom_id)
        data: dict[str, Any] = {"custom_id": custom_id, "component_type": kind, "id": 1}
        data |= {} if values is None else {"values": values}
        event = self._event(3, data, locale, person) | {"message": self._message(shown)}
        if server:
            event |= _in_server(server, permissions, person)
            del event["user"]
        self._under[event["token"]] = shown
        await self._dispatch("INTERACTION_CREATE", event)
        return str(event["token"])

    async def choose(self, shown: Shown, menu: str, option: str, locale: str = "en-US") -> str:
        """A person chooses an option of the menu with this placeholder."""
        return await self.press_custom(shown, shown.buttons[menu], locale, values=[shown.menu(menu)[option]])

    async def window(self, token: str) -> dict[str, Any]:
        """The window that the bot opens for an interaction."""
        await self.until(lambda: token in self.windows or token in self.shown, "a window")
        return self.windows[token]

    async def fill_in(
        self,
        token: str,
        locale: str = "en-US",
        person: Mapping[str, Any] = _PERSON,
        **fields: str | list[str],
    ) -> str:
        """A person fills in the window of `token` and sends it; the token of what comes of it.

        Fields that are not named stay as the window has them.
        """
        window = await self.window(token)
        components = []
        for label in window["components"]:
            inside = label["component"]
            told = filled_in(inside, fields.get(inside["custom_id"]))
            filled = {"type": inside["type"], "id": 2, "custom_id": inside["custom_id"], **told}
            components.append({"type": 18, "id": 1, "component": filled})
        data = {"custom_id": window["custom_id"], "components": components}
        event = self._event(5, data, locale, person)
        if token in self._under:
            event["message"] = self._message(self._under[token])
            self._under[event["token"]] = self._under[token]
        await self._dispatch("INTERACTION_CREATE", event)
        return str(event["token"])

    async def reply(
        self, shown: Shown, words: str, person: Mapping[str, Any] = _PERSON, *, ping: bool = True
    ) -> str:
        """A person replies to a message of the bot in a server; the id of the reply.

        Without a ping a bot without the privileged intent does not get to know the words.
        """
        message = self._message(Shown(words if ping else ""))
        message |= {"author": person, "guild_id": str(SERVER), "type": 19, "mentions": [_BOT] if ping else []}
        message["message_reference"] = {"message_id": shown.id, "channel_id": str(CHANNEL)}
        message["referenced_message"] = self._message(shown)
        await self._dispatch("MESSAGE_CREATE", message)
        return str(message["id"])

    async def reply_to(self, message_id: str) -> Shown:
        """The bot's message in reply to the message of this id, as soon as it is there."""

        def found() -> list[Shown]:
            return [one for one in self.in_channel if one.nonce == message_id]

        await self.until(found, "a reply")
        return found()[0]

    async def on_message(
        self,
        name: str,
        content: str,
        locale: str = "en-US",
        author: Mapping[str, Any] | None = None,
        attachments: Sequence[Mapping[str, Any]] = (),
    ) -> str:
        """A person uses the command `name` of the menu of a message."""
        message = self._message(Shown(content)) | ({"author": author} if author else {})
        message["attachments"] = list(attachments)
        resolved = {"messages": {message["id"]: message}}
        return await self._on_target(3, name, message["id"], resolved, locale)

    async def on_member(self, name: str, member: Mapping[str, Any], locale: str = "en-US") -> str:
        """A person uses the command `name` of the menu of a member."""
        return await self._on_target(2, name, member["id"], {"users": {member["id"]: member}}, locale)

    async def type_words(self, typed: str, locale: str = "en-US") -> list[str]:
        """A person types into the field `words` of /avatar; what is offered."""
        return await self.type_into("avatar", "words", typed, locale)

    async def type_into(
        self, command: str, option: str, typed: str, locale: str = "en-US", **others: Any
    ) -> list[str]:
        """A person types into a field of a command, with `others` filled in; what is offered."""
        token = await self._interact(4, command, locale, {**others, option: typed}, focused=option)
        await self.until(lambda: token in self.completions, "completions")
        return self.completions[token]

    async def answer(self, token: str) -> Shown:
        """The bot's answer to an interaction, as soon as it is there."""

        def stands() -> bool:
            return token in self.shown and not self.shown[token].thinking and token not in self._deferred

        await self.until(stands, "an answer")
        return self.shown[token]

    async def beside(self, token: str) -> Shown:
        """What the bot says to a person beside its answer to an interaction, as soon as it is there."""
        await self.until(lambda: self.followed.get(token), "a follow-up")
        return self.followed[token][0]

    async def until(self, condition: Callable[[], object], what: str, seconds: float = 30) -> None:
        """Wait until `condition` holds; fail after `seconds` without."""
        try:
            async with asyncio.timeout(seconds), self._changed:
                await self._changed.wait_for(lambda: bool(condition()))
        except TimeoutError:
            said = [one.content for one in (*self.shown.values(), *self.in_channel)]
            raise AssertionError(f"waited {seconds} s for {what}; {said=}") from None

    # What a test arranges

    def expire(self, token: str) -> None:
        """Forget an interaction, as after 15 minutes."""
        self._expired.add(token)

    def kick(self) -> None:
        """The server throws the bot out."""
        self._closed[str(CHANNEL)] = Refusal(403, 50001)

    def refuse_direct(self, person: Mapping[str, Any] = _PERSON) -> None:
        """A person takes no direct messages from the bot."""
        self._closed[DIRECT + str(person["id"])] = Refusal(403, 50007)

    def delete(self, shown: Shown) -> None:
        """A moderator deletes a message."""
        shown.deleted = True

    def refuse(self, status: int, code: int = 0, **more: Any) -> None:
        """Answer the next edit or message with an error."""
        self._refusals.append(Refusal(status, code, **more))

    def trouble(self, path: str, *troubles: "Trouble") -> None:
        """Meet the next requests whose path ends with `path` with these troubles, one each."""
        self._troubles.setdefault(path, []).extend(troubles)

    @property
    def listening(self) -> int:
        """How many connections are told of what happens."""
        return len(self._identified)

    def in_trouble(self, path: str) -> bool:
        """Whether every trouble for `path` has met its request."""
        return not self._troubles.get(path)

    async def end_session(self) -> None:
        """Tell the bot that its session is void, so that it must connect anew."""
        self.connected = False
        self._identified.clear()
        await self._send({"op": 9, "d": False})

    def families(self) -> list[str]:
        """The model families that /avatar offers."""
        options = self.commands["avatar"]["options"]
        return [choice["value"] for one in options if one["name"] == "model" for choice in one["choices"]]

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
            self._identified.discard(socket)
        return socket

    async def _hear(self, socket: web.WebSocketResponse, told: Mapping[str, Any]) -> None:
        if told["op"] == 1:
            await self._send({"op": 11}, socket)
        elif told["op"] == 2:
            assert told["d"]["token"] == self.token
            assert not told["d"]["intents"] & _PRIVILEGED, "no privileged intent is needed"
            await self._dispatch("READY", self._ready())
            self.connected = True
            self._identified.add(socket)
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

    def _event(
        self, kind: int, data: Mapping[str, Any], locale: str, person: Mapping[str, Any]
    ) -> dict[str, Any]:
        self._last_id += 1
        self._born[f"interaction-token-{self._last_id}"] = time.monotonic()
        return {
            "id": str(119_000_000_000_000_000 + self._last_id),
            "application_id": str(APPLICATION),
            "type": kind,
            "token": f"interaction-token-{self._last_id}",
            "version": 1,
            "data": data,
            "channel": {"id": str(CHANNEL), "type": 1},
            "channel_id": str(CHANNEL),
            "user": person,
            "locale": locale,
            "entitlements": [],
            "context": 1,
            "authorizing_integration_owners": {"1": person["id"]},
            "app_permissions": "0",
            "attachment_size_limit": 10 * 2**20,
        }

    async def _on_target(
        self, kind: int, name: str, target: str, resolved: Mapping[str, Any], locale: str
    ) -> str:
        await self.until(lambda: self.connected and name in self.commands, name)
        known = {"id": self.commands[name]["id"], "name": name, "type": kind, "target_id": target}
        event = self._event(2, {**known, "resolved": resolved}, locale, _PERSON)
        await self._dispatch("INTERACTION_CREATE", event)
        return str(event["token"])

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
        token = f"interaction-token-{self._last_id + 1}"
        event = self.interaction(kind, name, locale, options, focused, token)
        if place:
            if "member" in place:
                del event["user"]
            event |= place
        self.told = event
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
        resolved: dict[str, Any] = {}
        given = [
            {
                "name": option,
                "type": types[option],
                "value": self._resolve(types[option], value, resolved),
                **({"focused": True} if option == focused else {}),
            }
            for option, value in options.items()
        ]
        data = {"id": self.commands[name]["id"], "name": name, "type": 1, "options": given}
        data |= {"resolved": resolved} if resolved else {}
        return self._event(kind, data, locale, _PERSON) | {"token": token}

    def _resolve(self, kind: int, value: Any, resolved: dict[str, Any]) -> Any:
        """The value of an option as an interaction tells it; what it stands for goes into `resolved`."""
        if kind == 6:
            resolved.setdefault("users", {})[value["id"]] = value
            return value["id"]
        if kind == 11:
            attached = self.attachment(*value)
            resolved.setdefault("attachments", {})[attached["id"]] = attached
            return attached["id"]
        return value

    def attachment(self, name: str, data: bytes, kind: str = "image/png") -> dict[str, Any]:
        """A file that somebody attached, which the CDN has from now on."""
        number = next(_FILE_IDS)
        path = f"attachments/{CHANNEL}/{number}/{name}"
        self.assets[path] = data
        address = f"{self.cdn_base}/{path}?ex=6a0&is=69f&hm=abc"
        told = {"id": str(number), "filename": name, "size": len(data), "content_type": kind}
        return {**told, "url": address, "proxy_url": address}

    # The REST API

    async def _receive(self, request: web.Request) -> web.Response:
        try:
            trouble = self._next_trouble(request.path)
            await self._tell()
            await asyncio.sleep(trouble.stall if trouble else 0)
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
            if "/webhooks/" in request.path:
                self._deferred -= set(request.path.split("/"))
            await self._tell()

    def _next_trouble(self, path: str) -> "Trouble | None":
        waiting = next((troubles for end, troubles in self._troubles.items() if path.endswith(end)), [])
        return waiting.pop(0) if waiting else self.mischief(path)

    def _find(self, request: web.Request) -> Any:
        path = request.match_info["path"].strip("/").split("/")
        match [request.method, *path]:
            case ["POST", "interactions", _, token, "callback"]:
                return self._acknowledge(token, request)
            case ["PATCH", "webhooks", _, token, "messages", "@original"]:
                return self._edit(token, request)
            case ["POST", "webhooks", _, token]:
                return self._follow(token, request)
            case ["DELETE", "webhooks", _, token, "messages", "@original"]:
                return self._delete(token)
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
            case ["POST", "channels", channel, "messages"]:
                return self._say(channel, request)
            case ["GET", "guilds", guild, "emojis" | "stickers" as kind]:
                return _as_coroutine(self.guilds[guild].listed(kind))
            case ["POST", "guilds", guild, "emojis" | "stickers" as kind]:
                return self.guilds[guild].add(kind, request)
            case ["POST", "users", "@me", "channels"]:
                return self._open_direct(request)
            case ["DELETE", "channels", _, "messages", message_id]:
                return self._delete_in_channel(message_id)
            case ["PATCH", "channels", _, "messages", message_id]:
                return self._edit_in_channel(message_id, request)
        raise Refusal(404)

    async def _register(self, request: web.Request) -> list[dict[str, Any]]:
        told = await request.json()
        if problem := check_commands(told):
            raise Refusal(400, 50035, problem=problem)
        for number, command in enumerate(told):
            if problem := check_command(command):
                raise Refusal(400, 50035, problem=problem)
            command |= {"id": str(120_000 + number), "application_id": str(APPLICATION), "version": "1"}
            command.setdefault("default_member_permissions", None)
            command.setdefault("description", "")
        self.commands = {command["name"]: command for command in told}
        return list(told)

    async def _acknowledge(self, token: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        if token in self.shown or token in self.completions or token in self.windows:
            raise Refusal(400, 40060)
        if self.patience and time.monotonic() - self._born.get(token, 0) > self.patience:
            raise Refusal(404, 10062)
        if told["type"] == 8:
            choices = told["data"]["choices"]
            if len(choices) > 25 or any(not 1 <= len(one["name"]) <= 100 for one in choices):
                raise Refusal(400, 50035)
            self.completions[token] = [one["value"] for one in choices]
            return {"interaction": {"id": "1", "type": 4}}
        data = told.get("data") or {}
        if told["type"] == 9:
            if problem := check_window(data):
                raise Refusal(400, 50035, problem=problem)
            self.windows[token] = data
            return {"interaction": {"id": "1", "type": 5}, "resource": {"type": 9}}
        if told["type"] == 5:
            self.shown[token] = Shown("", bool(data.get("flags", 0) & 64), thinking=True)
            return {"interaction": {"id": "1", "type": 2}}
        if told["type"] in (6, 7):
            self.shown[token] = self._under[token]
            if told["type"] == 7:
                show(self._original(token), data, files, keep=True)
            else:
                self._deferred.add(token)
            return {"interaction": {"id": "1", "type": 3}}
        self.shown[token] = show(Shown("", bool(data.get("flags", 0) & 64)), data, files)
        about = {"id": "1", "type": 2, "response_message_id": "2", "response_message_loading": False}
        message = self._message(self.shown[token])
        return {"interaction": about, "resource": {"type": told["type"], "message": message}}

    async def _edit(self, token: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        if self._refusals:
            raise self._refusals.pop(0)
        shown = self._original(token)
        show(shown, told, files, keep=True)
        shown.edits += 1
        return self._message(shown)

    async def _follow(self, token: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        self._original(token)
        following = show(Shown("", bool(told.get("flags", 0) & 64)), told, files)
        self.followed.setdefault(token, []).append(following)
        return self._message(following)

    async def _delete(self, token: str) -> dict[str, Any]:
        self._original(token).deleted = True
        return {}

    async def _asset(self, request: web.Request) -> web.Response:
        await self._tell()
        if trouble := self._next_trouble(request.path):
            status, headers = trouble.page or (500, {})
            return web.Response(status=status, headers=headers)
        found = self.assets.get(request.match_info["path"])
        return web.Response(body=found) if found is not None else web.Response(status=404)

    async def _open_direct(self, request: web.Request) -> dict[str, Any]:
        person = str((await request.json())["recipient_id"])
        return {"id": DIRECT + person, "type": 1, "recipients": []}

    async def _say(self, channel: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        if channel in self._closed:
            self.turned_away.append(channel)
            raise self._closed[channel]
        if self._refusals:
            raise self._refusals.pop(0)
        if len(str(told.get("nonce", ""))) > 25:
            raise Refusal(400, 50035)
        same = [
            one for one in self.in_channel if told.get("enforce_nonce") and one.nonce == told.get("nonce")
        ]
        if not same:
            same = [show(Shown("", nonce=told.get("nonce"), channel=channel), told, files)]
            self.in_channel += same
        return self._message(same[0])

    async def _edit_in_channel(self, message_id: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        found = [one for one in self.in_channel if one.id == message_id and not one.deleted]
        if not found:
            raise Refusal(404, 10008)
        show(found[0], told, files, keep=True)
        found[0].edits += 1
        return self._message(found[0])

    async def _delete_in_channel(self, message_id: str) -> dict[str, Any]:
        everything = [*self.in_channel, *self.shown.values()]
        found = [one for one in everything if one.id == message_id and not one.deleted]
        if not found:
            raise Refusal(404, 10008)
        found[0].deleted = True
        return {}

    def _original(self, token: str) -> Shown:
        if token in self._expired:
            raise Refusal(401, 50027)
        if self.patience and token not in self.shown:
            raise Refusal(404, 10015)
        if token not in self.shown or self.shown[token].deleted:
            raise Refusal(404, 10008)
        return self.shown[token]

    def _message(self, shown: Shown) -> dict[str, Any]:
        still = {"tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [], "embeds": []}
        return {
            "id": shown.id,
            "channel_id": str(CHANNEL),
            "author": _BOT,
            "content": shown.content,
            "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None,
            "attachments": [
                self.attachment(name, data, kind)
                for name, data, kind in zip(shown.names, shown.pictures, shown.kinds, strict=True)
            ],
            "pinned": False,
            "type": 0,
            "flags": shown.flags | (64 if shown.ephemeral else 0),
            "components": shown.components,
            **still,
        }

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()


def _in_server(server: int, permissions: int = 0, person: Mapping[str, Any] = _PERSON) -> dict[str, Any]:
    about = {"id": str(server), "locale": "en-US", "features": []}
    channel = {**_IN_SERVER["channel"], "guild_id": str(server)}
    member = {**_IN_SERVER["member"], "user": person, "permissions": str(permissions)}
    return {**_IN_SERVER, "guild_id": str(server), "guild": about, "channel": channel, "member": member}


def _application() -> dict[str, Any]:
    named = {"id": str(APPLICATION), "name": "Mochi", "description": "", "icon": None, "owner": _PERSON}
    return {**named, "bot_public": True, "bot_require_code_grant": False, "verify_key": "", "flags": 0}


def _json(value: Any, status: int = 200) -> web.Response:
    """JSON as Discord sends it: without a charset, which discord.py would not take for JSON."""
    return web.Response(body=json.dumps(value).encode(), status=status, content_type="application/json")


async def _as_coroutine(value: Any) -> Any:
    return value
