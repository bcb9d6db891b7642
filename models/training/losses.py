"""Losses that several trainers share."""

import torch
import torch.nn.functional as F
from torch import Tensor

from models.conditioning import TRAIT_SPANS, TRAITS_WIDTH


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


def reading_loss(readings: Tensor, conditions: Tensor) -> Tensor:
    """How far readings [B, condition] are from conditions: cross-entropy of traits, MSE of colours."""
    errors = [F.cross_entropy(readings[:, span], conditions[:, span]) for span in TRAIT_SPANS.values()]
    colours = F.mse_loss(readings[:, TRAITS_WIDTH:], conditions[:, TRAITS_WIDTH:])
    return torch.stack(errors).mean() + 2 * colours


def divergence(mean: Tensor, log_variance: Tensor) -> Tensor:
    """KL(q || N(0, 1)) of every number of z, mean over the batch, [noise] (1312.6114, appendix B)."""
    return 0.5 * (mean.square() + log_variance.exp() - 1 - log_variance).mean(0)


def with_free_bits(divergences: Tensor, free: float) -> Tensor:
    """The sum of divergences [noise], each at least `free` nats: what is below it costs nothing.

    Free bits (Kingma et al., 1606.04934, section 3.3). Without them the posterior collapses: the traits
    explain nearly everything, and the rest is not worth its divergence.
    """
    return divergences.clamp(min=free).sum()


def steepness(scores: Tensor, examples: Tensor) -> Tensor:
    """The squared norm of the gradient of scores [B] by examples [B, ...], a mean (1801.04406)."""
    (slope,) = torch.autograd.grad(scores.sum(), examples, create_graph=True)
    return slope.square().flatten(1).sum(1).mean()
