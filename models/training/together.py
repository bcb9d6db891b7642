"""Several processes that train one network, each on its share of every batch.

`torchrun --nproc-per-node N -m models.training NAME` starts them and tells each who it is. They begin with
equal weights, average every gradient, and so keep equal weights; the first one alone writes. Without
torchrun there is one process, and nothing here does anything.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final, TypeVar

import torch
import torch.distributed as dist
from torch import Tensor

from models.training.ranks import Place, first
from models.training.settings import TrainingError

T = TypeVar("T")

_PATIENCE: Final = timedelta(minutes=30)
"""How long the others wait for the first one's sheets and snapshots."""


@contextmanager
def joined(device: str) -> Iterator[Place]:
    """Among the others until the end of the `with`. Over NCCL between GPUs, over gloo between CPUs."""
    place = Place.here()
    if place.world == 1 or _several():  # alone, or joined before
        yield place
        return
    if device.startswith("cuda"):
        torch.cuda.set_device(place.local_rank)
    dist.init_process_group("nccl" if device.startswith("cuda") else "gloo", timeout=_PATIENCE)
    try:
        yield place
        wait_for_all()  # none leaves while another still has something to say
    finally:
        dist.destroy_process_group()
        gc.collect()  # gloo's threads end now: at the interpreter's end they would abort it


def one_after_another(make: Callable[[], T]) -> T:
    """What `make` makes, in the first process before the others: what it writes they find.

    What it raises in the first process is raised in all.
    """
    if not _several():
        return make()
    refusal: list[Any] = [None]
    made: list[T] = []
    if first():
        try:
            made.append(make())
        except TrainingError as problem:
            refusal[0] = str(problem)
    dist.broadcast_object_list(refusal)
    if refusal[0] is not None:
        raise TrainingError(refusal[0])
    return made[0] if made else make()


def average_gradients(weights: Iterator[Tensor]) -> None:
    """Every gradient becomes the mean over all processes. All of one type travel as one."""
    if not _several():
        return
    gradients = [weight.grad for weight in weights if weight.grad is not None]
    for kind in sorted({gradient.dtype for gradient in gradients}, key=str):
        alike = [gradient for gradient in gradients if gradient.dtype == kind]
        flat = torch.cat([gradient.flatten() for gradient in alike])
        dist.all_reduce(flat)
        flat /= dist.get_world_size()
        parts = flat.split([gradient.numel() for gradient in alike])  # type: ignore[no-untyped-call] # torch leaves it untyped
        for gradient, part in zip(alike, parts, strict=True):
            gradient.copy_(part.view_as(gradient))


def mean(values: Tensor) -> Tensor:
    """The mean of `values` over all processes."""
    if not _several():
        return values
    together = values.detach().clone()
    dist.all_reduce(together)
    return together / dist.get_world_size()


def gather(values: Tensor) -> Tensor:
    """`values` [B] of all processes, [processes B]."""
    if not _several():
        return values
    parts = [torch.empty_like(values) for _ in range(dist.get_world_size())]
    dist.all_gather(parts, values.detach().contiguous())
    return torch.cat(parts)


def means(losses: Mapping[str, float], device: torch.device) -> dict[str, float]:
    """Of numbers that all processes have under the same names."""
    if not _several():
        return dict(losses)
    values = torch.tensor(list(losses.values()), dtype=torch.float64, device=device)
    return dict(zip(losses, mean(values).tolist(), strict=True))


def agreed(seconds: float, keep: bool, stop: bool, device: torch.device) -> tuple[float, bool, bool]:
    """The first process's seconds and whether it keeps a snapshot now; and whether any is to stop."""
    if not _several():
        return seconds, keep, stop
    said = [seconds, float(keep)] if first() else [0.0, 0.0]
    together = torch.tensor([*said, float(stop)], dtype=torch.float64, device=device)
    dist.all_reduce(together)
    time, kept, stopped = together.tolist()
    return time, kept > 0, stopped > 0


def all_chances() -> list[Any]:
    """The state of torch's random numbers in every process, in the order of their ranks; empty for one."""
    if not _several():
        return []
    mine = {
        "cpu": torch.get_rng_state(),
        "cuda": torch.cuda.get_rng_state() if torch.cuda.is_available() else None,
    }
    chances: list[Any] = [None] * dist.get_world_size()
    dist.all_gather_object(chances, mine)
    return chances


def wait_for_all() -> None:
    """Until every process has come to this place."""
    if _several():
        dist.barrier()


def take_chance(chances: list[Any]) -> None:
    """Go on from this process's state among those of a snapshot."""
    mine = chances[Place.here().rank]
    torch.set_rng_state(mine["cpu"])
    if torch.cuda.is_available() and mine["cuda"] is not None:
        torch.cuda.set_rng_state(mine["cuda"])


def _several() -> bool:
    return dist.is_available() and dist.is_initialized()
