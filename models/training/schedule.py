"""How far a run has come, and the learning rate there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from torch.optim import Optimizer

from models.training.settings import Settings

_FLOOR: Final = 0.01
"""The last step's learning rate, as a share of the highest."""


@dataclass(frozen=True)
class Moment:
    """How far a run has come."""

    step: int
    """Steps done before this one."""
    seconds: float
    """Time spent on them, over all sittings."""
    share: float
    """Of the whole run, 0 to 1."""

    @classmethod
    def at(cls, step: int, seconds: float, settings: Settings) -> Self:
        """After so many steps and so much time. By pictures it depends on the step alone."""
        if settings.kimg is not None:
            share = step * settings.batch / (settings.kimg * 1000)
        else:
            share = seconds / ((settings.minutes or 0) * 60 or 1e-9)
        return cls(step, seconds, min(1.0, share))


@dataclass(frozen=True)
class Schedule:
    """Linear rise, level stretch, linear fall."""

    warm_up: int
    """Steps of the rise, or a twentieth of the run if that is less."""
    tail: float
    """Share of the run in which the rate falls."""

    def factor(self, moment: Moment) -> float:
        """The learning rate at `moment`, as a share of the highest."""
        rise = min(1.0, max((moment.step + 1) / self.warm_up, moment.share / 0.05))
        return rise * max(_FLOOR, min(1.0, (1 - moment.share) / self.tail))


def remember_rates(optimizers: Sequence[Optimizer]) -> None:
    """Take the rates that the optimizers have now as their highest."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["highest_lr"] = group["lr"]


def set_rates(optimizers: Sequence[Optimizer], factor: float) -> None:
    """Set every learning rate to this share of its highest."""
    for optimizer in optimizers:
        for group in optimizer.param_groups:
            group["lr"] = group["highest_lr"] * factor
