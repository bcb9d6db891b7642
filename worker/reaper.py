"""Finds requests that nobody answers any more, and sees to it that somebody does.

Each worker has one, in a thread of its own. It looks at all open requests: those of dead workers, those
stranded between the queue and a worker, and those that are nowhere are brought back to the front of the
queue; those that ended three workers or waited too long end in an apology, tried until it arrives.
"""

import logging
import threading
import time
from dataclasses import dataclass
from enum import Enum
from typing import Final

from redis.exceptions import RedisError
from rq import Queue
from rq.exceptions import NoSuchJobError
from rq.job import Job, JobStatus

from bot.avatar_queue import KEPT_WHEN_FAILED, WAITS_AT_MOST
from bot.open_requests import OpenRequests
from bot.request import AvatarRequest
from worker import reaper_scripts
from worker.post_office import PostOffice
from worker.scrubbing import blank, forgotten
from worker.tasks import ENDED_WORKERS, AvatarJob, request_text

log = logging.getLogger(__name__)

LOOKS_EVERY: Final = 2.0
STRANDED_AFTER: Final = 6.0
"""Seconds that a request may be between two places before it counts as stranded there."""
KILLS_AT_MOST: Final = 3
"""Workers that a request may end."""
APOLOGY_TAKES_AT_MOST: Final = 30


class Fate(Enum):
    """What became of a request that was nowhere."""

    ALIVE = 0
    BROUGHT_BACK = 1
    POISONOUS = 2


@dataclass(frozen=True)
class _Whereabouts:
    """Where requests are at one moment."""

    waiting: frozenset[str]
    moving: frozenset[str]
    drawn: frozenset[str]
    """With a heartbeat."""
    scheduled: frozenset[str]


class Reaper:
    """Looks after the open requests of one queue."""

    def __init__(self, queue: Queue, office: PostOffice) -> None:
        self._queue, self._office = queue, office
        self._redis = queue.connection
        self._open = OpenRequests(self._redis, queue.name)
        self._bring_back = self._redis.register_script(reaper_scripts.BRING_BACK)
        self._give_up = self._redis.register_script(reaper_scripts.GIVE_UP)
        self._adrift: dict[str, float] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="reaper", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End the thread, after the apology that it may be bringing."""
        self._stopped.set()
        self._thread.join()

    def look(self) -> None:
        """Look at all open requests once. May raise RedisError."""
        requests, places = self._open.all(), self._whereabouts()
        self._adrift = {one: since for one, since in self._adrift.items() if one in requests}
        for request_id, age in requests.items():
            self._look_at(request_id, age, places)

    def apologise(self, job: Job) -> None:
        """Tell the member that a request was given up; it stays open as long as that does not arrive.

        But no longer than it is kept: a day.
        """
        try:
            self._redis.expire(job.key, KEPT_WHEN_FAILED, nx=True)
            request = AvatarRequest.from_json(request_text(job))
            sentence = "waited-too-long" if job.started_at is None else "apology"
            apology = self._office.send_along(self._office.apologise(request, sentence))
            apology.result(APOLOGY_TAKES_AT_MOST)
        except Exception as problem:
            log.warning("%s could not be told that it was given up: %s", job.id, type(problem).__name__)
        else:
            blank(job)
            self._redis.expire(job.key, KEPT_WHEN_FAILED)
            self._open.close(job.id)

    def _run(self) -> None:
        while not self._stopped.wait(LOOKS_EVERY):
            try:
                self.look()
            except RedisError as problem:
                log.warning("can't look after open requests: %s", type(problem).__name__)
                self._adrift.clear()  # whoever lives needs time to show it once Redis is back

    def _look_at(self, request_id: str, age: float, places: _Whereabouts) -> None:
        if request_id in places.drawn:
            self._adrift.pop(request_id, None)
        elif request_id in places.waiting or request_id in places.scheduled:
            self._adrift.pop(request_id, None)
            if age > WAITS_AT_MOST and self._take_out(request_id):
                self._end(request_id)
        elif self._stranded(request_id):
            self._end(request_id)

    def _stranded(self, request_id: str) -> bool:
        since = self._adrift.setdefault(request_id, time.monotonic())
        return time.monotonic() - since > STRANDED_AFTER

    def _end(self, request_id: str) -> None:
        """See to a request that is neither waiting nor drawn: by what rq says of it."""
        try:
            job = AvatarJob.fetch(request_id, connection=self._redis, serializer=self._queue.serializer)
        except NoSuchJobError:
            self._open.close(request_id)  # it was refused, or its front desk ended before it was enqueued
            return
        status = job.get_status(refresh=False)
        if status in (JobStatus.FINISHED, JobStatus.CANCELED) or forgotten(job):
            self._open.close(request_id)
        elif status is JobStatus.FAILED or self._fate_of(job) is Fate.POISONOUS:
            self._apologise_alone(job)
        self._adrift.pop(request_id, None)

    def _apologise_alone(self, job: Job) -> None:
        """Apologise, unless another worker's reaper is just doing so."""
        if self._redis.set(f"mochi:apology:{job.id}", 1, nx=True, ex=APOLOGY_TAKES_AT_MOST + 5):
            self.apologise(job)

    def _fate_of(self, job: Job) -> Fate:
        queue = self._queue
        keys = [queue.key, queue.intermediate_queue_key, queue.started_job_registry.key]
        keys += [queue.failed_job_registry.key, job.key]
        now = time.time()
        told = self._bring_back(keys, [job.id, now, ENDED_WORKERS, KILLS_AT_MOST, now + KEPT_WHEN_FAILED])
        fate = Fate(int(told))
        if fate is not Fate.ALIVE:
            log.warning("%s was left by a worker: %s", job.id, fate.name.lower())
        return fate

    def _take_out(self, request_id: str) -> bool:
        queue = self._queue
        keys = [queue.key, queue.scheduled_job_registry.key, queue.failed_job_registry.key]
        keys.append(Job.key_for(request_id))
        return bool(self._give_up(keys, [request_id, time.time() + KEPT_WHEN_FAILED]))

    def _whereabouts(self) -> _Whereabouts:
        queue = self._queue
        with self._redis.pipeline() as pipeline:
            pipeline.lrange(queue.key, 0, -1)
            pipeline.lrange(queue.intermediate_queue_key, 0, -1)
            pipeline.zrangebyscore(queue.started_job_registry.key, time.time(), "+inf")
            pipeline.zrange(queue.scheduled_job_registry.key, 0, -1)
            waiting, moving, drawn, scheduled = (_ids(found) for found in pipeline.execute())
        return _Whereabouts(waiting, moving, drawn, scheduled)


def _ids(found: list[bytes]) -> frozenset[str]:
    """Request ids; those that are drawn stand there with the id of the execution, after a colon."""
    return frozenset(one.decode().partition(":")[0] for one in found)
