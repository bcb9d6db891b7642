"""The GAN: a trait-map generator, trained against a critic in the canvas's code space.

The modulated convolutions, truncation and style mixing are StyleGAN2's (1912.04958; StyleGAN, 1812.04948).
The loss is relativistic as in R3GAN (Huang et al., 2501.05441): the critic never says how real a picture
is, only how much more real than another. The noise is a painter's hand (models/painter/hand.py): in training
it is known.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models import conditioning
from models.layers import CodeReader, Linear
from models.noise import normal
from models.trait_maps import TraitMaps, TraitMapsConfig


@dataclass(frozen=True)
class GanConfig(TraitMapsConfig):
    """The shape of the generator, and how boldly it draws."""

    psi: float = 1.0
    """Truncation (1812.04948, appendix B) of what is drawn. A network that learns by likeness plays down what
    it is not sure of, so that it may take more than 1 for a hand to stray as far as the painter's."""


class Gan(TraitMaps):
    """The generator, with what makes a GAN's style space a place to walk in."""

    config: GanConfig

    def __init__(self, config: GanConfig) -> None:
        super().__init__(config)

    def mean_style(self, conditions: Tensor, samples: int = 256) -> Tensor:
        """w_avg [B, style]: the mean style of each look over noises that are always the same.

        One mean per look, since the mean over all looks would take their traits along (2202.12211).
        """
        noise = normal(0, samples, self.config.noise).to(conditions)
        return torch.stack([self.mapping(look.expand(samples, -1), noise).mean(0) for look in conditions])

    def truncate(self, conditions: Tensor, style: Tensor, psi: float) -> Tensor:
        """w' = w_avg + psi (w - w_avg): below 1 more usual, above 1 more daring."""
        if psi == 1:
            return style
        return torch.lerp(self.mean_style(conditions), style, psi)

    def mix(self, first: Tensor, second: Tensor, crossover: int) -> Tensor:
        """Styles [B, styled_layers, style]: `first` up to layer `crossover`, `second` from there."""
        styles = self.spread(first).clone()
        styles[:, crossover:] = second[:, None]
        return styles

    def codes(self, conditions: Tensor, noise: Tensor, psi: float | None = None) -> Tensor:
        """The canvas's codes of these looks with this noise, [B, D, G, G]; without a psi with the config's.

        It is a matter of style, or of how far the hand strays where the noise is one.
        """
        psi = self.config.psi if psi is None else psi
        style = self.mapping(conditions, noise)
        if not self.config.strays:
            style = self.truncate(conditions, style, psi)
        return self.synthesis(conditions, self.spread(style), noise, psi)


@dataclass(frozen=True)
class CriticConfig:
    """The shape of a critic."""

    condition: int = conditioning.WIDTH
    width: int = 160
    """Channels of the convolutions."""
    code_dims: int = 16
    grid: int = 16


class Critic(nn.Module):
    """How real codes look for a look, and what traits it sees in them. Used in training alone."""

    def __init__(self, config: CriticConfig) -> None:
        super().__init__()
        self.config = config
        self.reader = CodeReader(config.code_dims, config.grid, config.width, spread=True)
        features = CodeReader.FEATURES
        self.realness = Linear(features, 1, gain=0.1)
        self.project_look = Linear(config.condition, features, gain=0.1)
        self.traits = Linear(features, config.condition, gain=0.1)

    def forward(self, codes: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """codes [B, D, G, G] to realness [B] (projection critic, 1802.05637) and readings [B, condition]."""
        features = self.reader(codes)
        fit = (features * self.project_look(conditions)).sum(1) / math.sqrt(features.shape[1])
        return self.realness(features).squeeze(1) + fit, self.traits(features)


def relativistic_loss(ours: Tensor, theirs: Tensor) -> Tensor:
    """Eq. 2 of 2501.05441: small where `ours` [B] is more real than `theirs` [B].

    The generator's loss is that of (drawn, painted), the critic's that of (painted, drawn).
    """
    return F.softplus(theirs - ours).mean()
