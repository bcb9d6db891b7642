"""The files that an avatar can be had as, by the letter that a button has for each. Only ever appended."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

FORMATS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "1": "png256",
        "2": "png512",
        "3": "png1024",
        "4": "transparent",
        "5": "circle",
        "6": "webp",
        "7": "gif",
        "8": "svg",
        "9": "sprites",
        "A": "card",
    }
)
"""PNG by size, without its backdrop, cut to a circle; WebP; a GIF that blinks; SVG; a game's sprite sheet
with its atlas; a textured card for virtual worlds (glTF)."""
