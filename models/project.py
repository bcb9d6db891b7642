"""`python -m models.project PICTURE --weights FILE --out DIR`: finds the style of a StyleGAN2 whose picture
is nearest to one that is given.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file
from torch import Tensor

from models.canvas import from_pixels, to_pixels
from models.illustrator import choose_device
from models.judge import Judge
from models.projection import Projection, difference_from, project
from models.registry import load_judge
from models.stylegan2 import checkpoint_file
from models.training.folder import NoPicture, read_picture
from models.weights_index import WeightsError


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
