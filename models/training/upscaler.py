"""Trains the upscaler: what the canvas shows, against the painter's own large pictures of the same."""

from functools import cached_property
from typing import Final, cast

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from models.canvas import from_pixels, psnr, to_pixels
from models.measure_upscaler import lanczos as by_lanczos
from models.measuring import HELD_OUT
from models.training import sheets
from models.training.codes import digest
from models.training.details import DetailSource, subject_of
from models.training.ema import average_of, follow
from models.training.journal import is_kept
from models.training.losses import pyramid, softness
from models.training.muon import muon_and_adam
from models.training.precision import half_precision, place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings
from models.training.starting import begun, canvas_of
from models.training.stream import Batch
from models.training.subjects import crops
from models.training.trainer import Losses, descend
from models.upscaler import Upscaler

_LEVELS: Final = 3
"""Sizes at which the places are compared, from their full one on."""
_SOFT: Final = 4.0
"""Weight of how crisp lines are, which is what an upscaler is for. By L1 alone it shows what Lanczos does."""


class UpscalerTrainer:
    """The upscaler and its average."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._device = torch.device(settings.device)
        self._canvas = canvas_of(settings.canvas)
        self._upscaler = cast(Upscaler, begun("upscaler", settings.config, settings.start))
        self._average = average_of(self._upscaler)
        for network in (self._canvas, self._upscaler, self._average):
            place(network, self._device)
        self.networks = {"upscaler": self._upscaler, "average": self._average}
        self.optimizers = muon_and_adam(self._upscaler, settings.lr or 6e-3)  # 2.5e-2 diverges
        self.schedule = Schedule(warm_up=50, tail=0.6)
        self.canvas = digest(self._canvas)

    def source(self, step: int) -> DetailSource:
        """Places of painted pictures, small and large."""
        return DetailSource(self._settings, self._canvas, step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """One step of both doublings. Its PSNR is beside Lanczos's on the same places."""
        large = cast(Tensor, batch.targets)
        painted = {"x2": F.avg_pool2d(large, 2), "x4": large}
        with half_precision(self._device):
            shown = dict(zip(painted, self._upscaler(batch.examples), strict=True))
        losses = {f"pyramid_{name}": pyramid(shown[name], painted[name], _LEVELS) for name in painted}
        losses |= {f"soft_{name}": _SOFT * softness(shown[name], painted[name]) for name in painted}
        descend(torch.stack(list(losses.values())).sum(), self.optimizers, clip=1.0)
        follow(self._average, self._upscaler, moment.step)
        if is_kept(moment.step):  # only there is it looked at
            for name, target in painted.items():
                losses[f"psnr_{name}"] = psnr(shown[name].detach(), target).mean()
                losses[f"lanczos_{name}"] = psnr(lanczos(batch.examples, target.shape[-1]), target).mean()
        return losses

    @torch.no_grad()
    def sheet(self) -> Image.Image:
        """A place of each of some held-out pictures: as the canvas shows it, by Lanczos, ours, painted."""
        small, painted = self._held_out
        with half_precision(self._device):
            ours = self._average(small)[-1]
        size = painted.shape[-1]
        blocks = F.interpolate(small, size=(size, size))
        return sheets.beside(blocks, lanczos(small, size), ours, painted)

    def shipped(self) -> dict[str, Upscaler]:
        """The average."""
        return {"upscaler": self._average}

    @cached_property
    def _held_out(self) -> tuple[Tensor, Tensor]:
        """A row of places as the canvas shows them, and as they are painted large."""
        subject = subject_of(self._canvas, places=1)
        looks = sheets.held_out(sheets.ROW)
        painted = [subject.paint(look, HELD_OUT + number) for number, look in enumerate(looks)]
        whole = from_pixels(np.stack([one["pictures"] for one in painted])).to(self._device)
        with half_precision(self._device):
            shown = to_pixels(self._canvas(whole)[0])
        small = [crops(one, its["corners"], subject.edge) for one, its in zip(shown, painted, strict=True)]
        large = from_pixels(np.concatenate([one["large"] for one in painted]))
        return from_pixels(np.concatenate(small)).to(self._device), large.to(self._device)


def lanczos(pictures: Tensor, size: int) -> Tensor:
    """[B, 3, S, S] in -1..1 as Pillow's Lanczos enlarges their pixels to `size`, on the same device."""
    enlarged = [by_lanczos(pixels, size) for pixels in to_pixels(pictures)]
    return from_pixels(np.stack(enlarged)).to(pictures.device)
