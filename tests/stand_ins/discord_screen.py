"""What stands on a screen because of a bot, and how it changes by what the bot sends."""

import itertools
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from tests.stand_ins.discord_objects import CHANNEL
from tests.stand_ins.discord_rules import check_components, pressables, texts

EPHEMERAL = 1 << 6
COMPONENTS_V2 = 1 << 15
_MESSAGE_IDS = itertools.count(121_000_000_000_000_000)


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
    kinds: list[str] = field(default_factory=list)
    """MIME types of what is attached."""
    components: list[dict[str, Any]] = field(default_factory=list)
    deleted: bool = False
    channel: str = str(CHANNEL)
    thinking: bool = False
    """Whether the bot has only said that it will answer."""
    flags: int = 0
    id: str = field(default_factory=lambda: str(next(_MESSAGE_IDS)))

    @property
    def buttons(self) -> dict[str, str]:
        """What can be pressed beneath: what is read on each, with its custom id."""
        return {_read_on(one): one["custom_id"] for one in self._pressables()}

    def menu(self, name: str) -> dict[str, str]:
        """What the menu on which `name` is read offers: labels with their values."""
        found = next(one for one in self._pressables() if _read_on(one) == name)
        return {option["label"]: option["value"] for option in found["options"]}

    def component(self, part: str) -> dict[str, Any]:
        """The first of what can be pressed in whose custom id this part stands."""
        return next(one for one in self._pressables() if part in one["custom_id"])

    def kind_of(self, custom_id: str) -> int:
        """The type of a component; a button's where there is none."""
        return next((int(one["type"]) for one in self._pressables() if one["custom_id"] == custom_id), 2)

    @property
    def text(self) -> str:
        """All that is read in it."""
        return "\n".join(filter(None, [self.content, *texts(self.components)]))

    def _pressables(self) -> list[dict[str, Any]]:
        return list(pressables(self.components))

    @property
    def codes(self) -> list[str]:
        """What is shown in monospace, to copy."""
        return re.findall(r"`(\w+)`", self.content)


class Refusal(Exception):
    """An error answer of the API."""

    def __init__(self, status: int, code: int = 0, **more: Any) -> None:
        super().__init__(code)
        self.status, self.body = status, {"code": code, "message": "refused", **more}


def _read_on(one: Mapping[str, Any]) -> str:
    """The label of a button; of a menu what is chosen, else its placeholder."""
    chosen = [option["label"] for option in one.get("options", []) if option.get("default")]
    return str(one.get("label") or next(iter(chosen), None) or one["placeholder"])


async def read(request: web.Request) -> tuple[dict[str, Any], dict[str, tuple[bytes, str]]]:
    """The JSON of a request and its files with their types, by field name."""
    if not request.content_type.startswith("multipart/"):
        return await request.json(), {}
    told: dict[str, Any] = {}
    files: dict[str, tuple[bytes, str]] = {}
    async for part in await request.multipart():
        assert isinstance(part, BodyPartReader)
        if part.name == "payload_json":
            told = json.loads(await part.text())
        else:
            files[str(part.name)] = bytes(await part.read()), part.headers["Content-Type"]
    return told, files


def show(
    shown: Shown, told: Mapping[str, Any], files: Mapping[str, tuple[bytes, str]], *, keep: bool = False
) -> Shown:
    """Change what is on the screen by what the bot told; `keep` what it says nothing about."""
    content = (told.get("content") or "") if "content" in told or not keep else shown.content
    flags = shown.flags | told.get("flags", 0)
    v2 = bool(flags & COMPONENTS_V2)
    problem = check_components(told.get("components") or [], v2)
    if len(content) > 2000 or problem or (v2 and content):
        raise Refusal(400, 50035, problem=problem)
    shown.content, shown.flags, shown.thinking = content, flags, False
    shown.pings = told.get("allowed_mentions", {}).get("parse", ["everyone"]) != []
    if "components" in told:
        shown.components = told["components"]
    if keep and "attachments" not in told:
        return shown
    attachments = told.get("attachments", [])
    if any(len(one.get("description", "")) > 1024 for one in attachments):
        raise Refusal(400, 50035)
    shown.alts = [one.get("description", "") for one in attachments]
    shown.names = [one["filename"] for one in attachments]
    attached = [files[f"files[{one['id']}]"] for one in attachments]
    if any(len(data) > 10 * 2**20 for data, _ in attached):
        raise Refusal(400, 40005)
    shown.pictures, shown.kinds = [data for data, _ in attached], [kind for _, kind in attached]
    return shown


def filled_in(field: Mapping[str, Any], given: str | list[str] | None) -> dict[str, Any]:
    """What a person's app sends of a field of a window; None leaves it as it was opened."""
    if field["type"] == 4:
        return {"value": field.get("value") or "" if given is None else given}
    options = field.get("options") or field.get("default_values") or []
    before = [one.get("value", one.get("id")) for one in options if one.get("default", "id" in one)]
    chosen = before if given is None else [given] if isinstance(given, str) else given
    if "options" in field:
        assert set(chosen) <= {one["value"] for one in options}, "what is not offered can't be chosen"
    if field["type"] == 21:
        return {"value": next(iter(chosen), None)}
    assert len(chosen) <= (field.get("max_values") or 1)
    return {"values": chosen}
