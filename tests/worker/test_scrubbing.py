"""An answered request leaves nothing of its member in Redis, and a forgotten one is not answered any more."""

from collections.abc import Iterator

import pytest
from redis import Redis
from rq.job import Job
from rq.registry import FailedJobRegistry, FinishedJobRegistry
from rq.serializers import JSONSerializer

from bot.answer import Answer, PostFailed
from bot.fair_line import Party
from bot.request import AvatarRequest, ChatAddress, Errand
from models.look import Wish, sample
from models.recipe import Recipe, encode
from tests.everything import everything
from tests.worker.workshop import POISON, Mochi, retry_now

TRACES = ("a-chat-of-two", "pseudonym-of-ann", "skateboard", "draw 1 for")


@pytest.fixture
def mochi(valkey_url: str) -> Iterator[Mochi]:
    with Redis.from_url(valkey_url) as redis:
        yield Mochi(redis, valkey_url)


def ask(mochi: Mochi, seed: int = 1, errand: Errand = Errand.PICTURES) -> None:
    recipe = encode(Recipe(sample(seed), seed))
    address = ChatAddress("discord", {"message": "a-chat-of-two"}, "en")
    request = AvatarRequest("test-a", address, (recipe,), Wish(), ("skateboard",), 256, errand=errand)
    mochi.queue.submit(request, Party("pseudonym-of-ann"))


def test_an_answered_request_is_blank(mochi: Mochi) -> None:
    ask(mochi)
    assert all(trace in everything(mochi.redis) for trace in TRACES)
    mochi.work()
    assert isinstance(mochi.chat.shown["a-chat-of-two"], Answer)
    assert mochi.jobs(FinishedJobRegistry) == {"test-a"}
    assert not [trace for trace in TRACES if trace in everything(mochi.redis)]
    ask(mochi)
    mochi.work()
    assert mochi.studio.batches == [1], "its id still keeps it from being drawn twice"


def test_a_request_that_was_given_up_is_blank_once_that_is_said(mochi: Mochi) -> None:
    ask(mochi, POISON)
    for _ in range(3):
        mochi.work()
        retry_now(mochi)
    assert "would not come out" in str(mochi.chat.shown["a-chat-of-two"])
    assert mochi.jobs(FailedJobRegistry) == {"test-a"}
    left = everything(mochi.redis)
    assert not [trace for trace in TRACES if trace in left]
    result = Job.fetch("test-a", mochi.redis, JSONSerializer).latest_result()
    assert result
    assert "RuntimeError: these" not in (result.exc_string or ""), "what an error says may quote people"
    assert "Failed: RuntimeError" in (result.exc_string or ""), "of what kind it was helps the operator"


def test_a_request_that_is_forgotten_while_it_is_drawn_is_not_answered(mochi: Mochi) -> None:
    mochi.studio.meanwhile = lambda: mochi.queue.forget("pseudonym-of-ann") and None
    ask(mochi, errand=Errand.MOVE)
    mochi.work()
    assert mochi.chat.shown["a-chat-of-two"] == "Forgotten, as you wished."
    assert not [trace for trace in TRACES if trace in everything(mochi.redis)]


def test_a_request_that_is_forgotten_stays_so_where_not_even_that_can_be_said(mochi: Mochi) -> None:
    """What is brought again later is written to Redis: nothing of it may come back."""
    mochi.chat.deaf = [PostFailed("429", retry_after=1)]
    mochi.studio.drawing = lambda: mochi.queue.forget("pseudonym-of-ann") and None
    ask(mochi)
    mochi.work()
    retry_now(mochi)
    mochi.work()
    assert mochi.studio.batches == [1]
    assert not isinstance(mochi.chat.shown["a-chat-of-two"], Answer)
    assert not [trace for trace in TRACES if trace in everything(mochi.redis)]


def test_a_forgotten_request_that_fails_leaves_nothing(mochi: Mochi) -> None:
    mochi.chat.deaf = [PostFailed("gone"), PostFailed("gone")]
    mochi.studio.drawing = lambda: mochi.queue.forget("pseudonym-of-ann") and None
    ask(mochi, POISON)
    for _ in range(3):
        mochi.work()
        retry_now(mochi)
    assert not [trace for trace in TRACES if trace in everything(mochi.redis)]


def test_a_request_that_is_forgotten_between_two_tries_is_not_tried_again(mochi: Mochi) -> None:
    mochi.chat.troubles["a-chat-of-two"] = [PostFailed("429", retry_after=1)]
    ask(mochi)
    mochi.work()
    mochi.queue.forget("pseudonym-of-ann")
    retry_now(mochi)
    mochi.work()
    assert mochi.studio.batches == [1]
    assert not [trace for trace in TRACES if trace in everything(mochi.redis)]
