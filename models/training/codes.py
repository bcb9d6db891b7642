"""Batches of the canvas's codes, for the trainers that draw on it. Each picture is encoded once."""

import hashlib

import numpy as np
import torch

from models import conditioning
from models.canvas import Canvas
from models.layers import channels_last
from models.painter.hand import NOISE
from models.training.pool import Field, Numbers, Pool, PoolSpec
from models.training.precision import half_precision
from models.training.settings import Settings
from models.training.stream import Batch, PictureStream, Timetable, to_pictures
from models.training.subjects import Whole

KEEP = 200_000
"""Codes in play at most: about a gigabyte, and more pictures than a run has time for."""
_CHUNK = 32
"""Pictures encoded at once. Always the same ones together, so that the same codes come out."""


class CodeSource:
    """Encodes pictures as they are painted, and keeps the codes in a pool of their own."""

    def __init__(self, settings: Settings, canvas: Canvas, step: int) -> None:
        self._timetable = Timetable.of(settings, KEEP)
        self._device = torch.device(settings.device)
        self._canvas = canvas
        config = canvas.config
        self._steps = (config.levels - 1) / 2
        fields = {
            "codes": Field("int8", (config.code_dims, config.grid, config.grid)),
            "conditions": Field("float32", (conditioning.WIDTH,)),
            "hand": Field("float32", (NOISE,)),
        }
        contents = f"codes of leaning pictures of seed {settings.seed} by canvas {digest(canvas)}"
        self._pool = Pool(PoolSpec(settings.out / "codes", KEEP + _CHUNK, fields, contents))
        oldest = self._timetable.oldest(step) // _CHUNK * _CHUNK
        self._encoded = self._pool.first_missing(oldest, _CHUNK)
        self._stream = PictureStream(settings, Whole(config.size), self._encoded)

    def batch(self, step: int) -> Batch:
        """What `step` sees: codes on the canvas's levels, on the device."""
        while self._encoded < self._timetable.horizon(step):
            self._encode(np.arange(self._encoded, self._encoded + _CHUNK))
            self._encoded += _CHUNK
        taken = self._pool.get(self._timetable.numbers(step))
        codes = torch.from_numpy(taken["codes"]).to(self._device).float() / self._steps
        conditions, hand = (torch.from_numpy(taken[name]).to(self._device) for name in ("conditions", "hand"))
        return Batch(channels_last(codes), conditions, hand)

    def close(self) -> None:
        """Stop the painters."""
        self._stream.close()

    @torch.no_grad()
    def _encode(self, numbers: Numbers) -> None:
        taken = self._stream.take(numbers, int(numbers[0]))
        pictures = to_pictures(torch.from_numpy(taken["pictures"]).to(self._device))
        with half_precision(self._device):
            codes = self._canvas.encode(channels_last(pictures))
        levels = (codes.float() * self._steps).round().to(torch.int8).cpu().numpy()
        del taken["pictures"]
        self._pool.put(numbers, {"codes": levels, **taken})


def digest(canvas: Canvas) -> str:
    """A short name for the codes of a canvas: of its encoder, since a decoder may learn on without it."""
    together = hashlib.sha256()
    for value in canvas.encoder.state_dict().values():
        together.update(value.detach().float().cpu().contiguous().numpy().tobytes())
    return together.hexdigest()[:16]
