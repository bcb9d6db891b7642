"""Serves the page until SIGINT or SIGTERM."""

import socket
from typing import Final

import uvicorn
from redis.asyncio import Redis

from bot.front_desk import open_front_desk
from bot.platforms import CannotServe
from bot.settings import Settings
from bot.web_chat.application import build_application

_AT_ONCE: Final = 500
"""Open connections; a page that waits for a picture holds one."""
_STOPS_WITHIN: Final = 3


def run(settings: Settings) -> None:
    """Serve the page. Raises CannotServe if its address can't be listened on."""
    redis: Redis = Redis.from_url(settings.redis_url, socket_connect_timeout=3)
    application = build_application(settings, open_front_desk(settings), redis)
    config = uvicorn.Config(
        application,
        log_config=None,  # ours, which tells no addresses of people
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.web_proxies,
        limit_concurrency=_AT_ONCE,
        timeout_graceful_shutdown=_STOPS_WITHIN,
        h11_max_incomplete_event_size=16_384,
    )
    uvicorn.Server(config).run(sockets=[_listen(settings)])


def _listen(settings: Settings) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in settings.web_listen else socket.AF_INET
        return socket.create_server((settings.web_listen, settings.web_port), family=family)
    except OSError as problem:
        listened = "WEB_LISTEN and WEB_PORT can't be listened on"
        raise CannotServe(f"{listened}: {problem.strerror}.") from problem
