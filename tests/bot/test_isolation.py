"""Files from strangers are opened apart, and few at a time."""

import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from bot import isolation


def test_few_files_are_open_at_a_time_whoever_sends_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each may take as much memory as all that a worker draws with."""
    open_now: list[int] = []
    most: list[int] = []

    def run(*_: Any, **__: Any) -> subprocess.CompletedProcess[bytes]:
        open_now.append(1)
        most.append(len(open_now))
        time.sleep(0.05)  # as long as the others need to come as far, if they may
        open_now.pop()
        return subprocess.CompletedProcess([], 0, b"looked at")

    monkeypatch.setattr(subprocess, "run", run)
    started = threading.Barrier(8)

    def look(_: int) -> bytes:
        started.wait(10)
        return isolation.apart("some.module", b"picture")

    with ThreadPoolExecutor(8) as strangers:
        assert list(strangers.map(look, range(8))) == [b"looked at"] * 8
    assert max(most) == isolation.TURNS
