"""Hair of many ropes and coils, behind the head: dreadlocks, ringlets, and a bun on top."""

from typing import Final

from models.painter import shapes
from models.painter.anatomy import MIDDLE, SIDES
from models.painter.easel import Easel
from models.painter.palette import WHITE, mix, shade
from models.painter.shapes import at

OUTLINE: Final = 5
LOCKS: Final = 11
BANDS: Final = 3
RINGLETS: Final = ((176, 250, 8), (146, 300, 7), (112, 356, 5))
"""For each side: how far out a ringlet hangs, where it begins, and its coils."""
BUN_COIL: Final = "M228,34 C238,14 274,14 284,36 M240,46 C248,30 266,30 272,46"


def dreadlocks(easel: Easel) -> None:
    """Thick locks with bands round them, from the crown down over the shoulders."""
    for number in sorted(range(LOCKS), key=lambda one: -abs(one - LOCKS // 2)):
        across = (number - LOCKS // 2) / (LOCKS // 2)
        root = (MIDDLE + across * 120, 130)
        x, y = MIDDLE + across * 196, 500 - 46 * abs(across)
        tip = (x, y + easel.hand.down(x, y, 6))
        _rope(easel, root, tip, 58, bend=-across * 46)


def _rope(easel: Easel, root: shapes.Point, tip: shapes.Point, width: float, bend: float) -> None:
    easel.drawing.shape(shapes.lock(root, tip, width, bend), easel.hair_front, easel.hair.ink, OUTLINE)
    for band in range(BANDS):
        along = 0.5 + 0.15 * band
        x = root[0] + (tip[0] - root[0]) * along - bend * 0.8 * (1 - abs(2 * along - 1))
        y = root[1] + (tip[1] - root[1]) * along
        easel.drawing.line(f"M{at(x - 14, y)} q14,9 28,0", shade(easel.dye.at(x), 1.1), 3.5)


def ringlets(easel: Easel) -> None:
    """Spirals that hang at both sides, each coil with a light on it."""
    for side in SIDES:
        for out, top, coils in RINGLETS:
            for turn in range(coils):
                _coil(easel, MIDDLE + side * (out + turn * 2), top + turn * 30, turn / coils, side)


def _coil(easel: Easel, x: float, y: float, down: float, side: int) -> None:
    size = 36 - 12 * down
    turned = f"rotate({side * -18} {x:.1f} {y:.1f})"
    hair = easel.dye.at(x)
    colour = mix(hair, easel.dye.tips, down) if easel.trait("hair_pattern") == "gradient" else hair
    streaked = easel.dye.streaked and side == easel.side
    fill = easel.dye.tips if streaked else colour
    easel.drawing.shape(shapes.ellipse(x, y, size, 20), fill, easel.hair.ink, 4.5, transform=turned)
    light = shapes.ellipse(x - size * 0.2, y - 7, size * 0.5, 4.5)
    easel.drawing.shape(light, mix(fill, WHITE, 0.45), transform=turned)


def bun(easel: Easel) -> None:
    """A bun on the crown."""
    easel.drawing.shape(shapes.ellipse(MIDDLE, 42, 56, 48), easel.hair_front, easel.hair.ink, OUTLINE)
    easel.drawing.line(BUN_COIL, shade(easel.dye.at(MIDDLE), 1.1), 3.6)
    band = shapes.ellipse(MIDDLE, 80, 34, 9)
    easel.drawing.shape(band, easel.accent.colour, easel.accent.ink, 3.5)
