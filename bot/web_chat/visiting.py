"""Who is behind a request, and in which language they are spoken to."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from redis.asyncio import Redis
from starlette.requests import Request

from bot.front_desk import FrontDesk
from bot.intake import OrderRefused
from bot.mailbox import address
from bot.pseudonyms import pseudonym
from bot.replies import pick_language, say
from bot.request import ChatAddress
from bot.settings import Settings
from bot.typed_chat.speaking import Visitor
from bot.web_chat.pacing import Pace, place_of
from bot.web_chat.sessions import COOKIE, Session, opened
from bot.web_chat.uploads import Uploads

PLATFORM: Final = "web"
_LONGEST_BODY: Final = 16_384


@dataclass(frozen=True)
class Site:
    """All that the page's answers are made with."""

    desk: FrontDesk
    redis: "Redis"
    settings: Settings
    uploads: Uploads
    pace: Pace


@dataclass(frozen=True)
class Visit:
    """One request of somebody known."""

    name: str
    """As the owner of what is kept: 'web:7f3a…' or 'telegram:123'."""
    language: str
    place: str
    """Where it came from: a crowd of cookies from one address has no more turns than one address."""

    @property
    def visitor(self) -> Visitor:
        """The same to whom typed words are answered."""
        return Visitor(self.name, self.language)


class Stranger(Exception):
    """A request without the cookie that the page gives."""


async def session_of(request: Request, site: Site) -> Session | None:
    """The session that the cookie of a request tells. Raises OrderRefused if Redis is away."""
    owner = await site.desk.owner("", told_language(request))
    return opened(request.cookies.get(COOKIE, ""), owner.key, time.time())


async def visit_of(request: Request, site: Site) -> Visit:
    """Who asks. Raises Stranger, or OrderRefused if Redis is away."""
    session = await session_of(request, site)
    if session is None:
        raise Stranger
    place = place_of(request.client.host if request.client else "")
    manners = await site.desk.manners(session.name, "", told_language(request))
    visit = Visit(session.name, manners.language, place)
    request.state.visit = visit
    return visit


async def mailbox(site: Site, visit: Visit, request_id: str) -> ChatAddress:
    """Where the answer to a request of this visitor goes: nobody else comes to the same place."""
    owner = await site.desk.owner(visit.name, visit.language)
    return address(PLATFORM, f"{pseudonym(visit.name, owner.key)}:{request_id}", visit.language)


async def body_of(request: Request, language: str) -> Mapping[str, Any]:
    """The JSON object that was sent. Raises OrderRefused for anything else."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > _LONGEST_BODY:
            raise OrderRefused(say(language, "web-unreadable"))
    return _object(bytes(data), language)


def told_language(request: Request) -> str:
    """The language that the browser asks for."""
    return pick_language(request.headers.get("accept-language", "").split(",")[0].split(";")[0])


def _object(data: bytes, language: str) -> Mapping[str, Any]:
    try:
        found = json.loads(data)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise OrderRefused(say(language, "web-unreadable"))
    return found
