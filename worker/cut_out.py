"""A figure without its backdrop, from two pictures of it that differ in the backdrop's colour alone. Pure.

Triangulation matting (Smith and Blinn, "Blue Screen Matting", SIGGRAPH 1996, theorem 4): where the picture
changes with the backdrop, the backdrop is seen. So hair, glass and soft edges come out as thin as they were
drawn, which no key on a colour does.
"""

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from models.between import Between
from models.look import Look, Wish, edit
from models.named_colours import NAMED_COLOURS

Values = npt.NDArray[np.float32]
"""height x width, or height x width x channels, from 0 to 1."""

PLATES: Final = ("white", "navy")
"""Backdrops far from each other that the networks have met often."""
GUIDED: Final = MappingProxyType({"sketch": 2, "neon": 0, "pixel": 4, "watercolour": 3, "manga": 0})
"""Styles in which a backdrop is too dim, too uneven or dots: their figure is found in a cel of the same look.

Within so many pixels of its edge, at 256, the style itself still decides.
"""
PAPER_RIM: Final = MappingProxyType({"watercolour": 13})
"""Styles that leave bare paper round the whole picture: how much of it, at 256 pixels."""
NOTHING: Final = 0.08
"""Below this much of the figure there is none of it: networks draw no plate quite evenly."""
WHOLE: Final = 0.92
"""Above this much of the figure there is nothing else."""
ROUGHLY_NOTHING: Final = 0.15
APART: Final = 0.06
"""How far the two backdrops must at least be from each other; RGB, each channel from 0 to 1."""
CELLS: Final = 128
"""Squares a side in which specks are looked for."""
SPECK: Final = 5
"""Squares that something needs to be more than a speck."""


def plates(look: Look, seed: int) -> list[Between]:
    """The pictures that `cut_out` needs of a look: two, or four in the styles of GUIDED."""
    clear = [edit(look, Wish({"style": "cel"}))] if look.traits["style"] in GUIDED else []
    return [Between.at(_before(one, colour), seed) for one in (look, *clear) for colour in PLATES]


def _before(look: Look, colour: str) -> Look:
    return edit(look, Wish({"backdrop": "plain"}, {"backdrop": NAMED_COLOURS["backdrop"][colour]}))


def cut_out(pictures: Sequence[Image.Image], style: str) -> Image.Image:
    """The figure in RGBA from the pictures of its `plates`, all square and of the same size.

    Backdrops that can't be told apart are left in the picture.
    """
    drawn = [_values(picture) for picture in pictures]
    own, guide = drawn[:2], _matte(drawn[-2:])
    if guide is None:
        return pictures[0].convert("RGBA")
    if style not in GUIDED:
        return _image(_uncovered(own, guide), guide)
    pixel = len(guide) / 256
    opacity = _guided(_matte(own), guide, round(GUIDED[style] * pixel))
    opacity = _cropped(opacity, round(PAPER_RIM.get(style, 0) * pixel))
    return _image(_uncovered(own, opacity), opacity)


def _matte(pair: list[Values]) -> Values | None:
    """How much of each pixel is the figure; None if the backdrops are alike."""
    rough = _opacity(pair, _apart(pair))
    if rough is None:
        return None
    grounds = [_spread(picture, (rough < ROUGHLY_NOTHING).astype(np.float32)) for picture in pair]
    finer = _opacity(pair, grounds[0] - grounds[1])
    opacity = rough if finer is None else finer
    return _without_specks(((opacity - NOTHING) / (WHOLE - NOTHING)).clip(0, 1))


def _guided(own: Values | None, guide: Values, reach: int) -> Values:
    """`guide`, but up to `reach` pixels from its edge what the style itself leaves to be seen."""
    if own is None or not reach:
        return guide
    blur = ImageFilter.BoxBlur(reach)
    near = _values(Image.fromarray(_levels(guide)).filter(blur))
    opacity: Values = np.where(near > 0.98, 1, np.where(near < 0.02, 0, own)).astype(np.float32)
    return opacity


def _cropped(opacity: Values, rim: int) -> Values:
    inside = slice(rim, len(opacity) - rim)
    cropped = np.zeros_like(opacity)
    cropped[inside, inside] = opacity[inside, inside]
    return cropped


def _apart(pair: list[Values]) -> Values:
    """By how much the backdrops differ: what most of the pixels do that differ much."""
    apart = (pair[0] - pair[1]).reshape(-1, 3)
    far = (apart * apart).sum(-1)
    most: Values = np.median(apart[far >= 0.5 * np.quantile(far, 0.98)], axis=0)
    return most


def _opacity(pair: list[Values], apart: Values) -> Values | None:
    """How much of each pixel is the figure; None if the backdrops are alike."""
    square = (apart * apart).sum(-1)
    if square.mean() < APART**2:
        return None
    seen = ((pair[0] - pair[1]) * apart).sum(-1) / np.maximum(square, APART**2)
    opacity: Values = (1 - seen).clip(0, 1)
    return opacity


def _uncovered(pair: list[Values], opacity: Values) -> Values:
    """The figure's own colours, also a little beyond its edge, so that no rim shows when it is resized."""
    behind = (opacity < NOTHING).astype(np.float32)
    covered = (1 - opacity)[..., None]
    seen = [picture - covered * _spread(picture, behind) for picture in pair]
    own = ((seen[0] + seen[1]) / 2 / np.maximum(opacity, 0.02)[..., None]).clip(0, 1)
    solid = np.where(opacity > 0.3, opacity, 0).astype(np.float32)
    near = _spread(own.astype(np.float32), solid)
    colours: Values = np.where(solid[..., None] > 0, own, near).astype(np.float32)
    return colours


def _spread(values: Values, weights: Values) -> Values:
    """`values` where they weigh something, and elsewhere what those nearby have on average.

    A pyramid: each level fills what the finer one leaves empty (pull-push; Gortler et al., 1996).
    """
    if len(values) % 2 or len(values) <= 2:
        mean = (values * weights[..., None]).sum((0, 1)) / max(float(weights.sum()), 1e-6)
        filled: Values = np.where(weights[..., None] > 0, values, mean).astype(np.float32)
        return filled
    coarse_weights = _halved(weights[..., None])[..., 0]
    gathered = _halved(values * weights[..., None]) / np.maximum(coarse_weights, 1e-6)[..., None]
    coarser = _spread(gathered.astype(np.float32), np.minimum(coarse_weights * 4, 1))
    pushed = coarser.repeat(2, 0).repeat(2, 1)
    share = np.minimum(weights, 1)[..., None]
    blended: Values = (values * share + pushed * (1 - share)).astype(np.float32)
    return blended


def _halved(values: Values) -> Values:
    side = len(values) // 2
    halved: Values = values.reshape(side, 2, side, 2, -1).mean((1, 3), dtype=np.float32)
    return halved


def _without_specks(opacity: Values) -> Values:
    """`opacity` without small bits that hang together with nothing."""
    side = len(opacity) // min(CELLS, len(opacity))
    cells = len(opacity) // side
    blocks = opacity[: cells * side, : cells * side].reshape(cells, side, cells, side).max((1, 3))
    labels = _labelled(blocks > 0)
    sizes = np.bincount(labels.ravel())
    kept = (sizes[labels] >= SPECK) | (labels == 0)
    spread = np.pad(kept.repeat(side, 0).repeat(side, 1), (0, len(opacity) - cells * side), "edge")
    cleaned: Values = np.where(spread, opacity, 0)
    return cleaned


def _labelled(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """A number for each patch of `mask` that hangs together, corners included; 0 elsewhere."""
    labels = np.where(mask, np.arange(1, mask.size + 1).reshape(mask.shape), 0)
    while True:
        around = np.pad(labels, 1)
        rows = np.maximum(np.maximum(around[:-2], around[1:-1]), around[2:])
        highest = np.maximum(np.maximum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])
        grown = np.where(mask, highest, 0)
        if np.array_equal(grown, labels):
            return labels
        labels = grown


def _image(colours: Values, opacity: Values) -> Image.Image:
    return Image.fromarray(_levels(np.dstack([colours, opacity])), "RGBA")


def _values(picture: Image.Image) -> Values:
    return np.asarray(picture, np.float32) / np.float32(255)


def _levels(values: Values) -> npt.NDArray[np.uint8]:
    return (values.clip(0, 1) * 255 + 0.5).astype(np.uint8)
