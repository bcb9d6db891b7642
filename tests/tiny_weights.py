"""A weights folder of tiny networks that have learned nothing: quick to draw with, but not pretty."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch
from torch import nn

from models import checkpoint, registry

SHAPES: dict[str, dict[str, Any]] = {
    "canvas": {"size": 256, "widths": [16, 16, 24, 24], "code_dims": 8},
    "gan": {"noise": 8, "style": 32, "map_width": 16, "width": 32, "convolutions": 2, "code_dims": 8},
}


def write_tiny_weights(
    folder: Path, others: Mapping[str, Mapping[str, Any]] = MappingProxyType({}), contrast: float = 1
) -> Path:
    """Fill `folder` with a canvas, a GAN, `others` of these shapes, and their index, and return it.

    Pictures are nearly grey, and nearly the same; `contrast` times that where they are to be told apart.
    """
    folder.mkdir(parents=True, exist_ok=True)
    index: dict[str, dict[str, object]] = {}
    with torch.random.fork_rng():
        torch.manual_seed(1)
        for name, shape in {**SHAPES, **others}.items():
            network: Any = registry.build(name, shape)
            if name == "canvas":
                _last_of(network.decoder).weight.data.mul_(contrast)
            file = f"{name}.safetensors"
            digest = checkpoint.save(folder / file, name, network.config, network, "a toy")
            index[name] = {"file": file, "version": 1, "sha256": digest}
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return folder


def _last_of(decoder: nn.Sequential) -> nn.Conv2d:
    *_, last = (layer for layer in decoder if isinstance(layer, nn.Conv2d))
    return last
