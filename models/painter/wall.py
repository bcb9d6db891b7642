"""The wall behind a figure while its backdrop is painted, and where things on it are strewn."""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from models.painter import shapes
from models.painter.anatomy import CANVAS
from models.painter.drawing import Drawing
from models.painter.palette import hsv, luma, mix, to_hsv
from models.painter.styles import Scene

SCATTER: Final = 7
"""The seed by which petals, stars and leaves are strewn: one for all pictures, so no hidden choice."""

FEW_RINGS: Final = ((1, 0.72, 0.46), 0.26)
MORE_RINGS: Final = ((1, 0.84, 0.69, 0.55, 0.42), 0.17)
"""The radii of the rings of a small or large glow, as shares of its own, and how strong each is."""
SMALL_GLOW: Final = 90

RICHER: Final = 2.1
DIMMER: Final = 0.95
"""How much more saturated and how much darker the deeper tone of a pale colour is."""

STARLIGHT: Final = "#fff3c4"
PLACES: Final = (
    *((38, 44), (118, 66), (204, 28), (304, 40), (392, 24), (472, 62), (74, 132), (446, 132), (28, 196)),
    *(
        (100, 208),
        (488, 204),
        (416, 218),
        (52, 276),
        (466, 292),
        (22, 356),
        (86, 338),
        (432, 366),
        (494, 384),
    ),
    *((50, 434), (108, 486), (456, 458), (500, 496), (16, 502), (164, 112), (352, 96), (256, 74)),
)
"""Where things that fall or float are: round the figure, evenly, in every picture the same."""

CLOUD_PUFFS: Final = ((-1.15, 0.16, 0.42), (-0.5, -0.16, 0.62), (0.25, -0.3, 0.78), (1.05, 0.1, 0.52))
"""Each puff's way across and down, and its radius, all in sizes of the cloud."""


@dataclass(frozen=True)
class Wall:
    """A backdrop being painted, and the colours it is painted in."""

    drawing: Drawing
    scene: Scene

    def put(self, path: str, colour: str, *, opacity: float | None = None, turned: str | None = None) -> None:
        self.drawing.scenery(path, colour, opacity=opacity, transform=turned)

    def pattern(self, paths: Iterable[str]) -> None:
        """All of `paths` in the scene's light colour."""
        self.put(" ".join(paths), self.scene.light)

    def at_night(self, colour: str, share: float = 0.25) -> str:
        """A thing's own `colour` with a `share` of the light of this night in it."""
        return mix(colour, self.night[1], share)

    @property
    def night(self) -> tuple[str, str]:
        """The sky's colours at night, top and bottom."""
        return self.drawing.style.night_sky(self.scene)

    def darken(self) -> None:
        """Night falls over the whole canvas."""
        self.drawing.cover(self.drawing.sky(*self.night))

    def deeper(self, share: float = 0.7) -> str:
        """The scene's colour with a `share` of a deeper one, which is no greyer."""
        hue, saturation, value = to_hsv(self.scene.base)
        deep = (
            hsv(hue, saturation * RICHER, value * DIMMER) if luma(self.scene.base) > 0.4 else self.scene.dark
        )
        return mix(self.scene.base, deep, share)

    def lighten(self) -> None:
        """Light from below, so that a pattern has depth."""
        self.drawing.cover(self.drawing.sky(self.deeper(0.42), mix(self.scene.base, self.scene.light, 0.3)))

    def day(self) -> None:
        """A sky by day: deep above, light at the horizon."""
        self.drawing.cover(self.drawing.sky(self.deeper(0.85), mix(self.scene.base, self.scene.light, 0.7)))

    def glow(self, x: float, y: float, radius: float, colour: str, strength: float = 1) -> None:
        """Light that fades from (x, y) outward, in rings: a gradient so large would take too long."""
        shares, opacity = FEW_RINGS if radius < SMALL_GLOW else MORE_RINGS
        for share in shares:
            ring = shapes.ellipse(x, y, radius * share, radius * share)
            self.put(ring, colour, opacity=strength * opacity)

    def cloud(self, x: float, y: float, size: float, colour: str, opacity: float | None = None) -> None:
        """A cloud with a flat base, `size` from its middle to either end or so."""
        puffs = [
            shapes.ellipse(x + size * across, y + size * down, size * radius, size * radius * 0.86)
            for across, down, radius in CLOUD_PUFFS
        ]
        base = shapes.ellipse(x, y + size * 0.34, size * 1.6, size * 0.24)
        self.put(" ".join([base, *puffs]), colour, opacity=opacity)

    def twinkle(self, count: int, low: float, smallest: float = 3, largest: float = 10) -> None:
        """Stars of four tips, none below `low`."""
        rng = random.Random(SCATTER)
        places = [
            (rng.uniform(0, CANVAS), rng.uniform(0, low), rng.uniform(smallest, largest))
            for _ in range(count)
        ]
        self.put(" ".join(shapes.star(x, y, size, waist=0.32, tips=4) for x, y, size in places), STARLIGHT)


Backdrop = Callable[[Wall], None]
