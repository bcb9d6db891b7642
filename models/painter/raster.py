"""From SVG to pixels."""

import io
from typing import Final

import numpy as np
import resvg_py
from PIL import Image

from models.look import Look
from models.painter.figure import paint
from models.painter.styles import STYLES

BLOCK_SOURCE: Final = 256
"""The size, in pixels, of the picture that is gathered into blocks."""
BLOCK_COLOURS: Final = 26


def render(look: Look, seed: int, size: int) -> Image.Image:
    """The picture of `look` in RGB, `size` x `size` pixels."""
    return rasterise(paint(look, seed), size, STYLES[look.traits["style"]].blocks)


def rasterise(svg: str, size: int, blocks: int | None = None) -> Image.Image:
    """An SVG document in RGB, `size` x `size` pixels; with `blocks`, made of so many blocks a side."""
    if blocks:
        grid = gather(_rasterised(svg, BLOCK_SOURCE), blocks)
        return grid.resize((size, size), Image.Resampling.NEAREST)
    return _rasterised(svg, size)


def _rasterised(svg: str, size: int) -> Image.Image:
    png = resvg_py.svg_to_bytes(svg_string=svg, width=size, height=size)
    return Image.open(io.BytesIO(bytes(png))).convert("RGB")


def gather(image: Image.Image, blocks: int, colours: int = BLOCK_COLOURS) -> Image.Image:
    """`image` in at most so many `colours` and `blocks` x `blocks` pixels, each the commonest of its block.

    The side of `image` is a multiple of `blocks`.
    """
    flat = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette = np.array(flat.getpalette(), np.uint8).reshape(-1, 3)
    side = image.width // blocks
    numbers = np.asarray(flat).reshape(blocks, side, blocks, side).transpose(0, 2, 1, 3)
    in_blocks = numbers.reshape(blocks, blocks, side * side)
    counts = np.eye(colours, dtype=np.uint8)[in_blocks].sum(axis=2)  # [blocks, blocks, colours]
    return Image.fromarray(palette[counts.argmax(axis=-1)])
