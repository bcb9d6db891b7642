"""Child processes of a standalone Mochi, each with a log of its own; those that end are started again."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path("data")
STOPS_WITHIN: Final = 20.0
"""Seconds that a process gets to finish what it has begun."""
PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)
"""Seconds before a process that ended is started again, the longer the oftener it ended early."""
EARLY: Final = 60.0
"""Seconds after its start within which an end counts as early."""
SETTINGS_WRONG: Final = 2
"""The exit status of a process that would end again and again."""


@dataclass
class _Child:
    """A process and how it fared."""

    arguments: tuple[str, ...]
    process: "subprocess.Popen[bytes]"
    began: float
    early_ends: int = 0
    starts_at: float | None = None
    """When it is started again; None while it runs."""


class Children:
    """Those that run. What they say goes to files, so that a chat stays readable."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = {**os.environ, **environment}
        self._children: dict[str, _Child] = {}

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start `python -m ARGUMENTS` out of reach of the terminal's Ctrl-C."""
        process = self._launch(arguments)
        self._children[arguments[-1]] = _Child(arguments, process, time.monotonic())
        return process

    def _launch(self, arguments: tuple[str, ...]) -> subprocess.Popen[bytes]:
        path = log_of(arguments[-1])
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            path.replace(path.with_suffix(".before.log"))
        with path.open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment,
                start_new_session=True,
            )

    def take_dead(self) -> Iterator[str]:
        """The names of those that ended since the last look. They start again after a pause.

        Not those whose settings are wrong: they would only end again.
        """
        now = time.monotonic()
        for name, child in list(self._children.items()):
            if child.starts_at is None and child.process.poll() is not None:
                child.early_ends = child.early_ends + 1 if now - child.began < EARLY else 1
                child.starts_at = now + PAUSES[min(child.early_ends, len(PAUSES)) - 1]
                if child.process.returncode == SETTINGS_WRONG:
                    del self._children[name]
                yield name

    def start_again(self) -> None:
        """Start those whose pause is over."""
        now = time.monotonic()
        for child in self._children.values():
            if child.starts_at is not None and now >= child.starts_at:
                child.process, child.began, child.starts_at = self._launch(child.arguments), now, None

    def stop(self) -> None:
        """End all: kindly, and after a while for good."""
        running = [child.process for child in self._children.values()]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOPS_WITHIN
        for process in running:
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
