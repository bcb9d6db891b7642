"""Trains the judge on painted pictures alone: cross-entropy of the traits, squared error of the colours.

It sees each of them a little elsewhere and a little larger or smaller every time, since painting takes longer
than learning: without that it reads pictures that it has seen, and no others.
"""

from collections.abc import Sequence
from typing import ClassVar, Final, cast

import numpy as np
import torch
from PIL import Image, ImageDraw, ImageFont
from torch import Tensor

from models.augmentation import moved
from models.canvas import to_pixels
from models.conditioning import trait_labels
from models.judge import Judge, read_traits
from models.training import sheets
from models.training.ema import average_of, follow
from models.training.losses import reading_loss
from models.training.muon import muon_and_adam
from models.training.precision import half_precision, place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings
from models.training.starting import begun
from models.training.stream import Batch, PictureSource
from models.training.subjects import Whole
from models.training.trainer import Losses, descend
from models.traits import TRAITS

_HELD_OUT: Final = 32
_MOVED: Final = 0.08
"""How far pictures are moved at most, where they reach from -1 to 1."""
_RESIZED: Final = 0.06
"""How much larger or smaller they get at most, as a share."""


class JudgeTrainer:
    """The judge and its average."""

    network: ClassVar[str] = "judge"

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._device = torch.device(settings.device)
        self._judge = cast(Judge, begun(self.network, settings.config, settings.start))
        place(self._judge, self._device)
        self._average = average_of(self._judge)
        self.networks = {self.network: self._judge, "average": self._average}
        self.optimizers = muon_and_adam(self._judge, settings.lr or 2e-3, weight_decay=0.05)
        self.schedule = Schedule(warm_up=30, tail=1.0)
        self.canvas = None  # it learns pictures

    def source(self, step: int) -> PictureSource:
        """Painted pictures."""
        return PictureSource(self._settings, Whole(self._judge.config.size), step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """One step, and the share of traits that were read rightly."""
        with half_precision(self._device):
            readings, _ = self._judge(elsewhere(batch.examples))
        loss = reading_loss(readings, batch.conditions)
        descend(loss, self.optimizers, clip=5.0)
        follow(self._average, self._judge, moment.step, half_life=50)
        hits = read_traits(readings) == read_traits(batch.conditions)
        return {"reading": loss, "precision": hits.float().mean()}

    @torch.no_grad()
    def sheet(self) -> Image.Image:
        """Held-out pictures with the traits that are read wrongly, as asked and as read."""
        pictures = sheets.painted(_HELD_OUT, self._judge.config.size)
        with half_precision(self._device):
            readings, _ = self._average(pictures.to(self._device))
        return _marked(pictures, read_traits(readings).cpu())

    def shipped(self) -> dict[str, Judge]:
        """The average."""
        return {self.network: self._average}


def elsewhere(pictures: Tensor) -> Tensor:
    """Pictures [B, 3, S, S], each moved and resized a little at random; edges mirror what is within."""
    batch = len(pictures)
    places = torch.zeros(batch, 3, 3, device=pictures.device)
    places[:, :2, 2] = _MOVED * (2 * torch.rand(batch, 2, device=pictures.device) - 1)
    places[:, 0, 0] = places[:, 1, 1] = 1 + _RESIZED * (2 * torch.rand(batch, device=pictures.device) - 1)
    return moved(pictures, places)


def _marked(pictures: Tensor, read: Tensor) -> Image.Image:
    asked = trait_labels(sheets.held_out(len(pictures)))
    marked = [
        _write_on(Image.fromarray(pixels), _mistakes(ours.tolist(), theirs.tolist()))
        for pixels, ours, theirs in zip(to_pixels(pictures), asked, read, strict=True)
    ]
    rows = [np.stack(marked[start : start + sheets.ROW]) for start in range(0, len(marked), sheets.ROW)]
    return sheets.lay_out(rows)


def _mistakes(asked: Sequence[int], read: Sequence[int]) -> list[str]:
    """A line for each trait that was read wrongly."""
    rows = zip(TRAITS.items(), asked, read, strict=True)
    return [f"{name}: {values[a]}, read {values[r]}" for (name, values), a, r in rows if a != r]


def _write_on(picture: Image.Image, lines: Sequence[str]) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(11)
    pen.multiline_text((3, 2), "\n".join(lines), "#000000", font, stroke_width=2, stroke_fill="#ffffff")
    return np.asarray(picture)
