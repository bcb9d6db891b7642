"""The painter: draws a look as an SVG picture and as pixels. Training pictures only, and all its own art."""

from models.painter.figure import paint
from models.painter.raster import render

__all__ = ["paint", "render"]
