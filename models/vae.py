"""The VAE: a trait-map generator, and an encoder that finds the noise of given codes and guesses their look.

A conditional variational auto-encoder (Kingma and Welling, 1312.6114) over the canvas's codes. Its noise is
a painter's hand (models/painter/hand.py), or else numbers whose meaning it makes up itself.
"""

from dataclasses import dataclass, field
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.head_pose import HeadPose
from models.layers import CodeReader, Linear, Residual
from models.trait_maps import TraitMaps, TraitMapsConfig

_WAYS: Final = 2
"""A hand strays to the right and down."""


@dataclass(frozen=True)
class VaeConfig:
    """The shape of a VAE."""

    generator: TraitMapsConfig = field(default_factory=TraitMapsConfig)
    encoder_width: int = 128
    """Channels of the encoder's convolutions."""
    psi: float = 1.0
    """How boldly a hand strays in what is drawn, as in models.gan.GanConfig."""

    def __post_init__(self) -> None:
        if isinstance(self.generator, dict):  # as it comes out of JSON
            object.__setattr__(self, "generator", TraitMapsConfig(**self.generator))


class HandReader(nn.Module):
    """How far a painter's hand strayed, place by place: q(z | codes, look) where z is a hand.

    It looks at each place as it is seen, and tells of it where it lies on a head at rest, as a hand has it.
    """

    def __init__(self, shape: TraitMapsConfig, width: int) -> None:
        super().__init__()
        self._places = shape.stray_places
        self.head_pose = HeadPose(shape.grid, shape.fineness)
        self.enter = nn.Conv2d(shape.code_dims, width, 3, padding=1)
        self.look = Linear(shape.condition, width)
        self.blocks = nn.Sequential(Residual(width), Residual(width))
        self.leave = nn.Conv2d(width, 2 * _WAYS, 3, padding=1)
        nn.init.zeros_(self.leave.weight)  # whoever has read nothing yet knows what everybody knows

    def forward(self, codes: Tensor, conditions: Tensor) -> Tensor:
        """codes [B, D, G, G] to the means and then the logarithms of variances of z, [B, 2 noise]."""
        x = self.enter(codes) + self.look(conditions)[:, :, None, None].to(codes.dtype)
        seen = F.silu(self.blocks(x))
        told: Tensor = self.leave(self.head_pose.at_rest(seen, conditions, self._places))
        return told.flatten(1)


class Encoder(nn.Module):
    """q(z | codes, look), a diagonal normal distribution; and the look, for codes that come without one."""

    def __init__(self, config: VaeConfig) -> None:
        super().__init__()
        shape, width = config.generator, config.encoder_width
        self.reader = CodeReader(shape.code_dims, shape.grid, width)
        self.hand = HandReader(shape, width) if shape.strays else None
        if not shape.strays:
            self.leave = Linear(CodeReader.FEATURES + shape.condition, 2 * shape.noise)
        self.traits = Linear(CodeReader.FEATURES, shape.condition, gain=0.1)

    def features(self, codes: Tensor) -> Tensor:
        """codes [B, D, G, G] to what `guess` and, but for hands, `posterior` start from, [B, FEATURES]."""
        features: Tensor = self.reader(codes)
        return features

    def posterior(self, codes: Tensor, features: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """The mean and the logarithm of the variance of z, each [B, noise]."""
        if self.hand is not None:
            told = self.hand(codes, conditions)
        else:
            told = self.leave(torch.cat([features, conditions], 1))
        mean, log_variance = told.float().chunk(2, 1)
        return mean, log_variance.clamp(-8, 3)

    def guess(self, features: Tensor) -> Tensor:
        """Readings [B, condition] as the judge gives them: scores of the traits, colours, poses."""
        readings: Tensor = self.traits(features).float()
        return readings

    def forward(self, codes: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """codes [B, D, G, G] to the mean and the logarithm of the variance of z, each [B, noise]."""
        return self.posterior(codes, self.features(codes), conditions)


class Vae(nn.Module):
    """Draws from noise like the GAN; in training the encoder chooses the noise."""

    def __init__(self, config: VaeConfig) -> None:
        super().__init__()
        self.config = config
        self.generator = TraitMaps(config.generator)
        self.encoder = Encoder(config)

    def noise(self, seed: int) -> Tensor:
        """The noise z of a recipe, [noise], on the CPU."""
        return self.generator.noise(seed)

    def codes(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """The canvas's codes of these looks with this noise, [B, D, G, G]."""
        styles = self.generator.spread(self.generator.mapping(conditions, noise))
        return self.generator.synthesis(conditions, styles, noise, self.config.psi)

    def forward(self, codes: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """Codes drawn again from a sampled z, and KL(q || N(0, 1)) of each, [B] (1312.6114, appendix B)."""
        mean, log_variance = self.encoder(codes, conditions)
        noise = mean + torch.randn_like(mean) * (log_variance / 2).exp()
        divergence = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(1)
        return self.generator(conditions, noise), divergence
