"""The wiring of the page: which address is answered by what."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Final

from redis.asyncio import Redis
from redis.exceptions import RedisError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.front_desk import FrontDesk
from bot.intake import OrderRefused
from bot.replies import say
from bot.settings import Settings
from bot.web_chat.answers import events, file, picture
from bot.web_chat.asking import choose, press, say_line
from bot.web_chat.guarding import Guard
from bot.web_chat.handing_over import hand_over, take_in
from bot.web_chat.library import avatar, family, gallery, me, menus, my_data
from bot.web_chat.pacing import Pace
from bot.web_chat.page import beside, from_telegram, page
from bot.web_chat.poster import UPLOADS
from bot.web_chat.replying import MY_DATA
from bot.web_chat.uploads import Uploads
from bot.web_chat.visiting import Site, Stranger, told_language

Answering = Callable[[Site, Request], Awaitable[Response]]

READING: Final[dict[str, Answering]] = {
    "/": page,
    "/static/{name}": beside,
    "/answers/{id:str}/events": events,
    "/answers/{id:str}/pictures/{number:int}": picture,
    "/answers/{id:str}/file": file,
    "/avatars/{code}.png": avatar,
    "/gallery": gallery,
    "/family": family,
    "/me": me,
    "/menus": menus,
    MY_DATA: my_data,
    UPLOADS: hand_over,
}
WRITING: Final[dict[str, Answering]] = {
    "/say": say_line,
    "/press": press,
    "/choose": choose,
    "/telegram": from_telegram,
    "/upload/{errand}": take_in,
}


def build_application(settings: Settings, desk: FrontDesk, redis: "Redis") -> Starlette:
    """The page of these settings."""
    site = Site(desk, redis, settings, Uploads(), Pace())
    ways = ((READING, "GET"), (WRITING, "POST"))
    routes = [
        Route(path, partial(_noticing, answer, site), methods=[method])
        for addresses, method in ways
        for path, answer in addresses.items()
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, settings=settings)],
        lifespan=partial(_until_closed, redis),
        exception_handlers={OrderRefused: _refuse, Stranger: _greet, RedisError: _wait},
    )


@asynccontextmanager
async def _until_closed(redis: "Redis", _: Starlette) -> AsyncIterator[None]:
    yield
    await redis.aclose()


async def _noticing(answer: Answering, site: Site, request: Request) -> Response:
    """The answer to a request; of refusals the desk takes notice."""
    try:
        return await answer(site, request)
    except OrderRefused as refusal:
        visit = getattr(request.state, "visit", None)
        raise (
            await site.desk.noticed(refusal, visit.name, visit.language) if visit else refusal
        ) from refusal


async def _refuse(request: Request, refusal: Exception) -> Response:
    if request.url.path == "/":
        return PlainTextResponse(str(refusal), 503)
    return JSONResponse({"said": str(refusal), "refused": True}, 422)


async def _greet(request: Request, _: Exception) -> Response:
    """Somebody without a cookie: the page loads itself anew."""
    return JSONResponse({"said": say(told_language(request), "web-unknown"), "stranger": True}, 401)


async def _wait(request: Request, _: Exception) -> Response:
    return JSONResponse({"said": say(told_language(request), "queue-away"), "refused": True}, 503)
