"""Bytes to a picture, as carefully as can be; within a process of its own (worker.uploads.isolation)."""

import io
import warnings
from typing import Final

from PIL import Image

from worker.uploads.isolation import UploadRefused

FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF")
PIXELS: Final = 24_000_000
"""As many as a good camera's; they are counted in the header, before anything is decoded."""


def opened(data: bytes) -> Image.Image:
    """The picture, or the first frame of an animation, in RGB or RGBA and nothing but its pixels.

    Raises UploadRefused.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
                if picture.width * picture.height > PIXELS:
                    raise UploadRefused("too many pixels")
                mode = "RGBA" if picture.has_transparency_data else "RGB"
                plain = Image.new(mode, picture.size)
                plain.paste(picture.convert(mode))
                return plain
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError, Warning) as problem:
        raise UploadRefused(type(problem).__name__) from problem
