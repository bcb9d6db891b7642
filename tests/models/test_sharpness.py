"""Blurred pictures are told from crisp ones."""

import pytest
import torch
import torch.nn.functional as F

from models.measures.sharpness import contrast, figures


def test_a_blur_loses_contrast() -> None:
    crisp = (torch.rand(2, 3, 64, 64, generator=torch.Generator().manual_seed(1)) > 0.5).float()
    blurred = F.interpolate(F.avg_pool2d(crisp, 2), scale_factor=2, mode="bilinear")
    found = figures(
        {kind: [contrast(one)] for kind, one in (("painted", crisp), ("canvas", crisp), ("drawn", blurred))}
    )
    assert found["sharpness_canvas"] == pytest.approx(1)
    assert found["sharpness"] < 0.5
