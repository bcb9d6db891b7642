"""A queue, a worker and the bots on one machine: started together, watched, and stopped together.

`worker.standalone` starts `python -m worker.supervisor`; it runs until its standard input ends. With `--page`
there is a page in the browser too, unless all who come have bots to go to.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Final, TextIO

from redis import Redis
from redis.exceptions import RedisError
from rq import Worker

from bot.platforms import PLATFORMS
from bot.settings import Settings, load_settings
from worker.children import FOLDER, Children, last_words, log_of
from worker.own_valkey import WELL_KNOWN_PORT, NoValkey, OwnValkey, own_valkey

AWAKE: Final = "Mochi is awake at "
"""How the line begins that tells the address of the queue, as soon as a worker listens there."""
PAGE: Final = "--page"
WAKES_WITHIN: Final = 180.0
LOOKS_EVERY: Final = 0.2

Say = Callable[[str], None]


class AsleepError(Exception):
    """Why Mochi did not wake up, in a sentence."""


def main() -> int:
    """Run everything until the standard input ends or a signal says so; the exit status."""
    settings = load_settings()
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    threading.Thread(target=_stop_at_end_of_input, args=(stop,), daemon=True).start()
    try:
        supervise(settings, stop, lambda line: print(line, flush=True), PAGE in sys.argv[1:])
    except AsleepError as problem:
        print(problem, flush=True)
        return 1
    return 0


def _stop_at_end_of_input(stop: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 1):  # not sys.stdin: its lock would hold up the end of this process
        pass
    stop.set()


def supervise(settings: Settings, stop: threading.Event, say: Say, page: bool = False) -> None:
    """Run everything until `stop` is set, telling the news in sentences. Raises AsleepError.

    A second one in the same folder ends at once, with the address of the first.
    """
    with ExitStack() as stack:
        lock = _lock(stack)
        if isinstance(lock, str):
            say(f"Mochi is already at work in this folder; this one joins in.\n{AWAKE}{lock}")
        else:
            _run(settings, stop, say, stack, lock, page and wants_page(settings))


def _run(
    settings: Settings, stop: threading.Event, say: Say, stack: ExitStack, lock: TextIO, page: bool
) -> None:
    own = None if "redis_url" in settings.model_fields_set else _valkey(stack, say)
    url = own.url if own else settings.redis_url
    port = page_port(settings)
    children = Children({"REDIS_URL": url, "WEB_PORT": str(port)})
    stack.callback(children.stop)
    worker = children.start("worker")
    for platform in [*bots(settings), *(["web"] if page else [])]:
        children.start("bot", platform)
    if not _wait_for(worker, url, stop):
        return
    lock.write(url)
    lock.flush()
    if page:
        say(f"Draw in a browser: {settings.web_public_url or f'http://127.0.0.1:{port}'}")
    say(f"{AWAKE}{url}")
    while not stop.wait(LOOKS_EVERY):
        for name in children.take_dead():
            say(f"{name.capitalize()} stopped: {last_words(name)} (more in {log_of(name)})")
        children.start_again()
        if own and own.revive():
            say("Valkey stopped and was started again.")


def bots(settings: Settings) -> list[str]:
    """The platforms whose tokens are set."""
    return [name for name in PLATFORMS if getattr(settings, f"{name}_token", None)]


def wants_page(settings: Settings) -> bool:
    """Whether there is a page: where no bot is, or where somebody said how it is to be found."""
    told = {"web_port", "web_listen", "web_public_url"} & settings.model_fields_set
    return bool(told) or not bots(settings)


def page_port(settings: Settings) -> int:
    """The port of the page: the one that was set, else the usual one, or any that is free."""
    if "web_port" in settings.model_fields_set or _is_free(settings.web_port):
        return settings.web_port
    with socket.create_server((settings.web_listen, 0)) as probe:
        return int(probe.getsockname()[1])


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def _lock(stack: ExitStack) -> TextIO | str:
    """The file that only one can hold in this folder, or the address that the holder wrote into it."""
    FOLDER.mkdir(exist_ok=True)
    path = FOLDER / "standalone.lock"
    path.touch(mode=0o600)  # the address may hold a password
    lock = stack.enter_context(path.open("a+"))
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.seek(0)
        if url := lock.read():
            return url
        raise AsleepError("Mochi is just waking up in this folder; please try again in a moment.") from None
    lock.truncate(0)
    return lock


def _valkey(stack: ExitStack, say: Say) -> OwnValkey:
    """A Valkey of our own, until `stack` ends. Raises AsleepError."""
    try:
        valkey = stack.enter_context(own_valkey())
    except NoValkey as problem:
        raise AsleepError(str(problem)) from problem
    if valkey.port != WELL_KNOWN_PORT:
        say(f"Port {WELL_KNOWN_PORT} is taken; for scripts, the queue is at REDIS_URL={valkey.url}")
    return valkey


def _wait_for(worker: "subprocess.Popen[bytes]", url: str, stop: threading.Event) -> bool:
    """Wait until `worker` listens; False if told to stop before. Raises AsleepError if it never will."""
    deadline = time.monotonic() + WAKES_WITHIN
    with Redis.from_url(url, socket_connect_timeout=3) as redis:
        while not _listens(worker.pid, redis):
            if worker.poll() is not None:
                raise AsleepError(f"The artist did not wake up: {last_words('worker')}")
            if time.monotonic() > deadline:
                raise AsleepError(f"The artist sleeps too soundly; {log_of('worker')} may tell why.")
            if stop.wait(LOOKS_EVERY):
                return False
    return True


def _listens(pid: int, redis: "Redis") -> bool:
    try:
        # by its process: one that was killed stays in rq's list for minutes
        return any(worker.pid == pid for worker in Worker.all(connection=redis))
    except RedisError:
        return False


if __name__ == "__main__":
    sys.exit(main())
