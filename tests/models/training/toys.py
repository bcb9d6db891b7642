"""The toys that are trained: tiny networks, 64 pixels."""

from collections.abc import Callable
from typing import Final

SIZE: Final = 64
CANVAS: Final = {"size": SIZE, "widths": [16, 16, 24, 24], "code_dims": 8}
CONFIGS: Final = {
    "canvas": CANVAS,
    "judge": {"size": SIZE, "widths": [16, 16, 24], "squeeze": 8, "features": 32},
    "vae": {
        "generator": {"noise": 8, "style": 32, "map_width": 16, "width": 32, "convolutions": 2},
        "encoder_width": 16,
    },
    "gan": {"noise": 8, "style": 32, "map_width": 16, "width": 32, "convolutions": 2, "critic_width": 16},
    "prior": {"width": 48, "depth": 2, "heads": 2, "steps": 3},
}
STEPS: Final = {"canvas": 40, "judge": 40, "vae": 48, "gan": 48, "prior": 48}
"""Enough for the losses to fall; a multiple of 4."""
BATCH: Final = 8
IN_CODES: Final = ("vae", "gan", "prior")

Command = Callable[..., list[str]]
