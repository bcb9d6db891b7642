"""A studio whose pictures are the painter's: for looking at what is made of pictures, without weights."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from models.between import Between
from models.look import Look, Wish, complete
from models.painter import render
from models.priors import CHAT
from models.recipe import Recipe
from worker.crafts import Craft, Made, Materials
from worker.picture import Pixels, Upscale


class PaintedStudio:
    """Paints looks; on the way between two it fades from one picture to the other."""

    upscale: Upscale | None = None

    def __init__(self) -> None:
        self.asked: list[int] = []

    def version(self, family: str) -> int:
        return 1

    def draw(self, recipes: Sequence[Recipe]) -> list[Pixels]:
        return self.draw_between("gan", [Between.of(recipe) for recipe in recipes])

    def draw_between(self, family: str, frames: Sequence[Between]) -> list[Pixels]:
        self.asked.append(len(frames))
        return [paint(frame) for frame in frames]


def paint(frame: Between) -> Pixels:
    """The picture of a frame."""
    first = _painted(frame.first, frame.seeds[0])
    if not frame.share:
        return first
    second = _painted(frame.second, frame.seeds[1])
    return np.rint(first * (1 - frame.share) + second * frame.share).astype(np.uint8)


@lru_cache(512)
def _painted(look: Look, seed: int) -> Pixels:
    return np.asarray(render(look, seed, 256))


def someone(seed: int = 3, **traits: str) -> Recipe:
    """An avatar with nothing before her eyes."""
    plain = {"bangs": "straight", "hair": "long", "eyes": "round", "mouth": "cat", "style": "cel"}
    clear = dict.fromkeys(("face", "eyewear", "headwear", "facial_hair"), "none")
    return Recipe(complete(Wish(plain | clear | traits), seed, CHAT), seed)


def made(craft: Craft, *recipes: Recipe, language: str = "en", platform: str = "discord") -> Made:
    """What a craft makes of painted pictures of these avatars."""
    drawn = [paint(frame) for frame in craft.frames(recipes)]
    return craft.make(Materials(recipes, drawn, language, platform))


def psnr(one: Pixels, other: Pixels) -> float:
    """Likeness in dB: 20 is a resemblance, 30 good, above 40 hardly to be told apart."""
    error = np.square(one.astype(np.float64) - other).mean()
    return float(10 * np.log10(255**2 / max(float(error), 1e-9)))
