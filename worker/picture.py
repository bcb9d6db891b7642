"""Pixels to files: enlarging, putting side by side, PNG. Pure."""

import io
import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

from worker.labels import png_notes, xmp
from worker.provenance.imprint import Imprint
from worker.provenance.invisible import embed
from worker.provenance.manifest import signed

Pixels = npt.NDArray[np.uint8]
"""height x width x 3, RGB."""
Upscale = Callable[[Pixels, int], Pixels | None]
"""Enlarges a square picture to so many pixels a side, as the studio's upscaler does; None if it can't."""

_CRISP: Final = ImageFilter.UnsharpMask(radius=1.4, percent=70, threshold=2)
SHEET_GAP: Final = 8


def enlarge(pixels: Pixels, size: int, style: str, upscale: Upscale | None = None) -> Image.Image:
    """A picture `size` pixels wide, by `upscale` where that can do it.

    Elsewhere Lanczos keeps curves smooth and a light unsharp mask keeps lines crisp. Pixel art is always
    repeated instead, since its blocks are meant to stay blocks.
    """
    picture = Image.fromarray(pixels)
    if picture.width == size:
        return picture
    if style == "pixel":
        return picture.resize((size, size), Image.Resampling.NEAREST)
    if upscale and (enlarged := upscale(pixels, size)) is not None:
        return Image.fromarray(enlarged)
    return picture.resize((size, size), Image.Resampling.LANCZOS).filter(_CRISP)


def sheet(pictures: Sequence[Image.Image]) -> Image.Image:
    """The pictures in rows as square as can be, on white; one picture is its own sheet."""
    if len(pictures) == 1:
        return pictures[0]
    columns = math.ceil(math.sqrt(len(pictures)))
    rows = math.ceil(len(pictures) / columns)
    step = pictures[0].width + SHEET_GAP
    board = Image.new("RGB", (columns * step - SHEET_GAP, rows * step - SHEET_GAP), "white")
    for number, picture in enumerate(pictures):
        board.paste(picture, (number % columns * step, number // columns * step))
    return board


def to_png(picture: Image.Image, imprint: Imprint) -> bytes:
    """A PNG file that names its recipes and bears every mark that it was made by AI."""
    file = io.BytesIO()
    embed(picture, imprint.number).save(file, "PNG", pnginfo=png_notes(imprint), optimize=False)
    return signed(file.getvalue(), "image/png", imprint)


def to_webp(picture: Image.Image, imprint: Imprint, quality: int = 92) -> bytes:
    """A WebP file that bears the same; one with transparent parts keeps them to the pixel."""
    file = io.BytesIO()
    options = {"quality": quality, "alpha_quality": 100, "method": 4, "xmp": xmp(imprint)}
    embed(picture, imprint.number).save(file, "WEBP", **options)
    return signed(file.getvalue(), "image/webp", imprint)


def round_cut(picture: Image.Image) -> Image.Image:
    """The circle in the middle of a square picture, as chats show avatars; around it nothing."""
    finer = 4 * picture.width
    mask = Image.new("L", (finer, finer))
    ImageDraw.Draw(mask).ellipse((0, 0, finer - 1, finer - 1), fill=255)
    cut = picture.convert("RGBA")
    cut.putalpha(mask.resize(picture.size, Image.Resampling.BOX))
    return cut
