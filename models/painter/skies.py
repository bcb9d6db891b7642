"""Backdrops under the open sky: clouds, petals, snow, a rainbow, leaves, the night, bubbles."""

from typing import Final

from models.painter import shapes
from models.painter.anatomy import MIDDLE
from models.painter.palette import WHITE, mix
from models.painter.shapes import at
from models.painter.wall import PLACES, Wall

CLOUDS: Final = ((84, 96, 58), (436, 66, 66), (470, 236, 44), (30, 262, 46), (60, 452, 92), (462, 440, 100))
"""x, y and size of each."""

PETAL_PINK: Final = "#ff9fc0"
BLOSSOM_PINK: Final = "#ffc3d8"
BLOSSOM_HEART: Final = "#f0608f"
BRANCH_BROWN: Final = "#8a5a50"
CHERRY_BRANCH: Final = (
    "M530,26 C470,30 420,44 372,20 M450,36 C436,62 440,84 424,104 M530,96 C510,110 500,128 496,152"
)
BLOSSOMS: Final = (
    (380, 24, 21),
    (420, 52, 24),
    (462, 28, 26),
    (428, 100, 19),
    (496, 66, 23),
    (498, 146, 20),
    (500, 20, 18),
)
"""x, y and size of each."""

MOONLIGHT: Final = "#ffe9a0"
CRESCENT: Final = "M424,38 a58,58 0 1,0 52,86 a48,48 0 1,1 -52,-86 Z"
HILLS: Final = (
    "M0,420 C90,370 170,400 256,420 C340,440 430,372 512,398 V512 H0 Z",
    "M0,474 C110,430 200,450 280,470 C360,486 440,446 512,452 V512 H0 Z",
)

SNOWDRIFTS: Final = (
    "M0,408 C70,372 150,384 230,420 C320,456 420,380 512,388 V512 H0 Z",
    "M0,462 C100,426 190,452 280,466 C370,480 440,440 512,436 V512 H0 Z",
)
FIRS: Final = ((40, 400, 74), (96, 396, 52), (470, 388, 80), (420, 398, 54))
"""x, foot and height of each."""

RAINBOW: Final = ("#ff9aa8", "#ffc38a", "#fff0a0", "#a8e6b0", "#9fd0ff", "#c9b0ff")
RAINBOW_BAND: Final = 34
AUTUMN: Final = ("#f0913a", "#d9522b", "#eec04a")
MAPLE_LEAF: Final = (
    "M0,-30 L6,-14 C10,-14 14,-18 17,-22 C17,-16 14,-10 13,-6 C20,-6 26,-9 31,-11 C28,-5 24,0 20,4 L24,11 "
    "C17,10 10,11 2,14 L2,30 H-2 L-2,14 C-10,11 -17,10 -24,11 L-20,4 C-24,0 -28,-5 -31,-11 "
    "C-26,-9 -20,-6 -13,-6 C-14,-10 -17,-16 -17,-22 C-14,-18 -10,-14 -6,-14 Z"
)
BUBBLES: Final = (
    28,
    40,
    20,
    16,
    34,
    26,
    18,
    30,
    22,
    14,
    38,
    16,
    30,
    24,
    18,
    26,
    20,
    30,
    34,
    20,
    36,
    18,
    22,
    14,
    22,
    12,
)
"""How large each bubble is, place by place."""


def clouds(wall: Wall) -> None:
    wall.day()
    for x, y, size in CLOUDS:
        wall.cloud(x, y + size * 0.16, size, wall.deeper(0.15), opacity=0.8)
        wall.cloud(x, y, size, mix(wall.scene.light, WHITE, 0.5))


def sakura(wall: Wall) -> None:
    """Cherry blossoms on a twig, and petals in the wind."""
    wall.lighten()
    branch = wall.drawing.style.in_scene(BRANCH_BROWN, wall.scene, haze=0.25)
    wall.drawing.stroke(CHERRY_BRANCH, branch, 8)
    pink, pale = (mix(colour, wall.scene.light, 0.12) for colour in (PETAL_PINK, BLOSSOM_PINK))
    for number, (x, y) in enumerate(PLACES):
        turned = f"translate({at(x, y)}) rotate({number * 67 % 360})"
        wall.put(_petal(12 + number * 5 % 9), pale if number % 3 == 0 else pink, turned=turned)
    for x, y, size in BLOSSOMS:
        for angle in range(0, 360, 72):
            turned = f"translate({at(x, y)}) rotate({angle}) translate(0,{-size * 0.55:.1f})"
            wall.put(_petal(size * 0.62), pale, turned=turned)
        wall.put(shapes.star(x, y, size * 0.42, 0.4), BLOSSOM_HEART)


def _petal(size: float) -> str:
    """A cherry petal, notched at the upper end."""

    def near(across: float, down: float) -> str:
        return at(size * across, size * down)

    return (
        f"M{near(0, 1)} C{near(-1.2, 0.2)} {near(-0.8, -1)} {near(-0.15, -1)} L{near(0, -0.7)} "
        f"L{near(0.15, -1)} C{near(0.8, -1)} {near(1.2, 0.2)} {near(0, 1)} Z"
    )


def night(wall: Wall) -> None:
    wall.darken()
    wall.twinkle(40, low=390)
    wall.glow(438, 92, 150, MOONLIGHT, 0.55)
    wall.put(CRESCENT, MOONLIGHT)
    top, bottom = wall.night
    for hill, share in zip(HILLS, (0.45, 0.8), strict=True):
        wall.put(hill, mix(bottom, top, share))


def bubbles(wall: Wall) -> None:
    wall.day()
    rim, light = mix(wall.scene.light, WHITE, 0.6), wall.scene.light
    for (x, y), size in zip(PLACES, BUBBLES, strict=True):
        wall.put(shapes.ellipse(x, y, size, size), rim, opacity=0.85)
        wall.put(shapes.ellipse(x, y, size - 4, size - 4), mix(light, wall.scene.base, 0.62))
        wall.put(shapes.ellipse(x - size * 0.34, y - size * 0.36, size * 0.26, size * 0.2), WHITE)
        wall.put(shapes.ellipse(x + size * 0.4, y + size * 0.4, size * 0.14, size * 0.12), rim)


def snow(wall: Wall) -> None:
    """Drifts, firs and big soft flakes."""
    wall.drawing.cover(wall.drawing.sky(wall.deeper(1), wall.scene.base))
    white = mix(wall.scene.light, WHITE, 0.75)
    fir = mix(wall.drawing.style.in_scene("#5f8f96", wall.scene, haze=0.3), wall.scene.base, 0.35)
    for x, foot, height in FIRS:
        wall.put(_fir(x, foot, height), fir)
        wall.put(_fir(x, foot - height * 0.62, height * 0.4), white)
    for drift, share in zip(SNOWDRIFTS, (0.3, 0), strict=True):
        wall.put(drift, mix(white, wall.scene.base, share))
    for number, (x, y) in enumerate(PLACES):
        wall.put(shapes.ellipse(x, y, 5 + number * 5 % 8, 5 + number * 5 % 8), white)


def _fir(x: float, foot: float, height: float) -> str:
    """A fir of three tiers, its foot at (x, foot)."""
    tiers = []
    for number, half in enumerate((0.42, 0.34, 0.24)):
        low = foot - number * height * 0.28
        tiers.append(
            f"M{at(x - half * height, low)} L{at(x + half * height, low)} L{at(x, low - height * 0.46)} Z"
        )
    return " ".join(tiers)


def rainbow(wall: Wall) -> None:
    wall.day()
    for number, colour in enumerate(RAINBOW):
        inward = number * RAINBOW_BAND
        wall.put(_rainbow_band(316 - inward, 372 - inward), wall.drawing.style.in_scene(colour, wall.scene))
    white = mix(wall.scene.light, WHITE, 0.6)
    for x, y, size in ((28, 458, 86), (486, 464, 90), (96, 62, 46), (424, 52, 40)):
        wall.cloud(x, y, size, white)


def _rainbow_band(radius_x: float, radius_y: float) -> str:
    """A band whose outer edge has these radii."""
    inner_x, inner_y = radius_x - RAINBOW_BAND, radius_y - RAINBOW_BAND
    return (
        f"M{MIDDLE - radius_x},560 a{radius_x},{radius_y} 0 0,1 {2 * radius_x},0 "
        f"h-{RAINBOW_BAND} a{inner_x},{inner_y} 0 0,0 {-2 * inner_x},0 Z"
    )


def leaves(wall: Wall) -> None:
    """Maple leaves in low sunlight."""
    style = wall.drawing.style
    wall.lighten()
    for number, (x, y) in enumerate(PLACES):
        colour = style.in_scene(AUTUMN[number % len(AUTUMN)], wall.scene, haze=0.15)
        turned = f"translate({at(x, y)}) rotate({number * 83 % 360}) scale({0.85 + number * 5 % 9 / 15:.2f})"
        wall.put(MAPLE_LEAF, colour, turned=turned)
