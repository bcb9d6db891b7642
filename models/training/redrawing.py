"""What a family makes of painted pictures: their codes once more, as near as its noise can tell them."""

from typing import cast

import torch
from torch import Tensor

from models.training.precision import half_precision, place
from models.training.settings import Settings, TrainingError
from models.training.starting import begun
from models.vae import Vae


class Redrawing:
    """A VAE that draws again what its encoder read. It does not learn."""

    def __init__(self, vae: Vae, device: torch.device) -> None:
        self._vae, self._device = vae.eval().requires_grad_(False), device
        place(vae, device)

    @classmethod
    def of(cls, settings: Settings) -> "Redrawing | None":
        """The one that a run asks for. Raises TrainingError where the codes would not stay what they are."""
        if settings.through is None:
            return None
        if not settings.keep_codes:
            raise TrainingError(
                "--through needs --keep-codes: a VAE knows the codes that it learned, no others"
            )
        return cls(cast(Vae, begun("vae", {}, settings.through)), torch.device(settings.device))

    @torch.no_grad()
    def __call__(self, codes: Tensor, conditions: Tensor) -> Tensor:
        """Codes [B, D, G, G] of pictures of these looks [B, condition], drawn again."""
        with half_precision(self._device):
            drawn, _ = self._vae(codes, conditions)
        return cast(Tensor, drawn)
