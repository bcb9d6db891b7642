"""`python3 tools/set_up.py [--gpu]` makes `.venv` ready. Uses nothing but Python's own library."""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
VENV: Final = ROOT / ".venv"
PYTHON: Final = VENV / "bin" / "python"
LOCK: Final = ROOT / "requirements.lock"
READY: Final = VENV / ".ready"
"""Its text tells what has been set up."""
UNFINISHED: Final = VENV / ".unfinished"
"""There during a set-up, and afterwards if that was cut off."""
LOG: Final = VENV / "set_up.log"
_VERSION: Final = f"python{sys.version_info.major}.{sys.version_info.minor}"

CPU_INDEX: Final = "https://download.pytorch.org/whl/cpu"
"""PyTorch's own index: its CPU wheels are a tenth of the size of those on PyPI."""
ANSWERS_WITHIN: Final = 8.0
"""Seconds that the CPU index gets to answer."""


class SetUpError(Exception):
    """What stopped the set-up, in a sentence."""


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing; at once if nothing is. 0 when `.venv` is ready."""
    gpu = "--gpu" in arguments
    try:
        with _alone():
            if not _ready(gpu):
                _set_up(gpu)
    except SetUpError as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next run starts afresh.", file=sys.stderr)
        return 130
    return 0


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the lock of this folder: two set-ups at once would install into each other."""
    with LOCK.open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            print("Another set-up is at work here; waiting for it…")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _ready(gpu: bool) -> bool:
    if not (PYTHON.exists() and READY.exists()) or UNFINISHED.exists():
        return False
    # a torch with CUDA draws on the CPU as well
    return READY.read_text() in {_fingerprint(True), _fingerprint(gpu)}


def _fingerprint(gpu: bool) -> str:
    """What `.venv` depends on: the two files, this Python, and where the project lies."""
    content = LOCK.read_bytes() + (ROOT / "pyproject.toml").read_bytes()
    build = "gpu" if gpu else "cpu"
    return f"{hashlib.sha256(content).hexdigest()} {_VERSION} {build} {ROOT}\n"


def _set_up(gpu: bool) -> None:
    _say("1/4", "a virtual environment in .venv")
    _make_venv()
    _say("2/4", "torch, for CUDA" if gpu else "torch, the largest part")
    _install_torch(gpu)
    _say("3/4", "the other libraries")
    _pip("install", "--no-deps", "--require-hashes", "-r", str(_written("hashed.txt", _without_torch())))
    _say("4/4", "Mochi itself")
    _pip("install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    READY.write_text(_fingerprint(gpu))
    UNFINISHED.unlink()
    print("Mochi is set up.")


def _say(step: str, what: str) -> None:
    print(f"Setting up {step}: {what}…", flush=True)


def _make_venv() -> None:
    """Make `.venv`; what is left of a set-up that was cut off, or had another Python, goes first."""
    cut_off = UNFINISHED.exists() or not _same_python()
    VENV.mkdir(exist_ok=True)
    UNFINISHED.touch()
    READY.unlink(missing_ok=True)
    for old in VENV.iterdir() if cut_off else ():
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        elif old != UNFINISHED:
            old.unlink()
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, check=False)
    if made.returncode:
        raise SetUpError(
            "This Python can't make virtual environments. On Debian or Ubuntu this helps: "
            "sudo apt install python3-venv"
        )


def _same_python() -> bool:
    return PYTHON.exists() and (VENV / "lib" / _VERSION).is_dir()


def _install_torch(gpu: bool) -> None:
    torch = _locked("torch")
    if gpu and "+cpu" in _installed("torch"):
        _pip("uninstall", "--yes", "torch")
    if not gpu and _cpu_index_answers():
        try:
            _pip("install", "--no-deps", "--retries", "1", "--index-url", CPU_INDEX, torch)
            return
        except SetUpError:
            print("  PyTorch's own index did not deliver; trying the usual one.")
    _pip("install", "--constraint", str(_written("pins.txt", _pins())), torch)
    if gpu and "+cpu" in _installed("torch"):
        print("  There is no torch with CUDA for this machine here; Mochi will draw on the CPU.")


def _locked(name: str) -> str:
    found = re.search(rf"^{name}==[^\s\\]+", LOCK.read_text(), re.MULTILINE)
    if found is None:
        raise SetUpError(f"requirements.lock does not name {name}; `make lock` writes it anew.")
    return found[0]


def _without_torch() -> str:
    """The lock but for torch, which is there already, from an index whose hashes nobody wrote down."""
    return re.sub(r"^torch==(?:.*\\\n)*.*\n", "", LOCK.read_text(), flags=re.MULTILINE)


def _pins() -> str:
    """The versions alone: what torch brings along is in no lock, and has no hashes to be checked by."""
    return re.sub(r" \\\n(?: +--hash=\S+(?: \\)?\n)+", "\n", LOCK.read_text())


def _written(name: str, text: str) -> Path:
    path = VENV / name
    path.write_text(text)
    return path


def _installed(name: str) -> str:
    """The version of an installed package; empty if there is none."""
    ask = f"import importlib.metadata as m; print(m.version({name!r}))"
    return subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=False).stdout.strip()


def _cpu_index_answers() -> bool:
    """Whether PyTorch's own index is there. Only Linux needs it: elsewhere PyPI's torch is for the CPU."""
    if sys.platform != "linux":
        return False
    ask = f"from urllib.request import urlopen; urlopen('{CPU_INDEX}/torch/', timeout=5)"
    try:
        # a process of its own can be stopped, whatever it waits for
        asked = subprocess.run(
            [sys.executable, "-c", ask], timeout=ANSWERS_WITHIN, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return asked.returncode == 0


def _pip(*arguments: str) -> None:
    """Run pip, with one changing line in a terminal and all it says in the log. Raises SetUpError."""
    command = [str(PYTHON), "-m", "pip", "--no-input", "--disable-pip-version-check", *arguments]
    with (
        LOG.open("a") as log,
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1
        ) as pip,
    ):
        show = _one_line() if sys.stdout.isatty() else lambda _: None
        lines = []
        for line in pip.stdout or ():
            log.write(line)
            lines.append(line.rstrip())
            show(line.strip())
        show("")
    if pip.returncode:
        raise SetUpError("\n".join([*lines[-5:], f"pip could not finish; all it said is in {LOG}."]))


def _one_line() -> Callable[[str], None]:
    width = max(20, os.get_terminal_size().columns - 4)

    def show(text: str) -> None:
        print(f"\r\x1b[K  {text[:width]}" if text else "\r\x1b[K", end="", flush=True)

    return show


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
