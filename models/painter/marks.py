"""Marks on the face, from freckles to stars."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from types import MappingProxyType
from typing import Final

from models.painter import pose, shapes
from models.painter.anatomy import CHEEK_OFFSET, MARK_OFFSET, MARK_Y, MIDDLE, SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.jaws import face_outline
from models.painter.palette import GOLD, luma, mix

FRECKLED: Final = (76, 356)
FRECKLES: Final = ((-24, -3), (-13, 7), (-2, -1), (8, 8), (17, -2), (-35, 4))
"""Offsets from FRECKLED, whose x counts outward: the same on both cheeks."""

PLASTER_Y: Final = 362
PLASTER: Final = "#f2c9a0"
PLASTER_INK: Final = "#9a6a44"
PLASTER_PAD: Final = "#e0ab7c"
TEAR: Final = "#8fd0ff"
SWEAT: Final = "#a8dcff"
WATER_INK: Final = "#4a8fd0"
SCAR_RED: Final = "#b5525a"
BINDI_RED: Final = "#c2203f"
BINDI_INK: Final = "#6e1226"

WHISKERS: Final = ("M70,341 L122,330", "M70,355 L122,351", "M70,369 L120,372")
SCAR: Final = "M58,340 l48,30 M74,363 l13,-17 M90,372 l13,-17"

PALE_SKIN: Final = "#fff6f0"
PATCHES: Final = (
    "M22,316 C8,300 14,276 32,270 C36,250 62,238 80,246 C100,236 126,248 130,268 L136,336 "
    "C128,356 112,352 108,362 C98,378 76,374 72,358 C54,364 40,352 42,340 C30,338 22,328 22,316 Z",
    "M-8,388 C-10,376 -22,374 -28,366 C-42,356 -56,366 -60,374 C-78,370 -88,386 -80,398 "
    "C-82,412 -60,424 -44,414 C-28,424 -8,408 -8,388 Z",
    "M-78,204 C-92,188 -76,168 -60,172 C-48,156 -20,162 -18,180 C-2,188 -6,210 -22,212 "
    "C-30,228 -62,228 -78,204 Z",
)
"""Patches round one eye, at the corner of the mouth and on the forehead; x counts toward the look's side."""


def draw(easel: Easel) -> None:
    MARKS[easel.trait("face")](easel)


def draw_over_fringe(easel: Easel) -> None:
    """The mark that hair does not hide."""
    OVER_FRINGE.get(easel.trait("face"), nothing)(easel)


def _at(easel: Easel, side: int, offset: float, y: float) -> AbstractContextManager[None]:
    """What is drawn inside sits on the face, about `offset` from the middle on that side."""
    turn = easel.look.pose["turn"]
    return easel.drawing.moved(pose.on_face(turn, MIDDLE + side * offset, y))


def freckles(easel: Easel) -> None:
    colour, (x, y) = mix(easel.skin.ink, easel.skin.colour, 0.3), FRECKLED
    for side in SIDES:
        with _at(easel, side, x, y):
            for across, down in FRECKLES:
                freckle = shapes.ellipse(MIDDLE + side * (x + across), y + down, 4.8, 4.6)
                easel.drawing.shape(freckle, colour)


def mole(easel: Easel) -> None:
    with _at(easel, easel.side, 60, 364):
        easel.drawing.shape(shapes.ellipse(MIDDLE + easel.side * 60, 364, 7.6, 7.6), easel.skin.ink)


def bandaid(easel: Easel) -> None:
    side = easel.side
    with (
        _at(easel, side, 78, PLASTER_Y),
        easel.drawing.moved(f"translate({MIDDLE + side * 78},{PLASTER_Y}) rotate({side * -22})"),
    ):
        easel.drawing.shape(shapes.rounded_rectangle(-31, -12, 62, 24, 11), PLASTER, PLASTER_INK, 4)
        easel.drawing.shape(shapes.rounded_rectangle(-11, -12, 22, 24, 1), PLASTER_PAD)


def tears(easel: Easel) -> None:
    for side in SIDES:
        with _at(easel, side, CHEEK_OFFSET, 364):
            easel.drawing.shape(shapes.drop(MIDDLE + side * CHEEK_OFFSET, 364, 13.5), TEAR, WATER_INK, 3.5)


def whiskers(easel: Easel) -> None:
    colour = mix(easel.skin.ink, easel.skin.colour, 0.05)
    for side in SIDES:
        with _at(easel, side, CHEEK_OFFSET, 352):
            for whisker in WHISKERS:
                easel.drawing.line(shapes.outward(whisker, side), colour, 5)


def heart(easel: Easel) -> None:
    with _at(easel, easel.side, MARK_OFFSET, MARK_Y):
        path = shapes.heart(MIDDLE + easel.side * MARK_OFFSET, MARK_Y, 16)
        easel.drawing.shape(path, easel.accent.colour, easel.accent.ink, 3.5)


def star(easel: Easel) -> None:
    with _at(easel, easel.side, MARK_OFFSET, MARK_Y):
        path = shapes.star(MIDDLE + easel.side * MARK_OFFSET, MARK_Y, 19, waist=0.5)
        easel.drawing.shape(path, easel.accent.colour, easel.accent.ink, 3.5)


def scar(easel: Easel) -> None:
    with _at(easel, easel.side, 86, MARK_Y):
        easel.drawing.line(shapes.outward(SCAR, easel.side), SCAR_RED, 5)


def sweat(easel: Easel) -> None:
    with _at(easel, easel.side, 108, 300):
        easel.drawing.shape(shapes.drop(MIDDLE + easel.side * 108, 262, 18), SWEAT, WATER_INK, 4)


def vitiligo(easel: Easel) -> None:
    """Patches without pigment; on the fairest skin a soft rim tells them."""
    move, skin = pose.turned(easel.look.pose["turn"]), easel.skin
    pale = mix(skin.colour, PALE_SKIN, 0.66)
    rim = mix(pale, skin.shade, 0.55 if luma(skin.colour) > 0.75 else 0.25)
    with easel.drawing.clipped(pose.bent(face_outline(easel.look.traits), move)):
        for patch in PATCHES:
            easel.drawing.shape(pose.bent(shapes.outward(patch, easel.side), move), pale, rim, 3.5)


def bindi(easel: Easel) -> None:
    with _at(easel, easel.side, 0, 252):
        easel.drawing.shape(shapes.ellipse(MIDDLE, 254, 9.5, 10.5), BINDI_RED, BINDI_INK, 3)
        easel.drawing.shape(shapes.ellipse(MIDDLE, 234, 4, 4.5), GOLD, BINDI_INK, 2)


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
        "sweat": nothing,  # over the fringe
        "vitiligo": vitiligo,
        "bindi": nothing,  # over the fringe
    }
)

OVER_FRINGE: Final[Mapping[str, Part]] = MappingProxyType({"bindi": bindi, "sweat": sweat})
"""Marks so high that a fringe would hide them."""
