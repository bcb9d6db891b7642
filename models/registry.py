"""The networks by name: which module draws, which file it is filled from. Nothing is loaded before it is
asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol, cast

import torch
from torch import Tensor, nn
from torch.overrides import TorchFunctionMode

from models import checkpoint
from models.canvas import Canvas
from models.judge import Judge
from models.recipe import FAMILIES, GUESTS
from models.stylegan2 import Generator
from models.upscaler import Upscaler
from models.weights_index import (
    WEIGHTS,
    FamilyUnavailable,
    offered_families,
    shipped,
    shipped_families,
    unavailable,
)

available: Final = offered_families
"""The families whose weights are present, in the order of FAMILIES."""


class Family(Protocol):
    """What every model family can do: draw codes of the canvas."""

    def noise(self, seed: int) -> Tensor:
        """The noise of a recipe, without a batch dimension, on the CPU."""

    def codes(self, conditions: Tensor, noise: Tensor) -> Tensor:
        """conditions [B, condition] and noise [B, ...] to codes [B, D, G, G] in -1..1."""


@dataclass(frozen=True)
class Row:
    """Where a network is written."""

    module: str
    network: str
    config: str


NETWORKS: Final[Mapping[str, Row]] = MappingProxyType(
    {
        "canvas": Row("models.canvas", "Canvas", "CanvasConfig"),
        "judge": Row("models.judge", "Judge", "JudgeConfig"),
        "examiner": Row("models.examiner", "Examiner", "ExaminerConfig"),
        "gan": Row("models.gan", "Gan", "GanConfig"),
        "gan_critic": Row("models.gan", "Critic", "CriticConfig"),
        "vae": Row("models.vae", "Vae", "VaeConfig"),
        "prior": Row("models.prior", "Prior", "PriorConfig"),
        "stylegan2": Row("models.stylegan2", "Generator", "StyleGan2Config"),
        "upscaler": Row("models.upscaler", "Upscaler", "UpscalerConfig"),
    }
)


def load_family(family: str, folder: Path = WEIGHTS) -> Family:
    """The network of a family with its shipped weights, on the CPU.

    Raises FamilyUnavailable if none ship, WeightsError if they are not in order.
    """
    if family not in FAMILIES or family in GUESTS or family not in shipped(folder):
        raise FamilyUnavailable(unavailable(family, shipped_families(folder)))
    return cast(Family, load_network(family, folder))


def load_guest(family: str, folder: Path = WEIGHTS) -> Generator:
    """The network of a guest, on the CPU. Raises WeightsError if it is not in order."""
    return cast(Generator, load_network(family, folder))


def load_canvas(folder: Path = WEIGHTS) -> Canvas:
    """The shipped canvas, on the CPU. Raises WeightsError."""
    return cast(Canvas, load_network("canvas", folder))


def load_judge(folder: Path = WEIGHTS) -> Judge:
    """The shipped judge, on the CPU. Raises WeightsError."""
    return cast(Judge, load_network("judge", folder))


def load_upscaler(folder: Path = WEIGHTS) -> Upscaler | None:
    """The shipped upscaler, on the CPU, or None where none ships. Raises WeightsError if it is damaged."""
    return cast(Upscaler, load_network("upscaler", folder)) if "upscaler" in shipped(folder) else None


def load_network(name: str, folder: Path = WEIGHTS) -> nn.Module:
    """A network of the index with its weights, ready to draw. Raises WeightsError."""
    rows = shipped(folder)
    if name not in rows:
        raise checkpoint.WeightsError(f"{folder / 'index.json'} knows no {name}; install Mochi again")
    path, kind = folder / rows[name].file, GUESTS[0] if name in GUESTS else name
    stored = checkpoint.load(path, kind, rows[name].sha256)
    with _Unfilled():
        network = build(kind, stored.config)
    checkpoint.fill(network, stored, path)
    return network.eval().requires_grad_(False)


def build(name: str, config: Mapping[str, Any]) -> nn.Module:
    """A network by name, with weights as they are before training. `config` overrides its defaults."""
    row = NETWORKS[name]
    module = import_module(row.module)
    network: nn.Module = getattr(module, row.network)(getattr(module, row.config)(**config))
    return network


class _Unfilled(TorchFunctionMode):
    """Within it weights are not drawn by lot, which takes longer than to read them from a file."""

    _LOTS: Final = frozenset(
        (nn.init.normal_, nn.init.uniform_, nn.init.kaiming_uniform_, Tensor.normal_, Tensor.uniform_)
    )

    def __torch_function__(
        self,
        func: Callable[..., Any],
        types: object,
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
    ) -> Any:
        """What torch calls in place of each of its functions."""
        if func in self._LOTS:
            return kwargs["tensor"] if kwargs and "tensor" in kwargs else args[0]
        return (torch.empty if func is torch.randn else func)(*args, **(kwargs or {}))
