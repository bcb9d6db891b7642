"""Styles of paper: pencil, watercolour, printed manga."""

from dataclasses import replace
from typing import Final

from PIL import Image

from models.painter import finishes
from models.painter.palette import WHITE, grey, hsv, luma, mix, rgb, to_hsv
from models.painter.styles.base import EyeHand, Scene, Stroke, Style

PAPER: Final = "#fbf4e4"
PENCIL: Final = "#2b2730"
PENCIL_TINT: Final = "#8d8490"
RAG_PAPER: Final = "#fdfaf2"
PRINT_BLACK: Final = "#121212"


class _OnPaper(Style):
    """A style whose ground differs so much that all things in a backdrop are mixed from it."""

    def scenery(self, colour: str) -> str:
        return colour

    def in_scene(self, colour: str, scene: Scene, haze: float = 0) -> str:
        return mix(scene.base, colour, 0.4)


class Sketch(_OnPaper):
    """Pencil on paper: hatched where it is dark; the hand goes over every outline twice."""

    line_scale = 0.62
    shine = "ring"
    eye = EyeHand(lower_lid=2.6, crease=2.6, lid_shadow=0.25, strokes=True, ring=3, crescent=0)

    def fill(self, colour: str) -> str:
        hue, saturation, value = to_hsv(colour)
        crayon = hsv(hue, saturation * 0.98, 0.06 + 0.94 * value)
        return mix(crayon, PAPER, 0.04 + 0.28 * luma(colour))

    def line(self, colour: str) -> str:
        return mix(colour, PENCIL, 0.7)

    def stroke_above(self, stroke: Stroke) -> Stroke | None:
        thin = replace(stroke, width=stroke.width * 0.7, opacity=0.6)
        return replace(thin, round_ends=False, shift="translate(3.2,-2.4)")

    def ground(self, colour: str) -> str:
        return mix(mix(PAPER, colour, 0.3), PENCIL_TINT, 0.1)

    def scene(self, colour: str) -> Scene:
        ground = self.ground(colour)
        return Scene(ground, mix(ground, PENCIL_TINT, 0.28), mix(ground, PENCIL_TINT, 0.4))

    def night_sky(self, scene: Scene) -> tuple[str, str]:
        return "#8f8a98", "#d8d2cc"

    def finish(self, picture: Image.Image) -> Image.Image:
        drawn = finishes.pixels(finishes.wandered(picture, reach=3.2, grain=12))
        laid_on = finishes.crayoned(drawn, pitch=14, depth=0.36, paper=rgb(PAPER))
        return finishes.image(finishes.hatched(laid_on, pitch=14, depth=0.2))


class Watercolour(Style):
    """Washes on rag paper, darker where they end."""

    line_scale = 0.72
    shadow = "soft"
    shine = "bare"
    eye = EyeHand(lashes=0.85, lower_lid=2.6, crease=2.6, lid_shadow=0.35, top=0.3, bottom=0.7, crescent=0.9)

    def fill(self, colour: str) -> str:
        return mix(colour, RAG_PAPER, 0.06 + 0.16 * luma(colour))

    def line(self, colour: str) -> str:
        hue, saturation, value = to_hsv(colour)
        return hsv(hue, saturation * 0.85, 0.14 + value * 0.95)

    def ground(self, colour: str) -> str:
        return mix(colour, RAG_PAPER, 0.22)

    def scene(self, colour: str) -> Scene:
        ground = self.ground(colour)
        return Scene(ground, mix(ground, RAG_PAPER, 0.72), mix(colour, RAG_PAPER, 0.1))

    def finish(self, picture: Image.Image) -> Image.Image:
        washed = finishes.washed(picture, reach=3.4)
        return finishes.image(finishes.on_paper(washed, rgb(RAG_PAPER), margin=17))


class Manga(Style):
    """Black ink on white; what is neither is printed in dots."""

    line_scale = 1.05
    shadow = "hard"
    shine = "band"
    eye = EyeHand(
        lashes=1.2, lid_shadow=0, two_tone=True, top=0.95, bottom=0.75, ring=4, crescent=0, glint=1.15
    )

    def fill(self, colour: str) -> str:
        return grey(luma(colour))

    def line(self, colour: str) -> str:
        return WHITE if luma(colour) > 0.72 else PRINT_BLACK

    def ground(self, colour: str) -> str:
        return grey(0.45 + 0.28 * luma(colour))

    def scene(self, colour: str) -> Scene:
        ground = self.ground(colour)
        return Scene(ground, WHITE, mix(ground, PRINT_BLACK, 0.4))

    def night_sky(self, scene: Scene) -> tuple[str, str]:
        return "#3a3a3a", "#a0a0a0"

    def finish(self, picture: Image.Image) -> Image.Image:
        return finishes.screened(picture, pitch=14, softness=0.3, paper=0.88, ink=0.12)
