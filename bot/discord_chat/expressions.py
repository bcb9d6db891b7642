"""An expression pack as a server's own emoji or stickers, added by the worker where the bot may."""

import asyncio
import base64
import hashlib
import io
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, NamedTuple

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from bot.answer import Answer, File, PostFailed
from bot.discord_chat.routes import Route
from bot.discord_chat.wire import Refused, Wire
from bot.lasting_codes import lasting
from bot.pack_files import EMOJI, SIGNS, STICKERS, USUAL_SIGN, NoPack, pictures_in
from bot.replies import say

EMOJI_BYTES: Final = 256 * 2**10
STICKER_BYTES: Final = 512 * 2**10
STICKER_EDGE: Final = 320
XMP: Final = "XML:com.adobe.xmp"
_FULL: Final = (30008, 30039, 30056)
"""No room for more emoji, or for more stickers."""


class Kind(StrEnum):
    """What a pack can become in a server."""

    EMOJI = "emoji"
    STICKERS = "stickers"


class Added(NamedTuple):
    """What is said once a pack was added, and the emoji as they are written in a message."""

    text: str
    shown: str = ""


async def add_expressions(wire: Wire, route: Route, answer: Answer, language: str) -> Added:
    """Add the moods of a pack to a server, each once however often this is done. Never raises."""
    kind, names, problem = Kind(route.becomes), list[str](), ""
    try:
        async for name in _added(wire, route.guild, kind, answer, language):
            names.append(name)
    except Refused as refusal:
        problem = _problem_of(refusal)
    except (PostFailed, NoPack):
        problem = "expressions-failed"
    said = [say(language, f"{kind}-added", count=len(names))] if names else []
    text = " ".join([*said, *([say(language, problem)] if problem else [])])
    return Added(text, "\n" + " ".join(names) if names and kind is Kind.EMOJI else "")


async def _added(wire: Wire, guild: str, kind: Kind, answer: Answer, language: str) -> AsyncIterator[str]:
    """Each mood as it is written, as soon as it is there. Raises Refused, PostFailed or NoPack."""
    if answer.file is None:
        raise NoPack("no file")
    mark = hashlib.sha256(lasting(answer.codes[0]).encode()).hexdigest()[:6]
    pictures = await asyncio.to_thread(_pictures, kind, answer.file)
    adding = _Adding(wire, guild, language)
    add = adding.emoji if kind is Kind.EMOJI else adding.sticker
    known = {str(one["name"]): one for one in await wire.ask_as_bot(f"/guilds/{guild}/{_PATHS[kind]}")}
    for mood, picture in pictures.items():
        name = f"mochi_{mood}_{mark}"
        yield _written(kind, known[name]) if name in known else await add(name, mood, picture)


_PATHS: Final[Mapping[Kind, str]] = {Kind.EMOJI: "emojis", Kind.STICKERS: "stickers"}


@dataclass(frozen=True)
class _Adding:
    """Adds single pictures to a server. Each may raise Refused or PostFailed."""

    wire: Wire
    guild: str
    language: str

    async def emoji(self, name: str, _mood: str, picture: bytes) -> str:
        image = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
        path = f"/guilds/{self.guild}/emojis"
        made = await self.wire.send_as_bot("POST", path, {"name": name, "image": image, "roles": []})
        return _written(Kind.EMOJI, {"name": name, **made})

    async def sticker(self, name: str, mood: str, picture: bytes) -> str:
        told = {
            "name": name,
            "description": say(self.language, f"mood-{mood}"),
            "tags": SIGNS.get(mood, USUAL_SIGN),
        }
        path = f"/guilds/{self.guild}/stickers"
        await self.wire.send_form(path, told, File(f"{name}.png", picture, "image/png", ""))
        return name


def _written(kind: Kind, made: Mapping[str, Any]) -> str:
    return f"<:{made['name']}:{made.get('id', '')}>" if kind is Kind.EMOJI else str(made["name"])


def _problem_of(refusal: Refused) -> str:
    if refusal.code in _FULL:
        return "expressions-full"
    if refusal.retry_after is not None:
        return "expressions-busy"
    return "expressions-not-allowed" if refusal.status == 403 else "expressions-failed"


def _pictures(kind: Kind, archive: File) -> dict[str, bytes]:
    """The pictures to add by mood, those that are too big left out. Raises NoPack."""
    emoji = pictures_in(archive.data, EMOJI)
    if kind is Kind.EMOJI:
        return {mood: data for mood, data in emoji.items() if len(data) <= EMOJI_BYTES}
    figures = pictures_in(archive.data, STICKERS)
    stickers = {mood: _sticker(figure, emoji[mood]) for mood, figure in figures.items() if mood in emoji}
    return {mood: data for mood, data in stickers.items() if len(data) <= STICKER_BYTES}


def _sticker(figure: bytes, labelled: bytes) -> bytes:
    """A figure as Discord takes stickers, with the labels of another PNG of the same mood."""
    labels, written = PngInfo(), io.BytesIO()
    with Image.open(io.BytesIO(labelled)) as emoji:
        for key, value in getattr(emoji, "text", {}).items():
            add = labels.add_itxt if key == XMP else labels.add_text  # where its readers look for it
            add(key, value)
    with Image.open(io.BytesIO(figure)) as opened:
        small = opened.convert("RGBA").resize((STICKER_EDGE, STICKER_EDGE), Image.Resampling.LANCZOS)
    small.save(written, "PNG", pnginfo=labels)
    return written.getvalue()
