"""What is left of a request once it is answered: its id, which keeps its event from being answered twice."""

import logging

from redis.exceptions import RedisError
from rq.job import Job

from bot.avatar_queue import BLANK
from bot.own_requests import blank_request

log = logging.getLogger(__name__)


class Failed(Exception):
    """A failure as rq keeps it for a day: its kind and its places. Its own message may quote a member."""


def blank(job: Job) -> None:
    """Make `job` blank, here and so in all that rq will write of it, and in Redis. Never raises."""
    job.data, job.meta, job.description = BLANK, {}, None
    try:
        blank_request(job.connection, job.key, BLANK)
    except RedisError as problem:
        log.warning("%s is not blank in Redis yet: %s", job.id, type(problem).__name__)


def forgotten(job: Job) -> bool:
    """Whether the member had `job` forgotten while it was being drawn. Never raises."""
    try:
        kept = job.connection.hget(job.key, "data")
    except RedisError:
        return False
    return kept is None or kept == BLANK


def discreet(problem: Exception) -> Failed:
    """`problem` without its message."""
    return Failed(type(problem).__name__).with_traceback(problem.__traceback__)
