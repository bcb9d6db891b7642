"""Work on bytes from strangers, in a process of its own: no secrets, little memory, little time."""

import os
import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore
from typing import Final

SECONDS: Final = 20
"""Of processor time."""
PATIENCE: Final = 90
"""Seconds by the clock: on a busy machine processor time comes slowly."""
MEMORY: Final = 2 * 2**30
"""Bytes of addresses, most of which libraries reserve and never use."""
TURNS: Final = 2
"""Processes at a time: each may take much memory. Others wait."""
_TURNS: Final = BoundedSemaphore(TURNS)
_QUIET: Final = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
    "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime would tell its maker that it runs, from 1.32 on on Linux too
}


class UploadRefused(Exception):
    """What was sent is no picture that can be read here."""


def apart(module: str, data: bytes) -> bytes:
    """What `python -m MODULE` writes of `data`. The module calls `confine` first. Raises UploadRefused."""
    passed_on = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    places = {"PYTHONPATH": os.pathsep.join(filter(None, [str(Path.cwd()), *sys.path]))}
    try:
        with _TURNS:
            done = subprocess.run(  # noqa: S603 - a module of ours, and nothing that a member typed
                [sys.executable, "-m", module],
                input=data,
                env=passed_on | places | _QUIET,
                capture_output=True,
                timeout=PATIENCE,
                check=True,
            )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as problem:
        raise UploadRefused(type(problem).__name__) from None
    return done.stdout


def confine() -> None:
    """Give up, for good, all that reading a picture does not take."""
    import resource  # there is none on Windows, where bots can run all the same

    limits = {
        resource.RLIMIT_AS: MEMORY,
        resource.RLIMIT_CPU: SECONDS,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        resource.setrlimit(kind, (most, most))
