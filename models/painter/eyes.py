"""Eyes. One is drawn about its own centre, x outward, and mirrored; the light falls from one side on both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final

from models.painter import eyewear, lids, pose, shapes
from models.painter.anatomy import EYE_OFFSET, EYE_Y, MIDDLE, SIDES
from models.painter.drawing import Stop
from models.painter.easel import Easel
from models.painter.palette import WHITE, mix, shade
from models.painter.styles import Ellipse

PUPIL_BASE: Final = "#1c1030"
LID_SHADOW: Final = "#cdbfe0"
STAR_PUPIL: Final = "#fff6b0"
HEART_PUPIL: Final = "#ff6f9f"
SLIT_PUPIL: Final = "M2,-26 C9,-10 9,10 2,26 C-5,10 -5,-10 2,-26 Z"

IRIS_RADII: Final = (27, 39)
PUPIL_RADII: Final = (11.5, 17)
CRESCENT: Final = "M-17,20 Q2,44 21,20 Q16,36 2,37 Q-12,36 -17,20 Z"
CORNER_LASH: Final = "M40,2 L52,4 C47,10 42,12 36,12 Z"
BOYS_HEIGHT: Final = 0.9
GAZE: Final = (11.0, 10.0)
"""How far an iris wanders, across and up or down."""
GLINT_GAZE: Final = 0.75
"""The share of that way that glints go: the light stays where it is."""
LASHES_SEEN_TO: Final = 0.5
"""How far lids are shut when the lash at the corner has merged with the others."""

TWO_TONE: Final = "M-40,6 Q2,-6 44,6 V60 H-40 Z"
LOW_TWO_TONE: Final = "M-40,24 Q2,14 44,24 V60 H-40 Z"
"""Below pupils of a shape of their own, which need all of the dark."""
PENCIL_STROKES: Final = (
    "M-16,-16 L-10,22 M-8,-26 L-4,32 M2,-30 V34 M11,-27 L8,32 M19,-18 L14,22 M-20,-8 L20,-20 M-22,-18 L18,-30"
)

CLOSED_EYE_Y: Final = 312
LAUGHING_LID: Final = "M-32,12 C-22,-26 24,-28 35,8 C24,-10 -14,-12 -32,12 Z"
LAUGHING_LASHES: Final = "M34,6 l12,-4 M30,-2 l11,-9"
SLEEPING_LID: Final = "M-32,-4 C-18,22 20,24 35,-2 C22,14 -16,14 -32,-4 Z"
SLEEPING_LASHES: Final = "M30,8 l10,8 M18,16 l6,10"

DOT_OFFSET: Final = 66
DOT_LASH: Final = "M76,306 l13,-7"
DOT_RADII: Final = (13, 19)
SHUT_DOT_RADII: Final = (21, 2.4)
DOT_GAZE: Final = 0.75

Pupil = Callable[[Easel, str, float], None]
"""Draws the pupil, in the iris's dark colour, at the iris's scale."""


def round_pupil(easel: Easel, dark: str, scale: float) -> None:
    width, height = PUPIL_RADII
    size = scale * easel.drawing.style.eye.pupil
    easel.drawing.shape(shapes.ellipse(2, -2, width * size, height * size), dark)


def slit_pupil(easel: Easel, dark: str, scale: float) -> None:
    easel.drawing.shape(SLIT_PUPIL, dark)


def star_pupil(easel: Easel, dark: str, scale: float) -> None:
    easel.drawing.gleam(shapes.star(2, 2, 21), STAR_PUPIL)


def heart_pupil(easel: Easel, dark: str, scale: float) -> None:
    easel.drawing.shape(shapes.heart(2, 2, 18), HEART_PUPIL, WHITE, 3)


@dataclass(frozen=True)
class Cut:
    """What makes one open eye differ from another."""

    top: float = -42
    """The y of the upper lid."""
    tilt: float = 0
    """Degrees by which the outer corner hangs."""
    iris: float = 1
    """The size of iris and pupil."""
    pupil: Pupil = round_pupil
    crescent: bool = True
    """Whether light gathers in the lower iris."""
    glints: tuple[Ellipse, ...] = ((-8, -15, 10, 12), (11, 17, 5.2, 6))


def open_eye(easel: Easel, side: int, cut: Cut) -> None:
    height = BOYS_HEIGHT if easel.boy else 1
    with (
        easel.drawing.moved(f"translate({MIDDLE + side * EYE_OFFSET},{EYE_Y}) scale(1,{height})"),
        easel.drawing.moved(f"scale({side},1) rotate({cut.tilt})"),
    ):
        if easel.look.pose["lids"] < 1:
            _eyeball(easel, side, cut)
        _lids(easel, cut)


def _eyeball(easel: Easel, side: int, cut: Cut) -> None:
    drawing, lids_shut = easel.drawing, easel.look.pose["lids"]
    white = lids.white(cut.top, lids_shut)
    drawing.gleam(white, drawing.style.eye_white)
    with drawing.clipped(white):
        if drawing.style.eye.lid_shadow:
            drawing.shape(lids.shade(cut.top, lids_shut), LID_SHADOW, opacity=drawing.style.eye.lid_shadow)
        across, down = _gaze(easel)
        with drawing.moved(f"translate({side * across:.2f},{down:.2f})"):
            _iris(easel, easel.iris(side), cut)
        _glints(easel, side, cut)


def _gaze(easel: Easel, share: float = 1) -> shapes.Point:
    """How far what looks is moved to the right of the picture, and down."""
    place = easel.look.pose
    return GAZE[0] * place["gaze_x"] * share, -GAZE[1] * place["gaze_y"] * share


def _iris(easel: Easel, colour: str, cut: Cut) -> None:
    drawing, hand = easel.drawing, easel.drawing.style.eye
    dark, scale = _dark(colour, 0.45), cut.iris * hand.iris
    width, height = IRIS_RADII
    iris = shapes.ellipse(2, 2, width * scale, height * scale)
    drawing.shape(iris, _iris_fill(easel, colour), dark if hand.ring else None, hand.ring)
    if hand.two_tone:
        with drawing.clipped(iris):
            drawing.shape(TWO_TONE if cut.crescent else LOW_TWO_TONE, mix(colour, WHITE, hand.bottom))
    if hand.strokes:
        with drawing.clipped(iris):
            drawing.line(PENCIL_STROKES, dark, 4, opacity=0.6)
    cut.pupil(easel, dark, cut.iris)
    if cut.crescent and hand.crescent:
        drawing.gleam(CRESCENT, mix(colour, WHITE, 0.75), opacity=0.8 * hand.crescent)


def _iris_fill(easel: Easel, colour: str) -> str:
    hand = easel.drawing.style.eye
    if hand.two_tone:
        return mix(shade(colour, 1.2), PUPIL_BASE, hand.top)
    upper, bright = mix(shade(colour, 1.6), PUPIL_BASE, hand.top), mix(colour, WHITE, hand.bottom)
    deep = mix(colour, shade(colour, 0.6), min(1, 2.2 * hand.top))
    return easel.drawing.gradient(Stop(0, upper), Stop(0.42, deep), Stop(0.75, colour), Stop(1, bright))


def _glints(easel: Easel, side: int, cut: Cut) -> None:
    """The light comes from one side on both eyes: x counts to the right of the picture."""
    hand, (across, down) = easel.drawing.style.eye, _gaze(easel, GLINT_GAZE)
    for x, y, width, height in cut.glints[: hand.glints]:
        shape = _pane if hand.angular else shapes.ellipse
        glint = shape(side * (x + across), y + down, width * hand.glint, height * hand.glint)
        easel.drawing.gleam(glint, WHITE)
    for x, y, width, height in hand.sparks if cut.crescent else ():
        easel.drawing.gleam(shapes.ellipse(side * (x + across), y + down, width, height), WHITE, opacity=0.9)


def _pane(x: float, y: float, width: float, height: float) -> str:
    """The reflection of a window: four corners, a little aslant."""
    lean = 0.3 * width
    upper = ((x - width + lean, y - height), (x + width, y - 0.8 * height))
    lower = ((x + width - lean, y + height), (x - width, y + 0.8 * height))
    return shapes.polygon([*upper, *lower])


def _dark(iris: str, depth: float) -> str:
    return mix(shade(iris, 1.6), PUPIL_BASE, depth)


def _lids(easel: Easel, cut: Cut) -> None:
    draw, hand, shut = easel.drawing, easel.drawing.style.eye, easel.look.pose["lids"]
    lashes = lids.boys_lashes if easel.boy else lids.lashes
    if hand.lower_lid:
        draw.line(lids.lower_lid(shut), easel.lash, hand.lower_lid)
    draw.shape(lashes(cut.top, hand.lashes, shut), easel.lash)
    if not easel.boy and shut < LASHES_SEEN_TO:
        shrunk = 1 - shut / LASHES_SEEN_TO
        corner = f"translate({42 * (1 - shrunk):.2f},{4 * (1 - shrunk):.2f}) scale({shrunk:.3f})"
        draw.shape(CORNER_LASH, easel.lash, transform=corner)
    if hand.crease:
        colour = mix(easel.skin.ink, easel.skin.colour, 0.35)
        draw.line(lids.crease(cut.top, shut), colour, hand.crease)


def laughing_eye(easel: Easel, side: int) -> None:
    _closed_eye(easel, side, LAUGHING_LID, LAUGHING_LASHES)


def sleeping_eye(easel: Easel, side: int) -> None:
    _closed_eye(easel, side, SLEEPING_LID, SLEEPING_LASHES)


def _closed_eye(easel: Easel, side: int, lid: str, lashes: str) -> None:
    with easel.drawing.moved(f"translate({MIDDLE + side * EYE_OFFSET},{CLOSED_EYE_Y}) scale({side},1)"):
        easel.drawing.shape(lid, easel.lash, easel.lash, 4)
        if not easel.boy:
            easel.drawing.line(lashes, easel.lash, 4)


def dot_eye(easel: Easel, side: int) -> None:
    lids_shut, (across, down) = easel.look.pose["lids"], _gaze(easel, DOT_GAZE)
    x, y = MIDDLE + side * DOT_OFFSET + across, 318 + down
    tall = BOYS_HEIGHT if easel.boy else 1
    width, height = (a + (b - a) * lids_shut for a, b in zip(DOT_RADII, SHUT_DOT_RADII, strict=True))
    dot = shapes.ellipse(x, y, width, height * tall)
    easel.drawing.shape(dot, _dark(easel.iris(side), 0.5), easel.lash, 4)
    if lids_shut < 1:
        open_yet = 1 - lids_shut
        easel.drawing.gleam(shapes.ellipse(x - 4, y - 7 * open_yet, 5 * open_yet, 6 * open_yet), WHITE)
    if not easel.boy:
        easel.drawing.line(shapes.outward(DOT_LASH, side), easel.lash)


def winking_eye(easel: Easel, side: int) -> None:
    if side == easel.side:
        laughing_eye(easel, side)
    else:
        open_eye(easel, side, Cut())


Eye = Callable[[Easel, int], None]


def _opened(cut: Cut) -> Eye:
    return partial(open_eye, cut=cut)


EYES: Final[Mapping[str, Eye]] = MappingProxyType(
    {
        "round": _opened(Cut()),
        "droopy": _opened(Cut(top=-38, tilt=5.4)),
        "sharp": _opened(Cut(top=-36, tilt=-5.4)),
        "half": _opened(Cut(top=-16, glints=((-8, -4, 10, 8), (11, 17, 5.2, 6)))),
        "wide": _opened(Cut(top=-47, iris=0.68, crescent=False, glints=((-5, -8, 7, 8),))),
        "dots": dot_eye,
        "slit": _opened(Cut(pupil=slit_pupil)),
        "star": _opened(Cut(pupil=star_pupil, crescent=False)),
        "heart": _opened(Cut(pupil=heart_pupil, crescent=False)),
        "happy": laughing_eye,
        "wink": winking_eye,
        "sleepy": sleeping_eye,
    }
)


def draw(easel: Easel) -> None:
    eye = EYES[easel.trait("eyes")]
    for side in SIDES:
        if not eyewear.hides_eye(easel, side):
            with easel.drawing.moved(pose.eye(easel.look.pose["turn"], side, easel.eye_scale)):
                eye(easel, side)
