"""Wings, behind everything else. One wing is drawn and mirrored; x counts outward from the middle."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import shapes
from models.painter.anatomy import SIDES
from models.painter.drawing import Stop
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import WHITE, mix

FEATHER_INK: Final = "#8fa0c8"
FEATHER_SHADE: Final = "#c4d0ea"
FEATHER_PALE: Final = "#e3eaf8"
ANGEL_WING: Final = (
    "M80,430 C140,300 220,250 282,236 C286,270 280,292 268,306 C284,310 290,320 288,334 "
    "C276,350 266,356 254,358 C268,364 270,376 264,388 C250,402 236,406 222,404 "
    "C230,414 228,424 220,432 C180,452 120,456 80,452 Z"
)
ANGEL_COVERTS: Final = (
    "M80,430 C130,330 190,274 262,246 C264,268 256,284 240,290 C246,304 236,318 220,320 "
    "C224,336 212,348 196,348 C196,364 184,374 168,372 C160,396 130,420 92,440 Z"
)
ANGEL_DOWN: Final = (
    "M80,430 C116,366 156,320 206,288 C208,302 202,314 190,318 C192,334 182,344 168,344 "
    "C166,360 154,368 142,366 C132,392 110,416 90,434 Z"
)
ANGEL_FEATHERS: Final = (
    "M206,366 C226,352 250,342 268,336 M192,384 C212,374 236,368 254,364 M176,402 C192,398 208,398 222,400"
)

DEVIL_SKIN: Final = "#5a3f70"
DEVIL_GLOW: Final = "#a05a9c"
DEVIL_INK: Final = "#2c1c3d"
DEVIL_WING: Final = (
    "M80,430 C120,330 190,262 276,226 C270,262 276,290 292,314 C270,318 252,330 246,352 "
    "C226,350 208,362 204,386 C180,384 160,400 156,430 C126,440 100,446 80,450 Z"
)
DEVIL_MEMBRANES: Final = (
    "M118,412 C160,346 214,290 266,252 C262,280 270,296 280,308 "
    "C262,312 250,318 240,336 C196,340 150,366 118,412 Z",
    "M122,424 C160,376 200,358 236,356 C222,358 204,368 196,380 C168,384 144,398 122,424 Z",
)
DEVIL_BONES: Final = (
    "M96,424 C150,340 210,280 272,232 M110,428 C160,370 204,350 246,352 M120,432 C150,400 176,388 204,386"
)
DEVIL_CLAW: Final = "M264,238 C266,224 274,214 286,210 C284,222 286,232 280,240 Z"

FAIRY_UPPER_WING: Final = "M90,400 C130,270 220,196 284,214 C310,262 250,352 120,420 Z"
FAIRY_LOWER_WING: Final = "M100,430 C180,380 260,390 272,440 C262,486 170,490 104,452 Z"
FAIRY_SPOTS: Final = ((232, 262, 15), (196, 306, 10), (216, 452, 11), (244, 224, 7))
FAIRY_VEINS: Final = "M120,396 C170,320 220,270 262,240 M130,436 C180,420 220,420 246,440"


def draw(easel: Easel) -> None:
    wing = WINGS[easel.trait("wings")]
    for side in SIDES:
        with easel.drawing.mirrored(side):
            wing(easel)


def angel(easel: Easel) -> None:
    drawing = easel.drawing
    drawing.shape(ANGEL_WING, drawing.gradient(Stop(0, WHITE), Stop(1, FEATHER_SHADE)), FEATHER_INK, 5)
    drawing.line(ANGEL_FEATHERS, FEATHER_INK, 3.5)
    drawing.shape(ANGEL_COVERTS, drawing.gradient(Stop(0, WHITE), Stop(1, FEATHER_PALE)), FEATHER_INK, 4)
    drawing.shape(ANGEL_DOWN, WHITE, FEATHER_INK, 4)


def devil(easel: Easel) -> None:
    drawing = easel.drawing
    drawing.shape(DEVIL_CLAW, DEVIL_SKIN, DEVIL_INK, 4)
    drawing.shape(DEVIL_WING, DEVIL_SKIN, DEVIL_INK, 5)
    for membrane in DEVIL_MEMBRANES:
        drawing.shape(membrane, drawing.gradient(Stop(0, DEVIL_GLOW), Stop(1, DEVIL_SKIN)))
    drawing.line(DEVIL_BONES, DEVIL_INK, 5)


def fairy(easel: Easel) -> None:
    accent, drawing = easel.accent, easel.drawing
    pale = mix(accent.colour, WHITE, 0.72)
    upper = drawing.gradient(Stop(0, mix(accent.colour, WHITE, 0.2)), Stop(1, pale))
    lower = drawing.gradient(Stop(0, pale), Stop(1, mix(accent.colour, WHITE, 0.35)))
    drawing.shape(FAIRY_LOWER_WING, lower, accent.ink, 4.5)
    drawing.shape(FAIRY_UPPER_WING, upper, accent.ink, 4.5)
    drawing.line(FAIRY_VEINS, WHITE, 4.5)
    for x, y, size in FAIRY_SPOTS:
        drawing.shape(shapes.ellipse(x, y, size, size * 0.86), WHITE, opacity=0.75)


WINGS: Final[Mapping[str, Part]] = MappingProxyType(
    {"none": nothing, "angel": angel, "devil": devil, "fairy": fairy}
)
