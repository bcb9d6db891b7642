"""What an art style decides: fills, lines, light, how eyes are built, and what happens to the dry picture."""

from dataclasses import dataclass

from PIL import Image

from models.painter.palette import WHITE, luma, mix, shade

Ellipse = tuple[float, float, float, float]
"""x, y and the two radii."""


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


@dataclass(frozen=True)
class EyeHand:
    """How a style builds an open eye. Shares are 0..1, widths in user units."""

    lashes: float = 1.0
    """How thick the upper lashes are."""
    lower_lid: float = 3.2
    """Width of the line below the eye; 0 leaves it out."""
    crease: float = 3.0
    """Width of the line above the lid; 0 leaves it out."""
    lid_shadow: float = 0.6
    """How strongly the lid shades the white."""
    iris: float = 1.0
    """The size of the iris."""
    top: float = 0.45
    """How much darkness there is in the upper iris."""
    bottom: float = 0.55
    """How much light there is in the lower iris."""
    two_tone: bool = False
    """Whether the iris is of two flat colours instead of one that fades."""
    strokes: bool = False
    """Whether the iris is built from the strokes of a pencil."""
    ring: float = 3.5
    """Width of the iris's outline; 0 leaves it out."""
    pupil: float = 1.0
    """The size of a round pupil."""
    crescent: float = 0.8
    """How strong the light is that gathers in the lower iris."""
    glints: int = 2
    """How many of an eye's glints are painted, the largest first."""
    glint: float = 1.0
    """Their size."""
    angular: bool = False
    """Whether glints have corners."""
    sparks: tuple[Ellipse, ...] = ()
    """Further small glints."""


class Style:
    """Cel, the plain way: colours as chosen, coloured ink, soft shadows. Other styles change some of it."""

    line_scale: float = 1.0
    eye_white: str = WHITE
    eye: EyeHand = EyeHand(lashes=1.14, sparks=((14, -20, 3.4, 4),))
    shadow: str = "soft"
    """The shadow that the fringe throws: a name in `light.SHADOWS`."""
    shine: str = "ring"
    """The light on the hair: a name in `light.SHINES`."""
    stepped: bool = False
    """Whether colours meet at an edge where others fade into each other."""
    tips_shade: float = 0.2
    """How dark the tips of the fringe are, 0..1."""
    blocks: int | None = None
    """The picture ends up as that many blocks a side; None leaves it smooth."""
    cut_out: bool = False
    """Whether the figure is painted apart from the backdrop and mounted on it."""

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

    def finish(self, picture: Image.Image) -> Image.Image:
        """What becomes of the painted picture, RGB and square, once it is dry."""
        return picture

    def mount(self, figure: Image.Image, backdrop: Image.Image) -> Image.Image:
        """The figure (RGBA, on nothing) on its backdrop (RGB): for styles that cut it out."""
        mounted = backdrop.copy()
        mounted.paste(figure, mask=figure.getchannel("A"))
        return mounted
