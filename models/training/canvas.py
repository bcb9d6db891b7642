"""Trains the canvas: L1 over a pyramid of sizes, and late a critic of patches with feature matching."""

from typing import Final, cast

import torch
from PIL import Image
from torch import Tensor, nn
from torch.optim import AdamW

from models.canvas import Canvas, psnr
from models.training import sheets
from models.training.ema import average_of, follow
from models.training.losses import pyramid
from models.training.muon import muon_and_adam
from models.training.patch_critic import PatchCritic, feature_matching, hinge_loss
from models.training.precision import half_precision, place
from models.training.redrawing import Redrawing
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings, TrainingError
from models.training.starting import begun
from models.training.stream import Batch, PictureSource
from models.training.subjects import Whole
from models.training.trainer import Losses, descend

_CRITIC_FROM: Final = 0.66
"""Share of the run after which the critic learns."""
_HEED_FROM: Final = 0.72
"""And after which the canvas heeds it: by then it has something to say."""
_REALNESS: Final = 0.02
_FEATURES: Final = 0.4
_HELD_OUT: Final = 16


class CanvasTrainer:
    """The canvas, its average and its critic."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._device = torch.device(settings.device)
        self._canvas = cast(Canvas, begun("canvas", settings.config, settings.start))
        place(self._canvas, self._device)
        self._average = average_of(self._canvas)
        self._redrawing = Redrawing.of(settings)
        self._critic = PatchCritic()
        place(self._critic, self._device)
        self._moves = muon_and_adam(self._learning(), settings.lr or 3e-3, weight_decay=0.01)  # 8e-3 diverges
        self._critic_moves = [AdamW(self._critic.parameters(), 4e-4, (0.5, 0.99))]
        self.networks = {"canvas": self._canvas, "average": self._average, "critic": self._critic}
        self.optimizers = [*self._moves, *self._critic_moves]
        self.schedule = Schedule(warm_up=50, tail=0.65)
        self.canvas: str | None = None  # it learns pictures

    def _learning(self) -> nn.Module:
        """What of the canvas learns."""
        if not self._settings.keep_codes:
            return self._canvas
        if self._settings.start is None:
            raise TrainingError("--keep-codes trains a canvas on: name its file with --from")
        self._canvas.encoder.requires_grad_(False)
        return self._canvas.decoder

    def source(self, step: int) -> PictureSource:
        """Painted pictures."""
        return PictureSource(self._settings, Whole(self._canvas.config.size), step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """One step of the canvas and, late in the run, of its critic."""
        painted = batch.examples
        with half_precision(self._device):
            shown = self._canvas.decode(self._codes(batch))
        losses = self._unlikeness(shown, painted)
        loss = torch.stack(list(losses.values())).sum()
        if moment.share >= _HEED_FROM:
            losses |= self._heed_critic(shown, painted)
            loss = loss + _REALNESS * losses["realness"] + _FEATURES * losses["features"]
        descend(loss, self._moves, clip=1.0)
        if moment.share >= _CRITIC_FROM:
            losses["critic"] = self._teach_critic(shown.detach(), painted)
        follow(self._average, self._canvas, moment.step)
        return losses | {"psnr": psnr(shown.detach(), painted).mean()}

    def _unlikeness(self, shown: Tensor, painted: Tensor) -> dict[str, Tensor]:
        """How far what is shown is from what was painted, weighted, to be summed."""
        return {"pyramid": pyramid(shown, painted)}

    def _codes(self, batch: Batch) -> Tensor:
        """What the decoder is to show: the pictures' own codes, half of them drawn again if so asked."""
        codes = self._canvas.encode(batch.examples)
        if self._redrawing is None:
            return codes
        half = len(codes) // 2
        return torch.cat([codes[:half], self._redrawing(codes[half:], batch.conditions[half:])])

    def _heed_critic(self, shown: Tensor, painted: Tensor) -> dict[str, Tensor]:
        self._critic.requires_grad_(False)
        with half_precision(self._device):
            scores, features = self._critic(shown)
            with torch.no_grad():
                _, theirs = self._critic(painted)
        return {"realness": -scores.mean(), "features": feature_matching(features, theirs)}

    def _teach_critic(self, shown: Tensor, painted: Tensor) -> Tensor:
        self._critic.requires_grad_(True)
        with half_precision(self._device):
            loss = hinge_loss(self._critic(painted)[0], self._critic(shown)[0])
        descend(loss, self._critic_moves, clip=10.0)
        return loss

    @torch.no_grad()
    def sheet(self) -> Image.Image:
        """Held-out pictures, each above its reconstruction, and that above what a VAE's draw becomes."""
        painted = sheets.painted(_HELD_OUT, self._canvas.config.size)
        with half_precision(self._device):
            shown, codes = self._average(painted.to(self._device))
            if self._redrawing is None:
                return sheets.beside(painted, shown)
            redrawn = self._redrawing(codes, sheets.wanted(_HELD_OUT).to(self._device))
            return sheets.beside(painted, shown, self._average.decode(redrawn))

    def shipped(self) -> dict[str, nn.Module]:
        """The average."""
        return {"canvas": self._average}
