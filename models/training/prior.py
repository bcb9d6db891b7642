"""Trains the prior: some tokens of a grid are hidden and guessed from the others (MaskGIT, 2202.04200)."""

import math
from typing import Final, cast

import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor, nn

from models.prior import Prior
from models.training.code_networks import fitted, sheet_of
from models.training.codes import CodeSource, digest
from models.training.ema import average_of, follow
from models.training.loop import Losses, descend
from models.training.muon import muon_and_adam
from models.training.precision import half_precision, place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings
from models.training.starting import begun, canvas_of
from models.training.stream import Batch

_LOOKLESS: Final = 0.08
"""Share of pictures whose look is withheld, for guidance (2207.12598)."""


class PriorTrainer:
    """The transformer and its average."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._device = torch.device(settings.device)
        self._canvas = canvas_of(settings.canvas)
        shape = fitted({**settings.config, "levels": self._canvas.config.levels}, self._canvas.config)
        self._prior = cast(Prior, begun("prior", shape, settings.start))
        self._average = average_of(self._prior)
        for network in (self._canvas, self._prior, self._average):
            place(network, self._device)
        self.networks = {"prior": self._prior, "average": self._average}
        self.optimizers = muon_and_adam(
            self._prior, settings.lr or 1e-3, weight_decay=0.03, adam_only=("tokens", "positions", "leave")
        )
        self.schedule = Schedule(warm_up=200, tail=0.5)
        self.canvas = digest(self._canvas)

    def source(self, step: int) -> CodeSource:
        """Codes of painted pictures."""
        return CodeSource(self._settings, self._canvas, step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """Guess the hidden tokens."""
        tokens = self._prior.to_tokens(batch.examples)
        hidden = _hide(tokens)
        wanted = batch.conditions * (torch.rand(len(tokens), 1, device=self._device) >= _LOOKLESS)
        with half_precision(self._device):
            logits = self._prior(torch.where(hidden, self._prior.hidden, tokens), wanted)
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
