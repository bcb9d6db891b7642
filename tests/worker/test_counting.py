"""What workers count for the operator: how much is drawn together, how long it took, what became of it."""

from collections.abc import Iterator

import pytest
from prometheus_client import REGISTRY
from redis import Redis

from bot.answer import PlaceholderGone, PostFailed
from tests.worker.workshop import POISON, Mochi


@pytest.fixture
def mochi(valkey_url: str) -> Iterator[Mochi]:
    with Redis.from_url(valkey_url) as redis:
        yield Mochi(redis, valkey_url)


COUNTED: dict[str, tuple[str, dict[str, str]]] = {
    "batches": ("mochi_batch_size_count", {}),
    "requests in them": ("mochi_batch_size_sum", {}),
    "waits": ("mochi_wait_seconds_count", {}),
    "posted": ("mochi_posts_total", {"platform": "discord", "outcome": "posted"}),
    "gone": ("mochi_posts_total", {"platform": "discord", "outcome": "nobody waits"}),
    "busy": ("mochi_posts_total", {"platform": "discord", "outcome": "asked to wait"}),
    "failures": ("mochi_failures_total", {"kind": "RuntimeError"}),
}


def counts() -> dict[str, float]:
    return {what: REGISTRY.get_sample_value(*told) or 0.0 for what, told in COUNTED.items()}


def test_what_workers_do_is_counted(mochi: Mochi) -> None:
    before = counts()
    mochi.chat.troubles["gone"] = [PlaceholderGone("deleted")]
    mochi.chat.troubles["busy"] = [PostFailed("429", retry_after=30)]
    for message in ("fine", "gone", "busy"):
        mochi.ask(message)
    mochi.work()
    mochi.ask("bad", [POISON])
    mochi.work()
    after = counts()
    assert {what: after[what] - before[what] for what in COUNTED} == {
        "batches": 2,
        "requests in them": 4,
        "waits": 4,
        "posted": 1,
        "gone": 1,
        "busy": 1,
        "failures": 1,
    }
