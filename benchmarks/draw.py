"""`python -m benchmarks.draw`: milliseconds from recipes to pixels, for every family with weights."""

import argparse
import platform
from collections.abc import Sequence
from statistics import median
from time import perf_counter
from typing import Final

import torch
from rich.console import Console
from rich.table import Table

from models.illustrator import fast_bfloat16
from models.look import sample
from models.recipe import Recipe
from worker.studio import Studio

BATCHES: Final = (1, 16, 64)


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw each batch a few times and print the medians."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.draw", description=__doc__)
    parser.add_argument("--device", help="cpu or cuda; without it CUDA where there is any")
    parser.add_argument("--times", type=int, default=5, help="how often each batch is drawn")
    chosen = parser.parse_args(arguments)
    studio = Studio(chosen.device)
    table = Table("family", *(f"{count} at once" for count in BATCHES), title=_machine(studio))
    for family in studio.families:
        table.add_row(family, *(_row(studio, family, count, chosen.times) for count in BATCHES))
    Console().print(table)


def _row(studio: Studio, family: str, count: int, times: int) -> str:
    milliseconds = draw_time(studio, family, count, times)
    return f"{milliseconds:.0f} ms ({milliseconds / count:.1f} each)"


def draw_time(studio: Studio, family: str, count: int, times: int) -> float:
    """The median time of drawing `count` pictures at once, in milliseconds, after one draw to warm up."""
    recipes = [Recipe(sample(seed), seed, family, studio.version(family)) for seed in range(count)]
    taken = []
    for _ in range(times + 1):
        start = perf_counter()
        studio.draw(recipes)
        taken.append(perf_counter() - start)
    return median(taken[1:]) * 1000


def _machine(studio: Studio) -> str:
    if studio.device.type == "cuda":
        return torch.cuda.get_device_name(studio.device)
    precision = "bfloat16" if fast_bfloat16() else "float32"
    return f"{platform.machine()}, {torch.get_num_threads()} threads, decoder in {precision}"


if __name__ == "__main__":
    main()
