"""The tasks' wire names, and a job class that can do nothing but them."""

from collections.abc import Iterator
from typing import Any, Final

from rq import Queue
from rq.job import Job

from bot.avatar_queue import DRAW

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


def request_text(job: Job) -> str:
    """The JSON of the request that `job` carries. Raises NotAllowed for any other job."""
    if job.func_name not in ALLOWED or len(job.args) != 1 or not isinstance(job.args[0], str):
        raise NotAllowed(job.func_name)
    return job.args[0]
