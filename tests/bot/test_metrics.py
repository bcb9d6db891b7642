"""What a monitoring system finds: numbers of what happened, none of whom it happened to."""

import re
import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from redis import Redis

from bot.avatar_queue import AvatarQueue
from bot.button_key import ButtonKey
from bot.continuing import anew
from bot.front_desk import FrontDesk
from bot.intake import Order, OrderRefused
from bot.observing import observe
from bot.request import ChatAddress
from bot.settings import Settings
from models.look import Wish

Get = Callable[[str], tuple[int, str]]


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:  # our own
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as problem:
        return problem.code, problem.read().decode()


@pytest.fixture
def port(valkey_url: str) -> Iterator[int]:
    """Where a process of these settings is observed."""
    server = observe(Settings(_env_file=None, redis_url=valkey_url, metrics_port=free_port()))
    assert server
    yield int(server.server_address[1])
    server.shutdown()
    server.server_close()


def number(text: str, name: str) -> float:
    found = re.search(rf"^{re.escape(name)} (\S+)$", text, re.MULTILINE)
    return float(found[1]) if found else 0.0


async def test_orders_and_refusals_are_counted_and_nobody_is_named(port: int, valkey_url: str) -> None:
    redis = Redis.from_url(valkey_url)
    desk = FrontDesk(AvatarQueue(redis, "avatars", 1), {"gan": 3}, ButtonKey(redis, b"the operator's"), redis)
    before = get(port, "/metrics")[1]
    where = ChatAddress("console", {"mailbox": "m"}, "en")
    name, server = "discord:345678901234567890", "discord:900000000000000001"
    await desk.submit_draft(anew(Wish(), desk.now("en")), "one", where, name, server)
    with pytest.raises(OrderRefused):
        await desk.submit_draft(anew(Wish(), desk.now("en")), "two", where, name, server)
    with pytest.raises(OrderRefused):
        await desk.pressed("forged", name, "en")
    with pytest.raises(OrderRefused) as refusal:
        desk.take(Order("a naked lady", "en"))
    await desk.noticed(refusal.value, name, "en")
    after = get(port, "/metrics")[1]
    for counted in (
        'mochi_orders_total{platform="console"}',
        'mochi_refusals_total{reason="queue full"}',
        'mochi_refusals_total{reason="button"}',
        'mochi_refusals_total{reason="words"}',
    ):
        assert number(after, counted) == number(before, counted) + 1, counted
    assert number(after, "mochi_queue_length") == 1
    assert number(after, "mochi_redis_up") == 1
    for told in ("345678901234567890", "900000000000000001", "naked"):
        assert told not in after


def test_a_process_says_whether_it_is_well(port: int) -> None:
    assert get(port, "/healthz") == (200, "well")
    assert get(port, "/elsewhere")[0] == 404


def test_without_redis_it_says_so_and_goes_on() -> None:
    settings = Settings(_env_file=None, redis_url="redis://127.0.0.1:9/0", metrics_port=free_port())
    server = observe(settings)
    assert server
    port = int(server.server_address[1])
    status, said = get(port, "/healthz")
    assert (status, "can't be reached" in said) == (503, True)
    assert number(get(port, "/metrics")[1], "mochi_redis_up") == 0
    server.shutdown()
    server.server_close()


def test_several_processes_on_one_machine_have_a_port_each(valkey_url: str) -> None:
    settings = Settings(_env_file=None, redis_url=valkey_url, metrics_port=free_port())
    servers = [observe(settings) for _ in range(3)]
    ports = {server.server_address[1] for server in servers if server}
    assert len(ports) == 3
    for server in servers:
        assert server
        server.shutdown()
        server.server_close()


def test_unless_a_port_is_set_there_is_none() -> None:
    assert observe(Settings(_env_file=None)) is None
