"""The inbox: whatever process dies, an event is answered by one that lives; in a real Valkey."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress

import pytest
from redis import Redis
from redis.asyncio import Redis as AsyncRedis

from bot import inbox as inbox_module
from bot.inbox import Inbox
from bot.inbox_event import SENDING, TRIES, Event

Open = Callable[..., Inbox]


@pytest.fixture
async def opened(valkey_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Open]:
    """Opens the inbox of another process, with leases that lapse quickly."""
    monkeypatch.setattr(inbox_module, "LEASE", 2)
    monkeypatch.setattr(inbox_module, "LOOKS_EVERY", 0.05)
    inboxes: list[Inbox] = []

    def another(patience: float = 5) -> Inbox:
        inboxes.append(Inbox(AsyncRedis.from_url(valkey_url), "chat", patience))
        return inboxes[-1]

    yield another
    for one in inboxes:
        await one.close()


async def taken_up(inbox: Inbox, seconds: float = 15) -> Event:
    """The first event that `inbox` takes up; it looks after nothing any more then."""
    found: asyncio.Queue[Event] = asyncio.Queue()
    tending = asyncio.create_task(inbox.tend(found.put_nowait))
    try:
        return await asyncio.wait_for(found.get(), seconds)
    finally:
        tending.cancel()


def kept(valkey_url: str) -> set[str]:
    """What is kept, but for the numbers of events that came."""
    with Redis.from_url(valkey_url) as redis:
        return {key.decode() for key in redis.keys("mochi:inbox:*") if b":seen:" not in key}


async def test_an_event_is_received_once_by_all_processes(opened: Open) -> None:
    ann, ben = opened(), opened()
    assert await ann.receive("7", "words")
    assert await ann.receive("7", "words") is None
    assert await ben.receive("7", "words") is None
    assert await ben.receive("8", "words")


async def test_what_was_answered_is_deleted(opened: Open, valkey_url: str) -> None:
    ann = opened()
    event = await ann.receive("7", "words", "chat:1")
    assert event
    assert kept(valkey_url) == {"mochi:inbox:chat:event:7", "mochi:inbox:chat:open"}
    await ann.end(event)
    assert kept(valkey_url) == set()
    assert await opened().receive("7", "words") is None


async def test_what_a_dead_process_left_is_taken_up_where_it_was_left(opened: Open) -> None:
    ann, ben = opened(), opened()
    event = await ann.receive("7", "words")
    assert event
    assert await ann.note(event, "placeholder")
    again = await taken_up(ben)
    assert (again.id, again.text, again.placeholder, again.taken_up) == ("7", "words", "placeholder", True)
    assert not await ann.note(event, "another"), "it is not its any more"


async def test_a_process_that_lives_keeps_its_events(opened: Open) -> None:
    ann, ben = opened(), opened()
    assert await ann.receive("7", "words")
    beating = asyncio.create_task(ann.tend(lambda _: None))
    with pytest.raises(TimeoutError):
        await taken_up(ben, seconds=5)
    beating.cancel()
    assert (await taken_up(ben)).id == "7"


async def test_tending_ends_though_its_cancel_is_lost_on_the_way(
    opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As asyncio.wait_for loses one now and then before Python 3.12: the process would never end."""
    looking, ann = asyncio.Event(), opened()

    async def look_and_lose_the_cancel() -> list[Event]:
        looking.set()
        with suppress(asyncio.CancelledError):
            await asyncio.sleep(60)
        return []

    monkeypatch.setattr(ann, "_look", look_and_lose_the_cancel)
    tending = asyncio.create_task(ann.tend(lambda _: None))
    await looking.wait()
    tending.cancel()
    done, _ = await asyncio.wait([tending], timeout=15)
    assert done == {tending}


async def test_what_is_left_at_the_end_is_taken_up_at_once(opened: Open) -> None:
    await opened().receive("7", "words", answer=False)
    assert (await taken_up(opened())).id == "7"


async def test_what_could_not_be_answered_is_tried_again_until_it_is_hopeless(opened: Open) -> None:
    event = await opened().receive("7", "words")
    for _ in range(TRIES):
        assert event
        assert not event.hopeless
        event.unanswered = True
        ben = opened()
        await ben.end(event)
        event = await taken_up(ben)
    assert event.hopeless


async def test_one_that_was_being_sent_is_told_from_one_that_was_not_begun(opened: Open) -> None:
    ann, ben = opened(), opened()
    event = await ann.receive("7", "words")
    assert event
    await ann.note(event, f"{SENDING}12")
    assert (await taken_up(ben)).placeholder == "?12"


async def test_without_redis_each_event_is_let_through_once() -> None:
    away = Inbox(AsyncRedis.from_url("redis://127.0.0.1:9/0"), "chat")
    for inbox in (away, Inbox(None, "chat")):
        event = await inbox.receive("7", "words")
        assert event
        assert not event.kept
        assert await inbox.receive("7", "words") is None
        assert await inbox.note(event, "placeholder")
        await inbox.end(event)
        await inbox.close()


async def test_a_slow_redis_keeps_nobody_waiting(valkey_url: str, opened: Open) -> None:
    ann = opened(0.5)
    with Redis.from_url(valkey_url) as redis:
        redis.execute_command("CLIENT", "PAUSE", 3000, "ALL")
        event = await ann.receive("7", "words")
        assert event
        assert not event.kept
        await ann.end(event)
        tending = asyncio.create_task(ann.tend(lambda _: None))
        await asyncio.to_thread(redis.ping)
    deadline = time.monotonic() + 15
    while kept(valkey_url):
        assert time.monotonic() < deadline, "what was kept late is deleted all the same"
        await asyncio.sleep(0.05)
    tending.cancel()


async def test_what_is_kept_of_a_member_is_forgotten(opened: Open, valkey_url: str) -> None:
    ann = opened()
    await ann.receive("7", "words", "chat:1")
    await ann.receive("8", "words", "chat:2")
    await ann.forget("chat:1")
    assert kept(valkey_url) == {"mochi:inbox:chat:event:8", "mochi:inbox:chat:open"}
