"""Pictures to SVG, traced by vtracer. Pure."""

import io
from collections.abc import Mapping
from typing import Any, Final

import vtracer
from PIL import Image, ImageFilter

from worker.labels import comment, xmp
from worker.provenance.imprint import Imprint
from worker.provenance.manifest import signed

FROM: Final = 1024
"""Pixels a side that are traced: lines of a few pixels would come out ragged."""
COLOURS: Final = 48
"""Flat colours that the picture is laid out in first, so that soft edges don't become ribbons."""
SOFTENED: Final = 5
"""Pixels of the median filter that takes the last steps off the edges."""
SMOOTH: Final[Mapping[str, Any]] = {"mode": "spline", "filter_speckle": 10, "length_threshold": 6.0}
BLOCKS: Final[Mapping[str, Any]] = {"mode": "polygon", "filter_speckle": 0, "length_threshold": 4.0}
"""For pixel art, whose corners are meant to stay corners."""


def to_svg(picture: Image.Image, style: str, imprint: Imprint) -> bytes:
    """An SVG that shows `picture`, FROM pixels wide, scales to any size, and names its recipes."""
    blocks = style == "pixel"
    traced: str = vtracer.convert_raw_image_to_svg(
        _plain_png(picture if blocks else _flat(picture)),
        img_format="png",
        colormode="color",
        hierarchical="stacked",
        color_precision=8,
        layer_difference=0,
        path_precision=1,
        **(BLOCKS if blocks else SMOOTH),
    )
    width, height = picture.size
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" viewBox="0 0 {width} {height}">'
    notes = f"<desc>{comment(imprint)}</desc><metadata>{xmp(imprint).decode()}</metadata>"
    paths = traced[traced.index(">", traced.index("<svg")) + 1 :]
    return signed((opening + notes + paths.rstrip() + "\n").encode(), "image/svg+xml", imprint)


def _plain_png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", compress_level=1)
    return file.getvalue()


def _flat(picture: Image.Image) -> Image.Image:
    """The picture in few colours. They are chosen on a small copy, which takes a tenth of the time."""
    palette = picture.reduce(4).quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=3)
    softened = picture.filter(ImageFilter.MedianFilter(SOFTENED))
    return softened.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB")
