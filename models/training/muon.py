"""Muon: momentum whose every matrix is made orthogonal, so that all directions learn alike.

Keller Jordan et al., https://kellerjordan.github.io/posts/muon; scaled as in Moonlight (2502.16982, eq. 4)
so that Adam's learning rates fit. torch.optim.Muon takes matrices alone; this one takes convolutions too, as
matrices of one row per output channel, and treats all of one shape in one batch.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.optim import AdamW, Optimizer

from models.training.precision import has_bfloat16

_COEFFICIENTS: Final = (3.4445, -4.7750, 2.0315)
_MATRIX: Final = 16
"""Weights with fewer rows or columns are left to Adam."""


class Muon(Optimizer):
    """For weights of two dimensions or more."""

    def __init__(
        self,
        weights: Iterable[Tensor],
        lr: float,
        *,
        momentum: float = 0.95,
        weight_decay: float = 0.0,
        iterations: int = 3,  # of Newton and Schulz; 3 train as well as 5 here and cost less
    ) -> None:
        defaults = {"lr": lr, "momentum": momentum, "weight_decay": weight_decay, "iterations": iterations}
        super().__init__(weights, defaults)

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override] # no loss back
        """One step on the gradients that there are. `closure` is not called."""
        for group in self.param_groups:
            alike: dict[tuple[int, int], list[Tensor]] = defaultdict(list)
            for weight in group["params"]:
                if weight.grad is not None:
                    alike[(len(weight), weight[0].numel())].append(weight)
            for shape, weights in alike.items():
                self._step_alike(weights, shape, group)

    def _step_alike(self, weights: Sequence[Tensor], shape: tuple[int, int], group: dict[str, Any]) -> None:
        """One step of weights that are matrices of one shape."""
        directions = torch.stack([self._momentum(weight, group["momentum"]) for weight in weights])
        steps = orthogonal(directions, group["iterations"]) * (0.2 * math.sqrt(max(shape)))
        for weight, step in zip(weights, steps, strict=True):
            weight.mul_(1 - group["lr"] * group["weight_decay"])
            weight.sub_(step.view(weight.shape), alpha=group["lr"])

    def _momentum(self, weight: Tensor, momentum: float) -> Tensor:
        """Nesterov's momentum as a matrix [outputs, inputs]."""
        assert weight.grad is not None  # noqa: S101 - for the type checker
        state = self.state[weight]
        if not state:
            state["momentum"] = torch.zeros_like(weight)
        mean: Tensor = state["momentum"].lerp_(weight.grad, 1 - momentum)
        ahead: Tensor = weight.grad.lerp(mean, momentum)
        return ahead.reshape(len(weight), -1)


def orthogonal(matrices: Tensor, iterations: int) -> Tensor:
    """About the nearest orthogonal matrix of each, [N, rows, columns] in float32, by Newton-Schulz."""
    a, b, c = _COEFFICIENTS
    x = matrices.to(torch.bfloat16 if has_bfloat16(matrices.device) else torch.float32)
    tall = x.shape[1] > x.shape[2]
    x = x.mT if tall else x
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(iterations):
        square = x @ x.mT
        x = a * x + (b * square + c * square @ square) @ x
    whole: Tensor = (x.mT if tall else x).float()
    return whole


def muon_and_adam(
    network: nn.Module,
    lr: float,
    *,
    weight_decay: float = 0.0,  # of what Muon moves
    adam_only: Sequence[str] = (),  # names, or parts of names, of matrices that are tables and no maps
    rates: Mapping[str, float] = MappingProxyType({}),  # of what Adam moves, by parts of names, instead of lr
) -> list[Optimizer]:
    """Muon for the matrices and convolutions of `network`, Adam for vectors, thin matrices and tables."""
    matrices = [
        weight
        for name, weight in network.named_parameters()
        if _is_matrix(weight) and not any(table in name for table in adam_only)
    ]
    chosen = {id(weight) for weight in matrices}
    groups: dict[float, list[nn.Parameter]] = defaultdict(list)
    for name, weight in network.named_parameters():
        if id(weight) not in chosen:
            groups[next((rates[part] for part in rates if part in name), lr)].append(weight)
    others = [{"params": weights, "lr": rate} for rate, weights in groups.items()]
    # fused: the tables are most of all weights, and four times as quickly moved in one pass
    adam = AdamW(others, lr, (0.9, 0.99), weight_decay=0, fused=True)
    return [Muon(matrices, lr, weight_decay=weight_decay), adam]


def _is_matrix(weight: Tensor) -> bool:
    return weight.ndim >= 2 and min(len(weight), weight[0].numel()) >= _MATRIX
