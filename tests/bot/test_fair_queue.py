"""Turns: members share the workers, nothing is lost, and whoever waits knows how long; in a real Valkey."""

import asyncio
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from redis import Redis
from rq import Queue
from rq.job import Job, JobStatus
from rq.registry import FinishedJobRegistry
from rq.serializers import JSONSerializer

from bot import watching
from bot.avatar_queue import AvatarQueue, MemberBusy, Place
from bot.button_key import ButtonKey
from bot.continuing import anew
from bot.fair_line import Party
from bot.front_desk import FrontDesk
from bot.intake import OrderRefused
from bot.keyboards import waiting_keyboard
from bot.pace import seconds_each, seconds_left
from bot.replies import LANGUAGES, say
from bot.request import AvatarRequest, ChatAddress
from bot.waiting_text import waiting_text
from bot.watching import watch
from models.look import Wish

WHERE = ChatAddress("console", {"mailbox": "m"}, "en")
NOON = datetime(2026, 1, 1, 12)


@pytest.fixture
def redis(valkey_url: str) -> Redis:
    return Redis.from_url(valkey_url)


@pytest.fixture
def queue(redis: Redis) -> AvatarQueue:
    return AvatarQueue(redis, "avatars", 1000, member_limit=50)


def ask(queue: AvatarQueue, *names: str, server: str = "") -> None:
    """Each name is a member and a number, such as 'ann-1'."""
    for name in names:
        queue.submit(AvatarRequest(name, WHERE, ("CODE",), Wish()), Party(name.split("-")[0], server, 2))


def line(redis: Redis) -> list[str]:
    """Who is drawn in which order."""
    return [one.decode() for one in redis.lrange("rq:queue:avatars", 0, -1)]


def draw(redis: Redis) -> str:
    """What a worker takes next."""
    found = Queue.dequeue_any(
        [Queue("avatars", connection=redis)], None, connection=redis, serializer=JSONSerializer
    )
    return found[0].id


def test_one_who_asks_once_goes_before_the_second_of_another(queue: AvatarQueue, redis: Redis) -> None:
    ask(queue, "ann-1", "ann-2", "ann-3", "ben-1", "cleo-1", "ben-2")
    assert line(redis) == ["ann-1", "ben-1", "cleo-1", "ann-2", "ben-2", "ann-3"]


def test_turns_go_on_while_some_are_drawn(queue: AvatarQueue, redis: Redis) -> None:
    ask(queue, "ann-1", "ann-2", "ann-3", "ann-4")
    drawn = []
    for number in range(3):
        drawn.append(draw(redis))
        ask(queue, f"ben-{number}")
    drawn += [draw(redis) for _ in line(redis)]
    assert drawn == ["ann-1", "ann-2", "ben-0", "ann-3", "ann-4", "ben-1", "ben-2"]


def test_nobody_starves_while_newcomers_keep_coming(queue: AvatarQueue, redis: Redis) -> None:
    ask(queue, "ann-1", "ann-2")
    drawn = []
    for number in range(20):
        ask(queue, f"new{number}-1")
        drawn.append(draw(redis))
    assert drawn.index("ann-2") <= 3


def test_a_crowd_of_one_server_leaves_room_for_others(queue: AvatarQueue, redis: Redis) -> None:
    ask(queue, *(f"raider{number}-1" for number in range(6)), server="crowd")
    ask(queue, "ann-1", server="club")
    ask(queue, "ben-1")
    assert line(redis)[:4] == ["raider0-1", "raider1-1", "ann-1", "ben-1"]
    assert len(line(redis)) == 8


def test_many_at_once_from_many_processes_are_all_there_once(queue: AvatarQueue, redis: Redis) -> None:
    names = [f"m{number % 7}-{number}" for number in range(140)]
    random.Random(3).shuffle(names)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda name: ask(queue, name), [*names, *names[:40]]))
    assert sorted(line(redis)) == sorted(names)


def test_a_member_at_the_limit_is_told_and_others_are_taken(queue: AvatarQueue, redis: Redis) -> None:
    ask(queue, *(f"ann-{number}" for number in range(50)))
    with pytest.raises(MemberBusy):
        ask(queue, "ann-99")
    ask(queue, "ann-3")  # an event that is told again
    ask(queue, "ben-1")
    assert len(line(redis)) == 51


def test_a_cancelled_request_is_not_drawn_even_if_its_event_is_told_again(
    queue: AvatarQueue, redis: Redis
) -> None:
    ask(queue, "ann-1", "ann-2")
    assert queue.cancel("ann-1")
    assert not queue.cancel("ann-1")
    ask(queue, "ann-1")
    assert line(redis) == ["ann-2"]
    assert draw(redis) == "ann-2"
    assert not queue.cancel("ann-2"), "it is being drawn"
    assert Job.fetch("ann-1", redis, JSONSerializer).get_status() is JobStatus.CANCELED
    assert redis.ttl("rq:job:ann-1") > 0


def finished(redis: Redis, seconds: float, number: int) -> None:
    """Answers that took `seconds` each, drawn one after the other."""
    registry = FinishedJobRegistry("avatars", connection=redis)
    for one in range(number):
        job = Job.create("x", id=f"done-{one}", connection=redis, serializer=JSONSerializer)
        job.started_at = NOON + timedelta(seconds=seconds * one)
        job.ended_at = job.started_at + timedelta(seconds=seconds)
        job.save()
        registry.add(job, 3600)


def test_the_time_left_is_what_was_measured(queue: AvatarQueue, redis: Redis) -> None:
    ask(queue, "ann-1", "ben-1", "cleo-1")
    assert queue.place("cleo-1") == Place(2, None)
    finished(redis, 4.0, 6)
    assert queue.place("cleo-1") == Place(2, 15)
    assert queue.place("ann-1") == Place(0, 4)
    draw(redis)
    assert queue.place("ann-1") is None


def test_a_batch_counts_once_and_pauses_do_not() -> None:
    def at(second: float) -> datetime:
        return NOON + timedelta(seconds=second)

    batch = [(at(0), at(4))] * 4
    assert seconds_each(batch) == 1
    assert seconds_each([*batch, *[(at(100), at(104))] * 4]) == 1
    assert seconds_each([(at(0), at(4)), (at(2), at(6)), (at(3), at(5))]) == 2
    assert seconds_each(batch[:2]) is None


def test_times_are_said_in_steps_that_can_be_kept() -> None:
    assert [seconds_left(ahead, 1.3) for ahead in (0, 5, 50)] == [2, 10, 90]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_placeholder_says_how_long(language: str) -> None:
    texts = [waiting_text(Place(3, seconds), language) for seconds in (None, 15, 120)]
    assert len(set(texts)) == 3
    assert all("3" in text for text in texts)
    assert "15" in texts[1]
    assert "2" in texts[2]


async def test_the_button_of_a_placeholder_takes_the_request_away(queue: AvatarQueue, redis: Redis) -> None:
    desk = FrontDesk(queue, {"gan": 3}, ButtonKey(redis, b"key"), redis)
    request_id = "discord-1234567890123456789"
    await desk.submit_draft(anew(Wish(), desk.now("en")), request_id, WHERE, "discord:1", "discord:9")
    assert await desk.place_in_queue(request_id) == Place(0, None)
    ((button,),) = waiting_keyboard(request_id, await desk.owner("discord:1", "en"))
    with pytest.raises(OrderRefused):
        await desk.pressed(button.data, "discord:2", "en")
    press = await desk.pressed(button.data, "discord:1", "en")
    assert await desk.cancel(press, "en") == say("en", "cancelled")
    assert await desk.place_in_queue(request_id) is None
    with pytest.raises(OrderRefused, match="already"):
        await desk.cancel(press, "en")


async def test_whoever_waits_is_told_until_it_begins(queue: AvatarQueue, redis: Redis) -> None:
    """A line is drawn down between looks; the placeholder is edited only when there is news."""
    ask(queue, "ben-1", "cleo-1", "dan-1", "ann-1")
    finished(redis, 6.0, 6)
    told: list[str] = []

    async def tell(text: str) -> bool:
        told.append(text)
        return True

    looks = iter([0, 2, 1, 1])

    async def draw_meanwhile(_: float) -> None:
        for _ in range(next(looks)):
            draw(redis)

    async def place() -> Place | None:
        return queue.place("ann-1")

    await watch(place, "en", tell, draw_meanwhile)
    places = Place(3, 25), Place(1, 15), Place(0, 10)
    assert told == [waiting_text(place, "en") for place in places]


async def test_nobody_is_told_of_what_is_nearly_there_or_gone(queue: AvatarQueue, redis: Redis) -> None:
    told: list[str] = []

    async def tell(text: str) -> bool:
        told.append(text)
        return False

    async def place() -> Place | None:
        return queue.place("ann-1")

    async def draw_all(_: float) -> None:
        while line(redis):
            draw(redis)

    ask(queue, "ben-1")
    await watch(place, "en", tell, draw_all)
    assert told == [], "it does not wait"
    ask(queue, "ann-1")
    finished(redis, 1.0, 6)
    await watch(place, "en", tell, draw_all)
    assert told == [], "it is nearly there"


async def test_what_could_come_after_the_answer_is_given_up_and_told_later(
    queue: AvatarQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chat that is busy or broken makes its library try again long after."""
    monkeypatch.setattr(watching, "TELLING_TAKES_AT_MOST", 0.1)
    ask(queue, "ben-1", "ann-1")
    begun, arrived = 0, []

    async def tell(text: str) -> bool:
        nonlocal begun
        begun += 1
        await asyncio.sleep(60 if begun == 1 else 0)
        arrived.append(text)
        return False

    async def place() -> Place | None:
        return queue.place("ann-1")

    async def no_pause(_: float) -> None:
        """Look again at once."""

    async with asyncio.timeout(30):
        await watch(place, "en", tell, no_pause)
    assert (begun, arrived) == (2, [say("en", "waiting", ahead=1)])


async def test_a_placeholder_that_is_gone_is_told_nothing_more(queue: AvatarQueue) -> None:
    ask(queue, "ben-1", "ann-1")
    told: list[str] = []

    async def tell(text: str) -> bool:
        told.append(text)
        return False

    async def place() -> Place | None:
        return queue.place("ann-1")

    async def no_pause(_: float) -> None:
        """Look again at once."""

    await watch(place, "en", tell, no_pause)
    assert len(told) == 1
