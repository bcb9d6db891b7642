"""The generator that a foreign checkpoint became, on disk: laid out like Mochi's own weights.

Foreign networks know nothing of traits, so the vocabulary in the metadata is null; and their tensors stay
float32, since the one place they lie is the server that imported them.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor

from models.checkpoint import FORMAT, Checkpoint, fill
from models.stylegan2.config import StyleGan2Config
from models.stylegan2.generator import Generator
from models.weights_index import WeightsError

FAMILY: Final = "stylegan2"
_ABOUT: Final = "mochi"
_REMEDY: Final = "import it again"


def save(path: Path, config: StyleGan2Config, tensors: Mapping[str, Tensor], notes: str) -> str:
    """Write a generator's tensors to a new file; its SHA-256 in hex. Raises FileExistsError and OSError."""
    about = {
        "format": FORMAT,
        "family": FAMILY,
        "config": asdict(config),
        "vocabulary": None,
        "notes": notes,
    }
    data = to_bytes(dict(tensors), {_ABOUT: json.dumps(about)})
    with path.open("xb") as file:
        file.write(data)
    return hashlib.sha256(data).hexdigest()


def load(path: Path) -> Generator:
    """The generator of a file, ready to draw, on the CPU. Raises WeightsError, one line."""
    try:
        with safe_open(path, framework="pt") as file:
            about: dict[str, Any] = json.loads((file.metadata() or {}).get(_ABOUT, "{}"))
            if (about.get("format"), about.get("family")) != (FORMAT, FAMILY):
                raise WeightsError(f"{path} holds no {FAMILY} of Mochi's format {FORMAT}; {_REMEDY}")
            tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 - no mapping
        network = Generator(_fitting(StyleGan2Config(**about["config"]), tensors))
        fill(network, Checkpoint(FAMILY, about["config"], about["notes"], tensors, {}), path)
    except OSError as problem:
        raise WeightsError(f"{path} is missing or can't be read; {_REMEDY}") from problem
    except (SafetensorError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise WeightsError(f"{path} is damaged; {_REMEDY}") from problem
    return network.eval().requires_grad_(False)


def notes_of(path: Path) -> str:
    """What a file that `load` took says of how it came about."""
    with safe_open(path, framework="pt") as file:
        notes: str = json.loads(file.metadata()[_ABOUT])["notes"]
    return notes


def _fitting(config: StyleGan2Config, tensors: Mapping[str, Tensor]) -> StyleGan2Config:
    """`config`, once it is known to ask for no more memory than the file has tensors for."""
    with torch.device("meta"):  # shapes without memory
        wanted = Generator(config).state_dict()
    if {name: value.shape for name, value in wanted.items()} != {n: v.shape for n, v in tensors.items()}:
        raise ValueError("the config is of another network than the tensors")
    return config
