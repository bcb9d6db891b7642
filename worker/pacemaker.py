"""Heartbeats and retries in a thread of their own, so that a worker that draws still shows that it lives."""

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from redis.exceptions import RedisError, WatchError
from rq import Queue
from rq.executions import Execution
from rq.job import Job
from rq.utils import now
from rq.worker import BaseWorker

log = logging.getLogger(__name__)
BEAT_EVERY: Final = 3.0
RETRIES_EVERY: Final = 1.0
HELD_AT_MOST: Final = 15 * 60
"""Seconds in which a request is drawn, encoded and brought, or counts as abandoned."""
HANGS: Final = 75
"""The exit status of a worker whose draw hangs."""


class Pacemaker:
    """Beats for every job that is kept, until it is released or its time is up; enqueues retries come due."""

    def __init__(self, worker: BaseWorker, queue: Queue, draws_at_most: float) -> None:
        self._worker, self._queue = worker, queue
        self._draws_at_most = draws_at_most
        self._held_at_most = max(HELD_AT_MOST, 2 * draws_at_most)
        self._draws_since: float | None = None
        self._kept: dict[str, tuple[Job, Execution]] = {}
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, name="pacemaker", daemon=True)
        self._thread.start()

    def keep(self, job: Job, execution: Execution) -> None:
        """Beat for `job` from now on, until it is released: what hangs in a draw ends the process."""
        self._kept[execution.id] = (job, execution)

    def release(self, execution: Execution) -> None:
        """Stop beating: the job has ended."""
        self._kept.pop(execution.id, None)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Around a draw: one that takes too long ends the process, and its requests are another's."""
        self._draws_since = time.monotonic()
        try:
            yield
        finally:
            self._draws_since = None

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        beats_in = 0.0
        while not self._stopped.wait(RETRIES_EVERY):
            beats_in -= RETRIES_EVERY
            self._watch()
            try:
                self._enqueue_retries()
                if beats_in <= 0:
                    beats_in = BEAT_EVERY
                    self._beat()
            except RedisError as problem:
                log.warning("no heartbeat: %s", problem)

    def _watch(self) -> None:
        since = self._draws_since
        if since is not None and time.monotonic() - since > self._draws_at_most:
            log.critical("a draw hangs since %.0f seconds; this worker ends", self._draws_at_most)
            os._exit(HANGS)  # nothing less ends a thread that hangs in a library

    def _enqueue_retries(self) -> None:
        """Put jobs whose time to be tried again has come back on the queue.

        rq's own scheduler would fork, which a process with threads and CUDA must not do, and its lock would
        outlive a killed worker by a minute. A transaction needs no lock.
        """
        registry = self._queue.scheduled_job_registry
        with self._queue.connection.pipeline() as pipeline:
            pipeline.watch(registry.key)
            due = registry.get_jobs_to_schedule()
            if not due:
                return
            jobs = self._worker.job_class.fetch_many(
                due, connection=self._queue.connection, serializer=self._queue.serializer
            )
            pipeline.multi()
            for job_id, job in zip(due, jobs, strict=True):
                registry.remove(job_id, pipeline=pipeline)
                if job is not None:
                    self._queue._enqueue_job(job, pipeline=pipeline)
            try:
                pipeline.execute()
            except WatchError:
                log.debug("another worker was quicker to enqueue retries")

    def _beat(self) -> None:
        for job, execution in list(self._kept.values()):
            started = job.started_at or now()
            if (now() - started).total_seconds() < self._held_at_most:
                self._worker.maintain_heartbeats(job, execution)
