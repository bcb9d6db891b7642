"""`python -m worker`: draws what waits on the queue until it is told to stop."""

import logging
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Final

from redis import Redis
from redis.exceptions import RedisError

from bot.avatar_queue import connect
from bot.logs import log_crashes, set_up_logs
from bot.observing import observe
from bot.settings import Settings, load_settings
from models.checkpoint import WeightsError
from worker.batch_worker import BatchWorker
from worker.health import ill
from worker.post_office import PostOffice
from worker.provenance.identity import IdentityError
from worker.studio import Studio

log = logging.getLogger("worker")
PAUSE: Final = 1.0


def main() -> int:
    """Load the models, then work until SIGTERM; 0 after a clean stop, 1 with one clear line otherwise."""
    settings = load_settings()
    set_up_logs(settings)
    log_crashes()
    redis = connect(settings)
    try:
        redis.ping()
        studio = Studio(settings.device, folder=settings.weights_folder)
    except RedisError as problem:
        return _stop(f"Redis can't be reached at REDIS_URL: {problem}")
    except WeightsError as problem:
        return _stop(str(problem))
    observe(settings, partial(ill, redis))
    log.info("drawing on %s with process %d", studio.device, os.getpid())
    try:
        while not _work(redis, settings, studio):
            log.warning("this worker goes on as soon as Redis is back")
    except IdentityError as problem:
        return _stop(str(problem))
    return 0


def _work(redis: "Redis", settings: Settings, studio: Studio) -> bool:
    """Work until told to stop (True), or until Redis is away for longer than rq waits (False)."""
    try:
        redis.ping()  # before anything is begun that would have to be ended
        with _closed_unless_begun(PostOffice(settings)) as office:
            worker = BatchWorker(redis, settings, studio, office)
        worker.work(logging_level=settings.log_level)
    except RedisError:
        return _wait()
    return worker.told_to_stop or _wait()


@contextmanager
def _closed_unless_begun(office: PostOffice) -> Iterator[PostOffice]:
    """`office`, closed if there will be no worker to close it."""
    try:
        yield office
    except RedisError:
        office.close()
        raise


def _wait() -> bool:
    """Give Redis a moment. Nothing is being drawn, so whoever says stop is heard at once."""
    for kind in (signal.SIGTERM, signal.SIGINT):  # rq's own handlers would tell the worker that has ended
        signal.signal(kind, lambda *_: sys.exit(0))
    time.sleep(PAUSE)
    return False


def _stop(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
