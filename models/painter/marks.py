"""Marks on the face, from freckles to beards."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import shapes
from models.painter.anatomy import CHEEK_OFFSET, MARK_OFFSET, MARK_Y, MIDDLE, SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import mix

FRECKLES: Final = ((-14, 0), (-2, 7), (11, 1), (22, 8), (4, -6))
"""Offsets from (84 from the middle, 346): the same on both cheeks."""

PLASTER: Final = "#f2c9a0"
PLASTER_INK: Final = "#9a6a44"
PLASTER_PAD: Final = "#e0ab7c"
TEAR: Final = "#8fd0ff"
SWEAT: Final = "#a8dcff"
WATER_INK: Final = "#4a8fd0"
SCAR_RED: Final = "#b5525a"

WHISKERS: Final = ("M82,340 L124,332", "M82,352 L124,347", "M82,364 L124,362")
SCAR: Final = "M70,344 l34,22 M84,360 l10,-12"

FACIAL_HAIR_BASE: Final = "#4a3a3a"
MOUSTACHE: Final = (
    "M256,362 C244,352 222,356 208,372 C226,376 244,374 256,368 "
    "C268,374 286,376 304,372 C290,356 268,352 256,362 Z"
)
BEARD: Final = (
    "M140,322 C150,362 176,392 206,404 C224,414 240,420 256,420 C272,420 288,414 306,404 "
    "C336,392 362,362 372,322 C356,346 330,358 300,356 C284,352 270,352 256,356 "
    "C242,352 228,352 212,356 C182,358 156,346 140,322 Z"
)


def draw(easel: Easel) -> None:
    MARKS[easel.trait("face")](easel)


def freckles(easel: Easel) -> None:
    colour = mix(easel.skin.ink, easel.skin.colour, 0.35)
    for side in SIDES:
        for across, down in FRECKLES:
            freckle = shapes.ellipse(MIDDLE + side * (84 + across), 346 + down, 3.2, 3.2)
            easel.drawing.shape(freckle, colour)


def mole(easel: Easel) -> None:
    easel.drawing.shape(shapes.ellipse(MIDDLE + easel.side * 60, 362, 4.6, 4.6), easel.skin.ink)


def bandaid(easel: Easel) -> None:
    side = easel.side
    with easel.drawing.moved(f"translate({MIDDLE + side * 90},{MARK_Y}) rotate({side * -22})"):
        easel.drawing.shape(shapes.rounded_rectangle(-27, -10, 54, 20, 9), PLASTER, PLASTER_INK, 3.5)
        easel.drawing.shape(shapes.rounded_rectangle(-9, -10, 18, 20, 1), PLASTER_PAD)


def tears(easel: Easel) -> None:
    for side in SIDES:
        easel.drawing.shape(shapes.drop(MIDDLE + side * CHEEK_OFFSET, 362, 11), TEAR, WATER_INK, 3)


def whiskers(easel: Easel) -> None:
    colour = mix(easel.skin.ink, easel.skin.colour, 0.15)
    for side in SIDES:
        for whisker in WHISKERS:
            easel.drawing.line(shapes.outward(whisker, side), colour, 3.6)


def heart(easel: Easel) -> None:
    path = shapes.heart(MIDDLE + easel.side * MARK_OFFSET, MARK_Y, 13)
    easel.drawing.shape(path, easel.accent.colour, easel.accent.ink, 3)


def star(easel: Easel) -> None:
    path = shapes.star(MIDDLE + easel.side * MARK_OFFSET, MARK_Y, 16)
    easel.drawing.shape(path, easel.accent.colour, easel.accent.ink, 3)


def scar(easel: Easel) -> None:
    easel.drawing.line(shapes.outward(SCAR, easel.side), SCAR_RED, 4)


def sweat(easel: Easel) -> None:
    easel.drawing.shape(shapes.drop(MIDDLE + easel.side * 112, 300, 13), SWEAT, WATER_INK, 3.5)


def moustache(easel: Easel) -> None:
    hair = easel.hair.colour
    easel.drawing.shape(MOUSTACHE, mix(hair, FACIAL_HAIR_BASE, 0.3), easel.hair.ink, 3.5)


def beard(easel: Easel) -> None:
    hair = easel.hair.colour
    easel.drawing.shape(BEARD, mix(hair, FACIAL_HAIR_BASE, 0.22), easel.hair.ink, 4)


MARKS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "none": nothing,
        "freckles": freckles,
        "mole": mole,
        "bandaid": bandaid,
        "tears": tears,
        "whiskers": whiskers,
        "heart": heart,
        "star": star,
        "scar": scar,
        "sweat": sweat,
        "moustache": moustache,
        "beard": beard,
    }
)
