"""The head and what is on it: nose, brows and blush. Mouths and marks have files of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.painter import shapes
from models.painter.anatomy import BROW_Y, CHEEK_OFFSET, CHEEK_Y, EYE_OFFSET, FACE, FACE_OF_BOY, MIDDLE, SIDES
from models.painter.drawing import Stop
from models.painter.easel import Easel
from models.painter.palette import mix

OUTLINE: Final = 5
NOSE: Final = "M252,352 q4,5 8,1"

FRINGE_SHADOW: Final = "translate(0,15)"
FRINGE_SHADOW_OPACITY: Final = 0.75

BLUSH_RED: Final = "#ff6f80"
BLUSH_RADII: Final = (38, 22)
BLUSH_OPACITY: Final[Mapping[str, float]] = MappingProxyType({"none": 0, "soft": 0.5, "strong": 0.95})
BLUSH_LINE_RED: Final = "#e0304b"
BLUSH_LINES: Final = (-11, 3, 17)
"""How far from the cheek's centre the lines of a strong blush begin; they lean one way on both cheeks."""

BROW: Final = "M-24,5 C-8,-8 12,-8 24,2"


def draw_head(easel: Easel, fringe: str) -> None:
    """The face with its blush, in the shadow of `fringe`."""
    outline = FACE_OF_BOY if easel.boy else FACE
    easel.drawing.shape(outline, _complexion(easel), easel.skin.ink, OUTLINE)
    with easel.drawing.clipped(outline):
        if easel.drawing.style.shaded:
            opacity = FRINGE_SHADOW_OPACITY
            easel.drawing.shape(fringe, easel.skin.shade, opacity=opacity, transform=FRINGE_SHADOW)
        _draw_blush(easel)
    if easel.trait("blush") == "strong":
        _draw_blush_lines(easel)


def _complexion(easel: Easel) -> str:
    skin = easel.skin
    chin = mix(skin.colour, skin.shade, 0.35)
    return easel.drawing.gradient(Stop(0, skin.colour), Stop(0.7, skin.colour), Stop(1, chin))


def _flush(easel: Easel) -> str:
    return mix(easel.skin.colour, BLUSH_RED, 0.55)


def _draw_blush(easel: Easel) -> None:
    flush, opacity = _flush(easel), BLUSH_OPACITY[easel.trait("blush")]
    if not opacity:
        return
    glow = easel.drawing.glow(Stop(0, flush, opacity), Stop(0.6, flush, opacity * 0.62), Stop(1, flush, 0))
    for side in SIDES:
        cheek = shapes.ellipse(MIDDLE + side * CHEEK_OFFSET, CHEEK_Y, *BLUSH_RADII)
        easel.drawing.shape(cheek, glow)


def _draw_blush_lines(easel: Easel) -> None:
    red = mix(_flush(easel), BLUSH_LINE_RED, 0.5)
    for side in SIDES:
        for across in BLUSH_LINES:
            start = shapes.at(MIDDLE + side * CHEEK_OFFSET + across, CHEEK_Y - 7)
            easel.drawing.line(f"M{start} l-6,13", red, 3.6)


def draw_nose(easel: Easel) -> None:
    easel.drawing.line(NOSE, mix(easel.skin.ink, easel.skin.colour, 0.3), 3.5)


@dataclass(frozen=True)
class Brow:
    """How brows are held."""

    tilt: float
    """Degrees by which the brow is turned about its middle: with more, the outer end is lower."""
    lower: float
    """How far below the usual place."""


BROWS: Final[Mapping[str, Brow]] = MappingProxyType(
    {
        "soft": Brow(tilt=0, lower=0),
        "angry": Brow(tilt=13, lower=5),
        "worried": Brow(tilt=-14, lower=-2),
        "raised": Brow(tilt=-3, lower=-12),
    }
)


def draw_brows(easel: Easel) -> None:
    """The brows, over the fringe as the genre has them."""
    brow = BROWS[easel.trait("brows")]
    colour, width = mix(easel.lash, easel.hair.colour, 0.2), 9 if easel.boy else 6
    for side in SIDES:
        place = f"translate({MIDDLE + side * EYE_OFFSET},{BROW_Y + brow.lower}) scale({side},1)"
        easel.drawing.line(BROW, colour, width, opacity=0.85, transform=f"{place} rotate({brow.tilt})")
