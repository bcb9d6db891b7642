"""The gateway of the stand-in for Discord: the websocket that tells a bot what happens."""

import json
import zlib
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from aiohttp import WSMsgType, web

from tests.stand_ins.discord_objects import APPLICATION, BOT
from tests.stand_ins.discord_state import DiscordState

_PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
"""The intents for members, presences, and the content of every message."""


class Opcode(IntEnum):
    """What a gateway message is about."""

    DISPATCH = 0
    HEARTBEAT = 1
    IDENTIFY = 2
    INVALID_SESSION = 9
    HELLO = 10
    HEARTBEAT_ACK = 11


class Deflated:
    """One gateway connection's zlib-stream: every message ends with a flush."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    def message(self, text: str) -> bytes:
        """`text` as the stream's next bytes."""
        return self._stream.compress(text.encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH)


class DiscordGateway(DiscordState):
    """A base of DiscordStandIn: the gateway's connections."""

    def __init__(self) -> None:
        super().__init__()
        self.connected = False
        self.connections = 0
        """How many there have been."""
        self._gateways: dict[web.WebSocketResponse, Deflated | None] = {}
        self._identified: set[web.WebSocketResponse] = set()
        self._sequence = 0

    @property
    def listening(self) -> int:
        """How many connections are told of what happens."""
        return len(self._identified)

    async def end_session(self) -> None:
        """Tell the bot that its session is void, so that it must connect anew."""
        self.connected = False
        self._identified.clear()
        await self._send({"op": Opcode.INVALID_SESSION, "d": False})

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        """GET /gateway."""
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        asked = request.query.get("compress")
        self._gateways[socket] = Deflated() if asked == "zlib-stream" else None
        self.connections += 1
        await self._tell()
        await self._send({"op": Opcode.HELLO, "d": {"heartbeat_interval": 20_000}}, socket)
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._hear(socket, message.json())
        finally:
            del self._gateways[socket]
            self._identified.discard(socket)
        return socket

    async def _hear(self, socket: web.WebSocketResponse, told: Mapping[str, Any]) -> None:
        if told["op"] == Opcode.HEARTBEAT:
            await self._send({"op": Opcode.HEARTBEAT_ACK}, socket)
        elif told["op"] == Opcode.IDENTIFY:
            assert told["d"]["token"] == self.token
            assert not told["d"]["intents"] & _PRIVILEGED, "no privileged intent is needed"
            await self._dispatch("READY", self._ready())
            self.connected = True
            self._identified.add(socket)
            await self._tell()

    def _ready(self) -> dict[str, Any]:
        application = {"id": str(APPLICATION), "flags": 0}
        session = {"session_id": "stand-in", "resume_gateway_url": self.gateway_url}
        return {"v": 10, "user": BOT, "guilds": [], "application": application, "shard": [0, 1], **session}

    async def _dispatch(self, name: str, content: Mapping[str, Any]) -> None:
        self._sequence += 1
        await self._send({"op": Opcode.DISPATCH, "t": name, "s": self._sequence, "d": content})

    async def _send(self, content: Mapping[str, Any], *sockets: web.WebSocketResponse) -> None:
        """Send to these connections, else to all."""
        text = json.dumps(content)
        for socket in sockets or list(self._gateways):
            if deflated := self._gateways[socket]:
                await socket.send_bytes(deflated.message(text))
            else:
                await socket.send_str(text)

    async def _hang_up(self) -> None:
        for socket in list(self._gateways):
            await socket.close()
