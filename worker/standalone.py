"""`python -m worker.standalone`: all of Mochi on one machine, with a chat in this terminal and on a page.

The chat, or another command of `python -m bot`, runs in the foreground. Everything else runs behind a
second process, the supervisor, which stops it all when this one ends, however it ends.
"""

import argparse
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from rich.console import Console
from rich.text import Text

from bot.settings import Settings, load_settings
from worker.supervisor import AWAKE, PAGE, bots


def main(arguments: Sequence[str] | None = None) -> int:
    """Run until the foreground command ends; the exit status is that command's."""
    parser = argparse.ArgumentParser(prog="python -m worker.standalone", description=__doc__)
    parser.add_argument("--no-console", action="store_true", help="serve until SIGTERM or Ctrl-C")
    parser.add_argument("command", nargs=argparse.REMAINDER, help="of python -m bot; console if none")
    chosen = parser.parse_args(arguments)
    settings = load_settings()
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        return _run(settings, [] if chosen.no_console else chosen.command or ["console"])
    except KeyboardInterrupt:
        return 128 + signal.SIGINT


def _run(settings: Settings, command: Sequence[str]) -> int:
    console = Console(stderr=True, soft_wrap=True)
    with _supervisor(page=command in ([], ["console"])) as supervisor:
        with console.status("Waking the artist…"):
            url = _wait_until_awake(supervisor, console)
        if url is None:
            return 1
        threading.Thread(target=_pass_on, args=(supervisor, console), daemon=True).start()
        status = _attend(command, url) if command else 0
        if not command or (command == ["console"] and bots(settings) and not sys.stdin.isatty()):
            console.print("Mochi is awake.")
            supervisor.wait()
        return status


@contextmanager
def _supervisor(page: bool) -> "Iterator[subprocess.Popen[str]]":
    """The supervisor's process. It stops when its standard input ends, which the end of this one brings."""
    process = subprocess.Popen(
        [sys.executable, "-m", "worker.supervisor", *([PAGE] if page else [])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.stdin:
            process.stdin.close()
        process.wait()


def _wait_until_awake(supervisor: "subprocess.Popen[str]", console: Console) -> str | None:
    """The address of the queue; None if it will never be told. All else that is said is shown."""
    for line in supervisor.stdout or ():
        if line.startswith(AWAKE):
            return line.removeprefix(AWAKE).strip()
        console.print(Text(line.rstrip()))
    return None


def _pass_on(supervisor: "subprocess.Popen[str]", console: Console) -> None:
    for line in supervisor.stdout or ():
        console.print(Text(line.rstrip()))


def _attend(command: Sequence[str], url: str) -> int:
    """Give the terminal to `python -m bot COMMAND` until that ends; its exit status."""
    environment = {**os.environ, "REDIS_URL": url}
    before = signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is for the command
    with subprocess.Popen([sys.executable, "-m", "bot", *command], env=environment) as process:
        try:
            status = process.wait()
            return status if status >= 0 else 128 - status  # a signal ended it: as a shell says it
        finally:
            process.terminate()
            signal.signal(signal.SIGINT, before)


def _leave(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
