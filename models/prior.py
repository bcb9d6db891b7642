"""The prior: a masked transformer that fills the canvas's grid a few codes at a time.

MaskGIT (Chang et al., 2202.04200): in training some codes are hidden and guessed from the others; to draw,
all are hidden at first, and each step keeps the guesses that the network is surest of. The numbers of a
place are taken two at a time, so that 16 numbers of 5 levels become 8 tokens of 25 values.

What belongs where it need not work out from a picture that is all hidden: trait maps, as the other two
families have them, tell it of every place before the first token is there.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models.layers import Linear
from models.noise import normal, uniform
from models.trait_maps import TraitMaps, TraitMapsConfig

_OTHER_STREAM: Final = 2**31
"""How far the seed of the tokens' chances is from that of the hand's, which must not be the same numbers."""


@dataclass(frozen=True)
class PriorConfig:
    """The shape of a prior, and how it draws."""

    generator: TraitMapsConfig = field(default_factory=TraitMapsConfig)
    """Of the trait maps, and of the canvas's grid and the numbers at each of its places."""
    levels: int = 5
    """Values of each of the canvas's numbers."""
    group: int = 2
    """Numbers that make up one token."""
    width: int = 256
    depth: int = 4
    heads: int = 4
    """The transformer's channels, blocks and attention heads."""
    steps: int = 8
    """Passes through the transformer for one picture."""
    daring: float = 0.5
    """The temperature of guesses: below 1 the likelier ones are taken more often than they are right."""
    wandering: float = 0.8
    """How much chance there is in which guesses are kept at first; it falls to none."""

    def __post_init__(self) -> None:
        if isinstance(self.generator, Mapping):  # as it comes out of JSON
            object.__setattr__(self, "generator", TraitMapsConfig(**self.generator))

    @property
    def groups(self) -> int:
        """Tokens per place."""
        return self.generator.code_dims // self.group

    @property
    def values(self) -> int:
        """Values that a token can take; one more stands for a hidden token."""
        return int(self.levels**self.group)

    @property
    def places(self) -> int:
        """Places of the grid."""
        return self.generator.grid**2

    @property
    def chances(self) -> tuple[int, int, int, int]:
        """Shape of the chances of the tokens: for each pass one to guess by and one to keep by."""
        return self.steps, 2, self.places, self.groups


class Told(NamedTuple):
    """What the trait maps tell of looks."""

    places: Tensor
    """[B, places, width]"""
    style: Tensor
    """[B, style]"""


class Block(nn.Module):
    """A transformer block whose scale, shift and gates come from the style (AdaLN-Zero, 2212.09748)."""

    def __init__(self, width: int, heads: int, style: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm_attention = nn.LayerNorm(width, elementwise_affine=False)
        self.norm_feedforward = nn.LayerNorm(width, elementwise_affine=False)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.join_heads = nn.Linear(width, width)
        self.widen = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        self.modulation = Linear(style, 6 * width, gain=0.0)

    def forward(self, x: Tensor, style: Tensor) -> Tensor:
        """x [B, places, width] and style [B, style] to [B, places, width]."""
        six = self.modulation(style)[:, None].chunk(6, -1)
        scale_a, shift_a, gate_a, scale_f, shift_f, gate_f = six
        x = x + gate_a * self._attend(self.norm_attention(x) * (1 + scale_a) + shift_a)
        y = self.widen(self.norm_feedforward(x) * (1 + scale_f) + shift_f)
        z: Tensor = self.narrow(F.gelu(y))
        return torch.addcmul(x, gate_f, z)

    def _attend(self, x: Tensor) -> Tensor:
        batch, places, _ = x.shape
        split = self.query_key_value(x).reshape(batch, places, 3, self.heads, -1)
        query, key, value = split.permute(2, 0, 3, 1, 4)  # each [B, heads, places, width / heads]
        attended = F.scaled_dot_product_attention(query, key, value)
        joined: Tensor = self.join_heads(attended.transpose(1, 2).flatten(2))
        return joined


class Prior(nn.Module):
    """Guesses hidden tokens from a look and the tokens that are seen."""

    def __init__(self, config: PriorConfig) -> None:
        super().__init__()
        self.config = config
        shape, width = config.generator, config.width
        self.generator = TraitMaps(shape)
        self.enter = nn.Linear(shape.width + shape.code_dims, width)
        self.tokens = nn.ModuleList(nn.Embedding(config.values + 1, width) for _ in range(config.groups))
        self.positions = nn.Parameter(torch.randn(1, config.places, width) * 0.02)
        self.blocks = nn.ModuleList(Block(width, config.heads, shape.style) for _ in range(config.depth))
        self.norm = nn.LayerNorm(width)
        self.leave = nn.Linear(width, config.groups * config.values)

    @property
    def hidden(self) -> int:
        """The token that stands for a hidden one."""
        return self.config.values

    def tell(self, conditions: Tensor, noise: Tensor) -> Told:
        """What is told of conditions [B, condition] drawn with the generator's noise [B, noise]."""
        generator = self.generator
        style = generator.mapping(conditions, noise)
        styles = generator.spread(style)
        features = generator.features(conditions, styles, noise)
        both = torch.cat([features, generator.read(features, styles).to(features.dtype)], 1)
        return Told(self.enter(both.flatten(2).transpose(1, 2)) + self.positions, style)

    def forward(self, tokens: Tensor, told: Told) -> Tensor:
        """tokens [B, places, groups] and what is told of looks to logits [B, places, groups, values]."""
        x = told.places
        for group, embedding in enumerate(self.tokens):
            x = x + embedding(tokens[..., group])
        for block in self.blocks:
            x = block(x, told.style)
        logits: Tensor = self.leave(self.norm(x))
        return logits.reshape(*tokens.shape, self.config.values)

    def noise(self, seed: int) -> Tensor:
        """The chances of a recipe, [generator's noise + those of the tokens], in 0..1, on the CPU."""
        hand = torch.special.ndtr(normal(seed, self.config.generator.noise))
        return torch.cat([hand, uniform((seed + _OTHER_STREAM) % 2**32, *self.config.chances).flatten()])

    def codes(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """The canvas's codes of these looks with these chances, [B, D, G, G].

        Each is drawn alone: in a batch the last bits of sums differ, and where two tokens are all but
        equally likely, another one would be taken.
        """
        drawn = [
            self.draw(look[None], chances[None]) for look, chances in zip(conditions, noise, strict=True)
        ]
        return self.to_codes(torch.cat(drawn))

    def draw(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """Fill the grid in `steps` passes: [B, places, groups] tokens (2202.04200, section 3.2)."""
        config, own = self.config, self.config.generator.noise
        told = self.tell(conditions, torch.special.ndtri(noise[:, :own].clamp(1e-6, 1 - 1e-6)))
        chances = noise[:, own:].reshape(-1, *config.chances)
        tokens = torch.full(chances.shape[:1] + config.chances[2:], self.hidden, device=conditions.device)
        for step in range(config.steps):
            progress = (step + 1) / config.steps
            guesses, sureness = _guess(self(tokens, told).float() / config.daring, chances[:, step, 0])
            sureness = sureness + config.wandering * (1 - progress) * _gumbel(chances[:, step, 1])
            seen = tokens != self.hidden
            guesses = torch.where(seen, tokens, guesses)
            kept = _surest(sureness.masked_fill(seen, math.inf), self._tokens_kept(progress))
            tokens = torch.where(kept, guesses, self.hidden)
        return tokens

    def _tokens_kept(self, progress: float) -> int:
        total = self.config.places * self.config.groups
        return total - int(total * math.cos(math.pi / 2 * progress)) if progress < 1 else total

    def to_tokens(self, codes: Tensor) -> Tensor:
        """Quantised codes [B, D, G, G] to tokens [B, places, groups]."""
        config = self.config
        digits = ((codes + 1) * (config.levels - 1) / 2).round().long()
        digits = digits.flatten(2).transpose(1, 2)  # [B, places, D]
        grouped = digits.reshape(-1, config.places, config.groups, config.group)
        return (grouped * self._digit_values(codes.device)).sum(-1)

    def to_codes(self, tokens: Tensor) -> Tensor:
        """Tokens [B, places, groups] to quantised codes [B, D, G, G]."""
        config = self.config
        digits = tokens[..., None] // self._digit_values(tokens.device) % config.levels
        codes = digits.float() * 2 / (config.levels - 1) - 1
        shape = config.generator
        return codes.flatten(2).transpose(1, 2).reshape(-1, shape.code_dims, shape.grid, shape.grid)

    def _digit_values(self, device: torch.device) -> Tensor:
        return torch.pow(self.config.levels, torch.arange(self.config.group, device=device))


def _guess(logits: Tensor, chance: Tensor) -> tuple[Tensor, Tensor]:
    """Tokens [...] sampled from logits [..., values] by inverting their cumulative sum at `chance` [...],
    and the logarithm of their probability."""
    chances = logits.double().softmax(-1)
    ladder = chances.cumsum(-1)
    rung = chance.double()[..., None] * ladder[..., -1:]
    guesses = torch.searchsorted(ladder, rung, right=True).clamp(max=logits.shape[-1] - 1)
    return guesses[..., 0], chances.gather(-1, guesses)[..., 0].log().float()


def _gumbel(chance: Tensor) -> Tensor:
    return -torch.log(1e-9 - torch.log(chance + 1e-9))


def _surest(sureness: Tensor, count: int) -> Tensor:
    """True for the `count` highest of each picture, in the shape of `sureness` [B, places, groups]."""
    flat = sureness.flatten(1)
    chosen = torch.zeros_like(flat, dtype=torch.bool)
    return chosen.scatter(1, flat.topk(count, 1).indices, True).reshape(sureness.shape)
