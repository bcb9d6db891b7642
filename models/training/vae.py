"""Trains the VAE: reconstruction of the canvas's codes, the posterior's divergence, and the guess at the look
of codes that come without one.

Where the noise is a painter's hand, it is known of painted pictures. As in Kingma et al., 1406.5298, section
3.1.2, half of a batch is drawn with hands that are known (eq. 6), half as if they weren't (eq. 7), and the
encoder is told them as well (eq. 9). So the noise can't come to mean nothing, which free bits prevent
otherwise.

A generator that was a GAN's has been polished by its pictures, and would grow softer by likeness of codes: it
stays, and the encoder alone learns. `polish_vae` then goes on with it.
"""

from typing import Final, cast

import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor, nn

from models.canvas import Canvas
from models.painter.hand import NOISE
from models.training.code_networks import fitted, sheet_of
from models.training.codes import CodeSource, digest
from models.training.ema import average_of, follow
from models.training.losses import divergence, reading_loss, with_free_bits
from models.training.muon import muon_and_adam
from models.training.precision import half_precision, place
from models.training.schedule import Moment, Schedule
from models.training.settings import Settings
from models.training.starting import TODAY, begun, canvas_of, vae_of
from models.training.stream import Batch
from models.training.trainer import Losses, descend
from models.vae import Vae, sampled

_DIVERGENCE: Final = 2e-4
"""Weight of a nat beside errors that are means over the codes."""
_GROUP: Final = 8
_FREE: Final = 4.0
"""Numbers of the noise in a group, and the nats of each group that cost nothing."""
_HAND: Final = 10.0
"""Weight of the hand's negative log-likelihood, a mean over its numbers."""
_READING: Final = 0.15
"""Weight of the guess at the look. It reads the features and must not spoil them for the noise."""


class VaeTrainer:
    """The VAE and its average."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._device = torch.device(settings.device)
        self._canvas = canvas_of(settings.canvas)
        self._vae = _beginning(settings, self._canvas)
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
            mean, log_variance = self._vae.posterior(codes, wanted, features)
            readings = self._vae.encoder.guess(features)
            noise = sampled(mean, log_variance, torch.randn_like(mean))
            if self._vae.encoder.hand is not None:
                noise = half_known(noise, batch)
            drawn = self._vae.generator(wanted, noise)
        losses = {
            "squared": F.mse_loss(drawn, codes),
            "absolute": F.l1_loss(drawn, codes),
            "reading": reading_loss(readings, wanted),
        }
        loss = losses["squared"] + losses["absolute"] + _READING * losses["reading"]
        nats = divergence(mean, log_variance)
        if self._vae.encoder.hand is None:
            loss = loss + _DIVERGENCE * with_free_bits(nats, _FREE, _GROUP)
        else:
            losses["hand"] = F.gaussian_nll_loss(mean, cast(Tensor, batch.hand), log_variance.exp())
            loss = loss + _DIVERGENCE * nats.sum() + _HAND * losses["hand"]
        descend(loss, self.optimizers, clip=1.0)
        follow(self._average, self._vae, moment.step)
        return losses | {"nats": nats.sum()}

    def sheet(self) -> Image.Image:
        """Held-out looks, painted and drawn from noise."""
        return sheet_of(self._average, self._canvas, self._device)

    def shipped(self) -> dict[str, nn.Module]:
        """The average, with its encoder."""
        return {"vae": self._average}


def half_known(encoded: Tensor, batch: Batch) -> Tensor:
    """The hands [B, noise] by which the first half was painted, and those that were found for the rest."""
    half = len(encoded) // 2
    return torch.cat([cast(Tensor, batch.hand)[:half], encoded[half:]])


def _beginning(settings: Settings, canvas: Canvas) -> Vae:
    """New, as it is in a file, or over the maps of a GAN. What is new has a painter's hand as its noise."""
    if settings.start is not None:
        return vae_of(settings.start, settings.config)
    shape = {**TODAY, "noise": NOISE, "strays": True, **settings.config.get("generator", {})}
    config = {**settings.config, "generator": fitted(shape, canvas.config)}
    return cast(Vae, begun("vae", config, None))
