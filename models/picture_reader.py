"""Reads a picture that somebody brings: by way of the canvas, as a guess at its look and at its noise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from models.brought_pictures import middle_square
from models.canvas import Canvas, from_pixels
from models.conditioning import conditions
from models.illustrator import exact, prepare_family
from models.judge import read_colours, read_poses, trait_scores
from models.look import Look
from models.traits import COLOURS, POSES, TRAITS
from models.vae import Vae

_ALIKE: Final = 40
"""Levels of 255 within which both eyes are taken to have one colour: a guess is never quite even."""


@dataclass(frozen=True)
class Impression:
    """What the VAE's encoder makes of a picture: a look, and a normal distribution of the noise."""

    look: Look
    mean: Tensor
    """[noise], on the CPU."""
    variance: Tensor
    """The same."""


class PictureReader:
    """Reads pictures with the encoder of `vae`. Keeps nothing of them."""

    def __init__(self, vae: Vae, canvas: Canvas, device: torch.device) -> None:
        """The canvas was prepared by `models.illustrator.prepare_canvas`."""
        prepare_family(vae, device)
        self._vae = vae
        self._canvas = canvas
        self._device = device

    def read(self, picture: Image.Image) -> Impression:
        """What the middle square of `picture`, of any size and mode, shows; the same every time."""
        pixels = np.array(middle_square(picture, self._canvas.config.size))
        shown = from_pixels(pixels[None]).to(self._device)
        with torch.inference_mode(), exact():
            codes = self._canvas.encode(shown)
            features = self._vae.encoder.features(codes)
            look = guessed_look(self._vae.encoder.guess(features).cpu())
            wanted = torch.from_numpy(conditions([look])).to(self._device)
            mean, log_variance = self._vae.posterior(codes, wanted, features)
        return Impression(look, mean[0].cpu(), log_variance[0].exp().cpu())


def guessed_look(readings: Tensor) -> Look:
    """The likeliest look by readings [1, condition]. Readings of what is no drawing of ours make one too."""
    traits = {name: TRAITS[name][int(scores.argmax())] for name, scores in trait_scores(readings).items()}
    colours = dict(zip(COLOURS, _levels(read_colours(readings)[0]), strict=True))
    if traits["hair_pattern"] == "plain":
        colours["tips"] = colours["hair"]
    pairs = zip(colours["eye_left"], colours["eye_right"], strict=True)
    if all(abs(left - right) < _ALIKE for left, right in pairs):
        colours["eye_right"] = colours["eye_left"]
    in_hex = {slot: "#" + bytes(levels).hex() for slot, levels in colours.items()}
    places = zip(POSES.items(), read_poses(readings)[0].tolist(), strict=True)
    pose = {name: least + (greatest - least) * min(1.0, place) for (name, (least, greatest)), place in places}
    return Look(traits, in_hex, pose)


def _levels(colours: Tensor) -> Sequence[Sequence[int]]:
    """Channels in about -1..1, [3 slots], as rows of three in 0..255."""
    rows: list[list[int]] = ((colours.clamp(-1, 1) + 1) * 127.5).round().int().reshape(-1, 3).tolist()
    return rows
