"""The head and what is on it: nose, brows, blush and wrinkles. Mouths and marks have files of their own."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final

from models.painter import light, pose, shapes
from models.painter.anatomy import BROW_Y, CHEEK_OFFSET, CHEEK_Y, EYE_OFFSET, MIDDLE, SIDES
from models.painter.drawing import Stop
from models.painter.easel import Easel
from models.painter.jaws import face_outline
from models.painter.palette import mix

OUTLINE: Final = 5
NOSE: Final = "M252,352 q4,5 8,1"
NOSTRILS: Final = "M249,352 Q256,359 263,352"

BLUSH_RED: Final = "#ff6f80"
BLUSH_RADII: Final = (40, 24)
BLUSH_OPACITY: Final[Mapping[str, float]] = MappingProxyType({"none": 0, "soft": 0.78, "strong": 1})
BLUSH_LINE_RED: Final = "#e0304b"
BLUSH_LINES: Final = (-11, 3, 17)
"""How far from the cheek's centre the lines of a strong blush begin; they lean one way on both cheeks."""

SMILE_LINES: Final = "M32,346 Q48,358 49,377"
CROWS_FEET: Final = "M104,323 l13,1 M102,331 l12,7"
UNDER_EYES: Final = "M52,350 Q68,357 84,350"
FOREHEAD_LINES: Final = "M212,216 Q256,206 300,216 M228,230 Q256,223 284,230"
WRINKLE: Final = 3.4


def draw_head(easel: Easel, fringe: str) -> None:
    """The face with its blush, in the shadow of `fringe`."""
    outline = pose.bent(face_outline(easel.look.traits), pose.turned(easel.look.pose["turn"]))
    easel.drawing.shape(outline, _complexion(easel), easel.skin.ink, OUTLINE)
    with easel.drawing.clipped(outline):
        if fringe:
            light.under_fringe(easel, fringe)
        _draw_blush(easel)
    if easel.trait("blush") == "strong":
        _draw_blush_lines(easel)


def _complexion(easel: Easel) -> str:
    skin = easel.skin
    chin = mix(skin.colour, skin.shade, 0.35)
    return easel.drawing.gradient(Stop(0, skin.colour), Stop(0.7, skin.colour), Stop(1, chin))


def _flush(easel: Easel) -> str:
    return mix(easel.skin.colour, BLUSH_RED, 0.55)


def _on_cheek(easel: Easel, side: int) -> str:
    return pose.on_face(easel.look.pose["turn"], MIDDLE + side * CHEEK_OFFSET, CHEEK_Y)


def _draw_blush(easel: Easel) -> None:
    flush, opacity = _flush(easel), BLUSH_OPACITY[easel.trait("blush")]
    if not opacity:
        return
    glow = easel.drawing.glow(Stop(0, flush, opacity), Stop(0.55, flush, opacity * 0.75), Stop(1, flush, 0))
    for side in SIDES:
        cheek = shapes.ellipse(MIDDLE + side * CHEEK_OFFSET, CHEEK_Y, *BLUSH_RADII)
        easel.drawing.shape(cheek, glow, transform=_on_cheek(easel, side))


def _draw_blush_lines(easel: Easel) -> None:
    red = mix(_flush(easel), BLUSH_LINE_RED, 0.5)
    for side in SIDES:
        with easel.drawing.moved(_on_cheek(easel, side)):
            for across in BLUSH_LINES:
                start = shapes.at(MIDDLE + side * CHEEK_OFFSET + across, CHEEK_Y - 7)
                easel.drawing.line(f"M{start} l-6,13", red, 4.6)


def draw_nose(easel: Easel) -> None:
    young = easel.trait("age") == "young"
    nose = NOSE if young else f"{NOSTRILS} {_bridge(easel.look.pose['turn'])}"
    easel.drawing.line(nose, mix(easel.skin.ink, easel.skin.colour, 0.3), 3.5)


def _bridge(turn: float) -> str:
    """The line down a nose, on the side that the head turns to; looking ahead it is to the right."""
    side = max(-1.0, min(1.0, 0.5 + 1.5 * turn))
    top, tip = shapes.at(MIDDLE + 3 * side, 329), shapes.at(MIDDLE + 7 * side, 352)
    return f"M{top} Q{shapes.at(MIDDLE + 10 * side, 345)} {tip}"


def draw_wrinkles(easel: Easel) -> None:
    """What a long life leaves: smile lines, crow's feet, a line or two on the forehead."""
    if easel.trait("age") != "elder":
        return
    line = partial(easel.drawing.line, ink=mix(easel.skin.ink, easel.skin.colour, 0.42), width=WRINKLE)
    move = pose.turned(easel.look.pose["turn"])
    line(pose.bent(FOREHEAD_LINES, move))
    for side in SIDES:
        for wrinkle in (SMILE_LINES, CROWS_FEET, UNDER_EYES):
            line(pose.bent(shapes.outward(wrinkle, side), move))


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


@dataclass(frozen=True)
class BrowShape:
    """How brows have grown."""

    path: str
    """About their middle, x outward."""
    girl: float = 6
    """How wide the line is."""
    boy: float = 9


BROW_SHAPES: Final[Mapping[str, BrowShape]] = MappingProxyType(
    {
        "fine": BrowShape("M-24,5 C-8,-8 12,-8 24,2"),
        "thick": BrowShape("M-25,5 C-10,-5 10,-7 26,1", girl=13, boy=16),
        "arched": BrowShape("M-26,2 C-14,-9 0,-15 10,-14 C19,-13 27,-6 32,6", girl=7, boy=9),
    }
)


def draw_brows(easel: Easel) -> None:
    """The brows, over the fringe as the genre has them."""
    held, shape = BROWS[easel.trait("brows")], BROW_SHAPES[easel.trait("brow_shape")]
    colour, width = mix(easel.lash, easel.hair.colour, 0.2), shape.boy if easel.boy else shape.girl
    place = easel.look.pose
    for side in SIDES:
        moved = pose.brow(place["turn"], place["brow_lift"], side)
        there = f"translate({MIDDLE + side * EYE_OFFSET},{BROW_Y + held.lower}) scale({side},1)"
        transform = f"{moved} {there} rotate({held.tilt})"
        easel.drawing.line(shape.path, colour, width, opacity=0.85, transform=transform)
