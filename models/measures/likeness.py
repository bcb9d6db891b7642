"""How like painted pictures are those that the canvas shows and a family draws: PSNR and sharpness."""

from typing import Any, Final

import torch

from models.measures import sharpness
from models.measures.rounds import FullLooks
from models.traits import TRAITS

_LEANING: Final = 0.4
"""From what tilt, of 1, a head counts as one that leans far."""


def figures(full: FullLooks) -> dict[str, Any]:
    """Of what the canvas shows and the family draws to what was painted."""
    return {
        "canvas_psnr": full.psnr.mean().item(),
        "drawn_psnr": full.psnr_drawn.mean().item(),
        **sharpness.figures(full.contrasts),
    }


def by_style(full: FullLooks) -> dict[str, float]:
    """Of the canvas, in each style that is there."""
    worn = {style: [look.traits["style"] == style for look in full.looks] for style in TRAITS["style"]}
    psnrs = {style: full.psnr[torch.tensor(those)] for style, those in worn.items() if any(those)}
    return {style: those.mean().item() for style, those in psnrs.items()}


def by_lean(full: FullLooks) -> dict[str, dict[str, float]]:
    """Of the canvas and the family, for upright heads and for those that lean far."""
    tilts = torch.tensor([abs(look.pose["tilt"]) for look in full.looks])
    held = {"upright": tilts == 0, "leaning": tilts >= _LEANING}
    return {
        name: {"canvas": full.psnr[those].mean().item(), "drawn": full.psnr_drawn[those].mean().item()}
        for name, those in held.items()
        if those.any()
    }
