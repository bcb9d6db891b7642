"""Styles of clean areas and lines: on film, on a screen, as a poster or a sticker."""

from typing import Final

from PIL import Image

from models.painter import finishes
from models.painter.palette import hsv, luma, mix, times, to_hsv
from models.painter.styles.base import EyeHand, Scene, Style

CREAM: Final = "#fff6f0"
MAUVE: Final = "#a3708c"
BLACKLIGHT: Final = "#e8e4ff"
NIGHT_LIGHT: Final = "#a47dbe"
DARKNESS: Final = "#05030c"
FILM_BASE: Final = "#e9c79a"
FILM_INK: Final = "#33202a"
STICKER_INK: Final = "#2b1830"


class Pastel(Style):
    """Milky colours, thin lines in mauve, dreamy light."""

    line_scale = 0.74
    shine = "pearls"
    tips_shade = 0.12
    eye = EyeHand(
        lashes=0.72,
        lower_lid=2.4,
        crease=2.2,
        lid_shadow=0.4,
        iris=1.06,
        top=0.12,
        bottom=0.8,
        ring=2.6,
        pupil=0.82,
        crescent=1,
        sparks=((15, -17, 4, 4.6), (-13, 14, 3.6, 4), (3, 28, 3.2, 3), (18, 4, 2.6, 3)),
    )

    def fill(self, colour: str) -> str:
        hue, saturation, value = to_hsv(colour)
        return mix(hsv(hue, saturation * (0.99 - 0.16 * value), value), CREAM, 0.02 + 0.28 * luma(colour))

    def line(self, colour: str) -> str:
        return mix(colour, MAUVE, 0.6)

    def ground(self, colour: str) -> str:
        return mix(colour, CREAM, 0.05)

    def scenery(self, colour: str) -> str:
        return mix(colour, CREAM, 0.05)

    def finish(self, picture: Image.Image) -> Image.Image:
        return finishes.bloomed(picture, reach=8, strength=0.4, above=0.55)


class Flat(Style):
    """A poster: surfaces alone, light and shade with a hard edge between."""

    shadow = "hard"
    shine = "two_tone"
    stepped = True
    eye = EyeHand(
        lashes=1.15,
        lower_lid=0,
        crease=0,
        lid_shadow=0,
        top=0.3,
        bottom=0.12,
        two_tone=True,
        ring=0,
        crescent=0,
        glints=1,
        glint=1.15,
    )

    def outlines(self, filled: bool) -> bool:
        return not filled


class Neon(Style):
    """Glowing lines around dark surfaces."""

    line_scale = 0.9
    tips_shade = 0
    eye_white = BLACKLIGHT
    eye = EyeHand(top=0.1, bottom=0.95, lid_shadow=0, crescent=1, sparks=((14, -20, 3.4, 4),))

    def fill(self, colour: str) -> str:
        neutral = max(0.0, 1 - 6 * to_hsv(colour)[1])
        hue, saturation, value = to_hsv(mix(colour, BLACKLIGHT, 0.6 * neutral * luma(colour)))
        dark = hsv(hue, saturation * 1.1 + 0.22, 0.10 + 0.36 * value)
        return mix(dark, times(colour, NIGHT_LIGHT), 0.55)

    def line(self, colour: str) -> str:
        hue, saturation, _ = to_hsv(colour)
        return hsv(hue, min(0.75, saturation * 0.8 + 0.15), 1.0)

    def ground(self, colour: str) -> str:
        hue, saturation, value = to_hsv(colour)
        return hsv(hue, saturation * 1.2 + 0.35, 0.08 + 0.10 * value)

    def scenery(self, colour: str) -> str:
        return colour

    def scene(self, colour: str) -> Scene:
        ground = self.ground(colour)
        glow = hsv(to_hsv(colour)[0], 0.7, 0.9)
        return Scene(ground, mix(ground, glow, 0.35), DARKNESS)

    def in_scene(self, colour: str, scene: Scene, haze: float = 0) -> str:
        return mix(scene.base, colour, 0.4)

    def finish(self, picture: Image.Image) -> Image.Image:
        return finishes.bloomed(picture, reach=8, strength=0.9, above=0.3)


class Pixel(Style):
    """Bold lines, then few colours in big blocks."""

    line_scale = 1.75
    blocks = 64
    eye = EyeHand(
        lashes=1.15,
        lower_lid=0,
        crease=0,
        lid_shadow=0,
        top=0.35,
        bottom=0.2,
        two_tone=True,
        ring=0,
        crescent=0,
        glints=1,
        glint=1.1,
        angular=True,
    )


class Retro(Style):
    """Nineties film: hard shadows in two steps, muted paint, shiny hair."""

    line_scale = 0.95
    shadow = "two_step"
    shine = "band"
    tips_shade = 0.32
    eye = EyeHand(
        lashes=1.45,
        lower_lid=3.6,
        crease=3.6,
        lid_shadow=0.85,
        top=0.7,
        bottom=0.3,
        pupil=1.15,
        crescent=0.55,
        angular=True,
    )

    def fill(self, colour: str) -> str:
        hue, saturation, value = to_hsv(colour)
        return mix(hsv(hue, saturation * 0.82, value * 0.96), FILM_BASE, 0.13 * luma(colour))

    def line(self, colour: str) -> str:
        return mix(colour, FILM_INK, 0.5)

    def night_sky(self, scene: Scene) -> tuple[str, str]:
        return mix(scene.base, "#1d2a4e", 0.86), mix(scene.base, "#6a5580", 0.7)

    def finish(self, picture: Image.Image) -> Image.Image:
        return finishes.filmed(picture, black=(0.045, 0.03, 0.04), vignette=0.16)


class Sticker(Style):
    """Bold outlines and glossy paint, cut out with a white rim."""

    line_scale = 1.4
    shadow = "hard"
    shine = "gloss"
    tips_shade = 0.26
    cut_out = True
    eye = EyeHand(lashes=1.2, lower_lid=3.4, crease=0, lid_shadow=0.35, bottom=0.65, crescent=1, glint=1.22)

    def fill(self, colour: str) -> str:
        hue, saturation, value = to_hsv(colour)
        return hsv(hue, saturation * (1 + 0.26 * saturation**2), value * 1.03)

    def line(self, colour: str) -> str:
        return mix(colour, STICKER_INK, 0.7)

    def mount(self, figure: Image.Image, backdrop: Image.Image) -> Image.Image:
        return finishes.rimmed(figure, backdrop, rim=13, halo=(0.34, 0.36, 0.34))
