"""Adaptive augmentation, so that a GAN learns from few pictures (StyleGAN2-ADA, Karras et al., 2006.06676).

What the critic sees, painted and drawn alike, is moved, turned and recoloured at random with a probability
p below 1, so that the generator still learns pictures as they are. Transforms and their strengths are those
of appendix B, as far as "bgc" (blitting, geometry, colour) goes. All geometry is one bilinear resampling;
the paper filters by wavelets besides. Gradients pass through, but those of geometry only once: a gradient
penalty is to be taken at the augmented picture.
"""

import math
from dataclasses import dataclass
from functools import reduce
from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor

_SHIFT: Final = 0.125  # of the size
_SCALE: Final = 0.2  # standard deviation, in doublings
_BRIGHTNESS: Final = 0.2
_CONTRAST: Final = 0.5  # in doublings
_SATURATION: Final = 1.0  # in doublings


def augment(pictures: Tensor, p: float, random: torch.Generator) -> Tensor:
    """Pictures [B, 3, S, S] in -1..1, each transform applied to each picture with probability `p`.

    `random` is a generator on the CPU. Raises ValueError for pictures that are not square or not RGB.
    """
    batch, colours, height, width = pictures.shape
    if height != width or colours != 3:
        raise ValueError(f"augmentation needs square RGB pictures, not {colours} x {height} x {width}")
    dice = Dice(batch, p, random)
    moves, tints = geometry(dice, width), colour(dice)
    return recoloured(moved(pictures, moves), tints)


def moved(pictures: Tensor, places: Tensor) -> Tensor:
    """[B, C, S, S] resampled: each place comes from where `places` [B, 3, 3] sends it, in -1..1 from edge to
    edge. Beyond the edges the picture is mirrored."""
    grid = F.affine_grid(places[:, :2].to(pictures), list(pictures.shape), align_corners=False)
    return F.grid_sample(pictures, grid, padding_mode="reflection", align_corners=False)


def recoloured(pictures: Tensor, tints: Tensor) -> Tensor:
    """[B, 3, H, W] with every colour sent through `tints` [B, 4, 4]."""
    tints = tints.to(pictures)
    flat = torch.baddbmm(tints[:, :3, 3:], tints[:, :3, :3], pictures.flatten(2))
    return flat.reshape(pictures.shape)


class Dice:
    """Random numbers for a batch, [B] or [N, B], in float64 on the CPU."""

    def __init__(self, batch: int, p: float, random: torch.Generator) -> None:
        self.batch, self.p, self.random = batch, p, random

    def uniform(self, low: float, high: float, *count: int) -> Tensor:
        """Evenly between `low` and `high`."""
        drawn = torch.rand(*count, self.batch, generator=self.random, dtype=torch.float64)
        return low + (high - low) * drawn

    def normal(self, deviation: float, *count: int) -> Tensor:
        """Normal around 0."""
        return deviation * torch.randn(*count, self.batch, generator=self.random, dtype=torch.float64)

    def below(self, number: int) -> Tensor:
        """A whole number from 0 to `number` - 1."""
        return torch.randint(number, [self.batch], generator=self.random).double()

    def sometimes(self, values: Tensor, p: float | None = None) -> Tensor:
        """Each column of `values` with probability p, else 0."""
        return values * (self.uniform(0, 1) < (self.p if p is None else p))


def geometry(dice: Dice, size: int) -> Tensor:
    """[B, 3, 3]: where each place of the augmented picture lies in the given one (appendix B)."""
    one = torch.ones(dice.batch, dtype=torch.float64)
    flip = 1 - 2 * dice.sometimes(dice.below(2))
    quarters = dice.sometimes(dice.below(4))
    pixels = (dice.sometimes(dice.uniform(-_SHIFT, _SHIFT, 2)) * size).round()
    larger = 2 ** dice.sometimes(dice.normal(_SCALE))
    either = 1 - math.sqrt(1 - dice.p)  # two turns, one of which at least happens with probability p
    before = dice.sometimes(dice.uniform(-math.pi, math.pi), either)
    wider = 2 ** dice.sometimes(dice.normal(_SCALE))
    after = dice.sometimes(dice.uniform(-math.pi, math.pi), either)
    fraction = 2 * dice.sometimes(dice.normal(_SHIFT, 2))
    steps = [
        _scale(flip, one),
        _turn(quarters * (math.pi / 2)),
        _shift(2 * pixels / size),
        _scale(larger, larger),
        _turn(before),
        _scale(wider, 1 / wider),
        _turn(after),
        _shift(fraction),
    ]
    return reduce(torch.matmul, steps)


def colour(dice: Dice) -> Tensor:
    """[B, 4, 4]: what each colour becomes (appendix B)."""
    grey = torch.full([3], 1 / math.sqrt(3), dtype=torch.float64)  # the axis of equal red, green and blue
    along = torch.outer(grey, grey)
    across = torch.eye(3, dtype=torch.float64) - along
    brightness = dice.sometimes(dice.normal(_BRIGHTNESS))
    contrast = 2 ** dice.sometimes(dice.normal(_CONTRAST))
    luma = 1 - 2 * dice.sometimes(dice.below(2))
    hue = dice.sometimes(dice.uniform(-math.pi, math.pi))
    saturation = 2 ** dice.sometimes(dice.normal(_SATURATION))
    turned = torch.linalg.cross(grey.expand(3, 3), torch.eye(3, dtype=torch.float64)).T  # grey x colour
    change = (
        (contrast * luma)[:, None, None] * along
        + (contrast * saturation * hue.cos())[:, None, None] * across
        + (contrast * saturation * hue.sin())[:, None, None] * turned
    )
    # brightness comes first; being grey, it meets contrast and luma alone
    offset = (brightness * contrast * luma)[:, None, None].expand(-1, 3, 1)
    last = torch.tensor([0.0, 0, 0, 1], dtype=torch.float64).expand(dice.batch, 1, 4)
    return torch.cat([torch.cat([change, offset], 2), last], 1)


def _scale(x: Tensor, y: Tensor) -> Tensor:
    return torch.diag_embed(torch.stack([x, y, torch.ones_like(x)], 1))


def _turn(angle: Tensor) -> Tensor:
    zero, one = torch.zeros_like(angle), torch.ones_like(angle)
    sine, cosine = angle.sin(), angle.cos()
    rows = [cosine, -sine, zero, sine, cosine, zero, zero, zero, one]
    return torch.stack(rows, 1).reshape(-1, 3, 3)


def _shift(distance: Tensor) -> Tensor:
    result = torch.eye(3, dtype=torch.float64).repeat(distance.shape[1], 1, 1)
    result[:, :2, 2] = distance.T
    return result


@dataclass
class AdaptiveProbability:
    """p, steered by how much the critic overfits (section 3, r_t). `asdict` and `**` store and restore it."""

    p: float = 0.0
    target: float = 0.6
    """The overfitting signal to hold: the mean sign of the critic's verdict on painted pictures, 0 when it
    can't tell, 1 when it knows each of them."""
    speed: int = 500_000
    """Pictures that it takes p at most to go from 0 to 1."""
    highest: float = 0.8
    """Above, augmentations begin to show in drawn pictures (section 2.2)."""
    every: int = 4
    """Minibatches between two steps."""
    signs: float = 0.0
    """The sum of signs since the last step."""
    pictures: int = 0
    minibatches: int = 0
    signal: float = 0.0
    """r_t at the last step."""

    def observe(self, realness: Tensor) -> float:
        """Take the critic's verdicts [B] on (augmented) painted pictures, and return p for what follows."""
        self.signs += float(realness.detach().sign().sum())
        self.pictures += len(realness)
        self.minibatches += 1
        if self.minibatches >= self.every:
            self._step()
        return self.p

    def _step(self) -> None:
        self.signal = self.signs / self.pictures
        direction = (self.signal > self.target) - (self.signal < self.target)
        self.p = min(max(self.p + direction * self.pictures / self.speed, 0.0), self.highest)
        self.signs, self.pictures, self.minibatches = 0.0, 0, 0
