"""The tasks' wire names, and a job class that can do nothing but them."""

import logging
from collections.abc import Iterator
from typing import Any, Final

from redis.exceptions import RedisError
from rq import Queue
from rq.job import Job

from bot.avatar_queue import DRAW

log = logging.getLogger(__name__)

ENDED_WORKERS: Final = "ended_workers"
"""The field of a job that counts the workers that ended while they drew it."""
ALLOWED: Final = frozenset({DRAW})
"""All that a worker will ever do, whatever stands in Redis."""


class NotAllowed(Exception):
    """A job that asks for a function that is no task of ours."""


class AvatarJob(Job):
    """A job as read back from Redis, with every way closed to run a function that it names."""

    @property
    def func(self) -> Any:
        """Raises NotAllowed: a worker draws what the job's one argument says and calls nothing."""
        raise NotAllowed(self.func_name)

    success_callback = None  # rq would import and call whatever name stands here
    failure_callback = None  # the same
    stopped_callback = None  # the same

    def send_webhooks(self, status: Any, *, exc_string: str | None = None) -> None:
        """Send nothing: rq would post to any address that the job names."""


def waiting(queue: Queue, at_most: int) -> Iterator[Job]:
    """Take so many jobs from `queue`, as far as there are any; what does not wait yet is not waited for."""
    for _ in range(at_most):
        found = Queue.dequeue_any(
            [queue], None, connection=queue.connection, job_class=AvatarJob, serializer=queue.serializer
        )
        if found is None:
            return
        yield found[0]


def unsuspicious(queue: Queue, at_most: int) -> list[Job]:
    """The same, up to the first job that has ended a worker before: that one waits to be drawn alone.

    What was taken before Redis went away is kept.
    """
    jobs: list[Job] = []
    try:
        for job in waiting(queue, at_most):
            if is_suspect(job):
                _put_back(job, queue)
                break
            jobs.append(job)
    except RedisError as problem:
        log.warning("can't look for more: %s", type(problem).__name__)
    return jobs


def is_suspect(job: Job) -> bool:
    """Whether `job` has ended a worker before, so that nobody else should be drawn beside it."""
    return int(job.connection.hget(job.key, ENDED_WORKERS) or 0) > 0


def _put_back(job: Job, queue: Queue) -> None:
    with queue.connection.pipeline() as pipeline:
        pipeline.lrem(queue.intermediate_queue_key, 0, job.id)
        pipeline.lpush(queue.key, job.id)
        pipeline.execute()


def request_text(job: Job) -> str:
    """The JSON of the request that `job` carries. Raises NotAllowed for any other job."""
    if job.func_name not in ALLOWED or len(job.args) != 1 or not isinstance(job.args[0], str):
        raise NotAllowed(job.func_name)
    return job.args[0]
