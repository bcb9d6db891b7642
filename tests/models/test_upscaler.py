"""The upscaler: before training a bicubic enlargement, and on one device the same picture every time."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch
from torch import nn

from models.enlarger import Enlarger
from models.upscaler import Upscaler, UpscalerConfig, enlarged

SMALL = UpscalerConfig(widths=(16, 8), blocks=(1, 1))


@pytest.fixture
def upscaler() -> Upscaler:
    """Tiny, with random weights everywhere."""
    torch.manual_seed(0)
    network = Upscaler(SMALL)
    for parameter in network.parameters():
        nn.init.normal_(parameter, std=0.1)
    return network


def pictures(count: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(1).integers(0, 256, (count, 64, 64, 3), np.uint8)


def test_before_training_it_is_a_bicubic_enlargement() -> None:
    start = torch.rand(2, 3, 16, 16) * 2 - 1
    twice, four_times = Upscaler(SMALL)(start)
    torch.testing.assert_close(twice, enlarged(start, 2))
    torch.testing.assert_close(four_times, enlarged(enlarged(start, 2), 2))


def test_each_size_comes_from_the_one_before(upscaler: Upscaler) -> None:
    """So a picture at 1024 is the one at 512, only larger."""
    start = torch.rand(1, 3, 16, 16)
    twice, four_times = upscaler(start)
    (only,) = upscaler(start, times=1)
    torch.testing.assert_close(only, twice)
    assert four_times.shape == (1, 3, 64, 64)


@pytest.mark.parametrize("size", [128, 256])
def test_an_enlarged_picture_is_always_the_same(upscaler: Upscaler, size: int) -> None:
    """To the byte: again, and while others are enlarged from other threads."""
    enlarger = Enlarger(upscaler, torch.device("cpu"))
    wanted = pictures(6)
    alone = [enlarger.enlarge(picture, size) for picture in wanted]
    with ThreadPoolExecutor(3) as threads:
        together = list(threads.map(lambda picture: enlarger.enlarge(picture, size), wanted))
    for one, other in zip(alone, together, strict=True):
        assert one is not None
        assert other is not None
        assert one.shape == (size, size, 3)
        assert one.tobytes() == other.tobytes()


@pytest.mark.parametrize("size", [64, 32, 100, 192, 512])
def test_other_sizes_are_left_to_others(upscaler: Upscaler, size: int) -> None:
    assert Enlarger(upscaler, torch.device("cpu")).enlarge(pictures(1)[0], size) is None
