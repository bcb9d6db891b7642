"""Where things are on a figure, in the user units of a 512 x 512 canvas with y downward."""

from typing import Final

CANVAS: Final = 512
MIDDLE: Final = 256
"""The x of the line about which a figure is symmetrical."""

LEFT: Final = -1
RIGHT: Final = 1
SIDES: Final = (LEFT, RIGHT)
"""The sides of the picture, left first: a side times a distance from MIDDLE is an offset in x."""

FIGURE_ON_CANVAS: Final = "translate(25.6,51.2) scale(.9)"
"""Figures are drawn full size, then scaled about their base to leave room for ears and hats."""

FACE: Final = (
    "M132,262 C130,322 146,362 190,388 C214,402 236,411 256,411 C276,411 298,402 322,388 "
    "C366,362 382,322 380,262 C378,170 330,120 256,120 C182,120 134,170 132,262 Z"
)
FACE_OF_BOY: Final = (
    "M132,262 C130,318 143,356 192,391 C217,408 238,418 256,418 C274,418 295,408 320,391 "
    "C369,356 382,318 380,262 C378,170 330,120 256,120 C182,120 134,170 132,262 Z"
)
TORSO: Final = (
    "M214,420 C190,436 150,440 128,462 C112,480 106,500 104,520 "
    "L408,520 C406,500 400,480 384,462 C362,440 322,436 298,420 Z"
)

EYE_OFFSET: Final = 68
EYE_Y: Final = 306
BROW_Y: Final = 246
CHEEK_OFFSET: Final = 92
CHEEK_Y: Final = 354
MARK_OFFSET: Final = 94
"""How far from the middle a heart or star sits on the cheek, at MARK_Y."""
MARK_Y: Final = 352
