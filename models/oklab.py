"""Colours as they look: OKLab, where equal distances look equally far. Pure, no torch.

By Björn Ottosson (bottosson.github.io/posts/oklab), with the transfer function of sRGB (IEC 61966-2-1).
"""

import math
from typing import Final, NamedTuple

_LINEAR_BELOW: Final = 0.04045


class Oklab(NamedTuple):
    """Lightness from 0 to 1, green to red, blue to yellow."""

    lightness: float
    a: float
    b: float


def oklab(colour: str) -> Oklab:
    """OKLab of '#rrggbb'."""
    red, green, blue = (_linear(channel / 255) for channel in bytes.fromhex(colour[1:]))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return Oklab(
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def from_oklab(place: Oklab) -> str:
    """The colour of sRGB at a place, or where its channels end."""
    lightness, a, b = place
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    channels = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + bytes(round(255 * _encoded(min(1.0, max(0.0, one)))) for one in channels).hex()


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4


def _encoded(channel: float) -> float:
    return channel * 12.92 if channel <= _LINEAR_BELOW / 12.92 else 1.055 * channel ** (1 / 2.4) - 0.055
