"""A judge sees every painted picture a little elsewhere each time."""

import torch

from models.look import sample
from models.training.judge import elsewhere
from models.training.stream import to_pictures
from models.training.subjects import Whole


def painted(count: int) -> torch.Tensor:
    pixels = [torch.tensor(Whole(64).paint(sample(seed), seed)["pictures"]) for seed in range(count)]
    return to_pictures(torch.stack(pixels))


def test_a_picture_is_moved_a_little_and_no_two_alike() -> None:
    pictures, middle = painted(1).repeat(8, 1, 1, 1), torch.zeros(8, 3, 64, 64)
    middle[:, :, 31:33, 31:33] = 1
    torch.manual_seed(5)
    seen = elsewhere(pictures)
    assert seen.shape == pictures.shape
    assert len(seen.flatten(1).round(decimals=3).unique(dim=0)) == 8
    assert 0.01 < (seen - pictures).abs().mean() < 0.5
    for place in elsewhere(middle).mean(1):
        weights, along = place / place.sum(), torch.arange(64) - 31.5
        assert abs(float((weights.sum(0) * along).sum())) < 0.12 * 32
        assert abs(float((weights.sum(1) * along).sum())) < 0.12 * 32
