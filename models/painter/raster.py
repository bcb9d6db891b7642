"""From SVG to pixels."""

import io
from typing import Final

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from models.look import Look
from models.painter import figure
from models.painter.drawing import Drawing
from models.painter.hand import Hand

BLOCK_SOURCE: Final = 256
"""The size, in pixels, of the picture that is gathered into blocks."""
BLOCK_COLOURS: Final = 26
SHADES_SEEN: Final = 128
COUNT_MATTERS: Final = 0.6
"""How much it counts how often a colour is seen: 0 not at all, 1 fully."""


def render(look: Look, seed: int, size: int) -> Image.Image:
    """The picture of `look` in RGB, `size` x `size` pixels."""
    return rasterise(figure.draw(look, Hand.of(seed)), size)


def rasterise(drawing: Drawing, size: int) -> Image.Image:
    """A drawing in RGB, `size` x `size` pixels, finished as its style has it."""
    style = drawing.style
    if style.blocks:
        grid = gather(_rasterised(drawing.svg(), BLOCK_SOURCE).convert("RGB"), style.blocks)
        return grid.resize((size, size), Image.Resampling.NEAREST)
    if style.cut_out:
        backdrop = _rasterised(drawing.backdrop_svg(), size).convert("RGB")
        return style.finish(style.mount(_rasterised(drawing.figure_svg(), size), backdrop))
    return style.finish(_rasterised(drawing.svg(), size).convert("RGB"))


def _rasterised(svg: str, size: int) -> Image.Image:
    """An SVG document in RGBA, `size` x `size` pixels."""
    png = resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size)
    return Image.open(io.BytesIO(bytes(png))).convert("RGBA")


def gather(image: Image.Image, blocks: int, colours: int = BLOCK_COLOURS) -> Image.Image:
    """`image` in at most so many `colours` and `blocks` x `blocks` pixels, each the commonest of its block.

    The side of `image` is a multiple of `blocks`. The few colours are spread over all that occur, so that
    small things, such as eyes, keep theirs.
    """
    flat = image.quantize(SHADES_SEEN, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette = np.array(flat.getpalette(), np.uint8).reshape(-1, 3)
    side = image.width // blocks
    numbers = np.asarray(flat).reshape(blocks, side, blocks, side).transpose(0, 2, 1, 3)
    in_blocks = numbers.reshape(blocks, blocks, side * side)
    alike = in_blocks[..., :, None] == in_blocks[..., None, :]  # [blocks, blocks, side ** 2, side ** 2]
    commonest = alike.sum(axis=-1, dtype=np.uint8).argmax(axis=-1)[..., None]
    chosen = np.take_along_axis(in_blocks, commonest, axis=-1)[..., 0]
    return Image.fromarray(
        _fewer(palette, np.bincount(chosen.ravel(), minlength=len(palette)), colours)[chosen]
    )


def _fewer(palette: NDArray[np.uint8], counts: NDArray[np.int64], colours: int) -> NDArray[np.uint8]:
    """Instead of every colour of `palette` the nearest of so many `colours`, all of them from it.

    One after another those are taken that are furthest from all taken before and often seen.
    """
    shades = palette.astype(np.float64)
    often = counts[: len(shades)] ** COUNT_MATTERS
    gaps = np.full(len(shades), np.inf)
    nearest = np.zeros(len(shades), np.int64)
    taken = int(often.argmax())
    for _ in range(colours):
        away = ((shades - shades[taken]) ** 2).sum(axis=-1)
        nearest = np.where(away < gaps, taken, nearest)
        gaps = np.minimum(away, gaps)
        taken = int((gaps * often).argmax())
    return palette[nearest]
