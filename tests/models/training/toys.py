"""The toys that are trained: tiny networks, 64 pixels."""

from collections.abc import Callable
from typing import Final

SIZE: Final = 64
CANVAS: Final = {"size": SIZE, "widths": [16, 16, 24, 24], "code_dims": 8}
CONFIGS: Final = {
    "canvas": CANVAS,
    "judge": {"size": SIZE, "widths": [16, 16, 24], "squeeze": 8, "features": 32},
    "examiner": {"size": SIZE, "widths": [16, 24, 32], "depths": [1, 1, 1], "squeeze": 4, "features": 32},
    "vae": {
        "generator": {
            "noise": 8,
            "strays": False,
            "style": 32,
            "map_width": 16,
            "width": 32,
            "convolutions": 2,
        },
        "encoder_width": 16,
    },
    "gan": {"style": 32, "map_width": 16, "width": 32, "convolutions": 2, "critic_width": 16},
    "prior": {
        "generator": {"style": 32, "map_width": 16, "width": 32, "convolutions": 2},
        **{"width": 48, "depth": 2, "heads": 2, "steps": 3},
    },
    "upscaler": {"widths": [24, 16], "blocks": [1, 1]},
}
STEPS: Final = {"canvas": 40, "judge": 40, "examiner": 80, "vae": 48, "gan": 48, "prior": 48, "upscaler": 40}
"""Enough for the losses to fall; a multiple of 4."""
BATCH: Final = 8
IN_CODES: Final = ("vae", "gan", "prior")
ON_CANVAS: Final = (*IN_CODES, "upscaler")

Command = Callable[..., list[str]]
