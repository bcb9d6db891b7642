"""The upscaler: 256 pixels to 512 and 1024. It draws nothing new; it makes lines crisp again.

Two small networks, one for each doubling, since they have different work: the first also mends what the
canvas blurs, the second only has to follow clean lines. Each adds to a bicubic enlargement what that lacks
(a residual, as in VDSR, 1511.04587), works at half of its input's size and ends in a pixel shuffle (ESPCN,
1609.05158). No normalisation, which would shift colours from picture to picture (EDSR, 1707.02921).
"""

from dataclasses import dataclass
from typing import Final

import torch.nn.functional as F
from torch import Tensor, nn

from models.layers import Residual

_FOLD: Final = 2
"""Pixels along each side of the block that becomes one place."""
_SCALE: Final = 0.1
"""What a doubling adds is small. Without this Muon's steps, which are all of one size, were too coarse."""


@dataclass(frozen=True)
class UpscalerConfig:
    """The shape of an upscaler: a number for each doubling."""

    widths: tuple[int, ...] = (48, 32)
    """Channels of the convolutions."""
    blocks: tuple[int, ...] = (4, 2)
    """Residual blocks, of two convolutions each."""


class Doubling(nn.Module):
    """[B, 3, S, S] in -1..1 to [B, 3, 2S, 2S]; S is even. Before training it is a bicubic enlargement."""

    def __init__(self, width: int, blocks: int) -> None:
        super().__init__()
        self.enter = nn.Conv2d(3 * _FOLD**2, width, 3, padding=1)
        self.body = nn.Sequential(*(Residual(width) for _ in range(blocks)))
        self.leave = nn.Conv2d(width, 3 * (2 * _FOLD) ** 2, 3, padding=1)
        for parameter in self.leave.parameters():
            nn.init.zeros_(parameter)

    def forward(self, pictures: Tensor) -> Tensor:
        """The enlarged pictures, in float32 whatever the weights are in."""
        folded = F.pixel_unshuffle(pictures, _FOLD).to(self.enter.weight.dtype)  # [B, 12, S/2, S/2]
        missing = self.leave(F.silu(self.body(self.enter(folded))))
        return enlarged(pictures, 2) + _SCALE * F.pixel_shuffle(missing, 2 * _FOLD).float()


class Upscaler(nn.Module):
    """The doublings, one after another."""

    def __init__(self, config: UpscalerConfig) -> None:
        super().__init__()
        self.config = config
        self.doublings = nn.ModuleList(
            Doubling(width, blocks) for width, blocks in zip(config.widths, config.blocks, strict=True)
        )

    def forward(self, pictures: Tensor, times: int | None = None) -> list[Tensor]:
        """[B, 3, S, S] in -1..1 to [B, 3, 2S, 2S], [B, 3, 4S, 4S] and so on, `times` doublings or all."""
        sizes = []
        for doubling in self.doublings[:times]:
            pictures = doubling(pictures)
            sizes.append(pictures)
        return sizes


def enlarged(pictures: Tensor, times: int) -> Tensor:
    """A bicubic enlargement in float32: [B, 3, S, S] to [B, 3, times S, times S]."""
    return F.interpolate(pictures.float(), scale_factor=times, mode="bicubic", align_corners=False)
