"""What a trainer is to the loop that all of them share, and how each of them goes down its loss."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, runtime_checkable

import torch
from PIL import Image
from torch import Tensor, nn
from torch.optim import Optimizer

from models.training.schedule import Moment, Schedule
from models.training.stream import Batch
from models.training.together import average_gradients

Losses = Mapping[str, Tensor]
"""Scalars by name."""


class Source(Protocol):
    """Where batches come from."""

    def batch(self, step: int) -> Batch:
        """What `step` sees: always the same."""

    def close(self) -> None:
        """Stop what works in the background."""


class Trainer(Protocol):
    """What one network's training consists of."""

    networks: Mapping[str, nn.Module]
    """All that has weights, averages included."""
    optimizers: Sequence[Optimizer]
    schedule: Schedule
    canvas: str | None
    """The digest of the canvas whose codes it learns, where it learns codes."""

    def source(self, step: int) -> Source:
        """Its batches from `step` on."""

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """Learn from one batch."""

    def sheet(self) -> Image.Image:
        """What it can do by now."""

    def shipped(self) -> Mapping[str, nn.Module]:
        """The networks that ship, by their names in the registry."""


@runtime_checkable
class WithCard(Protocol):
    """A trainer that learns from pictures other than the painter's, and so has to say from which."""

    def card(self, notes: str) -> str:
        """Markdown without a heading; `notes` says how long it learned."""


def descend(loss: Tensor, optimizers: Sequence[Optimizer], clip: float) -> None:
    """One step down `loss`, with the gradient's norm clipped at `clip`."""
    for optimizer in optimizers:
        optimizer.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call] # torch leaves it untyped
    average_gradients(_weights(optimizers))
    torch.nn.utils.clip_grad_norm_(list(_weights(optimizers)), clip)
    for optimizer in optimizers:
        optimizer.step()


def _weights(optimizers: Sequence[Optimizer]) -> Iterator[Tensor]:
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            yield from group["params"]
