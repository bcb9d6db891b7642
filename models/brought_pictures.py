"""Pictures that somebody brings, of any size and mode, as they are meant to be seen. No torch here."""

import numpy as np
from PIL import Image, ImageOps


def middle_square(picture: Image.Image, size: int) -> Image.Image:
    """The middle of `picture`, `size` x `size`, upright, in RGB; what is transparent becomes white."""
    upright = ImageOps.exif_transpose(in_eight_bits(picture)).convert("RGBA")
    fitted = ImageOps.fit(upright, (size, size), Image.Resampling.LANCZOS)
    paper = Image.new("RGBA", fitted.size, "white")
    return Image.alpha_composite(paper, fitted).convert("RGB")


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
