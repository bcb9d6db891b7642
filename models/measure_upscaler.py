"""`python -m models.measure_upscaler`: how well 512 and 1024 come out of 256, beside Lanczos, and how fast.

Held-out looks are painted at 256 pixels, enlarged as the canvas shows them, and compared with the painter's
own large pictures. Since that measures the canvas as well, they are enlarged as painted, too. Pixel art is
left out: in chat its blocks are repeated and no network touches them.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count, islice
from statistics import mean, median
from time import perf_counter
from typing import Final

import numpy as np
import torch
from PIL import Image

from models.canvas import from_pixels, psnr, to_pixels
from models.enlarger import Enlarger
from models.illustrator import Pixels, choose_device, prepare_canvas
from models.look import Look, sample
from models.measures.sharpness import contrast
from models.measuring import HELD_OUT
from models.model_card import write_upscaler_card
from models.painter import render
from models.registry import load_canvas, load_upscaler
from models.weights_index import WeightsError

SIZES: Final = (512, 1024)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 with one clear line if there is nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m models.measure_upscaler", description=__doc__)
    parser.add_argument("--looks", type=int, default=40, help="held-out looks to measure on (40)")
    parser.add_argument("--device", help="cpu or cuda; without it CUDA where there is any")
    parser.add_argument("--write-card", action="store_true", help="put the figures into the upscaler's card")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = parser.parse_args(arguments)
    try:
        measured = measure(chosen.looks, choose_device(chosen.device))
    except WeightsError as problem:
        print(problem, file=sys.stderr)
        return 1
    if chosen.write_card:
        write_upscaler_card(measured, chosen.looks)
    lines = (f"{name:22} {value:.4g}" for name, value in measured.items())
    print(json.dumps(measured) if chosen.json else "\n".join(lines))
    return 0


def measure(looks: int, device: torch.device) -> Mapping[str, float]:
    """Of ours and of Lanczos at each size PSNR in dB and contrast as a share of painted; our milliseconds.

    What begins with `plain_` is of pictures enlarged as painted, the rest as the canvas shows them. PSNR and
    contrast are means, the time of an enlargement is the median. Raises WeightsError where no upscaler ships.
    """
    upscaler = load_upscaler()
    if upscaler is None:
        raise WeightsError("no upscaler ships here; train one with `python -m models.training upscaler`")
    enlarger, canvas = Enlarger(upscaler, device), prepare_canvas(load_canvas(), device)
    rows: list[dict[str, float]] = []
    for look, seed in islice(_smooth_looks(), looks):
        small, *larger = (_painted(look, seed, size) for size in (256, *SIZES))
        with torch.inference_mode():
            shown = to_pixels(canvas(from_pixels(small[None]).to(device))[0])[0]
        plain = {f"plain_{name}": value for name, value in _compared(small, larger, enlarger).items()}
        rows.append(_compared(shown, larger, enlarger) | plain)
    figures = {name: mean(row[name] for row in rows) for name in rows[0]}
    return figures | {f"ms_{size}": _milliseconds(enlarger, shown, size) for size in SIZES}


def lanczos(pixels: Pixels, size: int) -> Pixels:
    """`pixels` at `size` x `size` by Pillow's Lanczos."""
    return np.array(Image.fromarray(pixels).resize((size, size), Image.Resampling.LANCZOS))


def _smooth_looks() -> Iterator[tuple[Look, int]]:
    looks = ((sample(seed), seed) for seed in count(HELD_OUT))
    return ((look, seed) for look, seed in looks if look.traits["style"] != "pixel")


def _compared(small: Pixels, larger: Sequence[Pixels], enlarger: Enlarger) -> dict[str, float]:
    """How near `small`, enlarged, comes to what was painted at each of SIZES."""
    row = {}
    for size, pixels in zip(SIZES, larger, strict=True):
        painted = from_pixels(pixels[None])
        for name, of, enlarge in (("psnr", "", enlarger.enlarge), ("lanczos", "lanczos_", lanczos)):
            enlarged = _enlarged(enlarge, small, size)
            row[f"{name}_{size}"] = float(psnr(enlarged, painted))
            row[f"sharpness_{of}{size}"] = float(contrast(enlarged) / contrast(painted))
    return row


def _enlarged(enlarge: Callable[[Pixels, int], Pixels | None], small: Pixels, size: int) -> torch.Tensor:
    enlarged = enlarge(small, size)
    assert enlarged is not None  # noqa: S101 - both sizes are powers of two of 256
    return from_pixels(enlarged[None])


def _painted(look: Look, seed: int, size: int) -> Pixels:
    return np.array(render(look, seed, size).convert("RGB"))


def _milliseconds(enlarger: Enlarger, pixels: Pixels, size: int, times: int = 5) -> float:
    taken = []
    for _ in range(times + 1):
        start = perf_counter()
        enlarger.enlarge(pixels, size)
        taken.append(perf_counter() - start)
    return median(taken[1:]) * 1000


if __name__ == "__main__":
    sys.exit(main())
