"""Polishes a VAE's generator by the pictures that come out of the canvas for it.

As models/training/polish.py does with a GAN's, but half of a batch is drawn with hands as the encoder finds
them: what grows more like is the VAE's reconstruction, seen in pictures instead of codes. The canvas stays,
since the other families draw on it, and so does the encoder, and with it what the divergence is.
"""

from dataclasses import replace
from typing import cast

import torch
from torch import Tensor

from models.training.polish import PolishTrainer, boldness
from models.training.precision import half_precision
from models.training.settings import Settings, TrainingError
from models.training.starting import begun, shipped_file
from models.training.stream import Batch
from models.training.vae import half_known
from models.vae import Vae, sampled


class VaePolishTrainer(PolishTrainer):
    """A generator before a decoder that stays as it is."""

    family = "vae"

    def __init__(self, settings: Settings) -> None:
        super().__init__(replace(settings, keep_canvas=True))

    def _begun(self, settings: Settings) -> Vae:
        start = settings.start or shipped_file("vae")
        vae = cast(Vae, begun("vae", {**settings.config, **boldness(settings)}, start))
        if vae.encoder.hand is None:
            raise TrainingError("a VAE that knows no painter's hand can't be polished; train one anew")
        vae.encoder.requires_grad_(False)
        return vae

    def _codes(self, batch: Batch) -> Tensor:
        """All of them drawn once more, in their pairs."""
        vae = cast(Vae, self._artist)
        with torch.no_grad(), half_precision(self._device):
            mean, log_variance = vae.posterior(self._canvas.encode(batch.examples), batch.conditions)
        chance = torch.randn_like(mean[::2]).repeat_interleave(2, 0)  # it must not set a pair apart
        hands = half_known(sampled(mean, log_variance, chance), batch)
        return cast(Tensor, vae.generator(batch.conditions, hands))
