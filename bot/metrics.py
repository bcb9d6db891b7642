"""What operators see of Mochi in numbers (Prometheus). No member, no server and no word is in any label."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Final

from prometheus_client import Counter, Histogram
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from redis import Redis
from redis.exceptions import RedisError

ORDERS: Final = Counter("mochi_orders", "Requests that were put on the queue", ["platform"])
REFUSALS: Final = Counter("mochi_refusals", "Orders and presses that were refused", ["reason"])
WAIT: Final = Histogram(
    "mochi_wait_seconds",
    "From the order to the first stroke",
    buckets=(0.1, 0.25, 0.5, 1, 2, 5, 10, 20, 40, 80, 160, 320, 780),
)
DRAW: Final = Histogram(
    "mochi_draw_seconds",
    "Drawing one batch",
    buckets=(0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12, 30, 60),
)
BATCH: Final = Histogram("mochi_batch_size", "Requests drawn together", buckets=(1, 2, 4, 8, 16, 32, 64, 128))
POSTS: Final = Counter("mochi_posts", "Answers to chats, by what became of them", ["platform", "outcome"])
FAILURES: Final = Counter("mochi_failures", "Tries of requests that failed", ["kind"])


@contextmanager
def drawing(requests: int) -> Iterator[None]:
    """Measure the drawing of a batch."""
    BATCH.observe(requests)
    with DRAW.time():
        yield


def begun(since: datetime | None) -> None:
    """Note that a request was begun which has been there `since` then."""
    if since is not None:
        WAIT.observe(max(0.0, time.time() - since.replace(tzinfo=since.tzinfo or UTC).timestamp()))


class QueueCollector(Collector):
    """Asks Redis at each scrape how long the queue is."""

    def __init__(self, redis: "Redis", queue_name: str) -> None:
        self._redis, self._queue = redis, queue_name

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """The numbers of this moment; without Redis only that it is away."""
        lengths = {"mochi_queue_length": 0, "mochi_requests_drawn": 0, "mochi_requests_failed": 0}
        try:
            with self._redis.pipeline(transaction=False) as pipeline:
                pipeline.llen(f"rq:queue:{self._queue}")
                pipeline.zcard(f"rq:wip:{self._queue}")
                pipeline.zcard(f"rq:failed:{self._queue}")
                lengths = dict(zip(lengths, pipeline.execute(), strict=True))
        except RedisError:
            yield _gauge("mochi_redis_up", "Whether Redis can be reached", 0)
            return
        yield _gauge("mochi_redis_up", "Whether Redis can be reached", 1)
        for name, value in lengths.items():
            yield _gauge(name, _SAID[name], value)


_SAID: Final = {
    "mochi_queue_length": "Requests that wait",
    "mochi_requests_drawn": "Requests that are being drawn",
    "mochi_requests_failed": "Requests that were given up within a day",
}


def _gauge(name: str, said: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, said, value=value)
