"""What of a picture tells how bold, colourful or cute it is: numbers off its pixels, and by the judge."""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import torch
from torch import Tensor

from models.conditioning import TRAIT_SPANS
from models.judge import Judge
from models.traits import TRAITS

MEASURES: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType(
    {
        "cute": {"eyes": 1, "rosy": 1, "glad": 0.5, "grown": -1},
        "bold": {"contrast": 1, "edges": 1, "chroma": 0.5},
        "colourful": {"colourful": 1},
        "bright": {"light": 1},
        "warm": {"warmth": 1},
        "grown": {"grown": 1},
    }
)
"""The measure of a gene: traces, each in its own standard deviations, with their weights.

Cute is what is known as the baby schema (Lorenz 1943; Glocker et al. 2009), as far as a picture shows it:
large eyes, rosy cheeks and youth, and that somebody smiles.
"""

_CHEEKS: Final = (0.55, 0.70, 0.25, 0.75)
"""Top, bottom, left and right of the cheeks, as shares of the picture."""
_FACE: Final = (0.30, 0.78, 0.18, 0.82)
"""The same of the face with the hair about it."""
_GLAD: Final = ("smile", "open", "cat", "grin", "tongue")
_WARM: Final = math.radians(55)
_SEEN: Final = 0.08
"""Distance in OKLab from which a pixel counts as another colour."""


def traces(pictures: Tensor, judge: Judge) -> dict[str, Tensor]:
    """Of [N, 3, S, S] in about -1..1 every trace but the eyes', each [N]."""
    lightness, a, b = oklab(pictures).unbind(1)
    readings = judge(pictures.float())[0]
    rgb = (pictures.clamp(-1, 1) + 1) * 127.5
    face = _cut(lightness, _FACE)
    return {
        "contrast": face.flatten(1).std(1),
        "edges": face.diff(dim=2).abs().mean((1, 2)) + face.diff(dim=1).abs().mean((1, 2)),
        "chroma": _cut(torch.hypot(a, b), _FACE).mean((1, 2)),
        "colourful": _colourful(rgb),
        "light": lightness.mean((1, 2)),
        "warmth": (a * math.cos(_WARM) + b * math.sin(_WARM)).mean((1, 2)),
        "rosy": _cut(a, _CHEEKS).mean((1, 2)),
        "glad": _odds(readings, "mouth", _GLAD),
        "grown": _odds(readings, "age", ("grown", "elder")),
    }


def share_of_eyes(pictures: Tensor, others: Tensor) -> Tensor:
    """The share of pixels that differ between pictures and the same with eyes of another colour, [N]."""
    apart = (oklab(pictures) - oklab(others)).square().sum(1).sqrt()
    return (apart > _SEEN).float().mean((1, 2))


def oklab(pictures: Tensor) -> Tensor:
    """OKLab (models.oklab) of [N, 3, S, S] in about -1..1, the same shape."""
    encoded = (pictures.clamp(-1, 1) + 1) / 2
    linear = torch.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4)
    cones = torch.einsum("cd,ndhw->nchw", pictures.new_tensor(_TO_CONES), linear)
    return torch.einsum("cd,ndhw->nchw", pictures.new_tensor(_TO_LAB), cones.clamp(min=0) ** (1 / 3))


_TO_CONES: Final = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: Final = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def _colourful(rgb: Tensor) -> Tensor:
    """The third metric of Hasler and Süsstrunk, "Measuring colourfulness in natural images" (2003)."""
    red, green, blue = rgb.flatten(2).unbind(1)
    opponents = torch.stack([red - green, (red + green) / 2 - blue], 1)
    spread, middle = opponents.std(2).norm(dim=1), opponents.mean(2).norm(dim=1)
    colourful: Tensor = spread + 0.3 * middle
    return colourful


def _cut(values: Tensor, part: tuple[float, float, float, float]) -> Tensor:
    """A part of [N, S, S]."""
    top, bottom, left, right = (round(end * values.shape[1]) for end in part)
    return values[:, top:bottom, left:right]


def _odds(readings: Tensor, trait: str, values: Sequence[str]) -> Tensor:
    """The judge's log odds that a trait has one of the values, [N]."""
    scores = readings[:, TRAIT_SPANS[trait]]
    named = torch.tensor([value in values for value in TRAITS[trait]], device=scores.device)
    odds: Tensor = torch.logsumexp(scores[:, named], 1) - torch.logsumexp(scores[:, ~named], 1)
    return odds
