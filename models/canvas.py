"""The canvas: a picture as a small grid of codes, and back. What every family draws on.

A VQ-VAE (van den Oord et al., 1711.00937) whose code book is finite scalar quantisation (Mentzer et al.,
2309.15505): each number of a place is squashed to (-1, 1) and rounded to one of a few even levels, so there
is no book to learn and none of it can die. No normalisation layers: they took half of the drawing time.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers import Double, Halve, Residual, channels_last


@dataclass(frozen=True)
class CanvasConfig:
    """The shape of a canvas."""

    size: int = 256
    """Pixels along each side of a picture."""
    code_dims: int = 16
    """Numbers per place of the grid."""
    levels: int = 5
    """Values that each number can take."""
    widths: tuple[int, int, int, int] = (48, 96, 160, 192)
    """Channels at a half, a quarter, an eighth and a sixteenth of the size."""

    @property
    def grid(self) -> int:
        """Places along each side of the grid."""
        return self.size // 16


class Canvas(nn.Module):
    """Pictures [B, 3, 256, 256] in -1..1 to codes [B, 16, 16, 16] in -1..1, and back."""

    def __init__(self, config: CanvasConfig) -> None:
        super().__init__()
        self.config = config
        self.encoder = _encoder(config)
        self.decoder = _decoder(config)

    def encode(self, pictures: Tensor) -> Tensor:
        """[B, 3, S, S] to quantised codes [B, D, S/16, S/16]. Gradients pass straight through rounding."""
        codes = torch.tanh(self.encoder(pictures).float())
        return self.snap(codes) + (codes - codes.detach())

    def snap(self, codes: Tensor) -> Tensor:
        """The nearest level of each code (FSQ, eq. 1): -1, -0.5, 0, 0.5 or 1."""
        steps = (self.config.levels - 1) / 2
        return (codes * steps).round() / steps

    def decode(self, codes: Tensor) -> Tensor:
        """[B, D, G, G] to pictures [B, 3, 16 G, 16 G]. Codes between the levels are as good as on them."""
        weight = next(self.decoder.parameters())
        laid_out = channels_last(codes.to(weight.dtype))
        pictures: Tensor = self.decoder(laid_out)
        return pictures.float()

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """The pictures as the canvas can show them, and their codes."""
        codes = self.encode(pictures)
        return self.decode(codes), codes


def _encoder(config: CanvasConfig) -> nn.Sequential:
    _, quarter, eighth, sixteenth = config.widths
    return nn.Sequential(
        nn.PixelUnshuffle(4),  # [B, 48, S/4, S/4]: few channels at full size would waste the time
        nn.Conv2d(3 * 16, quarter, 3, padding=1),
        Residual(quarter),
        Halve(quarter, eighth),  # S/8
        Residual(eighth),
        Halve(eighth, sixteenth),  # S/16
        Residual(sixteenth),
        Residual(sixteenth),
        nn.SiLU(),
        nn.Conv2d(sixteenth, config.code_dims, 1),
    )


def _decoder(config: CanvasConfig) -> nn.Sequential:
    half, quarter, eighth, sixteenth = config.widths
    return nn.Sequential(
        nn.Conv2d(config.code_dims, sixteenth, 3, padding=1),  # S/16
        Residual(sixteenth),
        Residual(sixteenth),
        Residual(sixteenth),
        Double(sixteenth, eighth),  # S/8
        Residual(eighth),
        Residual(eighth),
        Double(eighth, quarter),  # S/4
        Residual(quarter),
        Residual(quarter),
        Double(quarter, half),  # S/2
        Residual(half),
        nn.SiLU(),
        nn.Conv2d(half, 3 * 4, 3, padding=1),
        nn.PixelShuffle(2),  # [B, 3, S, S]
    )


def to_pixels(pictures: Tensor) -> npt.NDArray[np.uint8]:
    """[B, 3, H, W] in -1..1 to pixels [B, H, W, 3] in 0..255; what lies outside is cut off."""
    levels = ((pictures.float().clamp(-1, 1) + 1) * 127.5).round()
    pixels: npt.NDArray[np.uint8] = levels.to(torch.uint8).permute(0, 2, 3, 1).contiguous().cpu().numpy()
    return pixels


def from_pixels(pixels: npt.NDArray[np.uint8]) -> Tensor:
    """Pixels [B, H, W, 3] in 0..255 to [B, 3, H, W] in -1..1."""
    levels = torch.from_numpy(pixels).permute(0, 3, 1, 2).float()
    return channels_last(levels / 127.5 - 1)


def psnr(shown: Tensor, painted: Tensor) -> Tensor:
    """Peak signal-to-noise ratio in dB of each picture, [B]; both [B, 3, H, W] in -1..1."""
    error = F.mse_loss(shown.clamp(-1, 1), painted, reduction="none").mean((1, 2, 3))
    return 10 * torch.log10(4 / error)
