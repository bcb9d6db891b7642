"""Trains the VAE: reconstruction of the canvas's codes, the posterior's divergence with free bits, and the
guess at the look of codes that come without one."""

from typing import Final, cast

import torch
import torch.nn.functional as F
from PIL import Image
from torch import nn

from models.training.code_networks import fitted, sheet_of
from models.training.codes import CodeSource, digest
from models.training.ema import average_of, follow
from models.training.loop import Losses, descend
from models.training.losses import divergence, reading_loss, with_free_bits
from models.training.muon import muon_and_adam
from models.training.precision import half_precision, place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings
from models.training.starting import begun, canvas_of
from models.training.stream import Batch
from models.vae import Vae

_DIVERGENCE: Final = 2e-4
"""Weight of a nat beside errors that are means over the codes."""
_GROUP: Final = 8
_FREE: Final = 4.0
"""Numbers of the noise in a group, and the nats of each group that cost nothing."""
_READING: Final = 0.15
"""Weight of the guess at the look. It reads the features and must not spoil them for the noise."""


class VaeTrainer:
    """The VAE and its average."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._device = torch.device(settings.device)
        self._canvas = canvas_of(settings.canvas)
        shape = {**settings.config}
        if settings.start is None:
            shape["generator"] = fitted({"sided": True, **shape.get("generator", {})}, self._canvas.config)
        self._vae = cast(Vae, begun("vae", shape, settings.start, later=("encoder.traits.",)))
        self._average = average_of(self._vae)
        for network in (self._canvas, self._vae, self._average):
            place(network, self._device)
        self.networks = {"vae": self._vae, "average": self._average}
        self.optimizers = muon_and_adam(self._vae, settings.lr or 2e-3, adam_only=("generator.maps",))
        self.schedule = Schedule(warm_up=100, tail=0.5)
        self.canvas = digest(self._canvas)

    def source(self, step: int) -> CodeSource:
        """Codes of painted pictures."""
        return CodeSource(self._settings, self._canvas, step)

    def step(self, batch: Batch, moment: Moment) -> Losses:
        """One step of both halves."""
        codes, wanted = batch.examples, batch.conditions
        with half_precision(self._device):
            features = self._vae.encoder.features(codes)
            mean, log_variance = self._vae.encoder.posterior(features, wanted)
            readings = self._vae.encoder.guess(features)
            noise = mean + torch.randn_like(mean) * (log_variance / 2).exp()
            drawn = self._vae.generator(wanted, noise)
        nats = divergence(mean, log_variance)
        squared, absolute = F.mse_loss(drawn, codes), F.l1_loss(drawn, codes)
        reading = reading_loss(readings, wanted)
        loss = squared + absolute + _READING * reading + _DIVERGENCE * with_free_bits(nats, _FREE, _GROUP)
        descend(loss, self.optimizers, clip=1.0)
        follow(self._average, self._vae, moment.step)
        return {"squared": squared, "absolute": absolute, "nats": nats.sum(), "reading": reading}

    def sheet(self) -> Image.Image:
        """Held-out looks, painted and drawn from noise."""
        return sheet_of(self._average, self._canvas, self._device)

    def shipped(self) -> dict[str, nn.Module]:
        """The average, with its encoder."""
        return {"vae": self._average}
