"""The ends of jobs: told to rq and to the chat, whatever Redis and the platforms do meanwhile."""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Final

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, SimpleWorker
from rq.executions import Execution
from rq.job import Job, JobStatus
from rq.serializers import JSONSerializer
from rq.utils import current_timestamp, now
from rq.worker_registration import clean_worker_registry

from bot.answer import PostFailed
from bot.metrics import FAILURES
from bot.open_requests import OpenRequests
from bot.settings import Settings
from worker.pacemaker import Pacemaker
from worker.post_office import PostOffice
from worker.reaper import Reaper
from worker.scrubbing import blank, discreet, forgotten
from worker.tasks import AvatarJob
from worker.workbench import Running

log = logging.getLogger(__name__)
BEAT_LASTS: Final = 12
"""Seconds after its last heartbeat that a job counts as abandoned."""
LOOK_AROUND_EVERY: Final = 10
"""Seconds between heartbeats of a worker that waits."""
POSTS_AT_MOST: Final = 8
"""Tries of an answer that a platform does not take without saying when it would."""
PAUSE: Final = 0.5
PERSISTS_FOR: Final = 120
"""Seconds that Redis may be away before an answer that was brought is forgotten, and brought once more."""
LEFT_OVER_AFTER: Final = 3600


class EndingWorker(SimpleWorker):
    """An rq worker with every way to end jobs; worker.batch_worker begins them."""

    def __init__(self, connection: "Redis", settings: Settings, office: PostOffice) -> None:
        super().__init__(
            [settings.queue_name],
            connection=connection,
            job_class=AvatarJob,
            serializer=JSONSerializer,
            maintenance_interval=LOOK_AROUND_EVERY,
            exception_handlers=[self._apologise_at_last],
            log_job_description=False,
        )
        queue = self.queues[0]
        self._ending = False
        self._office = office
        self._open = OpenRequests(connection, queue.name)
        self._pacemaker = Pacemaker(self, queue, settings.draw_timeout)
        self._reaper = Reaper(queue, office)

    @property
    def dequeue_timeout(self) -> int:
        """Seconds between looks around while nothing waits."""
        return LOOK_AROUND_EVERY

    def get_heartbeat_ttl(self, job: Job, working_time: float = 0.0) -> int:
        """Seconds after which a job without a heartbeat counts as abandoned; the pacemaker beats oftener."""
        return BEAT_LASTS

    def teardown(self) -> None:
        """Stop after everything drawn has reached its chat."""
        self._ending = True
        self._reaper.stop()
        self._office.close()
        self._pacemaker.stop()
        with suppress(RedisError):
            super().teardown()  # type: ignore[no-untyped-call] # rq types its signatures in part

    def _shutdown(self) -> None:
        """As inherited, but while it ends anyway rq would interrupt what is being brought."""
        if not self._ending:
            super()._shutdown()  # type: ignore[no-untyped-call] # rq types its signatures in part

    @property
    def told_to_stop(self) -> bool:
        """Whether it was told to: else it works again as soon as it can."""
        return self._shutdown_requested_date is not None

    def clean_registries(self) -> None:
        """What rq does, but for jobs of dead workers: those are the reaper's.

        rq's own way holds a lock that outlives a killed worker by 15 minutes.
        """
        queue = self.queues[0]
        for registry in (queue.finished_job_registry, queue.failed_job_registry):
            registry.cleanup()
        before = current_timestamp() - LEFT_OVER_AFTER
        self.connection.zremrangebyscore(queue.started_job_registry.key, 0, before)
        clean_worker_registry(queue)
        self.last_cleaned_at = now()  # type: ignore[assignment] # rq starts it with None

    def _finish(self, started: Running, queue: Queue) -> None:
        blank(started.job)
        persist(partial(self._finalize_success, started.job, queue, started.execution, None), PERSISTS_FOR)
        persist(partial(self._open.close, started.job.id), PERSISTS_FOR)
        self._pacemaker.release(started.execution)

    def _postpone(self, started: Running, queue: Queue, problem: PostFailed) -> None:
        """Draw and bring it again later: a busy platform is no fault of the request."""
        job = started.job
        if forgotten(job):  # nothing of it may be written again
            self._finish(started, queue)
            return
        try:
            tries = int(self.connection.hincrby(job.key, "posts", 1))
            if problem.retry_after is None and tries > POSTS_AT_MOST:
                self._fail(job, started.execution, queue, problem)
                return
            log.info("%s is brought again later: %s", job.id, problem)
            wait = max(problem.retry_after or 0, min(60, 2**tries))
            with self.connection.pipeline() as pipeline:
                self.cleanup_execution(job, pipeline, started.execution)
                job.set_status(JobStatus.SCHEDULED, pipeline=pipeline)
                queue.schedule_job(job, now() + timedelta(seconds=wait), pipeline=pipeline)
                pipeline.execute()
        except RedisError as away:
            log.warning("%s is left to the reaper: %s", job.id, type(away).__name__)
        self._pacemaker.release(started.execution)

    def _fail(self, job: Job, execution: Execution, queue: Queue, problem: Exception) -> None:
        """Hand `problem` to rq, which retries the job or gives it up."""
        self._pacemaker.release(execution)
        log.warning("%s failed", job.id, exc_info=problem)
        FAILURES.labels(type(problem).__name__).inc()
        if forgotten(job):
            job.retries_left = 0
            blank(job)  # rq writes all of a job that fails
        told = discreet(problem)
        self._finalize_failure(job, queue, execution, (type(told), told, told.__traceback__))

    def _apologise_at_last(self, job: Job, *_: object) -> None:
        """rq's hook for every failed try: apologise after the last."""
        if not job.should_retry:
            self._reaper.apologise(job)


def persist(step: Callable[[], object], seconds: float) -> None:
    """Do `step` as soon as Redis lets it. Raises RedisError if that takes longer than so many seconds."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            step()
        except RedisError as problem:
            if time.monotonic() > deadline:
                raise
            log.warning("Redis is waited for: %s", type(problem).__name__)
            time.sleep(PAUSE)
        else:
            return
