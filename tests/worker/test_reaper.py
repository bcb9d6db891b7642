"""Open requests are answered whatever became of their workers; a real Valkey, and rq's own bookkeeping."""

import asyncio
import time
from collections.abc import Iterator

import pytest
import torch
from redis import Redis
from rq import Queue
from rq.job import Job
from rq.registry import FailedJobRegistry, FinishedJobRegistry, ScheduledJobRegistry
from rq.serializers import JSONSerializer
from rq.utils import now, utcformat

from bot.answer import Answer, PostFailed
from bot.avatar_queue import KEPT_WHEN_FAILED
from bot.replies import say
from tests.worker.workshop import Mochi, retry_now
from worker import post_office
from worker import reaper as reaper_module
from worker.halving import in_halves
from worker.post_office import PostOffice
from worker.reaper import Reaper


@pytest.fixture
def mochi(valkey_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mochi]:
    monkeypatch.setattr(reaper_module, "STRANDED_AFTER", 0)
    with Redis.from_url(valkey_url) as redis:
        yield Mochi(redis, valkey_url)


def queue_of(mochi: Mochi) -> Queue:
    return Queue(mochi.settings.queue_name, connection=mochi.redis, serializer=JSONSerializer)


def reap(mochi: Mochi) -> None:
    """Look twice: what moves between two places counts as stranded only when it is seen there again."""
    office = PostOffice(mochi.settings, lambda platform, settings: mochi.chat)
    reaper = Reaper(queue_of(mochi), office)
    for _ in range(2):
        time.sleep(0.01)
        reaper.look()
    reaper.stop()
    office.close()


def take(mochi: Mochi) -> str:
    """Take a request from the queue as a worker does that dies before it begins."""
    found = Queue.dequeue_any([queue_of(mochi)], None, mochi.redis, serializer=JSONSerializer)
    assert found
    return found[0].id


def begin_and_die(mochi: Mochi) -> None:
    """Begin a request as a worker does that dies while it draws."""
    request_id = take(mochi)
    queue = queue_of(mochi)
    mochi.redis.lrem(queue.intermediate_queue_key, 0, request_id)
    mochi.redis.hset(Job.key_for(request_id), mapping={"status": "started", "started_at": utcformat(now())})
    mochi.redis.zadd(queue.started_job_registry.key, {f"{request_id}:execution": time.time() - 1})


def is_open(mochi: Mochi) -> list[str]:
    return [one.decode() for one in mochi.redis.zrange("mochi:open:avatars", 0, -1)]


def test_an_answered_request_is_not_open_any_more(mochi: Mochi) -> None:
    mochi.ask("a")
    assert is_open(mochi) == ["test-a"]
    mochi.work()
    assert is_open(mochi) == []


def test_a_request_stranded_between_queue_and_worker_is_brought_back(mochi: Mochi) -> None:
    mochi.ask("a")
    take(mochi)
    reap(mochi)
    mochi.work()
    assert isinstance(mochi.chat.shown["a"], Answer)


def test_a_request_of_a_dead_worker_is_brought_back_twice_and_then_apologised_for(mochi: Mochi) -> None:
    mochi.ask("a", language="ja")
    for _ in range(2):
        begin_and_die(mochi)
        reap(mochi)
        assert mochi.chat.shown == {}
    begin_and_die(mochi)
    reap(mochi)
    assert mochi.chat.shown["a"] == say("ja", "apology")
    assert is_open(mochi) == []
    assert mochi.jobs(FailedJobRegistry) == {"test-a"}


def test_one_that_ended_a_worker_is_drawn_alone_from_then_on(mochi: Mochi) -> None:
    mochi.ask("a")
    begin_and_die(mochi)
    reap(mochi)
    for message in ("b", "c"):
        mochi.ask(message)
    mochi.redis.lmove("rq:queue:avatars", "rq:queue:avatars", "LEFT", "RIGHT")
    mochi.work()
    assert mochi.studio.batches == [2, 1]
    assert all(isinstance(mochi.chat.shown[message], Answer) for message in ("a", "b", "c"))


def test_a_request_that_is_nowhere_is_brought_back(mochi: Mochi) -> None:
    mochi.ask("a")
    mochi.redis.delete("rq:queue:avatars")
    reap(mochi)
    mochi.work()
    assert isinstance(mochi.chat.shown["a"], Answer)


def test_whoever_waits_too_long_is_told(mochi: Mochi, monkeypatch: pytest.MonkeyPatch) -> None:
    mochi.ask("a", language="zh-CN")
    mochi.ask("b")
    monkeypatch.setattr(reaper_module, "WAITS_AT_MOST", -1)
    reap(mochi)
    assert mochi.chat.shown["a"] == say("zh-CN", "waited-too-long")
    assert mochi.chat.shown["b"] == say("en", "waited-too-long")
    mochi.work()
    assert mochi.studio.batches == []


def test_a_request_is_never_dropped_by_rq_while_it_waits(mochi: Mochi) -> None:
    mochi.ask("a")
    assert mochi.redis.ttl("rq:job:test-a") == -1


def test_a_busy_platform_is_waited_for_however_often_it_says_so(mochi: Mochi) -> None:
    mochi.chat.troubles["a"] = [PostFailed("429", retry_after=30) for _ in range(12)]
    mochi.ask("a")
    for _ in range(12):
        mochi.work()
        assert mochi.chat.shown["a"] == "drawing"
        assert mochi.jobs(ScheduledJobRegistry) == {"test-a"}
        retry_now(mochi)
    mochi.work()
    assert isinstance(mochi.chat.shown["a"], Answer)
    assert mochi.jobs(FinishedJobRegistry) == {"test-a"}


def test_an_apology_that_does_not_arrive_is_tried_again(mochi: Mochi) -> None:
    mochi.ask("a")
    troubles = [PostFailed("429"), PostFailed("500")]
    told = mochi.chat.apologise

    async def apologise(*arguments: object) -> None:
        await asyncio.sleep(0)
        if troubles:
            raise troubles.pop()
        await told(*arguments)  # type: ignore[arg-type] # passed on as they came

    mochi.chat.apologise = apologise  # type: ignore[method-assign, assignment] # a chat with troubles
    for _ in range(3):
        begin_and_die(mochi)
        reap(mochi)
    assert is_open(mochi) == ["test-a"]
    for _ in range(2):
        mochi.redis.delete("mochi:apology:test-a")  # its time is up
        reap(mochi)
    assert mochi.chat.shown["a"] == say("en", "apology")
    assert is_open(mochi) == []


def test_whoever_cannot_be_told_is_forgotten_in_a_day(mochi: Mochi, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a platform never takes the apology, the address is not kept for ever."""
    monkeypatch.setattr(reaper_module, "WAITS_AT_MOST", 0)
    mochi.chat.deaf = [PostFailed("no token")] * 9
    mochi.ask("a")
    reap(mochi)
    assert is_open(mochi) == ["test-a"]
    assert 0 < mochi.redis.ttl(Job.key_for("test-a")) <= KEPT_WHEN_FAILED
    mochi.redis.delete(Job.key_for("test-a"))
    reap(mochi)
    assert is_open(mochi) == []


def test_an_apology_for_what_is_on_its_way_needs_no_room_beside_it(
    mochi: Mochi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker ends meanwhile, too: both would wait for each other."""
    monkeypatch.setattr(post_office, "AT_ONCE", 1)
    mochi.chat.troubles["a"] = [ValueError("a platform that nobody foresaw") for _ in range(3)]
    mochi.ask("a")
    for _ in range(2):
        mochi.work()
        retry_now(mochi)
    mochi.work()
    assert mochi.chat.shown["a"] == say("en", "apology")
    assert is_open(mochi) == []


def test_a_cancelled_request_is_not_open_any_more(mochi: Mochi) -> None:
    mochi.ask("a")
    assert mochi.queue.cancel("test-a")
    assert is_open(mochi) == []


def test_what_was_refused_after_it_was_noted_is_let_go(mochi: Mochi) -> None:
    mochi.redis.zadd("mochi:open:avatars", {"test-never": time.time()})
    reap(mochi)
    assert is_open(mochi) == []
    assert mochi.chat.shown == {}


def test_a_full_gpu_draws_in_halves() -> None:
    """As a GPU that has memory for three at a time."""
    drawn: list[int] = []

    def draw(things: list[int], others: list[str]) -> list[str]:
        if len(things) > 3:
            raise torch.OutOfMemoryError
        drawn.append(len(things))
        return [f"{thing}{other}" for thing, other in zip(things, others, strict=True)]

    assert in_halves(draw, list(range(10)), list("abcdefghij")) == [
        f"{number}{letter}" for number, letter in enumerate("abcdefghij")
    ]
    assert drawn == [2, 3, 2, 3]
    with pytest.raises(torch.OutOfMemoryError):
        in_halves(lambda _: draw([1, 2, 3, 4], list("abcd")), [1])
