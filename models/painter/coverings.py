"""Headwear with a meaning or a world of its own: hijab, turban, headband, helmet, antlers, tiger hat."""

from typing import Final

from models.painter import shapes
from models.painter.anatomy import MIDDLE, SIDES
from models.painter.drawing import Stop
from models.painter.easel import Easel
from models.painter.palette import GOLD, GOLD_INK, WHITE, mix

OUTLINE: Final = 5

HIJAB_BACK: Final = (
    "M256,58 C150,54 82,132 86,252 C88,330 96,384 60,452 C48,486 70,512 110,520 L402,520 "
    "C442,512 464,486 452,452 C416,384 424,330 426,252 C430,132 362,54 256,58 Z"
)
HIJAB_FRONT: Final = (
    "M256,56 C150,52 84,130 88,250 C90,322 96,372 84,420 C98,462 170,476 256,478 "
    "C342,476 414,462 428,420 C416,372 422,322 424,250 C428,130 362,52 256,56 Z "
    "M256,164 C334,164 384,208 384,276 C382,336 338,394 256,414 C174,394 130,336 128,276 "
    "C128,208 178,164 256,164 Z"
)
"""The cloth and, the other way round, the opening for the face."""
HIJAB_INNER: Final = "M136,252 C142,200 188,172 256,172 C324,172 370,200 376,252"
HIJAB_FOLDS: Final = (
    "M120,338 C150,402 210,436 300,452 M134,402 C176,440 240,456 322,462 "
    "M392,336 C380,380 356,410 330,426 M120,176 C150,118 200,92 256,88"
)
HIJAB_PIN: Final = (330, 432, 8)

TURBAN: Final = (
    "M112,272 C82,150 140,6 256,2 C372,6 430,150 400,272 C384,216 330,176 256,208 C182,176 128,216 112,272 Z"
)
TURBAN_FOLDS: Final = (
    "M256,196 C200,150 140,130 96,170 M256,196 C312,150 372,130 416,170 "
    "M256,160 C210,112 150,90 106,112 M256,160 C302,112 362,90 406,112 "
    "M256,116 C220,76 176,52 136,62 M256,116 C292,76 336,52 376,62"
)
TURBAN_CENTRE: Final = "M256,198 C238,170 236,120 256,78 C276,120 274,170 256,198 Z"

BAND: Final = "M104,226 C144,180 368,180 408,226 L404,262 C360,214 152,214 108,262 Z"
BAND_TAILS: Final = ("M150,214 C190,220 214,262 226,316 C198,300 168,268 148,240 Z",
                     "M148,224 C176,250 190,290 188,342 C166,314 150,280 140,248 Z")  # fmt: skip

GLASS: Final = "#dff2ff"
GLASS_INK: Final = "#8fb4d4"
METAL: Final = "#e6ebf4"
METAL_INK: Final = "#76819c"
GLEAM: Final = "M96,190 C106,120 150,66 206,50 C160,86 130,132 122,196 Z"
SMALL_GLEAM: Final = "M392,330 C384,362 368,386 346,402 C372,374 380,350 384,326 Z"

ANTLER: Final = (
    "M58,104 C62,70 68,40 64,6 C74,10 80,22 82,40 C92,26 100,8 116,2 C112,26 100,46 88,58 "
    "C104,54 118,44 136,42 C126,62 104,74 86,78 C84,92 84,104 82,116 Z"
)
ANTLER_BONE: Final = "#a9784e"
ANTLER_INK: Final = "#5a3a24"

TIGER_HAT: Final = "M100,172 C88,52 170,6 256,6 C342,6 424,52 412,172 C360,132 152,132 100,172 Z"
TIGER_TRIM: Final = (
    "M96,190 C94,136 150,126 256,126 C362,126 418,136 416,190 "
    "C380,168 330,162 256,162 C182,162 132,168 96,190 Z"
)
TIGER_EAR: Final = "M84,60 C88,14 132,2 156,22 C162,48 146,74 120,84 Z"
TIGER_INNER_EAR: Final = "M100,58 C104,32 126,26 140,36 C142,50 132,64 116,70 Z"
TIGER_KING: Final = "M226,42 H286 M230,64 H282 M224,88 H288 M256,42 V88"
TIGER_STRIPES: Final = "M56,92 C76,96 92,104 104,116 M64,118 C82,120 94,126 104,134"
TIGER_INK: Final = "#5a2a1e"


def hijab_behind(easel: Easel) -> None:
    """The cloth that falls behind the neck and over the shoulders."""
    easel.drawing.shape(HIJAB_BACK, easel.accent.shade, easel.accent.ink, OUTLINE)


def hijab(easel: Easel) -> None:
    """The cloth round the face, its under-scarf and folds."""
    draw, accent = easel.drawing, easel.accent
    lit = mix(accent.colour, WHITE, 0.14)
    fill = draw.gradient(
        Stop(0, lit), Stop(0.5, accent.colour), Stop(1, mix(accent.colour, accent.shade, 0.5))
    )
    draw.shape(HIJAB_FRONT, fill, accent.ink, OUTLINE)
    draw.line(HIJAB_INNER, mix(accent.shade, accent.ink, 0.25), 11)
    draw.line(HIJAB_FOLDS, accent.shade, 5)
    draw.shape(shapes.ellipse(*HIJAB_PIN, HIJAB_PIN[2]), GOLD, GOLD_INK, 3)


def turban(easel: Easel) -> None:
    """Cloth wound in layers that meet over the forehead."""
    draw, accent = easel.drawing, easel.accent
    lit = mix(accent.colour, WHITE, 0.16)
    draw.shape(TURBAN, draw.gradient(Stop(0, lit), Stop(1, accent.colour)), accent.ink, OUTLINE)
    with draw.clipped(TURBAN):
        draw.line(TURBAN_FOLDS, accent.shade, 7)
    draw.shape(TURBAN_CENTRE, mix(accent.colour, WHITE, 0.22), accent.ink, 4)
    draw.shape(shapes.ellipse(MIDDLE, 132, 11, 15), GOLD, GOLD_INK, 3)


def headband(easel: Easel) -> None:
    """A band knotted at one side, its tails in the air."""
    for tail in BAND_TAILS:
        shown = shapes.outward(tail, easel.side)
        easel.drawing.shape(shown, easel.accent.colour, easel.accent.ink, OUTLINE)
    easel.drawing.shape(BAND, easel.accent.colour, easel.accent.ink, OUTLINE)
    plate = shapes.rounded_rectangle(MIDDLE - 50, 184, 100, 32, 9)
    easel.drawing.shape(plate, METAL, METAL_INK, 4)
    easel.drawing.shape(shapes.star(MIDDLE, 201, 11), easel.accent.shade)


def space_helmet(easel: Easel) -> None:
    """A glass bowl on a ring; the face stays to be seen."""
    draw = easel.drawing
    bowl = shapes.ellipse(MIDDLE, 236, 212, 210)
    draw.shape(bowl, GLASS, opacity=0.2)
    draw.line(bowl, GLASS_INK, 6)
    draw.shape(GLEAM, WHITE, opacity=0.7)
    draw.shape(SMALL_GLEAM, WHITE, opacity=0.6)
    draw.line(shapes.ellipse(MIDDLE, 434, 132, 24), METAL_INK, 22)
    draw.line(shapes.ellipse(MIDDLE, 434, 132, 24), METAL, 13)
    draw.shape(shapes.ellipse(MIDDLE + easel.side * 96, 450, 9, 9), easel.accent.colour, easel.accent.ink, 3)


def antlers(easel: Easel) -> None:
    """A reindeer's."""
    for side in SIDES:
        with easel.drawing.mirrored(side):
            easel.drawing.shape(ANTLER, ANTLER_BONE, ANTLER_INK, OUTLINE)


def tiger_hat(easel: Easel) -> None:
    """A child's hat for the Spring Festival: ears, the sign for king on the brow, two bobbles."""
    draw, accent = easel.drawing, easel.accent
    for side in SIDES:
        draw.shape(shapes.outward(TIGER_EAR, side), accent.colour, accent.ink, OUTLINE)
        draw.shape(shapes.outward(TIGER_INNER_EAR, side), mix(accent.colour, WHITE, 0.65))
    draw.shape(TIGER_HAT, accent.colour, accent.ink, OUTLINE)
    draw.line(TIGER_KING, TIGER_INK, 7)
    for side in SIDES:
        draw.line(shapes.outward(TIGER_STRIPES, side), TIGER_INK, 7)
    draw.shape(TIGER_TRIM, WHITE, accent.ink, OUTLINE)
    for side in SIDES:
        draw.shape(shapes.ellipse(MIDDLE + side * 160, 206, 22, 22), GOLD, GOLD_INK, 4)
