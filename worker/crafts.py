"""What the making of a file takes: frames to be drawn, and hands that turn them into the file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PIL import Image

from models.between import Between
from models.recipe import Recipe, encode
from worker.picture import Pixels, Upscale, enlarge
from worker.provenance.imprint import NOBODY, Imprint, Maker


@dataclass(frozen=True)
class Materials:
    """What was drawn for one request, and what else its file depends on."""

    recipes: Sequence[Recipe]
    drawn: Sequence[Pixels]
    """A picture of each frame of the craft, in order."""
    language: str
    platform: str
    upscale: Upscale | None = None
    maker: Maker = NOBODY
    request_id: str = ""

    @property
    def codes(self) -> list[str]:
        """The recipe codes that the file names."""
        return [encode(recipe) for recipe in self.recipes]

    @property
    def imprint(self) -> Imprint:
        """What the file says about where it comes from."""
        return self.maker.imprint(self.request_id, self.recipes)

    @property
    def style(self) -> str:
        """The art style of the first avatar."""
        return self.recipes[0].look.traits["style"]

    def sized(self, size: int) -> list[Image.Image]:
        """All that was drawn at `size` pixels a side, as well as can be."""
        return [enlarge(pixels, size, self.style, self.upscale) for pixels in self.drawn]


class Made(NamedTuple):
    """A file, and a picture of what is in it."""

    name: str
    data: bytes
    kind: str
    preview: Image.Image


class Craft(NamedTuple):
    """How one kind of file comes about."""

    frames: Callable[[Sequence[Recipe]], Sequence[Between]]
    make: Callable[[Materials], Made]
