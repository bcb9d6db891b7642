"""What all clothes are cut from: silhouettes, the outfit as a row of a table, folds and trimmings.

Paths named here count x outward from the middle of the figure unless they say otherwise.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from models.painter import shapes
from models.painter.anatomy import MIDDLE, SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import GOLD, GOLD_INK, WHITE, mix
from models.painter.shapes import Curve, Point

Neckline = tuple[Point, Curve]
"""Where a body's outline starts, on the middle, and how it climbs to the shoulder."""

ROUND: Final[Neckline] = ((0, 448), (20, 448, 36, 440, 42, 422))
HIGH: Final[Neckline] = ((0, 432), (18, 432, 34, 428, 40, 414))
VEE: Final[Neckline] = ((0, 494), (12, 478, 32, 450, 42, 422))
WIDE: Final[Neckline] = ((0, 464), (34, 464, 60, 452, 74, 436))

_HEM: Final[Curve] = (100, 526, 50, 526, 0, 526)
SLOPED: Final = ((66, 438, 104, 440, 127, 462), (145, 482, 151, 500, 153, 526), _HEM)
SLIM: Final = ((62, 438, 98, 440, 118, 460), (134, 478, 140, 500, 142, 526), _HEM)
BROAD: Final = ((70, 434, 122, 434, 146, 456), (166, 476, 172, 500, 174, 526), _HEM)
SQUARE: Final = ((60, 430, 116, 428, 140, 440), (156, 450, 160, 484, 162, 526), _HEM)
PUFFED: Final = (
    (58, 436, 78, 440, 92, 444),
    (112, 422, 156, 424, 174, 456),
    (186, 480, 180, 508, 166, 526),
    _HEM,
)
ROBE: Final = ((70, 436, 114, 442, 142, 468), (168, 492, 188, 508, 200, 526), _HEM)
CAPE: Final = ((62, 430, 116, 432, 150, 464), (172, 486, 184, 506, 188, 526), _HEM)

SLEEVE_LINE: Final = "M104,526 C98,504 98,488 108,470"
HEAD_SHADOW: Final = (
    "M178,442 C194,434 208,430 214,416 H298 C304,430 318,434 334,442 "
    "C322,462 290,472 256,472 C222,472 190,462 178,442 Z"
)
"""In the picture's own x; it falls on what lies right below the chin, collars too."""
SHADOW: Final = "#2c1850"
LIGHT_FROM_LEFT: Final = "M104,526 C106,480 136,452 190,440 C150,462 128,486 124,526 Z"
"""In the picture's own x."""


class Outfit(NamedTuple):
    body: str
    """The outline of what is worn, in the picture's own x."""
    over: Part
    """Drawn over it."""
    inside: Part = nothing
    """Drawn within its outline."""
    behind: Part = nothing
    """Drawn behind neck and body."""
    sleeve: str = "cloth"
    """What the wrist of a raised hand shows: 'cloth', 'white', 'bare', 'steel', 'gold' or 'fluff'."""


def body(shoulders: Sequence[Curve], neckline: Neckline = ROUND) -> str:
    """The outline of a garment in the picture's own x."""
    start, climb = neckline
    return shapes.symmetric(start, [climb, *shoulders])


def both(easel: Easel, path: str, fill: str, ink: str | None = None, width: float = 4) -> None:
    """A shape on either side."""
    for side in SIDES:
        with easel.drawing.mirrored(side):
            easel.drawing.shape(path, fill, ink, width)


def both_lines(easel: Easel, path: str, ink: str, width: float = 4) -> None:
    """A line on either side."""
    for side in SIDES:
        with easel.drawing.mirrored(side):
            easel.drawing.line(path, ink, width)


def middle(easel: Easel, path: str, fill: str, ink: str | None = None, width: float = 4) -> None:
    """A shape whose x counts from the middle of the figure to its right."""
    with easel.drawing.moved(f"translate({MIDDLE},0)"):
        easel.drawing.shape(path, fill, ink, width)


def middle_line(easel: Easel, path: str, ink: str, width: float = 4) -> None:
    with easel.drawing.moved(f"translate({MIDDLE},0)"):
        easel.drawing.line(path, ink, width)


def paler(easel: Easel, share: float) -> str:
    """The outfit's colour with a `share` of white."""
    return mix(easel.outfit.colour, WHITE, share)


def accent(easel: Easel, path: str, width: float = 4) -> None:
    """A shape in the second colour, in the picture's own x."""
    easel.drawing.shape(path, easel.accent.colour, easel.accent.ink, width)


def gold(easel: Easel, path: str, width: float = 3) -> None:
    easel.drawing.shape(path, GOLD, GOLD_INK, width)


def sleeves(easel: Easel, line: str = SLEEVE_LINE) -> None:
    """The folds where arms meet the body."""
    both_lines(easel, line, easel.outfit.ink, 4)


def bow(easel: Easel, y: float, size: float = 1, tails: bool = True) -> None:
    """A ribbon's bow in the second colour, its knot at `y`."""
    tone, drawing = easel.accent, easel.drawing
    with drawing.moved(f"translate({MIDDLE},{y}) scale({size})"):
        if tails:
            for side in SIDES:
                tail = f"M{2 * side},4 L{26 * side},46 L{12 * side},42 L{4 * side},52 L{-3 * side},8 Z"
                drawing.shape(tail, tone.shade, tone.ink, 4)
        for side in SIDES:
            loop = (
                f"M0,-2 C{12 * side},-26 {46 * side},-26 {48 * side},-4 C{50 * side},20 {22 * side},26 0,6 Z"
            )
            drawing.shape(loop, tone.colour, tone.ink, 4)
            drawing.line(f"M{12 * side},2 C{20 * side},-2 {28 * side},-2 {34 * side},0", tone.shade, 4)
        drawing.shape(shapes.rounded_rectangle(-10, -11, 20, 22, 7), tone.colour, tone.ink, 4)


def blossom(easel: Easel, x: float, y: float, size: float, petals: str, heart: str) -> None:
    """A flower of five petals."""
    rim = " ".join(
        shapes.ellipse(*shapes.around(x, y, size, size, 90 + 72 * number), size * 0.66, size * 0.66)
        for number in range(5)
    )
    easel.drawing.shape(rim, petals)
    easel.drawing.shape(shapes.ellipse(x, y, size * 0.5, size * 0.5), heart)


def fluff(easel: Easel, places: Sequence[tuple[float, float, float]], colour: str, ink: str) -> None:
    """A trimming of fur: puffs at x (from the middle), y, with a radius, on both sides."""
    puffs = [shapes.ellipse(MIDDLE + side * x, y, r, r) for x, y, r in places for side in SIDES]
    easel.drawing.shape(" ".join(puffs), colour, ink, 5)
    easel.drawing.shape(" ".join(puffs), colour)
