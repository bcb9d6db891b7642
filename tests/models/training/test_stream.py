"""The stream of painted pictures: what a step sees depends on the run and the step alone."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from models.canvas import from_pixels
from models.conditioning import conditions
from models.look import Wish, edit, sample
from models.measuring import HELD_OUT
from models.painter import render
from models.priors import CHAT, TRAINING
from models.training.painting import STREAM, STREAMS, look_of, picture_seed
from models.training.pool import Field, Pool, PoolSpec
from models.training.settings import Settings, TrainingError
from models.training.stream import AHEAD, PictureSource, PictureStream, Timetable
from models.training.subjects import Whole

SETTINGS = Settings("canvas", Path("unused"), batch=4, reuse=2, kimg=1, first=8, pictures=64)


@pytest.mark.parametrize("seed", [0, 1, STREAMS - 1, STREAMS, 2**31])
@pytest.mark.parametrize("number", [0, 1, STREAM - 1, STREAM])
def test_no_held_out_picture_is_ever_painted(seed: int, number: int) -> None:
    assert 0 <= picture_seed(seed, number) < HELD_OUT


def test_runs_of_other_seeds_see_other_pictures() -> None:
    assert picture_seed(0, STREAM - 1) < picture_seed(1, 0)


def test_more_pictures_come_into_play_and_the_oldest_go() -> None:
    """One more for every two seen, 64 at most."""
    timetable = Timetable.of(SETTINGS, keep=64)
    assert (timetable.oldest(0), timetable.horizon(0)) == (0, 8)
    assert (timetable.oldest(10), timetable.horizon(10)) == (0, 28)
    assert (timetable.oldest(100), timetable.horizon(100)) == (144, 208)
    seen = timetable.numbers(100)
    assert seen.min() >= 144
    assert seen.max() < 208
    assert (seen == timetable.numbers(100)).all()
    assert (seen != replace(timetable, seed=1).numbers(100)).any()


def test_every_second_picture_is_in_a_style_that_was_asked_for(tmp_path: Path) -> None:
    """However seldom it is asked for in chats; the others, and all else, are as they would be."""
    styles = ("neon", "neon", "flat")
    pairs = [(look_of(seed), look_of(seed, styles)) for seed in range(1200)]
    asked = [after for number, (_, after) in enumerate(pairs) if number // 2 % 2 == 0]
    assert Counter(look.traits["style"] for look in asked) == {"neon": 400, "flat": 200}
    assert all(before == after for number, (before, after) in enumerate(pairs) if number // 2 % 2)
    for before, after in pairs:
        assert {**after.traits, "style": before.traits["style"]} == before.traits
        assert (after.colours, after.pose) == (before.colours, before.pose)
    source = PictureSource(replace(SETTINGS, out=tmp_path, styles=styles), Whole(32), step=0)
    try:
        batch = source.batch(0)
    finally:
        source.close()
    seeds = [picture_seed(0, int(number)) for number in Timetable.of(SETTINGS, keep=64).numbers(0)]
    assert (batch.conditions.numpy() == conditions([look_of(seed, styles) for seed in seeds])).all()


def test_every_second_head_leans_to_either_side() -> None:
    """However upright people like them in chats; all else is as it would be."""
    looks = [look_of(seed) for seed in range(1200)]
    usual = [sample(seed, CHAT if seed % 2 else TRAINING) for seed in range(1200)]
    assert [edit(look, Wish(pose={"tilt": 0})) for look in looks] == [
        edit(look, Wish(pose={"tilt": 0})) for look in usual
    ]
    anew = [look.pose["tilt"] for look, before in zip(looks, usual, strict=True) if look.pose != before.pose]
    assert 540 < len(anew) < 660
    assert np.mean(np.abs(anew) > 0.5) == pytest.approx(0.5, abs=0.1)
    assert np.mean(np.array(anew) > 0) == pytest.approx(0.5, abs=0.1)


def test_a_batch_is_what_the_painter_painted(tmp_path: Path) -> None:
    """The pictures and conditions of the numbers that the timetable names, whoever painted them."""
    settings = replace(SETTINGS, out=tmp_path, painters=2, seed=3)
    source = PictureSource(settings, Whole(32), step=0)
    try:
        batch = source.batch(0)
        following = source.batch(1)
    finally:
        source.close()
    numbers = Timetable.of(settings, keep=64).numbers(0)
    seeds = [picture_seed(3, int(number)) for number in numbers]
    looks = [look_of(seed) for seed in seeds]
    painted = [np.asarray(render(look, seed, 32)) for look, seed in zip(looks, seeds, strict=True)]
    torch.testing.assert_close(batch.examples, from_pixels(np.stack(painted)))
    assert (batch.conditions.numpy() == conditions(looks)).all()
    assert not torch.equal(batch.examples, following.examples)


def test_a_full_pool_is_painted_over(tmp_path: Path) -> None:
    """Pictures beyond its capacity take the slots of those that are no longer in play."""
    settings = replace(SETTINGS, out=tmp_path, pictures=16)
    capacity = 16 + 2 * AHEAD
    first = capacity - 2
    with PictureStream(settings, Whole(16), first) as stream:
        crossing = np.arange(first, first + 4)
        taken = stream.take(crossing, first)
    expected = conditions([look_of(picture_seed(0, int(number))) for number in crossing])
    assert (taken["conditions"] == expected).all()


def test_painters_that_stop_are_noticed(tmp_path: Path) -> None:
    """Training does not wait for them for ever."""
    stream = PictureStream(replace(SETTINGS, out=tmp_path), Whole(16), 0)
    stream.close()
    with pytest.raises(TrainingError, match="painter"):
        stream.take(np.array([5000]), 5000)


def test_a_pool_of_something_else_is_refused(tmp_path: Path) -> None:
    """Another seed's pictures, or pictures of another size, would be taken for these."""
    spec = PoolSpec(tmp_path, 8, {"values": Field("uint8", (3,))}, "seed 0")
    numbers = np.array([2, 11])
    Pool(spec).put(numbers, {"values": np.array([[1, 2, 3], [4, 5, 6]])})
    again = Pool(spec)
    assert again.has(np.array([2, 3, 11])).tolist() == [True, False, True]
    assert again.get(numbers)["values"].tolist() == [[1, 2, 3], [4, 5, 6]]
    for other in (replace(spec, contents="seed 1"), replace(spec, capacity=9)):
        with pytest.raises(TrainingError, match="another run"):
            Pool(other)


def test_what_was_prepared_is_not_painted_again(tmp_path: Path) -> None:
    """A resumed run goes on behind the chunks that are whole, and does broken ones again."""
    pool = Pool(PoolSpec(tmp_path, 64, {"values": Field("uint8", ())}, "seed 0"))
    numbers = np.concatenate([np.arange(8, 24), np.arange(24, 30), np.arange(32, 40)])
    pool.put(numbers, {"values": np.zeros(len(numbers), np.uint8)})
    assert pool.first_missing(8, 8) == 24
    assert pool.first_missing(0, 8) == 0
