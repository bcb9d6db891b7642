"""StyleGAN2's discriminator: how real a picture looks (1912.04958, section 4.1, residual)."""

import math
from typing import Final, cast

import torch
from torch import Tensor, nn

from models.stylegan2.config import StyleGan2Config
from models.stylegan2.layers import Convolution, Dense, Mapping, activate

_HALF: Final = math.sqrt(0.5)
_LABEL_LAYERS: Final = 8


class ResidualBlock(nn.Module):
    """Halves height and width by two convolutions, with a 1 x 1 convolution around them."""

    def __init__(self, config: StyleGan2Config, resolution: int) -> None:
        super().__init__()
        inputs, outputs = config.width(resolution), config.width(resolution // 2)
        first = resolution == config.size
        self.fromrgb = Convolution(config.picture_channels, inputs, 1, clamp=config.clamp) if first else None
        self.conv0 = Convolution(inputs, inputs, 3, clamp=config.clamp)
        self.conv1 = Convolution(inputs, outputs, 3, halve=True, clamp=config.clamp)
        self.skip = Convolution(inputs, outputs, 1, halve=True, activated=False)

    def forward(self, x: Tensor) -> Tensor:
        """[B, C, R, R], pictures for the first block, to [B, C', R/2, R/2]."""
        if self.fromrgb is not None:
            x = self.fromrgb(x)
        change: Tensor = self.conv1(self.conv0(x), _HALF)
        around: Tensor = self.skip(x, _HALF)
        return change + around


class Epilogue(nn.Module):
    """The last 4 x 4 places to one vector, with the spread within the batch as a channel."""

    def __init__(self, config: StyleGan2Config) -> None:
        super().__init__()
        width = config.width(4)
        self.conv = Convolution(width + 1, width, 3, clamp=config.clamp)
        self.fc = Dense(width * 16, width)
        self.out = Dense(width, width if config.classes else 1)

    def forward(self, x: Tensor) -> Tensor:
        """[B, C, 4, 4] to [B, 1], or [B, C] where there are classes."""
        x = self.conv(torch.cat([x, batch_spread(x)], 1))
        x = self.fc(x.flatten(1))
        result: Tensor = self.out(activate(x, torch.zeros_like(self.fc.bias), None))
        return result


class Discriminator(nn.Module):
    """How real pictures look, for their label where there are classes. Used in training alone."""

    def __init__(self, config: StyleGan2Config) -> None:
        super().__init__()
        self.config = config
        for resolution in reversed(config.resolutions[1:]):
            self.add_module(f"b{resolution}", ResidualBlock(config, resolution))
        self.b4 = Epilogue(config)
        width, rate = config.width(4), config.mapping_rate
        self.mapping = (
            Mapping(0, config.classes, width, _LABEL_LAYERS, rate, mean=False) if config.classes else None
        )

    def forward(self, pictures: Tensor, labels: Tensor | None = None) -> Tensor:
        """[B, picture_channels, size, size] and labels [B, classes] to realness [B]."""
        x = pictures
        for resolution in reversed(self.config.resolutions[1:]):
            x = cast(ResidualBlock, self.get_submodule(f"b{resolution}"))(x)
        score: Tensor = self.b4(x).float()
        if self.mapping is None:
            return score.squeeze(1)
        fit: Tensor = score * self.mapping(None, labels)  # projection, 1802.05637
        return fit.sum(1) / math.sqrt(score.shape[1])


def batch_spread(x: Tensor) -> Tensor:
    """[B, C, H, W] to [B, 1, H, W]: the mean standard deviation in groups of the batch, of four where B
    can be parted so (1710.10196, section 3)."""
    batch, _, height, width = x.shape
    group = max(size for size in (1, 2, 3, 4) if batch % size == 0)
    groups = x.float().reshape(group, batch // group, -1)
    deviation = (groups.var(0, unbiased=False) + 1e-8).sqrt().mean(1)  # [B / group]
    return deviation.repeat(group).reshape(batch, 1, 1, 1).expand(-1, -1, height, width).to(x.dtype)
