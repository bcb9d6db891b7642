"""Guests: StyleGAN2s that were trained elsewhere or on a server's own pictures, drawing as families.

They know no traits, so the seed alone says what is drawn; a guest that was trained with labels takes one by
the seed. Whatever size and colours they have, the pictures are 256 x 256 in RGB, as all families' are.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.between import Between
from models.canvas import Canvas, to_pixels
from models.illustrator import Illustrator, Pixels, exact
from models.look import Look, sample
from models.noise import on_the_way
from models.recipe import GUESTS
from models.registry import load_family, load_guest
from models.stylegan2 import Generator
from models.weights_index import shipped

SIZE: Final = 256


class GuestIllustrator:
    """Draws with `network`, its styles drawn towards their mean by `psi` (1812.04948, appendix B)."""

    def __init__(self, network: Generator, psi: float, device: torch.device) -> None:
        self._network = network.to(device)
        self._psi = psi
        self._device = device

    def warm_up(self) -> None:
        """Draw once, so that the first picture that somebody waits for comes as fast as the others."""
        self.draw([sample(0)], [0])

    def draw(self, looks: Sequence[Look], seeds: Sequence[int]) -> list[Pixels]:
        """A 256 x 256 picture of each seed; the looks are not looked at."""
        return self.draw_between([Between.at(look, seed) for look, seed in zip(looks, seeds, strict=True)])

    def draw_between(self, frames: Sequence[Between]) -> list[Pixels]:
        """A 256 x 256 picture of each frame, on the way from the noise of one seed to that of another.

        One by one, so that a picture depends on its recipe alone, to the bit.
        """
        return [self._drawn(frame) for frame in frames]

    def _drawn(self, frame: Between) -> Pixels:
        first, second = map(self._network.noise, frame.seeds)
        noise = on_the_way(first, second, frame.share)[None].to(self._device)
        with torch.inference_mode(), exact():
            picture = self._network(noise, self._label(frame.seeds[0]), psi=self._psi)
        return resized(to_pixels(in_colour(picture))[0])

    def _label(self, seed: int) -> Tensor | None:
        classes = self._network.config.classes
        if not classes:
            return None
        return torch.eye(classes, device=self._device)[seed % classes][None]


def in_colour(pictures: Tensor) -> Tensor:
    """[B, 1..4, H, W] to [B, 3, H, W]: grey in three channels, what is transparent on white; -1..1."""
    if pictures.shape[1] == 3:
        return pictures
    colours = pictures[:, :3] if pictures.shape[1] == 4 else pictures[:, :1].expand(-1, 3, -1, -1)
    if pictures.shape[1] in (1, 3):
        return colours
    alpha = (pictures[:, -1:].clamp(-1, 1) + 1) / 2
    return colours * alpha + (1 - alpha)


def resized(pixels: Pixels) -> Pixels:
    """[S, S, 3] at 256 x 256."""
    if pixels.shape[0] == SIZE:
        return pixels
    return np.asarray(Image.fromarray(pixels).resize((SIZE, SIZE), Image.Resampling.LANCZOS))


def illustrator_of(
    family: str, folder: Path, canvas: Canvas, device: torch.device
) -> Illustrator | GuestIllustrator:
    """What draws with the weights of a family, guest or not. Raises FamilyUnavailable and WeightsError."""
    if family in GUESTS and family in shipped(folder):
        return GuestIllustrator(load_guest(family, folder), shipped(folder)[family].psi, device)
    return Illustrator(load_family(family, folder), canvas, device)
