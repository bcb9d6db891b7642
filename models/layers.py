"""Layers that several networks share."""

import math
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

_HALF: Final = math.sqrt(0.5)


def channels_last(x: Tensor) -> Tensor:
    """[B, C, H, W] laid out so that convolutions are quick."""
    return x.contiguous(memory_format=torch.channels_last)


def leaky(x: Tensor) -> Tensor:
    """Leaky ReLU that keeps the variance, as StyleGAN2 scales it."""
    return F.leaky_relu(x, 0.2) * math.sqrt(2)


def add_halves(x: Tensor, y: Tensor) -> Tensor:
    """The sum of two branches at the variance of one."""
    return (x + y) * _HALF


class Linear(nn.Linear):
    """A linear layer that starts at unit gain and computes in the precision of its own weights.

    Kept in float64 where pictures are drawn: a matrix product sums in another order for another batch
    size, and only float64 hides the difference when the result comes back as float32.
    """

    def __init__(
        self,
        inputs: int,
        outputs: int,
        *,
        bias: float = 0.0,  # where the bias starts
        gain: float = 1.0,  # standard deviation of the outputs for unit inputs
    ) -> None:
        super().__init__(inputs, outputs)
        nn.init.normal_(self.weight, std=gain / math.sqrt(inputs))
        nn.init.constant_(self.bias, bias)

    def forward(self, x: Tensor) -> Tensor:
        """[..., inputs] to [..., outputs], in the type of x."""
        return super().forward(x.to(self.weight.dtype)).to(x.dtype)


class Residual(nn.Module):
    """x plus two convolutions of x. The second starts at zero, so that no normalisation is needed."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)
        nn.init.zeros_(self.second.weight)
        assert self.second.bias is not None  # noqa: S101 - for the type checker
        nn.init.zeros_(self.second.bias)

    def forward(self, x: Tensor) -> Tensor:
        """[B, width, H, W] to the same."""
        change: Tensor = self.second(F.silu(self.first(F.silu(x))))
        return x + change


class Halve(nn.Module):
    """Halves height and width: each 2 x 2 block becomes one place, then a 1 x 1 convolution."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.project = nn.Conv2d(4 * inputs, outputs, 1)

    def forward(self, x: Tensor) -> Tensor:
        """[B, inputs, H, W] to [B, outputs, H/2, W/2]."""
        y: Tensor = self.project(F.pixel_unshuffle(x, 2))
        return y


class Double(nn.Module):
    """Doubles height and width: a 1 x 1 convolution, then each place becomes a 2 x 2 block."""

    def __init__(self, inputs: int, outputs: int) -> None:
        super().__init__()
        self.project = nn.Conv2d(inputs, 4 * outputs, 1)

    def forward(self, x: Tensor) -> Tensor:
        """[B, inputs, H, W] to [B, outputs, 2H, 2W]."""
        return F.pixel_shuffle(self.project(x), 2)


class CodeReader(nn.Module):
    """Reads a grid of codes into one vector: the trunk of the GAN's critic and of the VAE's encoder."""

    FEATURES: Final = 512

    def __init__(
        self,
        code_dims: int,  # numbers per place of the grid
        grid: int,  # places along each side
        width: int,  # channels of the convolutions
        *,
        spread: bool = False,  # adds a channel with the spread within the batch (minibatch deviation)
    ) -> None:
        super().__init__()
        self.enter = nn.Conv2d(code_dims, width, 3, padding=1)
        self.blocks = nn.ModuleList(
            nn.ModuleList(nn.Conv2d(width, width, 3, padding=1) for _ in range(2)) for _ in range(3)
        )
        self.spread = spread
        self.leave = nn.Conv2d(width + spread, width, 3, padding=1)
        self.features = Linear(width * (grid // 4) ** 2, self.FEATURES)

    def forward(self, codes: Tensor) -> Tensor:
        """[B, D, G, G] to [B, FEATURES]. With `spread`, B is a multiple of 4."""
        x = leaky(self.enter(codes))
        for number, block in enumerate(self.blocks):
            assert isinstance(block, nn.ModuleList)  # noqa: S101 - for the type checker
            first, second = block
            x = add_halves(x, leaky(second(leaky(first(x)))))
            if number < 2:
                x = F.avg_pool2d(x, 2)
        if self.spread:
            x = torch.cat([x, _batch_spread(x)], 1)
        return leaky(self.features(leaky(self.leave(x)).flatten(1))).float()


def _batch_spread(x: Tensor, group: int = 4) -> Tensor:
    """[B, C, H, W] to [B, 1, H, W]: the mean standard deviation over groups of the batch (1710.10196)."""
    batch, channels, height, width = x.shape
    groups = x.float().reshape(group, -1, channels, height, width)
    deviation = (groups.var(0, unbiased=False) + 1e-8).sqrt().mean((1, 2, 3))  # [B / group]
    spread = deviation.repeat(group).reshape(batch, 1, 1, 1)
    return spread.expand(-1, -1, height, width).to(x.dtype)
