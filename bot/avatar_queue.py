"""Where requests wait for a worker: the only module of this room that knows rq."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, Retry
from rq.exceptions import DuplicateJobError
from rq.job import Job
from rq.registry import FinishedJobRegistry
from rq.serializers import JSONSerializer

from bot.changing import text_of
from bot.fair_line import FairLine, Party
from bot.open_requests import OpenRequests
from bot.own_requests import OwnRequests, blank_data
from bot.pace import LOOKED_AT, Span, seconds_each, seconds_left
from bot.request import AvatarRequest
from bot.settings import Settings

DRAW: Final = "worker.tasks.draw_avatar"
"""The task's wire name: this room never imports the worker."""

BLANK: Final = blank_data(DRAW)
"""What rq finds in a request that was answered or forgotten."""

WAITS_AT_MOST: Final = 13 * 60
"""Seconds that a request may wait before it is apologised for (worker.reaper): below the 15 minutes after
which Discord forgets an interaction."""
DRAWS_AT_MOST: Final = 60
KEPT_WHEN_DONE: Final = 3600
KEPT_WHEN_FAILED: Final = 24 * 3600
RETRY_AFTER: Final = [2, 10]
"""Seconds before the second and the third try."""


class QueueFull(Exception):
    """More requests wait than the operator allows."""


class MemberBusy(Exception):
    """More requests of one member wait than the operator allows."""


class QueueAway(Exception):
    """Redis could not be reached or takes nothing in."""


@dataclass(frozen=True)
class Place:
    """Where a request stands in the line."""

    ahead: int
    """Requests that come before it."""
    seconds: int | None
    """Until it is answered, as measured on the last answers; None if there were too few."""


class AvatarQueue:
    """Requests, each member's in the order in which they came, in turns with those of others."""

    def __init__(
        self,
        redis: "Redis",
        name: str,
        limit: int,
        member_limit: int | None = None,
    ) -> None:
        self._redis = redis
        self._queue = Queue(name, connection=redis, serializer=JSONSerializer)
        self._line = FairLine(redis, self._queue.key, Job.redis_job_namespace_prefix)
        self._open = OpenRequests(redis, name)
        self._limit, self._member_limit = limit, member_limit or limit
        places = (self._queue.key, self._queue.scheduled_job_registry.key)
        self.own = OwnRequests(redis, Job.redis_job_namespace_prefix, places, BLANK)

    def submit(self, request: AvatarRequest, party: Party | None = None) -> None:
        """Enqueue `request` once, however often it is submitted, at the turn of its party.

        Raises QueueFull, MemberBusy or QueueAway.
        """
        asking = party or Party()
        try:
            if Job.exists(request.id, self._redis):
                return
            self._check_room(asking)
            self._open.open(request.id)
            self._enqueue(request, asking)
        except DuplicateJobError:
            return  # a replayed event: the first one is on its way
        except RedisError as problem:
            raise QueueAway(str(problem)) from problem
        self._give_turn(request.id)

    def place(self, request_id: str) -> Place | None:
        """Where a request stands; None if it does not wait (any more). Raises QueueAway."""
        try:
            ahead = self._line.place_of(request_id)
            return None if ahead is None else Place(ahead, seconds_left(ahead, seconds_each(self._spans())))
        except RedisError as problem:
            raise QueueAway(str(problem)) from problem

    def cancel(self, request_id: str) -> bool:
        """Take a waiting request away; False if it was begun, or is not there. Raises QueueAway."""
        try:
            if cancelled := self._line.remove(request_id, KEPT_WHEN_DONE):
                self.own.blank(request_id)
                self._open.close(request_id)
            return cancelled
        except RedisError as problem:
            raise QueueAway(str(problem)) from problem

    def forget(self, member: str) -> int:
        """Blank the requests of a member's pseudonym, wherever they are; how many. May raise RedisError."""
        return self.own.forget(member, KEPT_WHEN_DONE)

    def _check_room(self, party: Party) -> None:
        if self._queue.count >= self._limit:
            raise QueueFull
        if party.member and self._line.waiting_of(party.member) >= self._member_limit:
            raise MemberBusy

    def _give_turn(self, request_id: str) -> None:
        try:
            self._line.seat(request_id)
            self._open.open(request_id)  # once more, should enqueuing have taken long
        except RedisError:
            return  # it is on the queue already; this costs it no more than its turn

    def _spans(self) -> list[Span]:
        """When the last answers were begun and done."""
        done = self._redis.zrevrange(FinishedJobRegistry(queue=self._queue).key, 0, LOOKED_AT - 1)
        with self._redis.pipeline(transaction=False) as pipeline:
            for job_id in done:
                pipeline.hmget(Job.key_for(text_of(job_id)), "started_at", "ended_at")
            rows = pipeline.execute()
        return [(_time(start), _time(end)) for start, end in rows if start and end]

    def _enqueue(self, request: AvatarRequest, party: Party) -> None:
        self._queue.enqueue_call(
            DRAW,
            args=[request.to_json()],
            job_id=request.id,
            unique=True,
            timeout=DRAWS_AT_MOST,
            result_ttl=KEPT_WHEN_DONE,
            failure_ttl=KEPT_WHEN_FAILED,
            retry=Retry(max=len(RETRY_AFTER), interval=RETRY_AFTER),
            description=f"draw {len(request.recipes)} for {request.address.platform}",
            meta=asdict(party),
        )


def _time(text: bytes) -> datetime:
    return datetime.fromisoformat(text.decode())


def connect(settings: Settings) -> "Redis":
    """A connection that notices a Redis that went away within seconds. Connects on first use."""
    return Redis.from_url(
        settings.redis_url, socket_connect_timeout=3, socket_timeout=15, health_check_interval=30
    )


def open_queue(settings: Settings) -> AvatarQueue:
    """The queue of these settings."""
    return AvatarQueue(connect(settings), settings.queue_name, settings.queue_limit, settings.member_limit)
