"""`python -m models.project PICTURE --weights FILE --out DIR`: finds the style of a StyleGAN2 whose picture
is nearest to one that is given (projection into W, Karras et al., 1912.04958, appendix D).

One style w for all layers is moved down the difference between the drawn and the given picture, with noise
added to it that fades, so that it is not caught in the first hollow. The difference is that of the pixels at
several sizes, and that of a judge's features, layer by layer (Zhang et al., 1801.03924), where one ships.
"""

import argparse
import json
import math
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from rich.console import Console
from rich.progress import track
from safetensors.torch import save_file
from torch import Tensor

from models.canvas import from_pixels, to_pixels
from models.guests import in_colour
from models.illustrator import choose_device
from models.judge import Judge
from models.noise import normal
from models.registry import load_judge
from models.stylegan2 import Generator, checkpoint_file
from models.training.folder import NoPicture, read_picture
from models.weights_index import WeightsError

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


def main(arguments: Sequence[str] | None = None) -> int:
    """Project a picture; 1 with one clear line if it can't be done."""
    chosen = _parser().parse_args(arguments)
    try:
        device = choose_device(chosen.device)
        network = checkpoint_file.load(chosen.weights).to(device)
        _, pixels = read_picture(chosen.picture, network.config.size)
        target = from_pixels(pixels[None]).to(device)
        found = project(network, target, difference_from(target, _judge(device)), chosen.steps, chosen.seed)
        _write(found, target.cpu(), chosen.out)
    except NoPicture as problem:
        print(f"{chosen.picture} can't be read: {problem}", file=sys.stderr)
        return 1
    except (OSError, WeightsError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"difference {found.differences[0]:.4g} at first, {found.differences[-1]:.4g} at the end")
    return 0


def _judge(device: torch.device) -> Judge | None:
    try:
        return load_judge().to(device)
    except WeightsError:
        print("no judge ships here; pixels alone are compared", file=sys.stderr)
        return None


def _write(found: Projection, target: Tensor, out: Path) -> None:
    """projected.png, style.safetensors, losses.json, and a sheet: given, on the way, found."""
    out.mkdir(parents=True, exist_ok=True)
    row = [to_pixels(picture)[0] for picture in (target, *found.stages, found.picture)]
    Image.fromarray(np.concatenate(row, axis=1)).save(out / "sheet.png")
    Image.fromarray(row[-1]).save(out / "projected.png")
    save_file({"w": found.style}, out / "style.safetensors")
    (out / "losses.json").write_text(json.dumps(list(found.differences)), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m models.project", description=__doc__)
    add = parser.add_argument
    add("picture", type=Path, metavar="PICTURE")
    add("--weights", type=Path, required=True, metavar="FILE", help="a StyleGAN2, .safetensors")
    add("--out", type=Path, required=True, metavar="DIR", help="where the outcome goes")
    add("--steps", type=_count, default=500, help="how many (500)")
    add("--seed", type=int, default=0, help="of the noise on the style (0)")
    add("--device", help="cpu or cuda; without it CUDA where there is any")
    return parser


def _count(text: str) -> int:
    steps = int(text)
    if not 1 <= steps <= 100_000:
        raise argparse.ArgumentTypeError("between 1 and 100000 steps")
    return steps


if __name__ == "__main__":
    sys.exit(main())
