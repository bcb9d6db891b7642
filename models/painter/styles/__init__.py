"""Art styles: each is an object that decides what fills, lines, light, eyes and grounds become.

Parts are written once, for all styles; whatever a style does differently it does here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter.styles.base import Ellipse, EyeHand, Scene, Stroke, Style
from models.painter.styles.inked import Flat, Neon, Pastel, Pixel, Retro, Sticker
from models.painter.styles.papered import Manga, Sketch, Watercolour

STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        "cel": Style(),
        "pastel": Pastel(),
        "flat": Flat(),
        "sketch": Sketch(),
        "neon": Neon(),
        "pixel": Pixel(),
        "watercolour": Watercolour(),
        "retro": Retro(),
        "manga": Manga(),
        "sticker": Sticker(),
    }
)
"""Every art style by its name in the vocabulary."""

__all__ = ["STYLES", "Ellipse", "EyeHand", "Scene", "Stroke", "Style"]
