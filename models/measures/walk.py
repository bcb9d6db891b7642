"""Whether pictures change evenly on a walk from one point to another (perceptual path length, 1812.04948)."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from models.noise import are_chances


@dataclass(frozen=True)
class Smoothness:
    """The steps of walks. A ratio of 1 is even, a high one jumps."""

    pixels_mean: float
    pixels_max: float
    """Mean absolute difference of two neighbours, of a range of 2."""
    features_mean: float
    features_max: float
    pixels_ratio: float
    features_ratio: float
    """The largest step over the mean of its own walk, averaged over the walks."""


def between(first: Tensor, second: Tensor, steps: int) -> Tensor:
    """`steps` noises from one to the other, [steps, ...], on the arc that keeps them as likely.

    Normal noise; chances, which lie in 0..1 (the prior's), are walked as the normal noise they stand for.
    """
    if are_chances(first, second):
        start, end = (torch.special.ndtri(e.double().clamp(1e-6, 1 - 1e-6)) for e in (first, second))
        chances: Tensor = torch.special.ndtr(_arc(start, end, steps)).to(first.dtype)
        return chances
    return _arc(first, second, steps)


def _arc(first: Tensor, second: Tensor, steps: int) -> Tensor:
    shares = torch.linspace(0, 1, steps, dtype=torch.float64)
    turned = [math.sin((1 - s) * math.pi / 2) * first + math.sin(s * math.pi / 2) * second for s in shares]
    return torch.stack(turned).to(first.dtype)


def smoothness(pictures: Sequence[Tensor], features: Sequence[Tensor]) -> Smoothness:
    """Of some walks, each of pictures [steps, 3, H, W] and features [steps, F]."""
    pixels = torch.stack([walk.float().diff(dim=0).abs().flatten(1).mean(1) for walk in pictures])
    paces = torch.stack([walk.float().diff(dim=0).norm(dim=1) for walk in features])
    return Smoothness(
        pixels_mean=pixels.mean().item(),
        pixels_max=pixels.max().item(),
        features_mean=paces.mean().item(),
        features_max=paces.max().item(),
        pixels_ratio=_ratio(pixels),
        features_ratio=_ratio(paces),
    )


def _ratio(steps: Tensor) -> float:
    """Of steps [walks, steps]; a walk on which nothing moves is even."""
    means = steps.mean(1)
    ratios = torch.where(means > 0, steps.amax(1) / means.clamp(min=1e-12), torch.ones_like(means))
    return ratios.mean().item()
