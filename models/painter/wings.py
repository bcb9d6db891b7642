"""Wings, behind everything else. One wing is drawn and mirrored; x counts outward from the middle."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter.anatomy import SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import WHITE, mix

FEATHER_INK: Final = "#8fa0c8"
FEATHER_SHADE: Final = "#c4d0ea"
ANGEL_WING: Final = (
    "M80,430 C140,300 220,250 282,236 C286,270 280,292 268,306 C284,310 290,320 288,334 "
    "C276,350 266,356 254,358 C268,364 270,376 264,388 C250,402 236,406 222,404 "
    "C230,414 228,424 220,432 C180,452 120,456 80,452 Z"
)
ANGEL_FEATHERS: Final = (
    "M130,420 C180,360 220,330 262,310 M140,430 C180,396 214,376 248,362 M150,438 C180,420 200,410 218,406"
)

DEVIL_SKIN: Final = "#5a3f70"
DEVIL_INK: Final = "#2c1c3d"
DEVIL_WING: Final = (
    "M80,430 C120,330 190,262 276,226 C270,262 276,290 292,314 C270,318 252,330 246,352 "
    "C226,350 208,362 204,386 C180,384 160,400 156,430 C126,440 100,446 80,450 Z"
)
DEVIL_BONES: Final = (
    "M96,424 C150,340 210,280 272,232 M110,428 C160,370 204,350 246,352 M120,432 C150,400 176,388 204,386"
)

FAIRY_UPPER_WING: Final = "M90,400 C130,270 220,196 284,214 C310,262 250,352 120,420 Z"
FAIRY_LOWER_WING: Final = "M100,430 C180,380 260,390 272,440 C262,486 170,490 104,452 Z"
FAIRY_VEINS: Final = "M120,396 C170,320 220,270 262,240 M130,436 C180,420 220,420 246,440"


def draw(easel: Easel) -> None:
    wing = WINGS[easel.trait("wings")]
    for side in SIDES:
        with easel.drawing.mirrored(side):
            wing(easel)


def angel(easel: Easel) -> None:
    easel.drawing.shape(ANGEL_WING, WHITE, FEATHER_INK)
    easel.drawing.line(ANGEL_FEATHERS, FEATHER_SHADE, 4)


def devil(easel: Easel) -> None:
    easel.drawing.shape(DEVIL_WING, DEVIL_SKIN, DEVIL_INK)
    easel.drawing.line(DEVIL_BONES, DEVIL_INK, 4)


def fairy(easel: Easel) -> None:
    accent = easel.accent
    easel.drawing.shape(FAIRY_UPPER_WING, mix(accent.colour, WHITE, 0.45), accent.ink, opacity=0.9)
    easel.drawing.shape(FAIRY_LOWER_WING, mix(accent.colour, WHITE, 0.65), accent.ink, opacity=0.9)
    easel.drawing.line(FAIRY_VEINS, WHITE, 4)


WINGS: Final[Mapping[str, Part]] = MappingProxyType(
    {"none": nothing, "angel": angel, "devil": devil, "fairy": fairy}
)
