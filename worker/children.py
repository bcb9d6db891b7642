"""Child processes of a standalone Mochi, each with a log of its own."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = Path("data")
STOPS_WITHIN: Final = 20.0
"""Seconds that a process gets to finish what it has begun."""


class Children:
    """Those that run. What they say goes to files, so that a chat stays readable."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = {**os.environ, **environment}
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start `python -m ARGUMENTS` out of reach of the terminal's Ctrl-C."""
        path = log_of(arguments[-1])
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            path.replace(path.with_suffix(".before.log"))
        with path.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                start_new_session=True,
            )
        self._running[arguments[-1]] = process
        return process

    def take_dead(self) -> Iterator[str]:
        """The names of those that ended since the last look."""
        for name, process in list(self._running.items()):
            if process.poll() is not None:
                del self._running[name]
                yield name

    def stop(self) -> None:
        """End all: kindly, and after a while for good."""
        for process in self._running.values():
            process.terminate()
        deadline = time.monotonic() + STOPS_WITHIN
        for process in self._running.values():
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def log_of(name: str) -> Path:
    """Where the process `name` writes what it has to say."""
    return FOLDER / "logs" / f"{name}.log"


def last_words(name: str) -> str:
    """The last line that the process `name` wrote."""
    lines = log_of(name).read_text(errors="replace").split("\n")
    return next((line for line in reversed(lines) if line.strip()), "it said nothing")
