"""Where things are on a figure, in the user units of a 512 x 512 canvas with y downward."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CANVAS: Final = 512
MIDDLE: Final = 256
"""The x of the line about which a figure is symmetrical."""

LEFT: Final = -1
RIGHT: Final = 1
SIDES: Final = (LEFT, RIGHT)
"""The sides of the picture, left first: a side times a distance from MIDDLE is an offset in x."""

FIGURE_X: Final = 25.6
FIGURE_Y: Final = 51.2
FIGURE_SCALE: Final = 0.9
FIGURE_ON_CANVAS: Final = f"translate({FIGURE_X},{FIGURE_Y}) scale({FIGURE_SCALE})"
"""Figures are drawn full size, then scaled about their base to leave room for ears and hats."""

EYE_OFFSET: Final = 68
EYE_Y: Final = 306
BROW_Y: Final = 246
NOSE_Y: Final = 352
MOUTH_Y: Final = 378
CHEEK_OFFSET: Final = 87
CHEEK_Y: Final = 354
MARK_OFFSET: Final = 79
"""How far from the middle a heart or star sits on the cheek, at MARK_Y."""
MARK_Y: Final = 360

EYE_SCALE: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {"young": (1, 1), "grown": (0.93, 0.83), "elder": (0.92, 0.76)}
)
"""Width and height of the eyes of each age, as shares of those of the young."""
