"""Pixels to files: enlarging, putting side by side, PNG. Pure."""

import io
import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter
from PIL.PngImagePlugin import PngInfo

Pixels = npt.NDArray[np.uint8]
"""height x width x 3, RGB."""

_CRISP: Final = ImageFilter.UnsharpMask(radius=1.4, percent=70, threshold=2)
SHEET_GAP: Final = 8


def enlarge(pixels: Pixels, size: int, style: str) -> Image.Image:
    """A picture `size` pixels wide. Lanczos keeps curves smooth and a light unsharp mask keeps lines crisp;
    pixel art is repeated instead, since its blocks are meant to stay blocks."""
    picture = Image.fromarray(pixels)
    if picture.width == size:
        return picture
    if style == "pixel":
        return picture.resize((size, size), Image.Resampling.NEAREST)
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


def to_png(picture: Image.Image, codes: Sequence[str]) -> bytes:
    """A PNG file that names its recipes and says that it was made by AI."""
    notes = PngInfo()
    notes.add_text("Software", "Mochi")
    notes.add_text("Description", "Drawn by AI")
    notes.add_text("Recipe", " ".join(codes))
    file = io.BytesIO()
    picture.save(file, "PNG", pnginfo=notes, optimize=False)
    return file.getvalue()
