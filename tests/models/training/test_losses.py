"""Losses point where their docstrings say."""

import torch

from models.training.losses import energy_score, pyramid, softness, unlikeness_apart


def score_of(spread: float) -> float:
    """The energy score of draws of this spread for targets of spread 1."""
    chance = torch.Generator().manual_seed(1)
    one, other, target = (torch.randn(200_000, generator=chance) for _ in range(3))
    return float(energy_score(spread * one, spread * other, target))


def test_the_energy_score_is_least_where_draws_are_spread_as_the_targets() -> None:
    scores = {spread: score_of(spread) for spread in (0.0, 0.5, 1.0, 1.5, 2.0)}
    assert min(scores, key=lambda spread: scores[spread]) == 1.0


def test_what_sets_a_pair_apart_weighs_the_same_however_small_it_is() -> None:
    """A mole that is not shown costs about as much as a hat; what is shown costs nothing."""
    chance = torch.Generator().manual_seed(1)
    face = torch.rand(1, 3, 64, 64, generator=chance)
    with_mole, with_hat = face.clone(), face.clone()
    with_mole[..., 30:36, 30:36] -= 1
    with_hat[..., :24, :] -= 1
    costs = {}
    for name, other in (("mole", with_mole), ("hat", with_hat)):
        painted = torch.cat([face, other])
        assert float(unlikeness_apart(painted, painted)) == 0
        assert float(unlikeness_apart(painted + 0.1, painted)) < 1e-6  # wrong in both alike is no matter here
        costs[name] = float(unlikeness_apart(torch.cat([face, face]), painted))
    assert 0.85 < costs["mole"] < costs["hat"] <= 1


def test_a_pair_that_hardly_differs_is_not_blown_up() -> None:
    """Where something hides the trait, small errors stay small."""
    face = torch.zeros(2, 3, 8, 8)
    shown = face.clone()
    shown[0] += 0.01
    assert float(unlikeness_apart(shown, face)) < 0.2


def line_at(place: int) -> torch.Tensor:
    """A dark line of one pixel down a white picture."""
    picture = torch.ones(1, 3, 32, 32)
    picture[..., place] = -1
    return picture


def test_a_sharp_line_in_not_quite_its_place_is_better_than_a_blur() -> None:
    """L1 alone says otherwise, which is why pictures that learn by it alone are soft."""
    painted, beside = line_at(13), line_at(14)
    blurred = (line_at(13) + line_at(14) + line_at(12)) / 3
    assert float(pyramid(blurred, painted)) < float(pyramid(beside, painted))
    assert float(softness(beside, painted)) < 0.5 * float(softness(blurred, painted))
    assert float(softness(painted, painted)) == 0
