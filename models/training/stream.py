"""The stream of painted pictures: which of them each step of training sees, and the processes that paint.

What a step sees is a function of the run's seed and the step alone, however quick the painters are: a step
chooses among the first pictures of the stream, more of them the later it is, and waits until those that it
chose are painted. So a resumed run goes on exactly as an unbroken one.
"""

import multiprocessing
import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from models.training.painting import Brief, paint
from models.training.pool import Numbers, Pool, PoolSpec
from models.training.ranks import Place
from models.training.settings import Settings, TrainingError
from models.training.subjects import Pair, Subject, Whole

AHEAD: Final = 512
"""How many pictures the painters are ahead of what training has come to."""
_PAUSE: Final = 0.005
_PATIENCE: Final = 10.0
"""Seconds that a stopped painter is given."""


@dataclass(frozen=True)
class Batch:
    """What one step sees."""

    examples: Tensor
    """Pictures [B, 3, S, S] in -1..1, or the canvas's codes of them [B, D, G, G]."""
    conditions: Tensor
    """[B, condition]: the looks of the pictures."""
    hand: Tensor | None = None
    """[B, NOISE]: the numbers of the hands that painted them, where that is known."""
    targets: Tensor | None = None
    """What becomes of the examples, where that is another picture: [B, 3, 4S, 4S] in -1..1."""

    def part(self, rank: int, world: int) -> "Batch":
        """The share of one of several processes."""
        if world == 1:
            return self
        count = len(self.examples) // world
        rows = slice(rank * count, (rank + 1) * count)
        hand, targets = (None if part is None else part[rows] for part in (self.hand, self.targets))
        return Batch(self.examples[rows], self.conditions[rows], hand, targets)


@dataclass(frozen=True)
class Timetable:
    """Which pictures of the stream are in play at a step."""

    seed: int
    batch: int
    first: int
    """Pictures in play at the first step."""
    reuse: int
    """How often a picture is seen on average: one more is in play after this many were seen."""
    keep: int
    """Pictures in play at most, the newest."""

    @classmethod
    def of(cls, settings: Settings, keep: int) -> Self:
        """The timetable of a run."""
        return cls(settings.seed, settings.batch, settings.first, settings.reuse, keep)

    def horizon(self, step: int) -> int:
        """Pictures from here on are not yet in play at `step`."""
        return self.first + step * self.batch // self.reuse

    def oldest(self, step: int) -> int:
        """Pictures before this one are no longer in play at `step`."""
        return max(0, self.horizon(step) - self.keep)

    def numbers(self, step: int) -> Numbers:
        """The pictures that `step` sees, [batch], in rising order."""
        chance = np.random.default_rng((self.seed, step))
        return np.sort(chance.integers(self.oldest(step), self.horizon(step), self.batch))


class PictureStream:
    """The pool of pictures and the painters that fill it. Close it, or use it in a `with`."""

    def __init__(self, settings: Settings, subject: Subject, first: int) -> None:
        contents = " ".join([f"leaning pictures of seed {settings.seed}", *settings.styles])
        folder = settings.pool or settings.out / "pool"
        spec = PoolSpec(folder, settings.pictures + 2 * AHEAD, subject.fields, contents)
        self._pool = Pool(spec)
        context = multiprocessing.get_context("spawn")
        self._wanted = context.Value("q", first)
        place, many = Place.here(), settings.painters  # of several processes each has as many painters
        starts = range(first + place.local_rank * many, first + (place.local_rank + 1) * many)
        self._painters: Sequence[BaseProcess] = [
            context.Process(
                target=paint,
                args=(
                    Brief(spec, settings.seed, subject, start, many * place.local_world, settings.styles),
                    self._wanted,
                ),
                daemon=True,
            )
            for start in starts
        ]
        for painter in self._painters:
            painter.start()

    def take(self, numbers: Numbers, oldest: int) -> dict[str, npt.NDArray[Any]]:
        """Every field of the subject, [N, ...], when these are painted.

        Says besides that pictures before `oldest` may be overwritten. Raises TrainingError if a painter
        has stopped.
        """
        end = min(int(numbers.max()) + 1 + AHEAD, oldest + self._pool.spec.capacity)
        self._wanted.value = max(self._wanted.value, end)
        while not self._pool.has(numbers).all():
            if not all(painter.is_alive() for painter in self._painters):
                raise TrainingError("a painter process has stopped; what it said is above")
            time.sleep(_PAUSE)
        return self._pool.get(numbers)

    def close(self) -> None:
        """Stop the painters."""
        for painter in self._painters:
            painter.terminate()
        for painter in self._painters:
            painter.join(_PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class PictureSource:
    """Batches of pictures for the trainers that look at pictures. Fetches one step ahead."""

    def __init__(self, settings: Settings, subject: Whole | Pair, step: int) -> None:
        self._timetable = Timetable.of(settings, settings.pictures)
        self._stream = PictureStream(settings, subject, self._timetable.oldest(step))
        self._thread = ThreadPoolExecutor(1)
        self._coming: dict[int, Future[list[Tensor]]] = {}
        self._device = torch.device(settings.device)

    def batch(self, step: int) -> Batch:
        """What `step` sees, on the device."""
        pixels, conditions, hands = self._fetched(step)
        return Batch(to_pictures(pixels), conditions, hands)

    def _fetched(self, step: int) -> list[Tensor]:
        """Pixels, conditions and hands of what `step` sees, on the device."""
        coming = self._coming.pop(step, None) or self._thread.submit(self._fetch, step)
        self._coming[step + 1] = self._thread.submit(self._fetch, step + 1)
        return [on_its_way(part, self._device) for part in coming.result()]

    def close(self) -> None:
        """Stop the painters."""
        self._stream.close()
        self._thread.shutdown(cancel_futures=True)

    def _fetch(self, step: int) -> list[Tensor]:
        """The same in memory."""
        taken = self._stream.take(self._timetable.numbers(step), self._timetable.oldest(step))
        parts = [torch.from_numpy(taken[name]) for name in ("pictures", "conditions", "hand")]
        if self._device.type == "cuda":  # here, in the background: only from such memory is a copy quick
            return [part.pin_memory() for part in parts]
        return parts


class PairSource(PictureSource):
    """Batches of pictures of which each two that follow one another differ in one thing."""

    def __init__(self, settings: Settings, size: int, step: int) -> None:
        super().__init__(replace(settings, batch=settings.batch // 2), Pair(size), step)

    def batch(self, step: int) -> Batch:
        """What `step` sees, on the device."""
        pixels, conditions, hands = self._fetched(step)
        return Batch(to_pictures(pixels.flatten(0, 1)), conditions.flatten(0, 1), hands.flatten(0, 1))


def on_its_way(part: Tensor, device: torch.device) -> Tensor:
    """`part` on the device; from pinned memory it is copied while the GPU computes."""
    return part.to(device, non_blocking=part.is_pinned() if device.type == "cuda" else False)


def to_pictures(pixels: Tensor) -> Tensor:
    """Pixels [B, S, S, 3] in 0..255 to [B, 3, S, S] in -1..1, on the device where they are."""
    return pixels.permute(0, 3, 1, 2).float() / 127.5 - 1
