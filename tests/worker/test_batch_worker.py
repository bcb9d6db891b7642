"""The batch worker: what is ordered in a chat arrives there, whatever happens."""

import io
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from redis import Redis
from rq import Queue
from rq.registry import FailedJobRegistry, FinishedJobRegistry, ScheduledJobRegistry
from rq.serializers import JSONSerializer

from bot.answer import Answer, PlaceholderGone, PostFailed
from bot.avatar_queue import DRAW
from models.look import sample
from models.recipe import decode
from tests.worker.workshop import POISON, Mochi, retry_now
from worker.picture import Pixels


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
        assert decode(picture(mochi.chat.shown[str(number)]).info["Recipe"]).seed == number
    assert mochi.jobs(FinishedJobRegistry) == {f"test-{number}" for number in range(6)}


def test_large_pictures_come_through_the_upscaler(mochi: Mochi) -> None:
    """Each at its request's size; pictures of the size that they are drawn in do without."""

    def brighter(pixels: Pixels, size: int) -> Pixels:
        return np.full((size, size, 3), pixels[0, 0, 0] + 100, np.uint8)

    mochi.studio.upscale = brighter
    smooth = [seed for seed in range(50) if sample(seed).traits["style"] != "pixel"]
    for seed, size in zip(smooth, (1024, 512, 256), strict=False):
        mochi.ask(str(size), [seed], size=size)
    mochi.work()
    shown = {size: picture(mochi.chat.shown[str(size)]) for size in (1024, 512, 256)}
    assert [shown[size].size for size in shown] == [(1024, 1024), (512, 512), (256, 256)]
    levels = [np.mean(np.asarray(image)) for image in shown.values()]
    assert levels == pytest.approx([smooth[0] + 100, smooth[1] + 100, smooth[2]], abs=2)  # bar the mark


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


def test_a_worker_that_is_told_to_stop_finishes_what_it_has_begun(mochi: Mochi) -> None:
    for number in range(3):
        mochi.ask(str(number), [number])
    mochi.studio.drawing = lambda: os.kill(os.getpid(), signal.SIGTERM)
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    mochi.work()
    signal.signal(signal.SIGTERM, before[0])
    signal.signal(signal.SIGINT, before[1])
    assert all(isinstance(mochi.chat.shown[str(number)], Answer) for number in range(3))
    assert mochi.jobs(FinishedJobRegistry) == {"test-0", "test-1", "test-2"}
