"""A pool of numbered things in memory that processes share: memory-mapped files, one for each field.

Number n lies in slot n % capacity, so the pool grows to its capacity and is then overwritten from the
oldest on. The files stay when a run ends: a resumed run finds its pictures painted. No torch here.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from models.training.settings import TrainingError

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Field:
    """What a pool keeps of each thing."""

    kind: str
    """The numpy name of the type of its numbers."""
    shape: tuple[int, ...]


@dataclass(frozen=True)
class PoolSpec:
    """Where a pool lies and what is in it; can be sent to another process."""

    folder: Path
    capacity: int
    fields: Mapping[str, Field]
    contents: str
    """Says of what making the things are: a pool with other contents is not mistaken for this one."""


class Pool:
    """Opens or makes the pool. Raises TrainingError if the folder holds another one."""

    def __init__(self, spec: PoolSpec) -> None:
        self.spec = spec
        _claim(spec)
        self._arrays = {name: _open(spec, name, field) for name, field in spec.fields.items()}
        # one more than the number that a slot holds, since a new file is full of zeros
        self._stamps = _open(spec, "stamps", Field("int64", ()))

    def has(self, numbers: Numbers) -> npt.NDArray[np.bool_]:
        """Which of these are there, in the shape of `numbers`."""
        present: npt.NDArray[np.bool_] = self._stamps[numbers % self.spec.capacity] == numbers + 1
        return present

    def first_missing(self, start: int, chunk: int) -> int:
        """The start of the first chunk from `start` on that is not there as a whole."""
        while self.has(np.arange(start, start + chunk)).all():
            start += chunk
        return start

    def put(self, numbers: Numbers, values: Mapping[str, npt.NDArray[Any]]) -> None:
        """Store `values`, each [N, ...], stamped last: what is there is whole."""
        slots = numbers % self.spec.capacity
        self._stamps[slots] = 0
        for name, value in values.items():
            self._arrays[name][slots] = value
        self._stamps[slots] = numbers + 1

    def get(self, numbers: Numbers) -> dict[str, npt.NDArray[Any]]:
        """Copies of these, each [N, ...]; ask `has` first."""
        slots = numbers % self.spec.capacity
        return {name: np.array(array[slots]) for name, array in self._arrays.items()}


_ABOUT: Final = "pool.json"


def _claim(spec: PoolSpec) -> None:
    spec.folder.mkdir(parents=True, exist_ok=True)
    path = spec.folder / _ABOUT
    about = json.loads(json.dumps(asdict(spec) | {"folder": ""}))
    if not path.exists():
        path.write_text(json.dumps(about, indent=1), encoding="utf-8")
    elif json.loads(path.read_text(encoding="utf-8")) != about:
        raise TrainingError(f"{spec.folder} holds the pool of another run; delete it or choose another")


def _open(spec: PoolSpec, name: str, field: Field) -> "np.memmap[Any, Any]":
    path = spec.folder / f"{name}.raw"
    shape: Sequence[int] = (spec.capacity, *field.shape)
    if not path.exists():
        with path.open("wb") as file:
            file.truncate(int(np.prod(shape)) * np.dtype(field.kind).itemsize)
    return np.memmap(path, np.dtype(field.kind), "r+", shape=tuple(shape))
