"""The worker's process while Redis is away."""

import signal
import threading
from collections.abc import Iterator
from typing import Any, cast

import pytest
from redis import Redis

from bot.settings import Settings
from tests.processes import free_port
from tests.worker.workshop import FlatStudio
from worker import __main__ as command


@pytest.fixture
def away(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Redis, Settings]]:
    """Where no Redis is; what a signal does is as before afterwards."""
    monkeypatch.setattr(command, "PAUSE", 0)
    before = {kind: signal.getsignal(kind) for kind in (signal.SIGTERM, signal.SIGINT)}
    settings = Settings(redis_url=f"redis://127.0.0.1:{free_port()}/0")
    with Redis.from_url(settings.redis_url) as redis:
        yield redis, settings
    for kind, handler in before.items():
        signal.signal(kind, handler)


def test_waiting_for_redis_takes_nothing(away: tuple[Redis, Settings]) -> None:
    """It may be away for hours: every try leaves no thread behind."""
    before = threading.active_count()
    for _ in range(5):
        assert not command._work(*away, cast(Any, FlatStudio()))
    assert threading.active_count() == before


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_waits_for_redis_stops_when_it_is_told_to(
    away: tuple[Redis, Settings], kind: signal.Signals
) -> None:
    """Though the one before it, which has ended, would have heard the signal still."""
    signal.signal(kind, lambda *_: None)  # as a worker leaves it that has ended
    assert not command._work(*away, cast(Any, FlatStudio()))
    with pytest.raises(SystemExit) as ended:
        signal.raise_signal(kind)
    assert ended.value.code == 0
