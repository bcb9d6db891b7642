"""Backdrops: what lies behind the figure, in colours of one scene."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.painter import shapes
from models.painter.anatomy import CANVAS, MIDDLE
from models.painter.drawing import Drawing
from models.painter.palette import WHITE, mix
from models.painter.shapes import at
from models.painter.styles import Scene

SCATTER: Final = 7
"""The seed by which petals, stars and leaves are strewn: one for all pictures, so no hidden choice."""

BURST_RAYS: Final = 12
BURST_CENTRE: Final = (256, 280)
BURST_REACH: Final = 600

CLOUDS: Final = ((70, 110, 46), (440, 80, 54), (30, 400, 60), (480, 380, 50))
"""x, y and size of each."""
CLOUD_PUFFS: Final = ((-0.8, 8, 0.6), (0, 0, 0.85), (0.8, 10, 0.62))
"""Each puff's way across (in sizes), down (in units), and radius (in sizes)."""

PETAL_PINK: Final = "#ff9fc0"
STARLIGHT: Final = "#fff3c4"
MOONLIGHT: Final = "#ffe9a0"
MOON: Final = "M420,50 a46,46 0 1,0 40,70 a38,38 0 1,1 -40,-70 Z"
RAINBOW: Final = ("#ff9aa8", "#ffc38a", "#fff0a0", "#a8e6b0", "#9fd0ff", "#c9b0ff")
RAINBOW_BAND: Final = 34
AUTUMN: Final = ("#f0913a", "#d9622b", "#e8b84a")


@dataclass(frozen=True)
class Wall:
    """A backdrop being painted, and the colours it is painted in."""

    drawing: Drawing
    scene: Scene

    def put(self, path: str, colour: str, *, opacity: float | None = None, turned: str | None = None) -> None:
        self.drawing.scenery(path, colour, opacity=opacity, transform=turned)

    def pattern(self, paths: Iterator[str]) -> None:
        """All of `paths` in the scene's light colour."""
        for path in paths:
            self.put(path, self.scene.light)


def draw(drawing: Drawing, kind: str, colour: str) -> None:
    """The backdrop of that kind in `colour`, over the whole canvas."""
    drawing.cover(drawing.style.ground(colour))
    BACKDROPS[kind](Wall(drawing, drawing.style.scene(colour)))


def plain(wall: Wall) -> None:
    """Only the ground."""


def gradient(wall: Wall) -> None:
    wall.drawing.cover(wall.drawing.sky(wall.scene.dark, wall.scene.light))


def dots(wall: Wall) -> None:
    wall.pattern(shapes.ellipse(x, y, 13, 13) for x, y in _staggered(9, 64, 64))


def hearts(wall: Wall) -> None:
    wall.pattern(shapes.heart(x, y + 20, 20) for x, y in _staggered(6, 100, 96))


def stars(wall: Wall) -> None:
    wall.pattern(shapes.star(x, y + 20, 24) for x, y in _staggered(6, 100, 96))


def _staggered(count: int, across: float, down: float) -> Iterator[shapes.Point]:
    """Places in `count` rows and columns, every second row half a step to the right."""
    for row in range(count):
        for column in range(count):
            yield column * across + row % 2 * across / 2, row * down


def burst(wall: Wall) -> None:
    x, y = BURST_CENTRE
    reach, width = BURST_REACH, 180 / BURST_RAYS
    for ray in range(BURST_RAYS):
        start = -2 * ray * width
        rim = [shapes.around(x, y, reach, reach, angle) for angle in (start, start - width)]
        wall.put(shapes.polygon([BURST_CENTRE, *rim]), wall.scene.light)


def clouds(wall: Wall) -> None:
    for x, y, size in CLOUDS:
        for across, down, radius in CLOUD_PUFFS:
            puff = shapes.ellipse(x + size * across, y + down, size * radius, size * radius * 0.8)
            wall.put(puff, wall.scene.light)


def _anywhere(rng: random.Random) -> shapes.Point:
    return rng.uniform(0, CANVAS), rng.uniform(0, CANVAS)


def _strewn(rng: random.Random, smallest: float, largest: float) -> tuple[str, float]:
    """A transform to somewhere, turned somehow, and a size."""
    x, y = _anywhere(rng)
    turned = f"translate({at(x, y)}) rotate({rng.uniform(0, 360):.0f})"
    return turned, rng.uniform(smallest, largest)


def sakura(wall: Wall) -> None:
    rng, pink = random.Random(SCATTER), mix(PETAL_PINK, wall.scene.light, 0.25)
    for _ in range(26):
        turned, size = _strewn(rng, 11, 19)
        wall.put(_petal(size), pink, turned=turned)


def _petal(size: float) -> str:
    """A cherry petal, notched at the upper end."""

    def near(across: float, down: float) -> str:
        return at(size * across, size * down)

    return (
        f"M{near(0, 1)} C{near(-1.2, 0.2)} {near(-0.8, -1)} {near(-0.15, -1)} L{near(0, -0.7)} "
        f"L{near(0.15, -1)} C{near(0.8, -1)} {near(1.2, 0.2)} {near(0, 1)} Z"
    )


def night(wall: Wall) -> None:
    rng, style = random.Random(SCATTER), wall.drawing.style
    wall.drawing.cover(wall.drawing.sky(*style.night_sky(wall.scene)))
    for _ in range(34):
        x, y = rng.uniform(0, CANVAS), rng.uniform(0, 470)
        wall.put(shapes.star(x, y, rng.uniform(3, 10), waist=0.32, tips=4), STARLIGHT)
    wall.put(MOON, MOONLIGHT)


def bubbles(wall: Wall) -> None:
    rng, light = random.Random(SCATTER), wall.scene.light
    for _ in range(18):
        x, y = _anywhere(rng)
        size = rng.uniform(12, 42)
        wall.put(shapes.ellipse(x, y, size, size), light, opacity=0.75)
        glint = shapes.ellipse(x - size * 0.3, y - size * 0.3, size * 0.25, size * 0.2)
        wall.put(glint, mix(light, WHITE, 0.7))


def stripes(wall: Wall) -> None:
    wall.pattern(f"M{number * 96 - 500},0 l48,0 l512,512 l-48,0 Z" for number in range(12))


def checker(wall: Wall) -> None:
    squares = ((column, row) for row in range(8) for column in range(8) if (row + column) % 2)
    wall.pattern(f"M{column * 64},{row * 64} h64 v64 h-64 Z" for column, row in squares)


def snow(wall: Wall) -> None:
    rng, white = random.Random(SCATTER), mix(wall.scene.light, WHITE, 0.75)
    for size in [rng.uniform(4, 11) for _ in range(44)]:
        wall.put(shapes.ellipse(*_anywhere(rng), size, size), white)


def rainbow(wall: Wall) -> None:
    for number, colour in enumerate(RAINBOW):
        inward = number * RAINBOW_BAND
        wall.put(_rainbow_band(316 - inward, 330 - inward), wall.drawing.style.in_scene(colour, wall.scene))


def _rainbow_band(radius_x: float, radius_y: float) -> str:
    """A band whose outer edge has these radii."""
    inner_x, inner_y = radius_x - RAINBOW_BAND, radius_y - RAINBOW_BAND
    return (
        f"M{MIDDLE - radius_x},560 a{radius_x},{radius_y} 0 0,1 {2 * radius_x},0 "
        f"h-{RAINBOW_BAND} a{inner_x},{inner_y} 0 0,0 {-2 * inner_x},0 Z"
    )


def leaves(wall: Wall) -> None:
    rng, style = random.Random(SCATTER), wall.drawing.style
    for number in range(20):
        turned, size = _strewn(rng, 14, 24)
        colour = style.in_scene(AUTUMN[number % len(AUTUMN)], wall.scene, haze=0.3)
        wall.put(_leaf(size), colour, turned=turned)


def _leaf(size: float) -> str:
    """A leaf with its stalk downward."""

    def near(across: float, down: float) -> str:
        return at(size * across, size * down)

    return (
        f"M{near(0, -1)} C{near(1, -0.5)} {near(1, 0.5)} {near(0, 1)} "
        f"C{near(-1, 0.5)} {near(-1, -0.5)} {near(0, -1)} Z "
        f"M{at(-1, size * 0.6)} h2 v{size * 0.9:.1f} h-2 Z"
    )


Backdrop = Callable[[Wall], None]

BACKDROPS: Final[Mapping[str, Backdrop]] = MappingProxyType(
    {
        "plain": plain,
        "gradient": gradient,
        "dots": dots,
        "hearts": hearts,
        "stars": stars,
        "burst": burst,
        "clouds": clouds,
        "sakura": sakura,
        "night": night,
        "bubbles": bubbles,
        "stripes": stripes,
        "checker": checker,
        "snow": snow,
        "rainbow": rainbow,
        "leaves": leaves,
    }
)
