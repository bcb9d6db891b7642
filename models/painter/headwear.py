"""What is worn on the head, from bows to hats. Outward paths count x from the middle of the head."""

import math
from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import Final, NamedTuple

from models.painter import coverings, shapes
from models.painter.anatomy import MIDDLE, SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import GOLD, GOLD_INK, WHITE, mix
from models.painter.shapes import around

OUTLINE: Final = 5
FUR_INK: Final = "#9aa3c0"

HALO_GOLD: Final = "#f0b93a"
HALO_LIGHT: Final = "#fff3b8"
HALO_Y: Final = 30
HALO_RADII: Final = (82, 20)

HORN_BONE: Final = "#5d4a6b"
HORN_INK: Final = "#33253f"
HORN: Final = "M60,96 C66,50 100,30 128,18 C124,60 128,90 104,128 Z"
HORN_RIDGES: Final = "M76,84 l34,14 M88,58 l30,12"

BOW_LOOPS: Final = (
    "M0,0 C-24,-36 -66,-34 -64,2 C-66,36 -24,34 0,0 Z M0,0 C24,-36 66,-34 64,2 C66,36 24,34 0,0 Z"
)
BOW_FOLDS: Final = "M-14,-4 C-28,-14 -40,-14 -48,-8 M14,-4 C28,-14 40,-14 48,-8"

PETALS: Final = 5
POLLEN: Final = "#fff1a8"
POLLEN_INK: Final = "#b88a2a"
FLOWER_CROWN_OFFSETS: Final = (-118, -72, -24, 24, 72, 118)

CROWN: Final = "M206,84 L198,26 L230,54 L256,14 L282,54 L314,26 L306,84 Q256,98 206,84 Z"
HEADBAND: Final = "M106,262 C84,120 160,46 256,46 C352,46 428,120 406,262"

WITCH_CLOTH: Final = "#4a3b66"
WITCH_INK: Final = "#241a38"
WITCH_CONE: Final = (
    "M160,112 C176,40 206,-20 300,-44 C292,-26 296,-18 316,-6 C296,-10 290,0 296,22 C312,56 334,84 352,112 Z"
)
WITCH_BAND: Final = "M158,108 C200,128 312,128 354,108 L350,86 C310,104 202,104 162,86 Z"
WITCH_BRIM: Final = (
    "M66,134 C60,100 160,98 256,100 C352,98 452,100 446,134 C440,160 340,148 256,148 C172,148 72,160 66,134 Z"
)

BERET: Final = "M-128,128 C-146,70 10,20 90,30 C160,40 170,96 128,128 C74,112 -76,112 -128,128 Z"
BERET_STALK: Final = "M40,34 l6,-20"

BEANIE: Final = "M112,150 C104,40 180,14 256,14 C332,14 408,40 400,150 Z"
BEANIE_CUFF: Final = (
    "M100,168 C98,128 150,122 256,122 C362,122 414,128 412,168 "
    "C410,186 340,172 256,172 C172,172 102,186 100,168 Z"
)

CAP: Final = "M116,140 C108,44 180,22 256,22 C332,22 404,44 396,140 C340,122 172,122 116,140 Z"
CAP_PEAK: Final = (
    "M128,132 C180,112 332,112 384,132 C404,146 420,162 414,174 "
    "C340,146 172,146 98,174 C92,162 108,146 128,132 Z"
)
CAP_PEAK_BASE: Final = "#30304a"

SANTA_RED: Final = "#e0455a"
SANTA_INK: Final = "#7a1f2c"
SANTA_HAT: Final = (
    "M-144,140 C-136,40 -56,-14 120,6 C170,20 196,60 190,96 C170,76 150,76 134,84 C140,110 144,126 144,140 Z"
)
SANTA_FUR: Final = (
    "M100,160 C98,124 150,118 256,118 C362,118 414,124 412,160 "
    "C410,180 340,166 256,166 C172,166 102,180 100,160 Z"
)

STRAW: Final = "#ffe0a0"
BRIM_STRAW: Final = "#ffe7b5"
STRAW_INK: Final = "#9a6a2c"
STRAW_SHADE: Final = "#e0b268"
STRAW_CROWN: Final = "M150,112 C146,20 366,20 362,112 Z"
STRAW_RIBBON: Final = "M148,112 C190,128 322,128 364,112 L362,88 C320,104 192,104 150,88 Z"
STRAW_BRIM: Final = (
    "M70,132 C64,98 160,104 256,108 C352,104 448,98 442,132 C436,160 340,150 256,150 C172,150 76,160 70,132 Z"
)
STRAW_WEAVE: Final = "M110,132 C180,142 332,142 402,132"

MAID_BAND_CLOTH: Final = "#4a4460"
MAID_BAND_INK: Final = "#241f33"
MAID_BAND: Final = (
    "M126,160 C140,96 190,70 256,70 C322,70 372,96 386,160 "
    "L370,166 C356,116 310,92 256,92 C202,92 156,116 142,166 Z"
)
MAID_RUFFLES: Final = 9


class Layer(Enum):
    """When headwear is drawn."""

    BEHIND_HAIR = auto()
    UNDER_FRINGE = auto()
    ON_TOP = auto()


class Headwear(NamedTuple):
    part: Part
    layer: Layer = Layer.ON_TOP
    is_hat: bool = False
    """Whether it covers the crown of the head, so that no lock can stand up there."""
    hides_hair: bool = False
    """Whether no hair and no animal ears are seen at all."""
    behind: Part = nothing
    """What of it lies behind the head."""


def draw(easel: Easel, layer: Layer) -> None:
    """The headwear of this look, if it belongs to that layer."""
    headwear = HEADWEAR[easel.trait("headwear")]
    if layer is Layer.BEHIND_HAIR:
        headwear.behind(easel)
    if headwear.layer is layer:
        headwear.part(easel)


def wears_hat(easel: Easel) -> bool:
    return HEADWEAR[easel.trait("headwear")].is_hat


def hides_hair(easel: Easel) -> bool:
    return HEADWEAR[easel.trait("headwear")].hides_hair


def _accent(easel: Easel, path: str, width: float = OUTLINE, transform: str | None = None) -> None:
    easel.drawing.shape(path, easel.accent.colour, easel.accent.ink, width, transform=transform)


def halo(easel: Easel) -> None:
    easel.drawing.line(shapes.ellipse(MIDDLE, HALO_Y, *HALO_RADII), HALO_GOLD, 13)
    easel.drawing.line(shapes.ellipse(MIDDLE, HALO_Y - 2, *HALO_RADII), HALO_LIGHT, 6)


def horns(easel: Easel) -> None:
    for side in SIDES:
        with easel.drawing.mirrored(side):
            easel.drawing.shape(HORN, HORN_BONE, HORN_INK, OUTLINE)
            easel.drawing.line(HORN_RIDGES, HORN_INK, 4)


def bow(easel: Easel) -> None:
    side, accent = easel.side, easel.accent
    with easel.drawing.moved(f"translate({MIDDLE + side * 88},118) rotate({side * 12})"):
        _accent(easel, BOW_LOOPS)
        easel.drawing.line(BOW_FOLDS, accent.shade, 4)
        knot = shapes.ellipse(0, 0, 15, 16)
        easel.drawing.shape(knot, mix(accent.colour, WHITE, 0.2), accent.ink, OUTLINE)


def _blossom(easel: Easel, x: float, y: float, size: float) -> None:
    for petal in range(PETALS):
        petal_x, petal_y = around(x, y, size, size, 90 - petal * 360 / PETALS)
        _accent(easel, shapes.ellipse(petal_x, petal_y, size * 0.8, size * 0.8), 4)
    easel.drawing.shape(shapes.ellipse(x, y, size * 0.6, size * 0.6), POLLEN, POLLEN_INK, 3)


def flower(easel: Easel) -> None:
    _blossom(easel, MIDDLE + easel.side * 98, 150, 22)


def flower_crown(easel: Easel) -> None:
    for across in FLOWER_CROWN_OFFSETS:
        _blossom(easel, MIDDLE + across, 128 - 34 * math.cos(across / 95), 17)


def hairclip(easel: Easel) -> None:
    x = MIDDLE + easel.side * 100
    for y in (192, 214):
        turned = f"rotate({easel.side * -24} {x} {y + 6})"
        _accent(easel, shapes.rounded_rectangle(x - 27, y, 54, 13, 6), 4, turned)


def headphones(easel: Easel) -> None:
    accent = easel.accent
    easel.drawing.line(HEADBAND, accent.ink, 24)
    easel.drawing.line(HEADBAND, accent.colour, 15)
    for side in SIDES:
        x = MIDDLE + side * 150
        _accent(easel, shapes.rounded_rectangle(x - 26, 236, 52, 92, 24))
        cushion = shapes.rounded_rectangle(x - 12, 252, 24, 60, 11)
        easel.drawing.shape(cushion, mix(accent.colour, WHITE, 0.4))


def crown(easel: Easel) -> None:
    easel.drawing.shape(CROWN, GOLD, GOLD_INK, OUTLINE)
    _accent(easel, shapes.ellipse(MIDDLE, 66, 9, 10), 2.5)


def witch_hat(easel: Easel) -> None:
    easel.drawing.shape(WITCH_CONE, WITCH_CLOTH, WITCH_INK, OUTLINE)
    _accent(easel, WITCH_BAND, 4.5)
    easel.drawing.shape(WITCH_BRIM, WITCH_CLOTH, WITCH_INK, OUTLINE)


def beret(easel: Easel) -> None:
    _accent(easel, shapes.outward(BERET, easel.side))
    easel.drawing.line(shapes.outward(BERET_STALK, easel.side), easel.accent.ink, 8)


def beanie(easel: Easel) -> None:
    draw, accent = easel.drawing, easel.accent
    _accent(easel, BEANIE)
    draw.shape(BEANIE_CUFF, mix(accent.colour, WHITE, 0.3), accent.ink, OUTLINE)
    for x in range(140, 390, 26):
        draw.line(f"M{x},132 v34", accent.shade, 3.5)
    draw.shape(shapes.ellipse(MIDDLE, 8, 26, 24), mix(accent.colour, WHITE, 0.55), accent.ink, OUTLINE)


def cap(easel: Easel) -> None:
    draw, accent = easel.drawing, easel.accent
    _accent(easel, CAP)
    draw.shape(CAP_PEAK, mix(accent.colour, CAP_PEAK_BASE, 0.25), accent.ink, OUTLINE)
    draw.shape(shapes.ellipse(MIDDLE, 24, 9, 7), accent.shade, accent.ink, 3)
    draw.shape(shapes.star(MIDDLE, 82, 20), WHITE)


def santa_hat(easel: Easel) -> None:
    easel.drawing.shape(shapes.outward(SANTA_HAT, easel.side), SANTA_RED, SANTA_INK, OUTLINE)
    easel.drawing.shape(SANTA_FUR, WHITE, FUR_INK, OUTLINE)
    bobble = shapes.ellipse(MIDDLE + easel.side * 192, 104, 26, 26)
    easel.drawing.shape(bobble, WHITE, FUR_INK, OUTLINE)


def straw_hat(easel: Easel) -> None:
    easel.drawing.shape(STRAW_CROWN, STRAW, STRAW_INK, OUTLINE)
    _accent(easel, STRAW_RIBBON, 4.5)
    easel.drawing.shape(STRAW_BRIM, BRIM_STRAW, STRAW_INK, OUTLINE)
    easel.drawing.line(STRAW_WEAVE, STRAW_SHADE, 4)


def maid_band(easel: Easel) -> None:
    easel.drawing.shape(MAID_BAND, MAID_BAND_CLOTH, MAID_BAND_INK, 4.5)
    for number in range(MAID_RUFFLES):
        x, y = around(MIDDLE, 168, 132, 104, 180 * (1 - (number + 0.5) / MAID_RUFFLES))
        easel.drawing.shape(shapes.ellipse(x, y, 19, 17), WHITE, FUR_INK, 4)


HEADWEAR: Final[Mapping[str, Headwear]] = MappingProxyType(
    {
        "none": Headwear(nothing),
        "bow": Headwear(bow),
        "flower": Headwear(flower),
        "hairclip": Headwear(hairclip),
        "headphones": Headwear(headphones),
        "crown": Headwear(crown, is_hat=True),
        "halo": Headwear(halo, Layer.BEHIND_HAIR),
        "horns": Headwear(horns, Layer.UNDER_FRINGE),
        "witch_hat": Headwear(witch_hat, is_hat=True),
        "beret": Headwear(beret, is_hat=True),
        "beanie": Headwear(beanie, is_hat=True),
        "cap": Headwear(cap, is_hat=True),
        "santa_hat": Headwear(santa_hat, is_hat=True),
        "straw_hat": Headwear(straw_hat, is_hat=True),
        "maid_band": Headwear(maid_band),
        "flower_crown": Headwear(flower_crown),
        "hijab": Headwear(coverings.hijab, is_hat=True, hides_hair=True, behind=coverings.hijab_behind),
        "turban": Headwear(coverings.turban, is_hat=True, hides_hair=True),
        "headband": Headwear(coverings.headband),
        "space_helmet": Headwear(coverings.space_helmet),
        "antlers": Headwear(coverings.antlers, Layer.UNDER_FRINGE),
        "tiger_hat": Headwear(coverings.tiger_hat, is_hat=True),
    }
)
