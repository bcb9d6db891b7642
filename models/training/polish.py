"""Polishes a GAN's generator and the canvas's decoder together, by the pictures that come out of both.

Likeness of codes treats all numbers alike, whether they are seen or not; here the picture alone counts, and
each of the two learns what the other makes of it. Pictures come in pairs that differ in one thing, a hand or
a small trait, and how the two differ counts as well: freckles are so few pixels beside all else in a picture
that they would not be learned from each alone.

A quarter of a batch are painted pictures' own codes, so that the canvas still shows those. The encoder stays,
and with it what codes mean.
"""

from dataclasses import replace
from typing import Final, cast

import torch
from PIL import Image
from torch import Tensor, nn
from torch.optim import Optimizer

from models.gan import Gan
from models.registry import Family
from models.training.canvas import CanvasTrainer
from models.training.code_networks import sheet_of
from models.training.codes import digest
from models.training.ema import average_of, follow
from models.training.losses import pyramid, softness, unlikeness_apart
from models.training.muon import muon_and_adam
from models.training.precision import place
from models.training.schedule import Moment
from models.training.settings import Settings, TrainingError
from models.training.starting import LATER, TODAY, begun, shipped_file
from models.training.stream import Batch, PairSource
from models.training.trainer import Losses

_DECODER_LR: Final = 1e-3
_GAN_SHARE: Final = 0.5
"""Of the decoder's rate, for all but the maps: the generator has learned longer. Maps learn from the few
pictures that show their trait, and maps of sides begin at nothing."""
_SOFT: Final = 8.0
"""Weight of how crisp lines are. At 2 they hardly became so; 8 cost no more likeness than that."""
_APART: Final = 1.0
"""Weight of what sets a pair apart."""


class PolishTrainer(CanvasTrainer):
    """The canvas's trainer on its decoder alone, with a generator before it."""

    family = "gan"

    def __init__(self, settings: Settings) -> None:
        if settings.share % 8:
            raise TrainingError(
                "a quarter of all pairs is not drawn: the batch is a multiple of 8 in each process, "
                f"not {settings.share}"
            )
        self._keeps_canvas = settings.keep_canvas
        lr, canvas = settings.lr or _DECODER_LR, settings.canvas or shipped_file("canvas")
        super().__init__(replace(settings, config={}, start=canvas, lr=lr, keep_codes=True))
        self._artist = self._begun(settings)
        self._artist_average = average_of(self._artist)
        for network in (self._artist, self._artist_average):
            place(network, self._device)
        self._moves = self._moves_at(lr)
        self.optimizers = [*self._moves, *self._critic_moves]
        artists = {self.family: self._artist, f"{self.family}_average": self._artist_average}
        self.networks = {**self.networks, **artists}
        self.canvas = digest(self._canvas)

    def _begun(self, settings: Settings) -> nn.Module:
        """As those of today are, even where the file is from before. Raises TrainingError."""
        start, config = settings.start or shipped_file("gan"), {**TODAY, **settings.config}
        gan = cast(Gan, begun("gan", config | boldness(settings), start, LATER))
        if not gan.config.strays:
            raise TrainingError("a GAN that knows no painter's hand can't be polished; train it on first")
        return gan

    def _moves_at(self, lr: float) -> list[Optimizer]:
        """Those of all that learns; `lr` is the decoder's."""
        rates = {"sided_maps.": 3 * lr, "maps.": lr}
        moves = muon_and_adam(self._artist, _GAN_SHARE * lr, adam_only=("maps",), rates=rates)
        if not self._keeps_canvas:
            return [*self._moves, *moves]
        self._canvas.requires_grad_(False)
        return moves

    def source(self, step: int) -> PairSource:
        """Painted pictures, in pairs."""
        return PairSource(self._settings, self._canvas.config.size, step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """One step of both and, late in the run, of the critic."""
        losses = super().step(batch, moment)
        follow(self._artist_average, self._artist, moment.step)
        return losses

    def _unlikeness(self, shown: Tensor, painted: Tensor) -> dict[str, Tensor]:
        """With the face, at which people look first, counted twice, softness, and what sets pairs apart."""
        return {
            **super()._unlikeness(shown, painted),
            "face": pyramid(_face(shown), _face(painted)),
            "soft": _SOFT * softness(shown, painted),
            "apart": _APART * unlikeness_apart(shown, painted),
        }

    def _codes(self, batch: Batch) -> Tensor:
        """Some of them painted pictures' own, where the canvas learns; the others drawn."""
        assert batch.hand is not None  # noqa: S101 - for the type checker
        own = 0 if self._keeps_canvas else len(batch.examples) // 4
        drawn = self._artist(batch.conditions[own:], batch.hand[own:])
        return torch.cat([super()._codes(batch.part(0, 4)), drawn]) if own else cast(Tensor, drawn)

    @torch.no_grad()
    def sheet(self) -> Image.Image:
        """Held-out looks, each painted above what is drawn of it."""
        return sheet_of(cast(Family, self._artist_average), self._average, self._device)

    def shipped(self) -> dict[str, nn.Module]:
        """Both averages."""
        canvas = {} if self._keeps_canvas else super().shipped()
        return {**canvas, self.family: self._artist_average}


def boldness(settings: Settings) -> dict[str, float]:
    """How boldly a polished family draws, where that was told anew."""
    return {} if settings.psi is None else {"psi": settings.psi}


def _face(pictures: Tensor) -> Tensor:
    """The part of pictures [B, 3, S, S] where faces are, however their heads are held, [B, 3, S/2, S/2]."""
    eighth = pictures.shape[-1] // 8
    return pictures[:, :, 3 * eighth : 7 * eighth, 2 * eighth : 6 * eighth]
