"""Clothes: a body in the outfit's colour, what lies on it inside its outline, and what is worn over it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter.anatomy import MIDDLE
from models.painter.cloth import HEAD_SHADOW, LIGHT_FROM_LEFT, SHADOW, Outfit
from models.painter.costumes import COSTUMES
from models.painter.drawing import Stop
from models.painter.easel import Easel
from models.painter.everyday import EVERYDAY
from models.painter.palette import WHITE, mix
from models.painter.traditional import TRADITIONAL
from models.painter.uniforms import UNIFORMS

NECK_HALF_WIDTH: Final = 30
NECK_HALF_WIDTH_OF_BOY: Final = 35
OUTLINE: Final = 5

OUTFITS: Final[Mapping[str, Outfit]] = MappingProxyType({**EVERYDAY, **UNIFORMS, **TRADITIONAL, **COSTUMES})


def draw(easel: Easel) -> None:
    """Neck, body and clothes."""
    outfit, drawing = OUTFITS[easel.trait("outfit")], easel.drawing
    outfit.behind(easel)
    _draw_neck(easel)
    drawing.shape(outfit.body, _cloth(easel))
    with drawing.clipped(outfit.body):
        outfit.inside(easel)
        drawing.gleam(LIGHT_FROM_LEFT, WHITE, opacity=0.22)
    drawing.shape(outfit.body, "none", easel.outfit.ink, OUTLINE)
    outfit.over(easel)
    drawing.gleam(HEAD_SHADOW, SHADOW, opacity=0.13)


def _cloth(easel: Easel) -> str:
    colour = easel.outfit.colour
    low = mix(colour, easel.outfit.shade, 0.75)
    return easel.drawing.gradient(Stop(0, mix(colour, WHITE, 0.1)), Stop(0.5, colour), Stop(1, low))


def _draw_neck(easel: Easel) -> None:
    """Neck and chest, in the shadow of the chin."""
    half = NECK_HALF_WIDTH_OF_BOY if easel.boy else NECK_HALF_WIDTH
    left, right = MIDDLE - half, MIDDLE + half
    neck = (
        f"M{left},380 V424 C{left - 12},440 {left - 60},446 {left - 70},458 V526 H{right + 70} V458 "
        f"C{right + 60},446 {right + 12},440 {right},424 V380 Z"
    )
    chin_shadow = f"M{left},396 V422 Q{MIDDLE},456 {right},422 V396 Z"
    easel.drawing.shape(neck, easel.skin.colour, easel.skin.ink)
    easel.drawing.shape(chin_shadow, easel.skin.shade)
    easel.drawing.line(
        f"M{MIDDLE - 34},468 L{MIDDLE - 8},474 M{MIDDLE + 34},468 L{MIDDLE + 8},474", easel.skin.shade, 4
    )
