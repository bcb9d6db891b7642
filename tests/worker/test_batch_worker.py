"""The batch worker, with a real Valkey and rq, a studio of flat colours, and a chat that takes notes."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import numpy as np
import pytest
from PIL import Image
from redis import Redis
from rq import Queue
from rq.job import Job
from rq.registry import FailedJobRegistry, FinishedJobRegistry, ScheduledJobRegistry
from rq.serializers import JSONSerializer

from bot.answer import Answer, PlaceholderGone, Poster, PostFailed
from bot.avatar_queue import DRAW, AvatarQueue
from bot.request import AvatarRequest, ChatAddress
from bot.settings import Settings
from models.look import Wish, sample
from models.recipe import Recipe, encode
from worker.batch_worker import BatchWorker
from worker.picture import Pixels
from worker.post_office import PostOffice
from worker.studio import Studio

POISON = 666


class FlatStudio:
    """Draws every recipe as a flat square and remembers how many were drawn at once."""

    def __init__(self) -> None:
        self.batches: list[int] = []

    def version(self, family: str) -> int:
        return 1

    def draw(self, recipes: Sequence[Recipe]) -> list[Pixels]:
        self.batches.append(len(recipes))
        if any(recipe.seed == POISON for recipe in recipes):
            raise RuntimeError("these can't be drawn")
        return [np.full((256, 256, 3), recipe.seed % 256, np.uint8) for recipe in recipes]


class Chat:
    """A chat platform: what became of each placeholder, and troubles to come."""

    def __init__(self) -> None:
        self.shown: dict[str, Answer | str] = {}
        self.troubles: dict[str, list[Exception]] = {}

    async def drawing(self, address: ChatAddress) -> None:
        self.shown.setdefault(address.route["message"], "drawing")

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        message = address.route["message"]
        if self.troubles.get(message):
            raise self.troubles[message].pop()
        self.shown[message] = answer

    async def apologise(self, address: ChatAddress, sentence: str) -> None:
        self.shown[address.route["message"]] = sentence

    async def close(self) -> None:
        pass


class Mochi:
    """A worker with its chat and its queue."""

    def __init__(self, redis: "Redis", url: str) -> None:
        self.redis, self.studio, self.chat = redis, FlatStudio(), Chat()
        self.settings = Settings(redis_url=url, batch_size=4)
        self.queue = AvatarQueue(redis, self.settings.queue_name, 100)

    def ask(self, message: str, seeds: Sequence[int] = (1,), language: str = "en") -> None:
        recipes = tuple(encode(Recipe(sample(seed), seed)) for seed in seeds)
        address = ChatAddress("discord", {"message": message}, language)
        self.queue.submit(AvatarRequest(f"test-{message}", address, recipes, Wish(), (), 256))

    def work(self) -> None:
        """Do all that waits."""
        office = PostOffice(self.settings, lambda platform, settings: cast(Poster, self.chat))
        BatchWorker(self.redis, self.settings, cast(Studio, self.studio), office).work(burst=True)

    def jobs(self, registry: Callable[..., object]) -> set[str]:
        found = registry(self.settings.queue_name, connection=self.redis, serializer=JSONSerializer)
        return set(found.get_job_ids())  # type: ignore[attr-defined] # every registry has it


@pytest.fixture
def mochi(valkey_url: str) -> Iterator[Mochi]:
    with Redis.from_url(valkey_url) as redis:
        yield Mochi(redis, valkey_url)


def picture(answer: Answer | str) -> Image.Image:
    assert isinstance(answer, Answer)
    return Image.open(io.BytesIO(answer.sheet.data))


def test_waiting_requests_are_drawn_together_and_each_gets_its_own(mochi: Mochi) -> None:
    for number in range(6):
        mochi.ask(str(number), [number])
    mochi.work()
    assert mochi.studio.batches == [4, 2]
    for number in range(6):
        assert picture(mochi.chat.shown[str(number)]).getpixel((9, 9)) == (number, number, number)
    assert mochi.jobs(FinishedJobRegistry) == {f"test-{number}" for number in range(6)}


def test_four_pictures_come_as_four_and_as_one_sheet(mochi: Mochi) -> None:
    mochi.ask("a", [1, 2, 3, 4])
    mochi.work()
    answer = mochi.chat.shown["a"]
    assert isinstance(answer, Answer)
    assert len(answer.pictures) == len(answer.codes) == 4
    assert picture(answer).size == (520, 520)


def test_one_poison_request_does_not_spoil_the_batch(mochi: Mochi) -> None:
    mochi.ask("good", [1])
    mochi.ask("bad", [POISON])
    mochi.ask("fine", [2])
    mochi.work()
    assert isinstance(mochi.chat.shown["good"], Answer)
    assert isinstance(mochi.chat.shown["fine"], Answer)
    assert mochi.jobs(ScheduledJobRegistry) == {"test-bad"}


def test_after_its_last_try_a_request_ends_in_an_apology_in_the_persons_language(mochi: Mochi) -> None:
    mochi.ask("bad", [POISON], language="ja")
    for _ in range(3):
        mochi.work()
        retry_now(mochi)
    assert mochi.chat.shown["bad"] == (
        "ごめんなさい、このアバターはうまく描けませんでした。ことばに問題はありません。もう一度お試しください。"
    )
    assert mochi.jobs(FailedJobRegistry) == {"test-bad"}


def test_a_platform_that_is_busy_is_tried_again(mochi: Mochi) -> None:
    mochi.chat.troubles["a"] = [PostFailed("429", retry_after=1)]
    mochi.ask("a")
    mochi.work()
    assert mochi.chat.shown["a"] == "drawing"
    retry_now(mochi)
    mochi.work()
    assert isinstance(mochi.chat.shown["a"], Answer)


def test_a_deleted_placeholder_is_no_failure(mochi: Mochi) -> None:
    mochi.chat.troubles["a"] = [PlaceholderGone("deleted")]
    mochi.ask("a")
    mochi.work()
    assert mochi.jobs(FinishedJobRegistry) == {"test-a"}


def test_a_request_sent_twice_is_drawn_once(mochi: Mochi) -> None:
    mochi.ask("a")
    mochi.ask("a")
    mochi.work()
    mochi.ask("a")
    mochi.work()
    assert mochi.studio.batches == [1]


@pytest.mark.parametrize(
    ("function", "arguments"),
    [("os.system", ["touch STOLEN"]), (DRAW, ["not json"]), (DRAW, []), (DRAW, ['{"id": "x"}'])],
)
def test_nothing_but_drawing_can_be_asked_for(
    mochi: Mochi, function: str, arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    queue = Queue(mochi.settings.queue_name, connection=mochi.redis, serializer=JSONSerializer)
    queue.enqueue_call(function, args=arguments, job_id="evil")
    mochi.ask("a")
    mochi.work()
    assert mochi.jobs(FailedJobRegistry) == {"evil"}
    assert isinstance(mochi.chat.shown["a"], Answer)
    assert not (tmp_path / "STOLEN").exists()


def test_callbacks_named_in_redis_are_never_called(mochi: Mochi) -> None:
    """rq would import the name, call it, and count the request as failed, since `os.mkdir` takes no job."""
    mochi.ask("a")
    mochi.redis.hset("rq:job:test-a", mapping={"success_callback_name": "os.mkdir"})
    mochi.work()
    assert mochi.jobs(FinishedJobRegistry) == {"test-a"}


def retry_now(mochi: Mochi) -> None:
    """Make retries that are due in seconds due at once."""
    queue = Queue(mochi.settings.queue_name, connection=mochi.redis, serializer=JSONSerializer)
    for job_id in mochi.jobs(ScheduledJobRegistry):
        ScheduledJobRegistry(queue=queue, serializer=JSONSerializer).remove(job_id)
        queue._enqueue_job(Job.fetch(job_id, connection=mochi.redis, serializer=JSONSerializer))
