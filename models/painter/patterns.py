"""Backdrops of one motif over and over, in two or three tones of a colour."""

from collections.abc import Callable, Iterator
from typing import Final

from models.painter import shapes
from models.painter.anatomy import MIDDLE
from models.painter.wall import Wall

BURST_RAYS: Final = 12
BURST_CENTRE: Final = (MIDDLE, 270)
BURST_REACH: Final = 600
STRIPE: Final = 48
SQUARE: Final = 64

Motif = Callable[[float, float], str]
"""The path of a motif round (x, y)."""


def plain(wall: Wall) -> None:
    """Only the ground."""


def gradient(wall: Wall) -> None:
    wall.drawing.cover(wall.drawing.sky(wall.deeper(0.95), wall.scene.light))


def dots(wall: Wall) -> None:
    _alternating(wall, 9, 64, 60, lambda x, y: shapes.ellipse(x, y, 15, 15))


def hearts(wall: Wall) -> None:
    _alternating(wall, 7, 92, 84, lambda x, y: shapes.heart(x, y + 20, 23))


def stars(wall: Wall) -> None:
    _alternating(wall, 6, 116, 98, lambda x, y: shapes.star(x + 30, y + 40, 38, 0.5))


def _alternating(wall: Wall, count: int, across: float, down: float, motif: Motif) -> None:
    """Rows of a motif, light and dark by turns, on a ground that is lit from behind the figure."""
    wall.lighten()
    rows = list(_staggered(count, across, down))
    wall.pattern(motif(x, y) for x, y, row in rows if row % 2 == 0)
    wall.put(" ".join(motif(x, y) for x, y, row in rows if row % 2), wall.deeper(0.5))


def _staggered(count: int, across: float, down: float) -> Iterator[tuple[float, float, int]]:
    """Places in `count` rows and columns, every second row half a step to the right; and the row."""
    for row in range(count):
        for column in range(count):
            yield column * across + row % 2 * across / 2, row * down, row


def burst(wall: Wall) -> None:
    wall.drawing.cover(wall.drawing.sky(wall.deeper(0.6), wall.deeper(0.25)))
    x, y = BURST_CENTRE
    width = 180 / BURST_RAYS
    for ray in range(BURST_RAYS):
        start = -2 * ray * width
        rim = [shapes.around(x, y, BURST_REACH, BURST_REACH, angle) for angle in (start, start - width)]
        wall.put(shapes.polygon([BURST_CENTRE, *rim]), wall.scene.light)
    wall.glow(x, y, 270, wall.scene.light, 1)


def stripes(wall: Wall) -> None:
    wall.drawing.cover(wall.drawing.sky(wall.deeper(0.5), wall.deeper(0.1)))
    wall.pattern(f"M{number * 96 - 500},0 l{STRIPE},0 l512,512 l-{STRIPE},0 Z" for number in range(12))


def checker(wall: Wall) -> None:
    wall.drawing.cover(wall.drawing.sky(wall.deeper(0.55), wall.deeper(0.15)))
    squares = ((column, row) for row in range(8) for column in range(8) if (row + column) % 2)
    wall.pattern(
        f"M{column * SQUARE},{row * SQUARE} h{SQUARE} v{SQUARE} h-{SQUARE} Z" for column, row in squares
    )
