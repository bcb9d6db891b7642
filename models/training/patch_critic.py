"""The critic of the canvas: says of every patch of a picture how painted it looks. Used in training alone.

A PatchGAN (Isola et al., 1611.07004) with spectral normalisation (Miyato et al., 1802.05957).
"""

from collections.abc import Sequence

import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.parametrizations import spectral_norm


class PatchCritic(nn.Module):
    """Pictures [B, 3, S, S] to a score for every patch and the features on the way."""

    def __init__(self, widths: Sequence[int] = (48, 96, 160, 160)) -> None:
        super().__init__()
        first, *others = widths
        self.blocks = nn.ModuleList(
            [nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(3 * 4, first, 3, padding=1), nn.LeakyReLU(0.2))]
        )
        inputs = first
        for outputs in others:
            halve = spectral_norm(nn.Conv2d(inputs, outputs, 4, 2, 1))
            self.blocks.append(nn.Sequential(halve, nn.LeakyReLU(0.2)))
            inputs = outputs
        self.leave = nn.Conv2d(inputs, 1, 3, padding=1)

    def forward(self, pictures: Tensor) -> tuple[Tensor, list[Tensor]]:
        """Scores [B, 1, S/16, S/16] and the features after every block."""
        features: list[Tensor] = []
        x = pictures
        for block in self.blocks:
            x = block(x)
            features.append(x.float())
        return self.leave(x).float(), features


def hinge_loss(painted: Tensor, shown: Tensor) -> Tensor:
    """The critic's loss: painted patches above 1, shown ones below -1 (1705.02894)."""
    return F.relu(1 - painted).mean() + F.relu(1 + shown).mean()


def feature_matching(shown: Sequence[Tensor], painted: Sequence[Tensor]) -> Tensor:
    """How far the critic's features of both are apart (1711.11585, eq. 4)."""
    distance = F.l1_loss(shown[0], painted[0])
    for ours, theirs in zip(shown[1:], painted[1:], strict=True):
        distance = distance + F.l1_loss(ours, theirs)
    return distance
