"""Augmentation changes pictures as often as it is told, and is told by the critic's overfitting."""

import math
from dataclasses import asdict

import pytest
import torch
from torch import Tensor

from models.augmentation import AdaptiveProbability, Dice, augment, colour, geometry, moved, recoloured


def dice(batch: int, p: float, seed: int = 1) -> Dice:
    return Dice(batch, p, torch.Generator().manual_seed(seed))


def pictures(batch: int, size: int = 16) -> Tensor:
    return torch.rand(batch, 3, size, size, generator=torch.Generator().manual_seed(1)) * 2 - 1


def test_probability_nought_changes_nothing() -> None:
    torch.testing.assert_close(augment(pictures(4), 0, torch.Generator()), pictures(4), atol=1e-5, rtol=0)


def test_the_same_seed_augments_alike_and_another_otherwise() -> None:
    """What a resumed run needs."""
    first, again, other = (
        augment(pictures(8), 0.5, torch.Generator().manual_seed(seed)) for seed in (1, 1, 2)
    )
    assert first.equal(again)
    assert not first.equal(other)
    assert first.shape == (8, 3, 16, 16)
    assert first.isfinite().all()


def test_transforms_happen_as_often_as_told() -> None:
    """Of 4000 pictures, those that none of eight moves reached: (1 - p) for each of them, where a flip does
    nothing half of the time, a quarter turn a quarter of it, and two turns share one p."""
    p = 0.2
    untouched = (geometry(dice(4000, p), 256) - torch.eye(3)).abs().amax((1, 2)) < 1e-9
    expected = (1 - p / 2) * (1 - 3 * p / 4) * (1 - p) * (1 - p) * (1 - p) * (1 - p) * (1 - p)
    assert untouched.double().mean().item() == pytest.approx(expected, abs=0.03)
    pale = (colour(dice(4000, p)) - torch.eye(4)).abs().amax((1, 2)) < 1e-9
    assert pale.double().mean().item() == pytest.approx((1 - p) ** 4 * (1 - p / 2), abs=0.03)


@pytest.mark.parametrize("p", [0.0, 0.3, 0.8, 1.0])
def test_every_matrix_can_be_undone(p: float) -> None:
    """Otherwise the generator could not find back to pictures as they are."""
    for matrices in (geometry(dice(500, p), 64), colour(dice(500, p))):
        assert matrices.isfinite().all()
        assert matrices.det().abs().min() > 1e-4


def test_quarter_turns_flips_and_whole_shifts_keep_pixels() -> None:
    """The same numbers in other places."""
    turn = torch.tensor([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]])
    flip = torch.diag(torch.tensor([-1.0, 1, 1]))
    shift = torch.eye(3)
    shift[0, 2] = 2 * 3 / 16
    x = pictures(3)
    result = moved(x, torch.stack([turn, flip, shift]))
    torch.testing.assert_close(result[0], x[0].rot90(1, (1, 2)), atol=1e-5, rtol=0)
    torch.testing.assert_close(result[1], x[1].flip(2), atol=1e-5, rtol=0)
    torch.testing.assert_close(result[2, :, :, :13], x[2, :, :, 3:], atol=1e-5, rtol=0)
    torch.testing.assert_close(result[2, :, :, 13:], x[2, :, :, 13:].flip(2), atol=1e-5, rtol=0)  # mirrored


def test_colours_turn_about_grey() -> None:
    """Grey stays grey whatever the hue and saturation; colourful pictures change."""
    matrices = colour(dice(200, 0.8))
    grey = torch.linspace(-1, 1, 16).expand(200, 3, 1, 16)
    result = recoloured(grey, matrices)
    assert (result - result.mean(1, keepdim=True)).abs().max() < 1e-5
    assert (recoloured(pictures(200), matrices) - pictures(200)).abs().mean() > 0.1


def test_hue_keeps_luma_and_length() -> None:
    """A third of a turn sends red to green or blue."""
    third = dice(1, 1)
    third.sometimes = lambda values, p=None: torch.zeros_like(values)  # type: ignore[method-assign]
    assert colour(third).allclose(torch.eye(4, dtype=torch.float64)[None])
    turned = iter([0.0, 0.0, 0.0, 2 * math.pi / 3, 0.0])
    third.sometimes = lambda values, p=None: torch.full_like(values, next(turned))  # type: ignore[method-assign]
    red = torch.tensor([1.0, 0, 0]).reshape(1, 3, 1, 1)
    became = recoloured(red, colour(third)).flatten().tolist()
    assert sorted(became) == pytest.approx([0, 0, 1], abs=1e-6)
    assert became[0] == pytest.approx(0, abs=1e-6)


def test_gradients_pass_through() -> None:
    """The generator learns from what the critic says of augmented pictures."""
    x = pictures(4).requires_grad_()
    augment(x, 0.8, torch.Generator().manual_seed(3)).square().sum().backward()
    assert x.grad is not None
    assert (x.grad.abs().sum((1, 2, 3)) > 0).all()
    assert torch.autograd.gradcheck(
        lambda y: augment(y, 0.8, torch.Generator().manual_seed(3)), pictures(1, 4).double().requires_grad_()
    )


def test_pictures_that_can_not_be_turned_are_refused() -> None:
    for shape in ((1, 3, 8, 16), (1, 1, 8, 8)):
        with pytest.raises(ValueError, match="square RGB"):
            augment(torch.zeros(shape), 0.5, torch.Generator())


def test_p_rises_while_the_critic_overfits_and_falls_after() -> None:
    """At the speed of the paper, four minibatches a step, and within its bounds."""
    knows, doubts = torch.ones(50), torch.tensor([1.0, -1.0] * 25)
    steered = AdaptiveProbability(speed=1000)
    assert [round(steered.observe(knows), 6) for _ in range(8)] == [0, 0, 0, 0.2, 0.2, 0.2, 0.2, 0.4]
    assert steered.signal == 1
    for _ in range(20):
        steered.observe(knows)
    assert steered.p == 0.8
    for _ in range(4):
        steered.observe(doubts)
    assert (round(steered.p, 6), steered.signal) == (0.6, 0)
    for _ in range(20):
        steered.observe(doubts)
    assert steered.p == 0


def test_p_holds_the_signal_at_its_target() -> None:
    """A critic that knows fewer of the pictures the more they are changed settles at the target."""
    steered, random = AdaptiveProbability(speed=20_000), torch.Generator().manual_seed(1)
    signals = []
    for _ in range(2000):
        steered.observe(torch.randn(32, generator=random) + 1.5 - 2 * steered.p)
        signals.append(steered.signal)
    assert sum(signals[-800:]) / 800 == pytest.approx(0.6, abs=0.05)
    assert 0.1 < steered.p < 0.7


def test_a_resumed_controller_goes_on_alike() -> None:
    """Also between two steps."""
    whole, broken = AdaptiveProbability(speed=1000), AdaptiveProbability(speed=1000)
    for number in range(10):
        whole.observe(torch.tensor([1.0, 2.0, number - 5]))
        broken.observe(torch.tensor([1.0, 2.0, number - 5]))
        broken = AdaptiveProbability(**asdict(broken))
    assert broken == whole
