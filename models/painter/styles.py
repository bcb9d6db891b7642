"""Art styles: each is an object that decides what fills, lines, widths and grounds become.

Parts are written once, for all styles; whatever a style does differently it does here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from models.painter.palette import WHITE, grey, hsv, luma, mix, shade, to_hsv

PAPER: Final = "#fbf4e4"
PENCIL: Final = "#2b2730"
PENCIL_TINT: Final = "#8d8490"
MAUVE: Final = "#a3708c"
BLACKLIGHT: Final = "#e8e4ff"
DARKNESS: Final = "#05030c"


@dataclass(frozen=True)
class Stroke:
    """A line as the SVG gets it."""

    colour: str
    width: float
    opacity: float | None = None
    round_ends: bool = True
    shift: str | None = None
    """A transform that moves it off the shape it outlines."""


@dataclass(frozen=True)
class Scene:
    """The colours of a backdrop, already in the style."""

    base: str
    light: str
    dark: str


class Style:
    """Cel, the plain way: colours as chosen, coloured ink, soft shadows. Other styles change some of it."""

    line_scale: float = 1.0
    shaded: bool = True
    """Whether the fringe throws a shadow and hair has a shine."""
    eye_white: str = WHITE
    blocks: int | None = None
    """The picture ends up as that many blocks a side; None leaves it smooth."""

    def fill(self, colour: str) -> str:
        """What a surface of `colour` is filled with."""
        return colour

    def line(self, colour: str) -> str:
        """What a line in the ink `colour` is drawn with."""
        return colour

    def outlines(self, filled: bool) -> bool:
        """Whether shapes (`filled`) or open lines (not) are drawn with a line at all."""
        return True

    def stroke(self, colour: str, width: float) -> Stroke:
        return Stroke(self.line(colour), width * self.line_scale)

    def stroke_below(self, stroke: Stroke) -> Stroke | None:
        """A further line beneath the shape that `stroke` outlines."""
        return None

    def stroke_above(self, stroke: Stroke) -> Stroke | None:
        """A further line over the shape that `stroke` outlines."""
        return None

    def ground(self, colour: str) -> str:
        """What the whole canvas is filled with."""
        return self.fill(colour)

    def scene(self, colour: str) -> Scene:
        light = mix(colour, WHITE, 0.6 if luma(colour) > 0.5 else 0.22)
        return Scene(colour, light, shade(colour, 0.6))

    def scenery(self, colour: str) -> str:
        """What a thing in the backdrop is filled with, its colour mixed from the scene's."""
        return self.fill(colour)

    def in_scene(self, colour: str, scene: Scene, haze: float = 0) -> str:
        """The colour that a thing of a fixed `colour` takes on in the scene, paler with `haze` (0..1)."""
        return mix(colour, scene.light, haze)

    def night_sky(self, scene: Scene) -> tuple[str, str]:
        """The colours of a night sky, top and bottom."""
        return mix(scene.base, "#141a4a", 0.82), mix(scene.base, "#4a3a86", 0.6)


class Pastel(Style):
    """Milky colours, lines in mauve."""

    def fill(self, colour: str) -> str:
        hue, saturation, value = to_hsv(colour)
        return mix(hsv(hue, saturation * 0.82, value), WHITE, 0.15)

    def line(self, colour: str) -> str:
        return mix(colour, MAUVE, 0.45)


class Flat(Style):
    """Surfaces alone: no outlines, no soft shadows."""

    shaded = False

    def outlines(self, filled: bool) -> bool:
        return not filled


class _Tinted(Style):
    """A style whose ground differs so much that all things in a backdrop are mixed from it."""

    def scenery(self, colour: str) -> str:
        return colour

    def in_scene(self, colour: str, scene: Scene, haze: float = 0) -> str:
        return mix(scene.base, colour, 0.4)


class Sketch(_Tinted):
    """Pencil on paper, thinly coloured; the hand goes over every outline twice."""

    line_scale = 0.72

    def fill(self, colour: str) -> str:
        graphite = grey(0.60 + 0.40 * luma(colour))
        return mix(mix(graphite, PAPER, 0.35), colour, 0.38)

    def line(self, colour: str) -> str:
        return mix(colour, PENCIL, 0.88)

    def stroke_above(self, stroke: Stroke) -> Stroke | None:
        thin = replace(stroke, width=stroke.width * 0.55, opacity=0.45)
        return replace(thin, round_ends=False, shift="translate(1.8,-1.4)")

    def ground(self, colour: str) -> str:
        return mix(PAPER, colour, 0.22)

    def scene(self, colour: str) -> Scene:
        ground = self.ground(colour)
        return Scene(ground, mix(ground, PENCIL_TINT, 0.28), mix(ground, PENCIL_TINT, 0.4))

    def night_sky(self, scene: Scene) -> tuple[str, str]:
        return "#8f8a98", "#d8d2cc"


class Neon(_Tinted):
    """Glowing lines around dark surfaces."""

    line_scale = 0.85
    eye_white = BLACKLIGHT

    def fill(self, colour: str) -> str:
        hue, saturation, value = to_hsv(colour)
        return hsv(hue, saturation * 1.1 + 0.22, 0.10 + 0.34 * value)

    def line(self, colour: str) -> str:
        hue, saturation, _ = to_hsv(colour)
        return hsv(hue, min(0.75, saturation * 0.8 + 0.15), 1.0)

    def stroke_below(self, stroke: Stroke) -> Stroke | None:
        return replace(stroke, width=stroke.width * 3.2, opacity=0.28)

    def ground(self, colour: str) -> str:
        hue, saturation, value = to_hsv(colour)
        return hsv(hue, saturation * 1.2 + 0.35, 0.08 + 0.10 * value)

    def scene(self, colour: str) -> Scene:
        ground = self.ground(colour)
        glow = hsv(to_hsv(colour)[0], 0.7, 0.9)
        return Scene(ground, mix(ground, glow, 0.35), DARKNESS)


class Pixel(Style):
    """Bold lines, then few colours in big blocks."""

    line_scale = 1.75
    blocks = 64


STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        "cel": Style(),
        "pastel": Pastel(),
        "flat": Flat(),
        "sketch": Sketch(),
        "neon": Neon(),
        "pixel": Pixel(),
    }
)
"""Every art style by its name in the vocabulary."""
