"""Errands: what is asked for beyond pictures arrives in the chat, and nobody waits for another's film."""

import io
import signal
import zipfile
from collections.abc import Iterator

import pytest
from PIL import Image
from redis import Redis
from rq.registry import FailedJobRegistry, FinishedJobRegistry, ScheduledJobRegistry

from bot.answer import Answer, PlaceholderGone, PostFailed
from bot.formats import FORMATS
from bot.request import Button, Errand
from models.moods import MOODS
from models.recipe import decode
from tests.worker.workshop import POISON, Mochi, retry_now
from worker.choreography import MOVE_FRAMES
from worker.workbench import AT_A_TIME

KEYBOARD = ((Button("Delete", "d__sealed"),),)


@pytest.fixture
def mochi(valkey_url: str) -> Iterator[Mochi]:
    with Redis.from_url(valkey_url) as redis:
        yield Mochi(redis, valkey_url)


def answer(mochi: Mochi, message: str) -> Answer:
    shown = mochi.chat.shown[message]
    assert isinstance(shown, Answer)
    return shown


def files_in(archive: bytes) -> set[str]:
    """What a member finds in an archive, beside its signature."""
    names = zipfile.ZipFile(io.BytesIO(archive)).namelist()
    return {name for name in names if not name.startswith("META-INF/")}


def test_pictures_come_with_their_buttons(mochi: Mochi) -> None:
    mochi.ask("a", [1, 2, 3, 4], keyboard=KEYBOARD)
    mochi.work()
    assert answer(mochi, "a").keyboard == KEYBOARD
    assert answer(mochi, "a").file is None
    assert Image.open(io.BytesIO(answer(mochi, "a").sheet.data)).size == (520, 520)


@pytest.mark.parametrize(
    ("errand", "seeds", "name", "said"),
    [
        (Errand.MOVE, [1], "mochi.webp", "Blinking and smiling"),
        (Errand.MORPH, [1, 2, 3], "mochi.webp", "From one avatar to the next"),
        (Errand.PACK, [1], "mochi-moods.zip", "12 moods: happy, laughing, winking"),
    ],
)
def test_an_errand_brings_a_file_with_words_and_buttons(
    mochi: Mochi, errand: Errand, seeds: list[int], name: str, said: str
) -> None:
    mochi.ask("a", seeds, errand=errand, keyboard=KEYBOARD)
    mochi.work()
    shown = answer(mochi, "a")
    assert shown.file is not None
    assert (shown.file.name, shown.keyboard) == (name, KEYBOARD)
    assert shown.text.startswith(said)
    assert said in shown.file.alt
    assert [decode(code).seed for code in shown.codes] == seeds
    assert Image.open(io.BytesIO(shown.sheet.data)).format == "PNG"
    assert mochi.jobs(FinishedJobRegistry) == {"test-a"}


@pytest.mark.parametrize("form", FORMATS.values())
def test_every_file_on_offer_arrives(mochi: Mochi, form: str) -> None:
    mochi.ask("a", [1], language="ja", errand=Errand.FILE, format=form)
    mochi.work()
    file = answer(mochi, "a").file
    assert file is not None
    assert len(file.data) > 100
    assert file.name.rpartition(".")[2] in ("png", "webp", "gif", "svg", "zip", "glb")
    assert answer(mochi, "a").text.startswith("ファイル：")


def test_a_pack_says_its_moods_in_the_members_language(mochi: Mochi) -> None:
    mochi.ask("a", language="zh-TW", errand=Errand.PACK)
    mochi.work()
    shown = answer(mochi, "a")
    assert shown.text.startswith("12 種表情：開心、大笑")
    assert shown.file is not None
    assert len(files_in(shown.file.data)) == 3 * len(MOODS) + 1


def test_pictures_of_a_batch_go_before_its_errands(mochi: Mochi) -> None:
    mochi.ask("film", errand=Errand.MOVE)
    mochi.ask("first", [1])
    mochi.ask("second", [2])
    mochi.work()
    assert mochi.studio.batches == [2]
    assert set(mochi.chat.order[:2]) == {"first", "second"}
    assert mochi.chat.order[2] == "film"


def test_who_comes_while_a_film_is_drawn_need_not_wait_for_its_end(mochi: Mochi) -> None:
    """After a few frames the picture is drawn, then the film goes on."""

    def come_in_between() -> None:
        if len(mochi.studio.frames) == 2:
            mochi.ask("late", [7])

    mochi.studio.meanwhile = come_in_between
    mochi.ask("film", errand=Errand.MOVE)
    mochi.work()
    assert mochi.chat.order == ["late", "film"]
    assert max(mochi.studio.frames) == AT_A_TIME
    assert sum(mochi.studio.frames) == MOVE_FRAMES


def test_errands_that_come_meanwhile_take_their_turn(mochi: Mochi) -> None:
    def another() -> None:
        if len(mochi.studio.frames) == 1:
            mochi.ask("second", errand=Errand.FILE, format="png256")

    mochi.studio.meanwhile = another
    mochi.ask("first", errand=Errand.MOVE)
    mochi.work()
    assert set(mochi.chat.order) == {"first", "second"}
    assert mochi.jobs(FinishedJobRegistry) == {"test-first", "test-second"}


def test_an_errand_that_fails_is_tried_again_and_spoils_no_other(mochi: Mochi) -> None:
    mochi.ask("bad", [POISON], errand=Errand.MOVE)
    mochi.ask("good", [1], errand=Errand.FILE, format="svg")
    mochi.ask("picture", [2])
    mochi.work()
    assert set(mochi.chat.order) == {"good", "picture"}
    assert mochi.jobs(ScheduledJobRegistry) == {"test-bad"}
    for _ in range(2):
        retry_now(mochi)
        mochi.work()
    assert isinstance(mochi.chat.shown["bad"], str)
    assert mochi.jobs(FailedJobRegistry) == {"test-bad"}


def test_a_format_of_a_later_mochi_ends_in_an_apology_at_once(mochi: Mochi) -> None:
    mochi.ask("a", errand=Errand.FILE, format="hologram")
    mochi.work()
    assert isinstance(mochi.chat.shown["a"], str)
    assert mochi.jobs(FailedJobRegistry) == {"test-a"}


def test_a_chat_that_is_busy_gets_the_same_file_later(mochi: Mochi) -> None:
    mochi.ask("a", errand=Errand.FILE, format="sprites")
    mochi.ask("b", errand=Errand.FILE, format="sprites")
    mochi.chat.troubles["a"] = [PostFailed("429", retry_after=1)]
    mochi.work()
    retry_now(mochi)
    mochi.work()
    first, second = (answer(mochi, message).file for message in "ab")
    assert first is not None
    assert second is not None
    assert files_in(first.data) == files_in(second.data) >= {"mochi-sprites.png", "mochi-sprites.json"}


def test_a_film_for_a_deleted_message_is_no_failure(mochi: Mochi) -> None:
    mochi.chat.troubles["a"] = [PlaceholderGone("deleted")]
    mochi.ask("a", errand=Errand.FILE, format="card")
    mochi.work()
    assert mochi.jobs(FinishedJobRegistry) == {"test-a"}


@pytest.fixture
def signals() -> Iterator[None]:
    """The handlers of this process, put back after a worker had its own."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals")
def test_a_worker_told_to_stop_ends_what_it_has_begun_and_takes_nothing_new(mochi: Mochi) -> None:
    def stop() -> None:
        if len(mochi.studio.frames) == 1:
            mochi.ask("late", [7])
            signal.raise_signal(signal.SIGTERM)

    mochi.studio.meanwhile = stop
    mochi.ask("film", errand=Errand.MOVE)
    mochi.ask("sheet", errand=Errand.PACK)
    mochi.work()
    assert set(mochi.chat.order) == {"film", "sheet"}
    mochi.work()
    assert mochi.chat.order[2:] == ["late"]
