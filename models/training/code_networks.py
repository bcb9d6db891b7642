"""What the trainers of the families share: networks that draw the canvas's codes."""

from collections.abc import Mapping
from typing import Any

import torch
from PIL import Image

from models.canvas import Canvas, CanvasConfig
from models.measures.looks import HELD_OUT
from models.registry import Family
from models.training import sheets
from models.training.precision import half_precision

_HELD_OUT = 16


def fitted(config: Mapping[str, Any], canvas: CanvasConfig) -> dict[str, Any]:
    """The config of a network that draws on `canvas`."""
    return {**config, "code_dims": canvas.code_dims, "grid": canvas.grid}


@torch.no_grad()
def sheet_of(family: Family, canvas: Canvas, device: torch.device) -> Image.Image:
    """Held-out looks, each painted above what `family` draws of it with the noise of the painter's seed."""
    wanted = sheets.wanted(_HELD_OUT).to(device)
    noise = torch.stack([family.noise(HELD_OUT + number) for number in range(_HELD_OUT)]).to(device)
    with half_precision(device):
        drawn = canvas.decode(family.codes(wanted, noise))
    return sheets.beside(sheets.painted(_HELD_OUT, canvas.config.size), drawn)
