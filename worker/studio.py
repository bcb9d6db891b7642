"""The studio: the loaded networks, drawing recipes, many at a time."""

import logging
import threading
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, cast

import torch
from PIL import Image

from models.between import Between
from models.canvas import Canvas
from models.enlarger import Enlarger
from models.guests import GuestIllustrator, illustrator_of
from models.illustrator import Illustrator, Pixels, choose_device, prepare_canvas
from models.picture_reader import PictureReader
from models.recipe import Recipe
from models.registry import load_canvas, load_upscaler
from models.vae import Vae
from models.variations import variations
from models.weights_index import WEIGHTS, FamilyUnavailable, shipped_families, unavailable, weights_version
from worker.halving import in_halves

log = logging.getLogger(__name__)
READER: Final = "vae"
"""The family whose encoder reads pictures that are brought."""


class Studio:
    """Every family with weights, and the canvas, in memory on one device.

    A picture is a pure function of its recipe: on one device it comes out the same to the bit, alone or in
    any batch. Between devices it may differ by a few of 255 levels here and there (models.illustrator).
    """

    def __init__(
        self,
        device: str | None = None,  # 'cpu', 'cuda' or 'cuda:1'; without it CUDA where there is any
        families: Sequence[str] | None = None,  # which to load; without it all that ship
        folder: Path = WEIGHTS,  # where the weights and their index lie
    ) -> None:
        """Load and warm up. Raises WeightsError or FamilyUnavailable, one clear line each."""
        self.device = choose_device(device)
        names = shipped_families(folder) if families is None else tuple(families)
        canvas = prepare_canvas(load_canvas(folder), self.device)
        self._illustrators = {name: illustrator_of(name, folder, canvas, self.device) for name in names}
        self._versions = {name: weights_version(name, folder) for name in names}
        for illustrator in self._illustrators.values():
            illustrator.warm_up()
        self._enlarger = _enlarger(folder, self.device)
        self._reader = _reader(self._illustrators.get(READER), canvas, self.device)
        self._turn = threading.Lock()  # uploads are read and drawn beside the batches

    @property
    def families(self) -> tuple[str, ...]:
        """The families that can be drawn with here."""
        return tuple(self._illustrators)

    def version(self, family: str) -> int:
        """The version of the weights that `family` draws with here."""
        return self._versions[family]

    @property
    def upscale(self) -> Callable[[Pixels, int], Pixels | None] | None:
        """Enlarges one drawn picture (models.enlarger); None where no upscaler ships.

        Not part of `draw`: a picture is enlarged beside the drawing of the next batch, each on its own, so
        that the first of a batch need not wait for the last.
        """
        return None if self._enlarger is None else self._enlarger.enlarge

    def draw(self, recipes: Sequence[Recipe]) -> list[Pixels]:
        """A picture of each recipe, 256 x 256 x 3, in their order. One forward pass a family.

        Raises FamilyUnavailable for a recipe whose family, or version of its weights, is not loaded here.
        """
        by_family: dict[str, list[int]] = defaultdict(list)
        for number, recipe in enumerate(recipes):
            self._check(recipe)
            by_family[recipe.family].append(number)
        pictures: dict[int, Pixels] = {}
        for family, numbers in by_family.items():
            looks = [recipes[number].look for number in numbers]
            seeds = [recipes[number].seed for number in numbers]
            with self._turn:
                drawn = in_halves(self._illustrators[family].draw, looks, seeds)
            pictures.update(zip(numbers, drawn, strict=True))
        return [pictures[number] for number in range(len(recipes))]

    def draw_between(self, family: str, frames: Sequence[Between]) -> list[Pixels]:
        """A picture of each frame, 256 x 256 x 3, by one family. Raises FamilyUnavailable."""
        if family not in self._illustrators:
            raise FamilyUnavailable(unavailable(family, self.families))
        with self._turn:
            return in_halves(self._illustrators[family].draw_between, frames)

    def like(self, picture: Image.Image, count: int, seed: int) -> list[Recipe]:
        """Recipes of avatars like a picture (models.variations). Raises FamilyUnavailable without a VAE."""
        if self._reader is None:
            raise FamilyUnavailable(unavailable(READER, self.families))
        with self._turn:
            impression = self._reader.read(picture)
        return variations(impression, count, seed, self._versions[READER])

    def _check(self, recipe: Recipe) -> None:
        if recipe.family not in self._illustrators:
            raise FamilyUnavailable(unavailable(recipe.family, self.families))
        if recipe.weights != self._versions[recipe.family]:
            raise FamilyUnavailable(
                f"the recipe is of version {recipe.weights} of {recipe.family}'s weights; "
                f"version {self._versions[recipe.family]} is here"
            )


def _reader(
    illustrator: Illustrator | GuestIllustrator | None, canvas: Canvas, device: torch.device
) -> PictureReader | None:
    """Reads with the very network that draws."""
    if not isinstance(illustrator, Illustrator):
        return None
    return PictureReader(cast(Vae, illustrator.family), canvas, device)


def _enlarger(folder: Path, device: torch.device) -> Enlarger | None:
    upscaler = load_upscaler(folder)
    if upscaler is None:
        log.warning("no upscaler ships here; pictures larger than 256 pixels are enlarged by Lanczos")
        return None
    enlarger = Enlarger(upscaler, device)
    enlarger.warm_up()
    return enlarger
