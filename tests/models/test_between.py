"""On the way from one look to another, everything moves a little at a time."""

from itertools import pairwise

import numpy as np
import pytest
import torch

from models.between import Between, blended
from models.canvas import Canvas, CanvasConfig
from models.conditioning import conditions
from models.gan import Gan, GanConfig
from models.illustrator import Illustrator, Pixels
from models.look import Wish, edit, sample
from models.noise import normal, on_the_way, uniform

ONE, OTHER = sample(1), sample(2)
SHARES = (0, 0.25, 0.5, 0.75, 1)


def walk(shares: tuple[float, ...] = SHARES) -> list[Between]:
    return [Between(ONE, OTHER, (1, 2), share) for share in shares]


@pytest.fixture(scope="module")
def illustrator() -> Illustrator:
    torch.manual_seed(3)
    gan = Gan(GanConfig(noise=8, style=16, map_width=8, width=16, convolutions=2, code_dims=4))
    canvas = Canvas(CanvasConfig(code_dims=4, widths=(8, 8, 8, 8)))
    return Illustrator(gan.eval(), canvas.eval(), torch.device("cpu"))


def apart(one: Pixels, other: Pixels) -> float:
    return float(np.abs(one.astype(float) - other).mean())


def test_a_way_begins_and_ends_at_the_looks_themselves(illustrator: Illustrator) -> None:
    """To the byte: a frame that stands still is the avatar that its recipe draws."""
    first, *_, last = illustrator.draw_between(walk())
    assert first.tobytes() == illustrator.draw([ONE], [1])[0].tobytes()
    assert apart(last, illustrator.draw([OTHER], [2])[0]) < 0.1


def test_every_step_of_the_way_is_a_small_one(illustrator: Illustrator) -> None:
    """Nothing jumps: no step is much longer than the others, and all lead onward."""
    frames = illustrator.draw_between(walk())
    steps = [apart(one, other) for one, other in pairwise(frames)]
    assert max(steps) < 0.6 * apart(frames[0], frames[-1])
    distances = [apart(frames[0], frame) for frame in frames]
    assert distances == sorted(distances)


def test_conditions_are_mixed_in_equal_parts() -> None:
    middle = blended(walk((0.5,)))
    assert np.allclose(middle, (conditions([ONE]) + conditions([OTHER])) / 2, atol=1e-6)


def test_poses_may_be_finer_than_a_code_can_say() -> None:
    one, other = (edit(ONE, Wish(pose={"lids": lids})) for lids in (0.5, 0.53))
    assert not np.array_equal(*(blended([Between.at(look, 1)]) for look in (one, other)))


@pytest.mark.parametrize("share", SHARES)
def test_noise_on_the_way_is_as_strong_as_noise(share: float) -> None:
    lengths = [on_the_way(normal(1, 4096), normal(2, 4096), share).norm() / 64]
    assert lengths[0] == pytest.approx(1, abs=0.03)
    chances = on_the_way(uniform(1, 4, 4), uniform(2, 4, 4), share)
    assert 0 <= chances.min() <= chances.max() <= 1


def test_there_is_no_way_beyond_the_ends() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Between(ONE, OTHER, (1, 2), 1.1)
