"""Colour arithmetic. A colour is a lower-case '#rrggbb' string; hue, saturation and value lie in 0..1."""

import colorsys
from typing import Final

WHITE: Final = "#ffffff"
GOLD: Final = "#ffd45e"
GOLD_INK: Final = "#8a5a1c"

SHADOW_HUE: Final = 0.72  # violet
INK_BASE: Final = "#3a2233"


def rgb(colour: str) -> tuple[float, float, float]:
    """Red, green and blue in 0..1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _written(red: float, green: float, blue: float) -> str:
    return f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"


def hsv(hue: float, saturation: float, value: float) -> str:
    """The colour of that hue (taken round the circle), saturation and value (both clamped)."""
    clamped = (max(0.0, min(1.0, part)) for part in (saturation, value))
    return _written(*colorsys.hsv_to_rgb(hue % 1.0, *clamped))


def to_hsv(colour: str) -> tuple[float, float, float]:
    """Hue, saturation and value of `colour`."""
    return colorsys.rgb_to_hsv(*rgb(colour))


def grey(value: float) -> str:
    """The grey of that value."""
    return _written(value, value, value)


def mix(first: str, second: str, share: float) -> str:
    """`first` with a `share` (0..1) of `second` in it, linearly in RGB."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    red, green, blue = (a * (1 - share) + b * share for a, b in pairs)
    return _written(red, green, blue)


def times(colour: str, light: str) -> str:
    """How `colour` looks in a coloured `light`."""
    red, green, blue = (own * lit for own, lit in zip(rgb(colour), rgb(light), strict=True))
    return _written(red, green, blue)


def distance(first: str, second: str) -> float:
    """How far two colours are apart in the channel in which they differ most, 0..1."""
    return max(abs(a - b) for a, b in zip(rgb(first), rgb(second), strict=True))


def luma(colour: str) -> float:
    """How bright `colour` looks, 0..1 (Rec. 601)."""
    red, green, blue = rgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def shade(colour: str, depth: float = 1.0) -> str:
    """A cel shadow: darker, a little more saturated, turned slightly toward violet."""
    hue, saturation, value = to_hsv(colour)
    to_violet = (SHADOW_HUE - hue + 0.5) % 1.0 - 0.5  # the short way round the circle
    deeper = saturation * (1 + 0.25 * depth) + 0.06 * depth
    return hsv(hue + to_violet * 0.10 * depth, deeper, value * (1 - 0.20 * depth))


def ink(colour: str) -> str:
    """The coloured ink that outlines a surface of `colour`."""
    hue, saturation, value = to_hsv(colour)
    return mix(hsv(hue - 0.02, saturation * 1.1 + 0.25, value * 0.38), INK_BASE, 0.35)
