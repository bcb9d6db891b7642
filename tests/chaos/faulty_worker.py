"""`python -m tests.chaos.faulty_worker`: a worker like any other, but some seeds are bad for it."""

import os
import signal
import sys
import time
from collections.abc import Sequence
from typing import Any, Final

import torch

from models.recipe import Recipe
from worker.__main__ import main
from worker.studio import Studio

KILLS: Final = 666
"""The seed that ends its worker as the kernel does for want of memory."""
HANGS: Final = 667
"""The seed that hangs for ever."""
FAILS: Final = 668
"""The seed that can't be drawn."""
FILLS: Final = 669
"""The seed beside which a GPU has memory for nothing else."""


def _draw(studio: Studio, recipes: Sequence[Recipe], draw: Any) -> Any:
    seeds = {recipe.seed for recipe in recipes}
    if KILLS in seeds:
        os.kill(os.getpid(), signal.SIGKILL)
    while HANGS in seeds:
        time.sleep(3600)
    if FAILS in seeds:
        raise RuntimeError("this seed can't be drawn")
    time.sleep(float(os.environ.get("DRAW_TAKES", "0")))
    return draw(studio, recipes)


def _frail(draw: Any) -> Any:
    """What an illustrator draws, unless there are too many at once."""

    def drawn(looks: Sequence[Any], seeds: Sequence[int]) -> Any:
        if FILLS in seeds and len(seeds) > 1:
            raise torch.OutOfMemoryError
        return draw(looks, seeds)

    return drawn


def install() -> None:
    """Make this process's studio faulty."""
    draw, begin = Studio.draw, Studio.__init__

    def opened(studio: Studio, *arguments: Any, **more: Any) -> None:
        begin(studio, *arguments, **more)
        for illustrator in studio._illustrators.values():
            illustrator.draw = _frail(illustrator.draw)  # type: ignore[method-assign] # on purpose

    Studio.draw = lambda studio, recipes: _draw(studio, recipes, draw)  # type: ignore[method-assign] # the same
    Studio.__init__ = opened  # type: ignore[method-assign] # the same


if __name__ == "__main__":
    install()
    sys.exit(main())
