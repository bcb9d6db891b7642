"""The VAE: a trait-map generator, and an encoder that finds the noise of given codes and guesses their look.

A conditional variational auto-encoder (Kingma and Welling, 1312.6114) over the canvas's codes. Its noise is
a painter's hand (models/painter/hand.py), or else numbers whose meaning it makes up itself.
"""

from dataclasses import dataclass, field
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers import CodeReader, Linear, Residual
from models.noise import normal
from models.trait_maps import TraitMaps, TraitMapsConfig

_WAYS: Final = 2
"""A hand strays to the right and down."""
_PROBES: Final = 3
_HAND_WIDTH: Final = 32
"""Channels of what reads hands. It knows what the generator does with them, and need not be wide."""


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

    It starts from what a linear generator and even errors would mean, the Laplace approximation at z = 0 with
    its covariances left out, and learns what is otherwise.
    """

    def __init__(self, shape: TraitMapsConfig, width: int) -> None:
        super().__init__()
        self._grid = (2 * _WAYS, shape.stray_places, shape.stray_places)
        self.log_error = nn.Parameter(torch.zeros(()))
        """The logarithm of the variance of codes about what is drawn."""
        self.enter = nn.Conv2d(2 * _WAYS, width, 3, padding=1)
        self.block = Residual(width)
        self.leave = nn.Conv2d(width, 2 * _WAYS, 3, padding=1)
        nn.init.zeros_(self.leave.weight)

    def forward(self, pull: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
        """What `Vae.pull` says to the mean and the logarithm of the variance of z, each [B, noise]."""
        error = self.log_error.exp()
        mean, log_variance = pull / (error + weight), self.log_error - (error + weight).log()
        told = torch.cat([_evenly(mean), log_variance], 1).reshape(-1, *self._grid)
        learned = self.leave(F.silu(self.block(self.enter(told)))).float().flatten(1)
        more, wider = learned.chunk(2, 1)
        return mean + more, log_variance + wider


def _evenly(x: Tensor) -> Tensor:
    """x, what is large in it made smaller, so that no outlier reaches a network."""
    return x.sign() * x.abs().log1p()


class Encoder(nn.Module):
    """q(z | codes, look), a diagonal normal distribution; and the look, for codes that come without one."""

    def __init__(self, config: VaeConfig) -> None:
        super().__init__()
        shape, width = config.generator, config.encoder_width
        self.reader = CodeReader(shape.code_dims, shape.grid, width)
        self.hand = HandReader(shape, _HAND_WIDTH) if shape.strays else None
        if not shape.strays:
            self.leave = Linear(CodeReader.FEATURES + shape.condition, 2 * shape.noise)
        self.traits = Linear(CodeReader.FEATURES, shape.condition, gain=0.1)

    def features(self, codes: Tensor) -> Tensor:
        """codes [B, D, G, G] to what `guess` and, but for hands, `posterior` start from, [B, FEATURES]."""
        features: Tensor = self.reader(codes)
        return features

    def posterior(self, features: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """The mean and the logarithm of the variance of z, each [B, noise], where z is no hand."""
        told = self.leave(torch.cat([features, conditions], 1))
        mean, log_variance = told.float().chunk(2, 1)
        return mean, log_variance.clamp(-8, 3)

    def guess(self, features: Tensor) -> Tensor:
        """Readings [B, condition] as the judge gives them: scores of the traits, colours, poses."""
        readings: Tensor = self.traits(features).float()
        return readings


class Vae(nn.Module):
    """Draws from noise like the GAN; in training the encoder chooses the noise."""

    _probes: Tensor

    def __init__(self, config: VaeConfig) -> None:
        super().__init__()
        self.config = config
        self.generator = TraitMaps(config.generator)
        self.encoder = Encoder(config)
        shape = config.generator
        probes = normal(0, _PROBES, shape.code_dims, shape.grid, shape.grid)
        self.register_buffer("_probes", probes, persistent=False)

    def noise(self, seed: int) -> Tensor:
        """The noise z of a recipe, [noise], on the CPU."""
        return self.generator.noise(seed)

    def codes(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """The canvas's codes of these looks with this noise, [B, D, G, G]."""
        return self.generator.codes(conditions, noise, self.config.psi)

    def posterior(
        self, codes: Tensor, conditions: Tensor, features: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """q(z | codes, look): the mean and the logarithm of the variance of z, each [B, noise].

        `features` are the encoder's of the codes, where they are known already.
        """
        if self.encoder.hand is not None:
            mean, log_variance = self.encoder.hand(*self.pull(codes, conditions))
            return mean, log_variance.clamp(-8, 3)
        features = self.encoder.features(codes) if features is None else features
        return self.encoder.posterior(features, conditions)

    def pull(self, codes: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """Whither and how strongly codes [B, D, G, G] pull each number of a hand that strays nowhere.

        With what is drawn there, x, and its Jacobian J by the hand: J^T (codes - x), the gradient of
        iterative amortized inference (Marino et al., 1807.09356), and the diagonal of J^T J as a few fixed
        probes find it (Bekas et al., 2007). Both are [B, noise], take no gradient, and are the same in
        inference mode.
        """
        with torch.inference_mode(False), torch.enable_grad():
            codes, conditions = codes.detach().clone(), conditions.detach().clone()
            hand = codes.new_zeros(len(codes), self.config.generator.noise).requires_grad_()
            drawn = self.generator(conditions, hand)
            ways = [codes - drawn.detach(), *(probe.expand_as(drawn) for probe in self._probes)]
            pulls = [torch.autograd.grad(drawn, hand, way.to(drawn), retain_graph=True)[0] for way in ways]
        return pulls[0].float(), torch.stack(pulls[1:]).float().square().mean(0)

    def forward(self, codes: Tensor, conditions: Tensor) -> tuple[Tensor, Tensor]:
        """Codes drawn again from a sampled z, and KL(q || N(0, 1)) of each, [B] (1312.6114, appendix B)."""
        mean, log_variance = self.posterior(codes, conditions)
        noise = sampled(mean, log_variance, torch.randn_like(mean))
        divergence = 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).sum(1)
        return self.generator(conditions, noise), divergence


def sampled(mean: Tensor, log_variance: Tensor, chance: Tensor) -> Tensor:
    """z [B, noise] of a normal distribution by standard normal numbers (1312.6114, section 2.4)."""
    return mean + chance * (log_variance / 2).exp()
