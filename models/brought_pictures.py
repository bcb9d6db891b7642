"""Pictures that somebody brings, of any size and mode, as they are meant to be seen. No torch here."""

import struct
import zlib
from collections.abc import Mapping
from typing import Final

import numpy as np
from PIL import Image, ImageOps

BROKEN: Final = (
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, AttributeError, ArithmeticError),
    *(struct.error, zlib.error),
)
"""What Pillow raises for files that are not what they say."""
_ORIENTATION: Final = 0x0112
_TURNS: Final[Mapping[int, Image.Transpose]] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""By the orientation that EXIF tells."""


def middle_square(picture: Image.Image, size: int) -> Image.Image:
    """The middle of `picture`, `size` x `size`, upright, in RGB; what is transparent becomes white."""
    whole = upright(in_eight_bits(picture)).convert("RGBA")
    fitted = ImageOps.fit(whole, (size, size), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", fitted.size, "white")
    return Image.alpha_composite(paper, fitted).convert("RGB")


def upright(picture: Image.Image) -> Image.Image:
    """Turned as its metadata say, or as it lies where these can't be read.

    Pillow's own `exif_transpose` writes the metadata anew, which fails where anything in them is odd.
    """
    picture.load()  # what is wrong with the pixels is raised here
    try:
        turn = _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    except BROKEN:
        return picture
    return picture if turn is None else picture.transpose(turn)


def in_eight_bits(picture: Image.Image) -> Image.Image:
    """In grey of 0..255 if it is in grey of more levels, which Pillow's own `convert` would cut off."""
    if picture.mode != "F" and not picture.mode.startswith("I"):
        return picture
    share = 255 / _most(picture)
    levels = picture if picture.mode == "F" else picture.convert("I")
    grey = levels.point(lambda level: level * share + 0.5).convert("L")
    if isinstance(clear := picture.info.get("transparency"), int):
        grey.info["transparency"] = round(clear * share)
    return grey


def _most(picture: Image.Image) -> int:
    """The level that is white: of sixteen bits, or with fractions the next of those that are usual."""
    if picture.mode != "F":
        return 65535
    most = float(np.asarray(picture).max())
    return next((white for white in (1, 255) if most <= white), 65535)
