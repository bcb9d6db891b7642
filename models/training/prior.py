"""Trains the prior: some tokens of a grid are hidden and guessed from the others (MaskGIT, 2202.04200).

What a painter's hand did in a picture is known, and is what its trait maps get for noise, as the GAN's do.
"""

import math
from typing import Final

import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor, nn

from models.painter.hand import NOISE
from models.training.code_networks import fitted, sheet_of
from models.training.codes import CodeSource, digest
from models.training.ema import average_of, follow
from models.training.muon import muon_and_adam
from models.training.precision import half_precision, place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings
from models.training.starting import TODAY, canvas_of, prior_of
from models.training.stream import Batch
from models.training.trainer import Losses, descend

_TABLES: Final = ("tokens", "positions", "leave", "maps")


class PriorTrainer:
    """The trait maps with the transformer over them, and their average."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._device = torch.device(settings.device)
        self._canvas = canvas_of(settings.canvas)
        maps = {**TODAY, "noise": NOISE, "strays": True, **settings.config.get("generator", {})}
        shape = {**settings.config, "levels": self._canvas.config.levels}
        self._prior = prior_of(settings.start, shape | {"generator": fitted(maps, self._canvas.config)})
        self._average = average_of(self._prior)
        for network in (self._canvas, self._prior, self._average):
            place(network, self._device)
        self.networks = {"prior": self._prior, "average": self._average}
        lr = settings.lr or 1e-3
        self.optimizers = muon_and_adam(self._prior, lr, weight_decay=0.03, adam_only=_TABLES)
        self.schedule = Schedule(warm_up=200, tail=0.5)
        self.canvas = digest(self._canvas)

    def source(self, step: int) -> CodeSource:
        """Codes of painted pictures."""
        return CodeSource(self._settings, self._canvas, step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """Guess the hidden tokens."""
        assert batch.hand is not None  # noqa: S101 - for the type checker
        tokens = self._prior.to_tokens(batch.examples)
        hidden = _hide(tokens)
        with half_precision(self._device):
            told = self._prior.tell(batch.conditions, batch.hand)
            logits = self._prior(torch.where(hidden, self._prior.hidden, tokens), told)
        guesses, truth = logits[hidden].float(), tokens[hidden]
        loss = F.cross_entropy(guesses, truth)
        descend(loss, self.optimizers, clip=1.0)
        follow(self._average, self._prior, moment.step)
        return {"surprise": loss, "right": (guesses.argmax(1) == truth).float().mean()}

    def sheet(self) -> Image.Image:
        """Held-out looks, painted and drawn."""
        return sheet_of(self._average, self._canvas, self._device)

    def shipped(self) -> dict[str, nn.Module]:
        """The average."""
        return {"prior": self._average}


def _hide(tokens: Tensor) -> Tensor:
    """Which of the tokens [B, places, groups] are hidden: of each picture another share (section 3.1)."""
    share = torch.cos(math.pi / 2 * torch.rand(len(tokens), 1, 1, device=tokens.device))
    return torch.rand(tokens.shape, device=tokens.device) < share
