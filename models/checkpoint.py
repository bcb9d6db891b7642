"""Weights on disk: fp16 safetensors whose metadata carry what is needed to read them rightly."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from safetensors import SafetensorError, safe_open
from safetensors.torch import save as to_bytes
from torch import Tensor, nn

from models.conditioning import KNOTS
from models.traits import COLOURS, POSES, TRAITS
from models.weights_index import WeightsError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = ["FORMAT", "Checkpoint", "WeightsError", "fill", "load", "save"]

FORMAT: Final = 1
"""Raised when the meaning of the metadata or of the tensors' names changes."""


@dataclass(frozen=True)
class Checkpoint:
    """What a file of weights holds."""

    family: str
    config: Mapping[str, Any]
    """The arguments of the network's config."""
    notes: str
    """How it was trained."""
    tensors: Mapping[str, Tensor]
    """float32, on the CPU."""
    vocabulary: Mapping[str, Any]
    """What the numbers of a condition stood for when it was trained."""


def save(path: Path, family: str, config: "DataclassInstance", network: nn.Module, notes: str) -> str:
    """Write the weights of `network` in fp16, and return the file's SHA-256 in hex."""
    about = {
        "format": FORMAT,
        "family": family,
        "config": asdict(config),
        "vocabulary": vocabulary(),
        "notes": notes,
    }
    tensors = {name: value.half().contiguous().cpu() for name, value in network.state_dict().items()}
    # one entry, since safetensors writes several in no certain order, and the digest should be certain
    path.write_bytes(to_bytes(tensors, {_ABOUT: json.dumps(about)}))
    return _sha256(path)


def load(path: Path, family: str, sha256: str | None = None, *, any_vocabulary: bool = False) -> Checkpoint:
    """Read and check the weights of `family`.

    Raises WeightsError, one line, for a file that is missing or damaged, whose SHA-256 is not the one
    given, that belongs to another family, or, unless `any_vocabulary`, that was trained on another one.
    """
    try:
        if sha256 is not None and _sha256(path) != sha256:
            raise WeightsError(f"{path} is damaged: its SHA-256 is not the one on record; {_REMEDY}")
        with safe_open(path, framework="pt") as file:
            about: dict[str, Any] = json.loads((file.metadata() or {}).get(_ABOUT, "{}"))
            _check(path, family, about)
            if not any_vocabulary:
                _check_vocabulary(path, about)
            tensors = {name: file.get_tensor(name).float() for name in file.keys()}  # noqa: SIM118 - no mapping
        return Checkpoint(family, about["config"], about["notes"], tensors, about["vocabulary"])
    except OSError as problem:
        raise WeightsError(f"{path} is missing or can't be read; {_REMEDY}") from problem
    except (SafetensorError, ValueError, KeyError) as problem:
        raise WeightsError(f"{path} is damaged; {_REMEDY}") from problem


def fill(network: nn.Module, checkpoint: Checkpoint, path: Path) -> None:
    """Make the tensors of `checkpoint`, uncopied, those of `network`. Raises WeightsError for a misfit."""
    try:
        network.load_state_dict(dict(checkpoint.tensors), assign=True)
    except RuntimeError as problem:
        raise WeightsError(f"{path} does not fit the network of its name; {_REMEDY}") from problem


_ABOUT: Final = "mochi"
_REMEDY: Final = "install Mochi again or take the file from its release"


def _check(path: Path, family: str, about: Mapping[str, Any]) -> None:
    if about.get("format") != FORMAT:
        raise WeightsError(f"{path} is not in Mochi's format {FORMAT}; {_REMEDY}")
    if about.get("family") != family:
        raise WeightsError(f"{path} holds {about.get('family')} and not {family}; {_REMEDY}")


def _check_vocabulary(path: Path, about: Mapping[str, Any]) -> None:
    """A network that reads no conditions, such as the canvas, fits every vocabulary."""
    conditioned = "condition" in about["config"] or "generator" in about["config"]
    if conditioned and about["vocabulary"] != vocabulary():
        raise WeightsError(f"{path} was trained on other traits than models/traits.py has; train it again")


def vocabulary() -> dict[str, Any]:
    """All that gives the numbers of a condition their meaning, as it comes out of JSON."""
    return {
        "traits": [[name, list(values)] for name, values in TRAITS.items()],
        "colours": list(COLOURS),
        "poses": [[name, KNOTS] for name in POSES],
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
