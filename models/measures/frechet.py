"""How far two sets of pictures are apart: the Fréchet distance of a judge's features (JFD).

The formula is that of the FID (Heusel et al., 1706.08500) with our own judges in place of Inception, which
never saw a chibi. It depends on the number of pictures, so every figure has a floor of as many beside it.
"""

from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

LEAST: Final = 4
"""Pictures in a set, below which a covariance says nothing."""


@dataclass(frozen=True)
class Frechet:
    """Drawn from painted pictures, and painted from painted ones, of other looks and as many each time."""

    jfd: float | None
    floor: float | None
    pictures: int
    """In each of the two sets that are compared."""
    reason: str | None = None
    """Why there is no figure."""


def compare(drawn: Tensor, painted: Tensor) -> Frechet:
    """Of the features of the same looks, both [N, F].

    The looks are halved. The distance is that of one half drawn to the other painted, a mean of both ways;
    the floor is that of one half painted to the other painted. So chance weighs alike in both.
    """
    half = len(painted) // 2
    if half < LEAST:
        return Frechet(None, None, half, f"{len(painted)} looks are too few; it needs {2 * LEAST}")
    one, other = slice(0, half), slice(half, 2 * half)
    jfd = (distance(drawn[one], painted[other]) + distance(drawn[other], painted[one])) / 2
    return Frechet(jfd, distance(painted[one], painted[other]), half)


def distance(first: Tensor, second: Tensor) -> float:
    """Between two sets of features [N, F] and [M, F]: |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)).

    Of fewer pictures than features the covariances are singular; the square root is then taken on what
    they span. In float64.
    """
    a, b = first.double().cpu(), second.double().cpu()
    gap = (a.mean(0) - b.mean(0)).square().sum()
    spread, other = _covariance(a), _covariance(b)
    root = _root(spread)
    # tr (C1 C2)^(1/2) is the sum of the roots of the eigenvalues of C1^(1/2) C2 C1^(1/2), which is symmetric
    overlap = torch.linalg.eigvalsh(root @ other @ root).clamp(min=0).sqrt().sum()
    apart = (gap + spread.trace() + other.trace() - 2 * overlap).item()
    return max(0.0, float(apart))


def _covariance(features: Tensor) -> Tensor:
    centred = features - features.mean(0)
    return centred.T @ centred / (len(features) - 1)


def _root(matrix: Tensor) -> Tensor:
    """The symmetric square root of a symmetric matrix without negative eigenvalues."""
    values, vectors = torch.linalg.eigh(matrix)
    root: Tensor = (vectors * values.clamp(min=0).sqrt()) @ vectors.T
    return root
