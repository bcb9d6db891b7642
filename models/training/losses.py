"""Losses that several trainers share."""

from typing import Final

import torch
import torch.nn.functional as F
from torch import Tensor

from models.conditioning import COLOUR_SPAN, POSE_SPAN, TRAIT_SPANS

_PLACE: Final = 8
"""Pixels along each side of a place in which it doesn't matter where a line lies."""
_FAINT: Final = 1e-3
"""Mean square of a difference that counts half: less than that of freckles."""


def pyramid(shown: Tensor, painted: Tensor, levels: int = 4) -> Tensor:
    """L1 between pictures [B, 3, S, S] at S, S/2, S/4 and S/8, and between their differences of neighbours.

    The small sizes see whether colours are right, the differences whether lines are sharp.
    """
    loss = F.l1_loss(shown, painted)
    for _ in range(levels - 1):
        for axis in (2, 3):
            loss = loss + F.l1_loss(shown.diff(dim=axis), painted.diff(dim=axis))
        shown, painted = F.avg_pool2d(shown, 2), F.avg_pool2d(painted, 2)
        loss = loss + F.l1_loss(shown, painted)
    return loss


def softness(shown: Tensor, painted: Tensor, levels: int = 2) -> Tensor:
    """L1 between the contrasts of neighbours in every place of pictures [B, 3, S, S], at S, S/2 and so on.

    Of a line that may lie a pixel to either side, least L1 shows a blur over both. Here only how sharp it is
    counts, not where in its place it lies, so that one sharp line, somewhere, is better.
    """
    loss = shown.new_zeros(())
    for _ in range(levels):
        for axis in (2, 3):
            ours, theirs = (_contrast(pictures, axis) for pictures in (shown, painted))
            loss = loss + F.l1_loss(ours, theirs)
        shown, painted = F.avg_pool2d(shown, 2), F.avg_pool2d(painted, 2)
    return loss


def _contrast(pictures: Tensor, axis: int) -> Tensor:
    """The mean over every place, each of which overlaps its neighbours by half."""
    return F.avg_pool2d(pictures.diff(dim=axis).abs(), _PLACE, _PLACE // 2)


def unlikeness_apart(shown: Tensor, painted: Tensor) -> Tensor:
    """The share of what sets pairs of painted pictures apart that does not so set apart those shown, a mean.

    Both are [2 N, 3, H, W], pair after pair. Squared, since few pixels differ: the least absolute error of
    what nobody can foretell would be to show both alike. What hardly differs at all counts for less.
    """
    ours, theirs = shown[::2] - shown[1::2], painted[::2] - painted[1::2]
    error, size = ((ours - theirs).square().mean((1, 2, 3)), theirs.square().mean((1, 2, 3)))
    return (error / (size + _FAINT)).mean()


def reading_loss(readings: Tensor, conditions: Tensor) -> Tensor:
    """How far readings [B, condition] are from conditions: traits' cross-entropy, MSE of the rest."""
    errors = [F.cross_entropy(readings[:, span], conditions[:, span]) for span in TRAIT_SPANS.values()]
    colours = F.mse_loss(readings[:, COLOUR_SPAN], conditions[:, COLOUR_SPAN])
    poses = F.mse_loss(readings[:, POSE_SPAN], conditions[:, POSE_SPAN])
    return torch.stack(errors).mean() + 2 * colours + 2 * poses


def energy_score(one: Tensor, other: Tensor, target: Tensor) -> Tensor:
    """The continuous ranked probability score of two draws of the same look against its target, a mean.

    Equation 21 of Gneiting and Raftery, "Strictly proper scoring rules" (2007), number by number. Least
    where the draws are spread as the targets are; L1 alone is least where every draw is the median.
    """
    return (F.l1_loss(one, target) + F.l1_loss(other, target) - F.l1_loss(one, other)) / 2


def divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """KL(q || N(0, 1)) of every number of z, mean over the batch, [noise] (1312.6114, appendix B)."""
    return 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).mean(0)


def with_free_bits(divergences: Tensor, free: float, group: int = 1) -> Tensor:
    """The sum of divergences [noise], every `group` of neighbours at least `free` nats: less costs nothing.

    Free bits (Kingma et al., 1606.04934, section 3.3). Without them the posterior collapses: the traits
    explain nearly everything, and the rest is not worth its divergence. Numbers of one group share their
    free nats as they like.
    """
    groups = divergences.chunk(max(1, len(divergences) // group))
    return torch.stack([numbers.sum() for numbers in groups]).clamp(min=free).sum()


def steepness(scores: Tensor, examples: Tensor) -> Tensor:
    """The squared norm of the gradient of scores [B] by examples [B, ...], a mean (1801.04406)."""
    (slope,) = torch.autograd.grad(scores.sum(), examples, create_graph=True)
    return slope.square().flatten(1).sum(1).mean()
