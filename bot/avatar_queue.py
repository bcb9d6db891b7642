"""Where requests wait for a worker: the only module of this room that knows rq."""

from typing import Final

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, Retry
from rq.exceptions import DuplicateJobError
from rq.serializers import JSONSerializer

from bot.request import AvatarRequest
from bot.settings import Settings

DRAW: Final = "worker.tasks.draw_avatar"
"""The task's wire name: this room never imports the worker."""

WAITS_AT_MOST: Final = 13 * 60
"""Seconds that a request may wait: below the 15 minutes after which Discord forgets an interaction."""
DRAWS_AT_MOST: Final = 60
KEPT_WHEN_DONE: Final = 3600
KEPT_WHEN_FAILED: Final = 24 * 3600
RETRY_AFTER: Final = [2, 10]
"""Seconds before the second and the third try."""


class QueueFull(Exception):
    """More requests wait than the operator allows."""


class QueueAway(Exception):
    """Redis could not be reached or takes nothing in."""


class AvatarQueue:
    """Requests in the order in which they came."""

    def __init__(self, redis: "Redis", name: str, limit: int) -> None:
        self._queue = Queue(name, connection=redis, serializer=JSONSerializer)
        self._limit = limit

    def submit(self, request: AvatarRequest) -> None:
        """Enqueue `request` once, however often it is submitted. Raises QueueFull or QueueAway."""
        try:
            if self._queue.count >= self._limit:
                raise QueueFull
            self._enqueue(request)
        except DuplicateJobError:
            return  # a replayed event: the first one is on its way
        except RedisError as problem:
            raise QueueAway(str(problem)) from problem

    def _enqueue(self, request: AvatarRequest) -> None:
        self._queue.enqueue_call(
            DRAW,
            args=[request.to_json()],
            job_id=request.id,
            unique=True,
            ttl=WAITS_AT_MOST,
            timeout=DRAWS_AT_MOST,
            result_ttl=KEPT_WHEN_DONE,
            failure_ttl=KEPT_WHEN_FAILED,
            retry=Retry(max=len(RETRY_AFTER), interval=RETRY_AFTER),
            description=f"draw {len(request.recipes)} for {request.address.platform}",
        )


def connect(settings: Settings) -> "Redis":
    """A connection that notices a Redis that went away within seconds. Connects on first use."""
    return Redis.from_url(
        settings.redis_url, socket_connect_timeout=3, socket_timeout=15, health_check_interval=30
    )


def open_queue(settings: Settings) -> AvatarQueue:
    """The queue of these settings."""
    return AvatarQueue(connect(settings), settings.queue_name, settings.queue_limit)
