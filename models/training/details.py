"""Batches for the upscaler: places of pictures as the canvas shows them, and as they are painted larger."""

from dataclasses import replace
from typing import Final

import numpy as np
import torch
from torch import Tensor

from models.canvas import Canvas, to_pixels
from models.layers import channels_last
from models.training.codes import digest
from models.training.pool import Field, Numbers, Pool, PoolSpec
from models.training.precision import half_precision
from models.training.settings import Settings
from models.training.stream import Batch, PictureStream, Timetable, to_pictures
from models.training.subjects import Enlarged, crops

PLACES: Final = 8
"""Of each picture: painting one four times as large takes long."""
KEEP: Final = 3000
"""Pictures in play at most: about five gigabytes on the disk."""
_CHUNK: Final = 8
"""Pictures that go through the canvas at once. Always the same ones together."""
_PLAIN: Final = 0.2
"""Share of the places that come as painted: pictures of families that know no canvas are enlarged too."""


def subject_of(canvas: Canvas, places: int = PLACES) -> Enlarged:
    """What is painted for an upscaler of what this canvas shows."""
    return Enlarged(canvas.config.size, canvas.config.size // 4, places)


class DetailSource:
    """Shows pictures through the canvas as they are painted, and keeps their places in a pool."""

    def __init__(self, settings: Settings, canvas: Canvas, step: int) -> None:
        self._timetable = Timetable.of(settings, min(settings.pictures, KEEP))
        self._device = torch.device(settings.device)
        self._canvas = canvas
        self._subject = subject_of(canvas)
        edge = self._subject.edge
        places = Field("uint8", (PLACES, edge, edge, 3))
        fields = {**self._subject.fields, "shown": places, "painted": places}
        del fields["pictures"]
        contents = f"places of leaning pictures of seed {settings.seed} by canvas {digest(canvas)}"
        self._pool = Pool(PoolSpec(settings.out / "places", self._timetable.keep + _CHUNK, fields, contents))
        oldest = self._timetable.oldest(step) // _CHUNK * _CHUNK
        self._ready = self._pool.first_missing(oldest, _CHUNK)
        # each picture is taken once, so the stream need keep none
        self._stream = PictureStream(replace(settings, pictures=0), self._subject, self._ready)

    def batch(self, step: int) -> Batch:
        """What `step` sees: one place of each of its pictures, on the device."""
        while self._ready < self._timetable.horizon(step):
            self._prepare(np.arange(self._ready, self._ready + _CHUNK))
            self._ready += _CHUNK
        numbers = self._timetable.numbers(step)
        chance = np.random.default_rng((self._timetable.seed, step, 1))
        taken, rows = self._pool.get(numbers), np.arange(len(numbers))
        place, plain = chance.integers(0, PLACES, len(rows)), chance.random((len(rows), 1, 1, 1)) < _PLAIN
        seen = np.where(plain, taken["painted"][rows, place], taken["shown"][rows, place])
        return Batch(
            self._on_device(seen),
            torch.from_numpy(taken["conditions"]).to(self._device),
            targets=self._on_device(taken["large"][rows, place]),
        )

    def close(self) -> None:
        """Stop the painters."""
        self._stream.close()

    def _on_device(self, pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Tensor:
        return channels_last(to_pictures(torch.from_numpy(pixels).to(self._device)))

    @torch.no_grad()
    def _prepare(self, numbers: Numbers) -> None:
        taken = self._stream.take(numbers, int(numbers[0]))
        with half_precision(self._device):
            shown = to_pixels(self._canvas(self._on_device(taken["pictures"]))[0])
        edge = self._subject.edge
        places = {
            name: np.stack([crops(one, at, edge) for one, at in zip(pictures, taken["corners"], strict=True)])
            for name, pictures in (("shown", shown), ("painted", taken["pictures"]))
        }
        del taken["pictures"]
        self._pool.put(numbers, {**taken, **places})
