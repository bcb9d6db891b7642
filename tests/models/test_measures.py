"""Each measure moves the way that it should."""

import pytest
import torch
from torch import Tensor

from models.look import sample
from models.measures import diversity, frechet, memory, precision, speed, walk
from models.measures.looks import HELD_OUT, Painters
from models.measures.report import table, targets
from models.traits import TRAITS


def noise(*shape: int, seed: int = 1) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def test_pictures_like_painted_ones_are_as_far_from_painted_ones_of_other_looks_as_those_are() -> None:
    """Of the same looks they would be at no distance at all, whatever the floor of other looks."""
    painted = noise(64, 12)
    same = frechet.compare(painted.clone(), painted)
    assert same.floor is not None
    assert same.floor > 0.1
    assert same.jfd == pytest.approx(same.floor)
    nearly = frechet.compare(painted + 0.1 * noise(64, 12, seed=2), painted)
    assert nearly.jfd == pytest.approx(same.floor, rel=0.1)
    further = frechet.compare(painted + 1, painted)
    assert further.jfd == pytest.approx(same.floor + 12, rel=0.1)


def test_the_further_the_pictures_the_greater_the_distance() -> None:
    painted = noise(400, 6)
    shifted, narrower = painted + 2, painted * 0.2
    assert frechet.distance(shifted, painted) == pytest.approx(4 * 6, rel=1e-3)
    spread = painted.var(0).sum().item()
    assert frechet.distance(narrower, painted) == pytest.approx(0.64 * spread, rel=0.1)
    assert frechet.distance(painted + 4, painted) > frechet.distance(shifted, painted)


def test_fewer_pictures_than_features_still_have_a_distance() -> None:
    painted = noise(8, 50)
    compared = frechet.compare(painted + 10, painted)
    assert compared.jfd is not None
    assert compared.floor is not None
    assert compared.jfd == pytest.approx(compared.floor + 50 * 100, rel=0.02)
    too_few = frechet.compare(painted[:6], painted[:6])
    assert too_few.jfd is None
    assert too_few.reason == "6 looks are too few; it needs 8"


def test_noise_that_is_ignored_gives_no_diversity() -> None:
    pictures = noise(3, 1, 3, 8, 8).expand(3, 5, 3, 8, 8)
    assert diversity.spread(pictures) == 0
    assert diversity.pixel_spread(pictures) == 0
    differing = pictures + 0.5 * noise(3, 5, 3, 8, 8, seed=2)
    wilder = pictures + noise(3, 5, 3, 8, 8, seed=2)
    assert 0 < diversity.spread(differing) < diversity.spread(wilder)
    assert 0 < diversity.pixel_spread(differing) < diversity.pixel_spread(wilder)


def test_pictures_learned_by_heart_are_noticed() -> None:
    training, painted = noise(300, 8, seed=1), noise(40, 8, seed=2)
    by_heart = memory.check(training[:40] + 1e-3, painted, training)
    learned = memory.check(noise(40, 8, seed=3), painted, training)
    assert by_heart.memorised
    assert by_heart.ratio < 0.1
    assert not learned.memorised
    assert 0.8 < learned.ratio < 1.25


def test_a_walk_that_jumps_is_less_smooth() -> None:
    even = torch.linspace(-1, 1, 16)[:, None, None, None].expand(16, 3, 4, 4)
    jumping = even.sign()
    smooth = walk.smoothness([even], [even.flatten(1)])
    jumpy = walk.smoothness([jumping], [jumping.flatten(1)])
    assert smooth.pixels_ratio == pytest.approx(1, abs=1e-4)
    assert smooth.features_ratio == pytest.approx(1, abs=1e-4)
    assert jumpy.pixels_ratio > 10
    assert jumpy.features_ratio > 10


def test_a_walk_begins_and_ends_where_it_should_and_keeps_to_likely_noise() -> None:
    first, second = noise(500, seed=1), noise(500, seed=2)
    way = walk.between(first, second, 5)
    assert torch.allclose(way[0], first, atol=1e-6)
    assert torch.allclose(way[-1], second, atol=1e-6)
    assert way[2].std() == pytest.approx(1, abs=0.15)
    chances = walk.between(first.sigmoid(), second.sigmoid(), 5)
    assert torch.allclose(chances[0], first.sigmoid(), atol=1e-5)
    assert 0 <= chances.min() <= chances.max() <= 1


def test_only_what_was_asked_counts() -> None:
    wishes = [precision.some_wish(seed) for seed in range(30)]
    counted = precision.asked(wishes)
    assert {int(row.sum()) for row in counted} == {1, 2, 3, 4}
    assert precision.overall(counted, counted) == 1
    assert precision.overall(1 - counted, counted) == 0
    unasked = precision.by_trait(torch.ones(1, len(TRAITS)), torch.zeros(1, len(TRAITS)))
    assert set(unasked.values()) == {None}


def test_memory_and_time_are_counted() -> None:
    calls: list[int] = []
    assert speed.milliseconds(lambda: calls.append(1), 3) >= 0
    assert len(calls) == 4
    peak = speed.peak_megabytes(torch.device("cpu"))
    assert peak is None or peak > 10


def test_several_painters_paint_what_one_paints() -> None:
    looks = [sample(HELD_OUT + number) for number in range(2)]
    one, two = Painters(1), Painters(2)
    try:
        assert (one.paint(looks, [1, 2], 64) == two.paint(looks, [1, 2], 64)).all()
    finally:
        two.close()


def test_targets_tell_what_is_met() -> None:
    figures = {
        "family": "gan",
        "precision": 0.93,
        "precision_painted": 0.95,
        "gap": 0.01,
        "gap_error": 0.004,
        "jfd": 2.0,
        "jfd_floor": 4.0,
        "diversity": 0.5,
        "diversity_painted": 1.0,
        "details": {"psnr_by_style": {"cel": 38.0, "neon": 35.0}},
    }
    assert [target.met for target in targets(figures)] == [False, True, True, False, False]
    assert targets(figures | {"family": "vae"})[0].met
    assert [target.met for target in targets(figures | {"jfd": None, "jfd_floor": None})][2] is None
    assert "| JFD over its floor at most 1 | 0.5 | yes |" in table(figures)
    assert "| every trait at most 0.02 below painted | 0.01 ± 0.004 | yes |" in table(figures)


def test_how_sure_a_difference_is_depends_on_how_many_pictures_there_are() -> None:
    """Of readings that go wrong on either side at random, a hundredfold number tells ten times as much."""
    few, many = (noise(2, count) > 0 for count in (100, 10_000))
    (ours, theirs), (our_many, their_many) = few.float(), many.float()
    assert precision.standard_error(ours, theirs) == pytest.approx(0.07, rel=0.2)
    assert precision.standard_error(our_many, their_many) == pytest.approx(0.007, rel=0.05)
    assert precision.standard_error(ours, ours) == 0
