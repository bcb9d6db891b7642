"""Adapts the canvas and the GAN that ship to a community's own pictures, which need no labels.

Half of every batch is theirs, with looks that are guessed, and half is painted, so that nothing is forgotten.
The canvas's decoder learns alone: the codes keep their meaning, and whatever else draws them stays valid.
Everything learns slowly and for a short time.
"""

import copy
import sys
from dataclasses import replace
from typing import Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.canvas import Canvas, psnr
from models.layers import channels_last
from models.training import sheets
from models.training.ema import average_of, follow
from models.training.folder import Collection, pixels_of
from models.training.gan import GanTrainer
from models.training.guessing import Conditions, guesses
from models.training.losses import pyramid
from models.training.muon import muon_and_adam
from models.training.own_pictures import FolderSource, card, collection_of
from models.training.precision import half_precision, place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings, TrainingError
from models.training.starting import canvas_of, shipped_file
from models.training.stream import Batch, PictureSource, to_pictures
from models.training.subjects import Whole
from models.training.trainer import Losses, descend

_GAN_LR: Final = 1e-4
_DECODER_LR: Final = 3e-4
"""A tenth of those that train from nothing, or less."""
_CRITIC_SHARE: Final = 0.3
"""Of the critic's usual rates."""


class FinetuneTrainer:
    """The GAN's trainer, fed with both kinds of pictures, and the decoder beside it."""

    def __init__(self, settings: Settings) -> None:
        if settings.share % 16:
            raise TrainingError(
                f"half of the batch is painted: it is a multiple of 16 in each process, not {settings.share}"
            )
        self._settings = settings
        self._device = torch.device(settings.device)
        self._canvas: Canvas = copy.deepcopy(canvas_of(settings.canvas))
        self._collection = collection_of(settings, self._canvas.config.size)
        begun = replace(settings, start=settings.start or shipped_file("gan"), lr=settings.lr or _GAN_LR)
        self._gan = GanTrainer(begun)
        self._canvas.decoder.train().requires_grad_(True)
        self._average = average_of(self._canvas)
        for network in (self._canvas, self._average):
            place(network, self._device)
        self._looks = guesses(self._collection, settings.out, self._average, self._device)
        self._moves = muon_and_adam(self._canvas.decoder, _DECODER_LR, weight_decay=0.01)
        for group in (group for moves in self._gan.critic_moves for group in moves.param_groups):
            group["lr"] *= _CRITIC_SHARE
        self.networks = {**self._gan.networks, "canvas": self._canvas, "canvas_average": self._average}
        self.optimizers = [*self._gan.optimizers, *self._moves]
        self.schedule = Schedule(warm_up=50, tail=0.5)
        self.canvas = self._gan.canvas
        for complaint in self._collection.complaints():
            print(complaint, file=sys.stderr)

    def source(self, step: int) -> "MixedSource":
        """Their pictures and painted ones."""
        return MixedSource(self._settings, self._collection, self._looks, step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """One step of the GAN on the codes of the batch, one of the decoder on its pictures."""
        pictures = channels_last(batch.examples)
        with torch.no_grad(), half_precision(self._device):
            codes = channels_last(self._canvas.encode(pictures).float())
        losses = {**self._gan.step(Batch(codes, batch.conditions), moment)}
        with half_precision(self._device):
            shown = self._canvas.decode(codes)
        losses["pyramid"] = pyramid(shown, pictures)
        descend(losses["pyramid"], self._moves, clip=1.0)
        follow(self._average, self._canvas, moment.step)
        kinds = psnr(shown.detach(), pictures).reshape(-1, 2).mean(0)
        return losses | {"psnr_painted": kinds[0], "psnr_theirs": kinds[1]}

    @torch.no_grad()
    def sheet(self) -> Image.Image:
        """A row of their pictures, as the canvas shows them, as the GAN draws what was guessed of them, and
        a row of held-out looks."""
        chosen = np.arange(sheets.ROW) * self._collection.count // sheets.ROW
        pixels = pixels_of(self._collection, self._settings.out)[chosen]
        theirs = to_pictures(torch.from_numpy(np.array(pixels)).to(self._device))
        wanted = torch.cat([torch.from_numpy(self._looks[chosen]), sheets.wanted(sheets.ROW)])
        family = self._gan.average
        noise = torch.stack([family.noise(seed) for seed in range(len(wanted))]).to(self._device)
        with half_precision(self._device):
            shown, _ = self._average(theirs)
            drawn = self._average.decode(family.codes(wanted.to(self._device), noise))
        return sheets.beside(theirs, shown, drawn[: sheets.ROW], drawn[sheets.ROW :])

    def shipped(self) -> dict[str, torch.nn.Module]:
        """The averages, and the critic to go on from."""
        return {**self._gan.shipped(), "canvas": self._average}

    def card(self, notes: str) -> str:
        """What it learned from, and how."""
        done = [
            "the canvas's decoder and the GAN of Mochi, which had learned from pictures of its own painter"
            f" (`models/painter`), learned on from these and as many painted ones; {notes}. What these"
            " pictures show was guessed by Mochi's judge, not told by a person."
        ]
        return card(self._collection, self._settings.licence, done)


class MixedSource:
    """Batches whose pictures are in turns painted and somebody's own."""

    def __init__(self, settings: Settings, collection: Collection, looks: Conditions, step: int) -> None:
        half = replace(settings, batch=settings.batch // 2)
        self._painted = PictureSource(half, Whole(collection.size), step)
        self._theirs = FolderSource(half, collection)
        self._looks = looks
        self._device = torch.device(settings.device)

    def batch(self, step: int) -> Batch:
        """What `step` sees: pictures, and their looks or what was guessed of them."""
        painted, theirs = self._painted.batch(step), self._theirs.batch(step)
        looks = torch.from_numpy(self._looks[self._theirs.numbers(step)]).to(self._device)
        return Batch(_in_turns(painted.examples, theirs.examples), _in_turns(painted.conditions, looks))

    def close(self) -> None:
        """Stop the painters."""
        self._painted.close()


def _in_turns(first: Tensor, second: Tensor) -> Tensor:
    """Twice [B, ...] to [2 B, ...]."""
    return torch.stack([first, second], 1).flatten(0, 1)
