"""Bytes to a picture, as carefully as can be. To be called in a process of its own (bot.isolation)."""

import io
import warnings
from typing import Final

from PIL import Image, UnidentifiedImageError

from bot.isolation import UploadRefused
from models.brought_pictures import BROKEN, in_eight_bits, upright

FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF")
PIXELS: Final = 24_000_000
"""As many as a good camera's; they are counted in the header, before anything is decoded."""


def opened(data: bytes, formats: tuple[str, ...] = FORMATS) -> Image.Image:
    """The picture, or the first frame of an animation, upright, in RGB or RGBA and nothing but its pixels.

    Raises UploadRefused: 'kind' for what is no picture of these formats, 'large' for too many pixels,
    'broken' for the rest.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=formats) as picture:
                if picture.width * picture.height > PIXELS:
                    raise UploadRefused("large")
                return _plain(picture)
    except UnidentifiedImageError as problem:
        raise UploadRefused("kind") from problem
    except (Image.DecompressionBombError, Image.DecompressionBombWarning, MemoryError) as problem:
        raise UploadRefused("large") from problem
    except (*BROKEN, Warning) as problem:
        raise UploadRefused("broken") from problem


def _plain(picture: Image.Image) -> Image.Image:
    """The pixels of `picture` on a fresh one, as they are meant to be seen."""
    turned = upright(in_eight_bits(picture))
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    plain = Image.new(mode, turned.size)
    plain.paste(turned.convert(mode))
    return plain
