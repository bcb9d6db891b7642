"""The prior: a masked transformer that fills the canvas's grid a few codes at a time.

MaskGIT (Chang et al., 2202.04200): in training some codes are hidden and guessed from the others; to draw,
all are hidden at first, and each step keeps the guesses that the network is surest of. The numbers of a
place are taken four at a time, so that 16 numbers of 5 levels become 4 tokens of 625 values.
"""

import math
from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from models import conditioning
from models.noise import uniform


@dataclass(frozen=True)
class PriorConfig:
    """The shape of a prior, and how it draws."""

    condition: int = conditioning.WIDTH
    """Length of a look's condition."""
    code_dims: int = 16
    grid: int = 16
    levels: int = 5
    """The canvas's numbers per place, places along each side, and values of each number."""
    group: int = 4
    """Numbers that make up one token."""
    width: int = 384
    depth: int = 8
    heads: int = 6
    """The transformer's channels, blocks and attention heads."""
    steps: int = 12
    """Passes through the network for one picture."""
    temperature: float = 0.8
    """How much chance there is in what is kept at first; it falls to none."""
    guidance: float = 0.0
    """How far to push away from what would be drawn without a look (2207.12598); rises with the steps."""

    @property
    def groups(self) -> int:
        """Tokens per place."""
        return self.code_dims // self.group

    @property
    def values(self) -> int:
        """Values that a token can take; one more stands for a hidden token."""
        return int(self.levels**self.group)

    @property
    def places(self) -> int:
        """Places of the grid."""
        return self.grid**2


class Block(nn.Module):
    """A transformer block whose scale, shift and gates come from the look (AdaLN-Zero, 2212.09748)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm_attention = nn.LayerNorm(width, elementwise_affine=False)
        self.norm_feedforward = nn.LayerNorm(width, elementwise_affine=False)
        self.query_key_value = nn.Linear(width, 3 * width)
        self.join_heads = nn.Linear(width, width)
        self.widen = nn.Linear(width, 4 * width)
        self.narrow = nn.Linear(4 * width, width)
        self.modulation = nn.Linear(width, 6 * width)
        for start_at_zero in self.modulation.parameters():
            nn.init.zeros_(start_at_zero)

    def forward(self, x: Tensor, look: Tensor) -> Tensor:
        """x [B, places, width] and look [B, width] to [B, places, width]."""
        six = self.modulation(F.silu(look))[:, None].chunk(6, -1)
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
        width = config.width
        self.tokens = nn.ModuleList(nn.Embedding(config.values + 1, width) for _ in range(config.groups))
        self.positions = nn.Parameter(torch.randn(1, config.places, width) * 0.02)
        self.look = nn.Sequential(nn.Linear(config.condition, width), nn.SiLU(), nn.Linear(width, width))
        self.blocks = nn.ModuleList(Block(width, config.heads) for _ in range(config.depth))
        self.norm = nn.LayerNorm(width)
        self.leave = nn.Linear(width, config.groups * config.values)

    @property
    def hidden(self) -> int:
        """The token that stands for a hidden one."""
        return self.config.values

    def forward(self, tokens: Tensor, conditions: Tensor) -> Tensor:
        """tokens [B, places, groups] and conditions [B, condition] to logits [B, places, groups, values]."""
        x = self.positions
        for group, embedding in enumerate(self.tokens):
            x = x + embedding(tokens[..., group])
        look = self.look(conditions)
        for block in self.blocks:
            x = block(x, look)
        logits: Tensor = self.leave(self.norm(x))
        return logits.reshape(*tokens.shape, self.config.values)

    def noise(self, seed: int) -> Tensor:
        """The chances of a recipe, [steps, 2, places, groups] in [0, 1], on the CPU."""
        return uniform(seed, self.config.steps, 2, self.config.places, self.config.groups)

    def codes(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """The canvas's codes of these looks with these chances [B, steps, 2, places, groups]."""
        return self.to_codes(self.draw(conditions, noise))

    def draw(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """Fill the grid in `steps` passes: [B, places, groups] tokens (2202.04200, section 3.2)."""
        config = self.config
        tokens = torch.full((len(conditions), config.places, config.groups), self.hidden)
        tokens = tokens.to(conditions.device)
        for step in range(config.steps):
            progress = (step + 1) / config.steps
            logits = self._guided(tokens, conditions, config.guidance * step / config.steps)
            guesses, sureness = _guess(logits, noise[:, step, 0])
            sureness = sureness + config.temperature * (1 - progress) * _gumbel(noise[:, step, 1])
            seen = tokens != self.hidden
            guesses = torch.where(seen, tokens, guesses)
            kept = _surest(sureness.masked_fill(seen, math.inf), self._tokens_kept(progress))
            tokens = torch.where(kept, guesses, self.hidden)
        return tokens

    def _tokens_kept(self, progress: float) -> int:
        total = self.config.places * self.config.groups
        return total - int(total * math.cos(math.pi / 2 * progress)) if progress < 1 else total

    def _guided(self, tokens: Tensor, conditions: Tensor, strength: float) -> Tensor:
        logits: Tensor = self(tokens, conditions)
        if not strength:
            return logits.float()
        free: Tensor = self(tokens, torch.zeros_like(conditions))
        return torch.lerp(free.float(), logits.float(), 1 + strength)

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
        return codes.flatten(2).transpose(1, 2).reshape(-1, config.code_dims, config.grid, config.grid)

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
