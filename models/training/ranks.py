"""Which of several processes this one is, as torchrun says it. No torch here."""

import os
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Place:
    """Which of how many processes this one is, in all and on its machine."""

    rank: int = 0
    world: int = 1
    local_rank: int = 0
    local_world: int = 1

    @classmethod
    def here(cls) -> Self:
        """As torchrun says it."""
        names = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE")
        if not all(name in os.environ for name in names):
            return cls()
        return cls(*(int(os.environ[name]) for name in names))


def first() -> bool:
    """Whether this process is the one that writes."""
    return Place.here().rank == 0


def cores() -> int:
    """Those that this process may use, which in a container are not all that there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
