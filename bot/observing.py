"""`/metrics` and `/healthz` of a process, on a port of its own, if the operator wants them."""

import logging
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client import REGISTRY as COUNTED
from redis import Redis
from redis.exceptions import RedisError

from bot.avatar_queue import connect
from bot.metrics import QueueCollector
from bot.settings import Settings

log = logging.getLogger(__name__)
PORTS: Final = 10
"""Ports that are tried, from the chosen one on: a standalone Mochi is several processes on one machine."""

Ill = Callable[[], str]
"""What is wrong with the process, in a few words; empty if nothing is."""


def observe(settings: Settings, ill: Ill | None = None) -> ThreadingHTTPServer | None:
    """Answer `/metrics` and `/healthz` from now on, if a port is set; the server."""
    if settings.metrics_port is None:
        return None
    redis = connect(settings)
    queue = CollectorRegistry()
    queue.register(QueueCollector(redis, settings.queue_name))
    handler = _handler([COUNTED, queue], ill or (lambda: out_of_reach(redis)))
    for port in range(settings.metrics_port, settings.metrics_port + PORTS):
        try:
            server = ThreadingHTTPServer((settings.metrics_listen, port), handler)
        except OSError:
            continue
        threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
        log.info("/metrics and /healthz are at port %d", port)
        return server
    log.warning("METRICS_PORT and those after it are taken: there is no /metrics")
    return None


def out_of_reach(redis: "Redis") -> str:
    """What is wrong with Redis; empty if nothing is."""
    try:
        redis.ping()
    except RedisError as problem:
        return f"Redis can't be reached: {type(problem).__name__}"
    return ""


def _handler(registries: list[CollectorRegistry], ill: Ill) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Two addresses, and nothing of the asker in any log."""

        def do_GET(self) -> None:  # the library's name
            if self.path == "/metrics":
                text = b"".join(generate_latest(registry) for registry in registries)
                self._say(200, text, CONTENT_TYPE_LATEST)
            elif self.path == "/healthz":
                wrong = ill()
                self._say(503 if wrong else 200, (wrong or "well").encode(), "text/plain; charset=utf-8")
            else:
                self._say(404, b"", "text/plain")

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

        def _say(self, status: int, body: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler
