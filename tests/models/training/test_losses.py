"""Losses point where their docstrings say."""

import torch

from models.training.losses import energy_score


def score_of(spread: float) -> float:
    """The energy score of draws of this spread for targets of spread 1."""
    chance = torch.Generator().manual_seed(1)
    one, other, target = (torch.randn(200_000, generator=chance) for _ in range(3))
    return float(energy_score(spread * one, spread * other, target))


def test_the_energy_score_is_least_where_draws_are_spread_as_the_targets() -> None:
    scores = {spread: score_of(spread) for spread in (0.0, 0.5, 1.0, 1.5, 2.0)}
    assert min(scores, key=lambda spread: scores[spread]) == 1.0
