"""Finds the style of a StyleGAN2 whose picture is nearest to a given one: projection into W (Karras et al.,
1912.04958, appendix D).

One style w for all layers is moved down the difference between the drawn and the given picture, with noise
added to it that fades, so that it is not caught in the first hollow. The difference is that of the pixels at
several sizes, and that of a judge's features, layer by layer (Zhang et al., 1801.03924), where one ships.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import torch
import torch.nn.functional as F
from rich.console import Console
from rich.progress import track
from torch import Tensor

from models.guests import in_colour
from models.judge import Judge
from models.noise import normal
from models.stylegan2 import Generator

_SAMPLES: Final = 2000
"""Noises from which the mean style and its spread are told."""
_NOISE: Final = 0.05
_NOISE_UNTIL: Final = 0.75
"""Noise on the style, in spreads, and the share of the steps in which it fades."""
_RISE: Final = 0.05
_FALL: Final = 0.25
"""Shares of the steps in which the learning rate rises and falls."""
_LR: Final = 0.1
_SHOWN: Final = 6
"""Pictures on the way that the sheet shows."""
_LAYERS: Final = (2, 4, 7)
"""Of the judge's body: behind its residual blocks at a quarter, an eighth and a sixteenth of the size."""

Difference = Callable[[Tensor], Tensor]
"""How far a picture [1, 3, S, S] in -1..1 is from the given one."""


@dataclass(frozen=True)
class Projection:
    """What was found."""

    style: Tensor
    """[style], on the CPU."""
    picture: Tensor
    """[1, 3, S, S] in about -1..1, on the CPU."""
    stages: Sequence[Tensor]
    """Pictures on the way, from that of the mean style on."""
    differences: Sequence[float]
    """After each step."""


def project(network: Generator, target: Tensor, difference: Difference, steps: int, seed: int) -> Projection:
    """The style whose picture is nearest to `target` [1, 3, S, S], after so many steps; always the same."""
    mean, spread = _mean_style(network, target.device)
    style = mean.clone().requires_grad_(True)
    moves = torch.optim.Adam([style], _LR, (0.9, 0.999))
    best, least = mean.clone(), math.inf
    stages: list[Tensor] = []
    differences: list[float] = []
    kept = {round(number * (steps - 1) / max(1, _SHOWN - 1)) for number in range(_SHOWN)}
    for step in _shown_on_terminals(steps):
        share = step / steps
        moves.param_groups[0]["lr"] = _LR * _rate(share)
        noise = normal(seed + step, len(mean)).to(mean) * (_NOISE * spread * _fading(share))
        picture = _drawn(network, style + noise)
        loss = difference(picture)
        moves.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call] # torch leaves it untyped
        differences.append(loss.item())
        if share >= _NOISE_UNTIL and differences[-1] < least:
            best, least = style.detach().clone(), differences[-1]
        if step in kept:
            stages.append(picture.detach().cpu())
        moves.step()
    with torch.no_grad():
        found = _drawn(network, best)
    return Projection(best.cpu(), found.cpu(), stages, differences)


def difference_from(target: Tensor, judge: Judge | None) -> Difference:
    """From `target` [1, 3, S, S]: of pixels at several sizes, and of features where there is a judge."""
    wanted = _features(judge, target) if judge else []

    def difference(picture: Tensor) -> Tensor:
        loss = _pixels_apart(picture, target)
        if judge is not None:
            for ours, theirs in zip(_features(judge, picture), wanted, strict=True):
                loss = loss + (ours - theirs).square().sum(1).mean()
        return loss

    return difference


def _pixels_apart(picture: Tensor, target: Tensor) -> Tensor:
    loss = F.mse_loss(picture, target)
    while picture.shape[-1] > 32:
        picture, target = F.avg_pool2d(picture, 2), F.avg_pool2d(target, 2)
        loss = loss + F.mse_loss(picture, target)
    return loss


def _features(judge: Judge, picture: Tensor) -> list[Tensor]:
    """Of some layers [1, C, H, W], of unit length at every place (1801.03924, equation 1)."""
    size = (judge.config.size, judge.config.size)
    x = F.interpolate(picture, size, mode="bilinear", antialias=True, align_corners=False)
    found: list[Tensor] = []
    for number, layer in enumerate(list(judge.body.children())[: _LAYERS[-1] + 1]):
        x = layer(x)
        if number in _LAYERS:
            found.append(F.normalize(x, dim=1))
    return found


@torch.no_grad()
def _mean_style(network: Generator, device: torch.device) -> tuple[Tensor, float]:
    """The mean of the styles [style], and the root of their mean squared distance from it, per number."""
    noise = normal(0, _SAMPLES, network.config.noise).to(device)
    styles = network.mapping(noise, _labels(network, _SAMPLES, device))
    mean = styles.mean(0)
    return mean, (styles - mean).square().mean().sqrt().item()


def _labels(network: Generator, count: int, device: torch.device) -> Tensor | None:
    """All labels in turn."""
    classes = network.config.classes
    return torch.eye(classes, device=device)[torch.arange(count) % classes] if classes else None


def _drawn(network: Generator, style: Tensor) -> Tensor:
    return in_colour(network.synthesis(network.spread(style[None])))


def _rate(share: float) -> float:
    """A linear rise, then level, then half a cosine down (1912.04958, appendix D)."""
    fall = min(1.0, (1 - share) / _FALL)
    return min(1.0, (share + 1e-3) / _RISE) * (0.5 - 0.5 * math.cos(fall * math.pi))


def _fading(share: float) -> float:
    return max(0.0, 1 - share / _NOISE_UNTIL) ** 2


def _shown_on_terminals(steps: int) -> Iterator[int]:
    console = Console(stderr=True)
    yield from track(range(steps), "projecting", console=console, disable=not console.is_terminal)
