"""How a bot answers interactions: callbacks, the original response and follow-ups, as the REST API has it."""

import time
from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from aiohttp import web

from tests.stand_ins.discord_messages import DiscordMessages
from tests.stand_ins.discord_rules import check_window
from tests.stand_ins.discord_screen import EPHEMERAL, Refusal, Shown, read, show

_Files = Mapping[str, tuple[bytes, str]]


class Callback(IntEnum):
    """Types of the first answer to an interaction."""

    CHANNEL_MESSAGE_WITH_SOURCE = 4
    DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE = 5
    DEFERRED_UPDATE_MESSAGE = 6
    UPDATE_MESSAGE = 7
    AUTOCOMPLETE_RESULT = 8
    MODAL = 9


class DiscordInteractions(DiscordMessages):
    """A base of DiscordStandIn: /interactions and /webhooks, where the interaction's token is the key."""

    def placeholder(self, token: str) -> None:
        """A placeholder that stands there already."""
        self.shown[token] = Shown("Drawing your avatar…")

    async def _on_interactions(self, route: list[str], request: web.Request) -> dict[str, Any] | None:
        """The answer to a method and path; None for those of other parts of the API."""
        match route:
            case ["POST", "interactions", _, token, "callback"]:
                return await self._call_back(token, request)
            case ["GET", "webhooks", _, token, "messages", "@original"]:
                return self._message(self._original(token))
            case ["PATCH", "webhooks", _, token, "messages", "@original"]:
                return await self._edit(token, request)
            case ["DELETE", "webhooks", _, token, "messages", "@original"]:
                self._original(token).deleted = True
                return {}
            case ["POST", "webhooks", _, token]:
                return await self._follow(token, request)
        return None

    async def _call_back(self, token: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        self._check_unanswered(token)
        data = told.get("data") or {}
        match told["type"]:
            case Callback.AUTOCOMPLETE_RESULT:
                return self._complete(token, data)
            case Callback.MODAL:
                return self._open_window(token, data)
            case Callback.DEFERRED_CHANNEL_MESSAGE_WITH_SOURCE:
                self.shown[token] = Shown("", _ephemeral(data), thinking=True)
                return {"interaction": {"id": "1", "type": 2}}
            case Callback.DEFERRED_UPDATE_MESSAGE | Callback.UPDATE_MESSAGE:
                return self._update(token, told["type"], data, files)
        return self._respond(token, told["type"], data, files)

    def _check_unanswered(self, token: str) -> None:
        if token in self.shown or token in self.completions or token in self.windows:
            raise Refusal(400, 40060)  # already acknowledged
        if self.patience and time.monotonic() - self._born.get(token, 0) > self.patience:
            raise Refusal(404, 10062)  # unknown interaction

    def _complete(self, token: str, data: Mapping[str, Any]) -> dict[str, Any]:
        choices = data["choices"]
        if len(choices) > 25 or any(not 1 <= len(one["name"]) <= 100 for one in choices):
            raise Refusal(400, 50035)
        self.completions[token] = [one["value"] for one in choices]
        return {"interaction": {"id": "1", "type": 4}}

    def _open_window(self, token: str, data: dict[str, Any]) -> dict[str, Any]:
        if problem := check_window(data):
            raise Refusal(400, 50035, problem=problem)
        self.windows[token] = data
        return {"interaction": {"id": "1", "type": 5}, "resource": {"type": Callback.MODAL}}

    def _update(self, token: str, kind: int, data: Mapping[str, Any], files: _Files) -> dict[str, Any]:
        """Change the message that holds the component, now or later."""
        self.shown[token] = self._under[token]
        if kind == Callback.UPDATE_MESSAGE:
            show(self._original(token), data, files, keep=True)
        else:
            self._deferred.add(token)
        return {"interaction": {"id": "1", "type": 3}}

    def _respond(self, token: str, kind: int, data: Mapping[str, Any], files: _Files) -> dict[str, Any]:
        self.shown[token] = show(Shown("", _ephemeral(data)), data, files)
        about = {"id": "1", "type": 2, "response_message_id": "2", "response_message_loading": False}
        message = self._message(self.shown[token])
        return {"interaction": about, "resource": {"type": kind, "message": message}}

    async def _edit(self, token: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        self._refuse_if_asked()
        shown = self._original(token)
        show(shown, told, files, keep=True)
        shown.edits += 1
        return self._message(shown)

    async def _follow(self, token: str, request: web.Request) -> dict[str, Any]:
        told, files = await read(request)
        self._original(token)  # refuses where nothing stands that could be followed
        following = show(Shown("", _ephemeral(told)), told, files)
        self.followed.setdefault(token, []).append(following)
        return self._message(following)

    def _original(self, token: str) -> Shown:
        """The original response to an interaction."""
        if token in self._expired:
            raise Refusal(401, 50027)  # invalid webhook token
        if self.patience and token not in self.shown:
            raise Refusal(404, 10015)  # unknown webhook
        if token not in self.shown or self.shown[token].deleted:
            raise Refusal(404, 10008)  # unknown message
        return self.shown[token]


def _ephemeral(data: Mapping[str, Any]) -> bool:
    return bool(data.get("flags", 0) & EPHEMERAL)
