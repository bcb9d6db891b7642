"""A worker shows that it lives for as long as it has a request, however long that takes."""

import threading
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from redis import Redis
from rq import Queue
from rq.executions import Execution
from rq.utils import now

from worker import pacemaker
from worker.pacemaker import Pacemaker
from worker.tasks import AvatarJob


def beats(redis: "Redis", minutes: float, draws_at_most: float) -> bool:
    """Whether there is a heartbeat for what was begun so long ago."""
    beaten = threading.Event()
    worker = SimpleNamespace(job_class=AvatarJob, maintain_heartbeats=lambda job, execution: beaten.set())
    job = SimpleNamespace(started_at=now() - timedelta(minutes=minutes), timeout=60)
    pulse = Pacemaker(cast(Any, worker), Queue("avatars", connection=redis), draws_at_most)
    try:
        pulse.keep(cast(Any, job), cast(Execution, SimpleNamespace(id="one")))
        return beaten.wait(1 if minutes > 20 else 30)
    finally:
        pulse.stop()


def test_a_request_is_shown_to_be_drawn_however_long_an_operator_lets_it_take(
    valkey_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else another worker draws it, too, and it counts as having ended this one."""
    monkeypatch.setattr(pacemaker, "RETRIES_EVERY", 0.01)
    with Redis.from_url(valkey_url) as redis:
        assert beats(redis, minutes=2, draws_at_most=60)
        assert beats(redis, minutes=20, draws_at_most=3600)
        assert not beats(redis, minutes=21, draws_at_most=60), "what never ends is another's in the end"
