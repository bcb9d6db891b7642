"""The VAE: a trait-map generator, and an encoder that finds the noise of given codes and guesses their look.

A conditional variational auto-encoder (Kingma and Welling, 1312.6114) over the canvas's codes.
"""

from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from models.layers import CodeReader, Linear
from models.trait_maps import TraitMaps, TraitMapsConfig


@dataclass(frozen=True)
class VaeConfig:
    """The shape of a VAE."""

    generator: TraitMapsConfig = field(default_factory=TraitMapsConfig)
    encoder_width: int = 128
    """Channels of the encoder's convolutions."""

    def __post_init__(self) -> None:
        if isinstance(self.generator, dict):  # as it comes out of JSON
            object.__setattr__(self, "generator", TraitMapsConfig(**self.generator))


class Encoder(nn.Module):
    """q(z | codes, look), a diagonal normal distribution; and the look, for codes that come without one."""

    def __init__(self, config: VaeConfig) -> None:
        super().__init__()
        shape = config.generator
        self.reader = CodeReader(shape.code_dims, shape.grid, config.encoder_width)
        self.leave = Linear(CodeReader.FEATURES + shape.condition, 2 * shape.noise)
        self.traits = Linear(CodeReader.FEATURES, shape.condition, gain=0.1)

    def features(self, codes: Tensor) -> Tensor:
        """codes [B, D, G, G] to what `posterior` and `traits` start from, [B, FEATURES]."""
        features: Tensor = self.reader(codes)
        return features

    def posterior(self, features: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """The mean and the logarithm of the variance of z, each [B, noise]."""
        mean, log_variance = self.leave(torch.cat([features, conditions], 1)).float().chunk(2, 1)
        return mean, log_variance.clamp(-8, 3)

    def guess(self, features: Tensor) -> Tensor:
        """Readings [B, condition] as the judge gives them: scores of the traits, colours, poses."""
        readings: Tensor = self.traits(features).float()
        return readings

    def forward(self, codes: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """codes [B, D, G, G] to the mean and the logarithm of the variance of z, each [B, noise]."""
        return self.posterior(self.features(codes), conditions)


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
        return self.generator.codes(conditions, noise)

    def forward(self, codes: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """Codes drawn again from a sampled z, and KL(q || N(0, 1)) of each, [B] (1312.6114, appendix B)."""
        mean, log_variance = self.encoder(codes, conditions)
        noise = mean + torch.randn_like(mean) * (log_variance / 2).exp()
        divergence = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(1)
        return self.generator(conditions, noise), divergence
