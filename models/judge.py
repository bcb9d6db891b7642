"""The judge: reads traits and colours back off a picture. Measures and reranks; never draws."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from models import conditioning
from models.conditioning import COLOUR_SPAN, KNOTS, POSE_SPAN, TRAIT_SPANS
from models.layers import Halve, Residual


@dataclass(frozen=True)
class JudgeConfig:
    """The shape of a judge."""

    size: int = 256
    """Pixels along each side of a picture."""
    widths: tuple[int, int, int] = (64, 96, 128)
    """Channels at a quarter, an eighth and a sixteenth of the size."""
    squeeze: int = 40
    """Channels that are flattened."""
    features: int = 384
    """Length of the features by which pictures are compared."""
    condition: int = conditioning.WIDTH


class Judge(nn.Module):
    """A plain classifier, trained on painted pictures alone."""

    def __init__(self, config: JudgeConfig) -> None:
        super().__init__()
        self.config = config
        quarter, eighth, sixteenth = config.widths
        self.body = nn.Sequential(
            nn.PixelUnshuffle(4),  # [B, 48, S/4, S/4]
            nn.Conv2d(3 * 16, quarter, 3, padding=1),
            Residual(quarter),
            Halve(quarter, eighth),
            Residual(eighth),
            Halve(eighth, sixteenth),
            Residual(sixteenth),
            Residual(sixteenth),
            nn.SiLU(),
            nn.Conv2d(sixteenth, config.squeeze, 1),
            nn.Flatten(),
            nn.Linear(config.squeeze * (config.size // 16) ** 2, config.features),
        )
        self.head = nn.Sequential(nn.SiLU(), nn.Linear(config.features, config.condition))

    def forward(self, pictures: Tensor) -> tuple[Tensor, Tensor]:
        """[B, 3, S, S] in -1..1 to readings [B, condition] and features [B, features].

        Readings are laid out like a condition: a score for each trait value, the colours, the poses.
        """
        features = self.body(pictures).float()
        return self.head(features).float(), features


def read_traits(readings: Tensor) -> Tensor:
    """The likeliest value of every trait, [B, traits]."""
    return torch.stack([readings[:, span].argmax(1) for span in TRAIT_SPANS.values()], 1)


def read_colours(readings: Tensor) -> Tensor:
    """Red, green, blue of every colour slot in -1..1, [B, 24]."""
    return readings[:, COLOUR_SPAN]


def trait_scores(readings: Tensor) -> Mapping[str, Tensor]:
    """The probability of every value of every trait, each [B, values]."""
    return {name: readings[:, span].softmax(1) for name, span in TRAIT_SPANS.items()}


def read_poses(readings: Tensor) -> Tensor:
    """Where every pose is between its ends, from 0 to 1, [B, poses]: the middle of the knots' weights."""
    nearness = readings[:, POSE_SPAN].reshape(len(readings), -1, KNOTS).clamp(min=0)
    places = torch.linspace(0, 1, KNOTS, device=readings.device)
    middles: Tensor = (nearness * places).sum(2) / nearness.sum(2).clamp(min=1e-3)
    return middles
