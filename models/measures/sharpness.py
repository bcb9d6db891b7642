"""How crisp pictures are. PSNR doesn't tell: where a line is not sure of its place, a blur is the likest."""

from collections.abc import Mapping, Sequence

import torch
from torch import Tensor


def contrast(pictures: Tensor) -> Tensor:
    """Mean absolute difference of neighbouring pixels of each of the pictures [B, 3, S, S], [B]."""
    down, across = (pictures.diff(dim=axis).abs().mean((1, 2, 3)) for axis in (2, 3))
    return (down + across).float().cpu()


def figures(contrasts: Mapping[str, Sequence[Tensor]]) -> dict[str, float]:
    """Contrasts of reconstructions and of drawn pictures as shares of those painted: below 1 is blurred.

    Noise counts as well, so that more is not always better: read it beside what judges read.
    """
    painted, canvas, drawn = (
        torch.cat(list(contrasts[kind])).mean() for kind in ("painted", "canvas", "drawn")
    )
    return {"sharpness": (drawn / painted).item(), "sharpness_canvas": (canvas / painted).item()}
