"""A weights folder of tiny networks that have learned nothing: quick to draw with, but not pretty."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch

from models import checkpoint, registry

SHAPES: dict[str, dict[str, Any]] = {
    "canvas": {"size": 256, "widths": [16, 16, 24, 24], "code_dims": 8},
    "gan": {"noise": 8, "style": 32, "map_width": 16, "width": 32, "convolutions": 2, "code_dims": 8},
}


def write_tiny_weights(folder: Path, others: Mapping[str, Mapping[str, Any]] = MappingProxyType({})) -> Path:
    """Fill `folder` with a canvas, a GAN, `others` of these shapes, and their index, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    index: dict[str, dict[str, object]] = {}
    with torch.random.fork_rng():
        torch.manual_seed(1)
        for name, shape in {**SHAPES, **others}.items():
            network: Any = registry.build(name, shape)
            file = f"{name}.safetensors"
            digest = checkpoint.save(folder / file, name, network.config, network, "a toy")
            index[name] = {"file": file, "version": 1, "sha256": digest}
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    return folder
