"""Eyes. One is drawn about its own centre, x outward, and mirrored; the light falls from one side on both."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final

from models.painter import eyewear, shapes
from models.painter.anatomy import EYE_OFFSET, EYE_Y, MIDDLE, SIDES
from models.painter.drawing import Stop
from models.painter.easel import Easel
from models.painter.palette import WHITE, mix, shade

PUPIL_BASE: Final = "#1c1030"
LID_SHADOW: Final = "#cdbfe0"
STAR_PUPIL: Final = "#fff6b0"
HEART_PUPIL: Final = "#ff6f9f"
SLIT_PUPIL: Final = "M2,-26 C9,-10 9,10 2,26 C-5,10 -5,-10 2,-26 Z"

IRIS_RADII: Final = (27, 39)
PUPIL_RADII: Final = (11.5, 17)
CRESCENT: Final = "M-17,20 Q2,44 21,20 Q16,36 2,37 Q-12,36 -17,20 Z"
CORNER_LASH: Final = "M40,2 L52,4 C47,10 42,12 36,12 Z"
LOWER_LID: Final = "M-18,41 Q4,49 24,36"
BOYS_HEIGHT: Final = 0.9

CLOSED_EYE_Y: Final = 312
LAUGHING_LID: Final = "M-32,12 C-22,-26 24,-28 35,8 C24,-10 -14,-12 -32,12 Z"
LAUGHING_LASHES: Final = "M34,6 l12,-4 M30,-2 l11,-9"
SLEEPING_LID: Final = "M-32,-4 C-18,22 20,24 35,-2 C22,14 -16,14 -32,-4 Z"
SLEEPING_LASHES: Final = "M30,8 l10,8 M18,16 l6,10"

DOT_OFFSET: Final = 66
DOT_LASH: Final = "M76,306 l13,-7"

Ellipse = tuple[float, float, float, float]
Pupil = Callable[[Easel, str, float], None]
"""Draws the pupil, in the iris's dark colour, at the iris's scale."""


def round_pupil(easel: Easel, dark: str, scale: float) -> None:
    width, height = PUPIL_RADII
    easel.drawing.shape(shapes.ellipse(2, -2, width * scale, height * scale), dark)


def slit_pupil(easel: Easel, dark: str, scale: float) -> None:
    easel.drawing.shape(SLIT_PUPIL, dark)


def star_pupil(easel: Easel, dark: str, scale: float) -> None:
    easel.drawing.shape(shapes.star(2, 2, 20), STAR_PUPIL)


def heart_pupil(easel: Easel, dark: str, scale: float) -> None:
    easel.drawing.shape(shapes.heart(2, 2, 18), HEART_PUPIL, WHITE, 2.5)


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
    with easel.drawing.moved(f"translate({MIDDLE + side * EYE_OFFSET},{EYE_Y}) scale(1,{height})"):
        with easel.drawing.moved(f"scale({side},1) rotate({cut.tilt})"):
            _eyeball(easel, side, cut)
            _lids(easel, cut)
        for glint in cut.glints:  # outside the mirror: the light comes from one side
            easel.drawing.shape(shapes.ellipse(*glint), WHITE)


def _eyeball(easel: Easel, side: int, cut: Cut) -> None:
    top = cut.top
    white = (
        f"M-30,2 C-29,{top + 8} -12,{top} 2,{top} C22,{top} 34,{top + 16} 34,4 "
        "C34,28 20,42 0,42 C-18,42 -29,28 -30,2 Z"
    )
    lid_shadow = f"M-40,-60 L50,-60 L50,{top + 20} Q0,{top + 6} -40,{top + 26} Z"
    easel.drawing.shape(white, easel.drawing.style.eye_white)
    with easel.drawing.clipped(white):
        easel.drawing.shape(lid_shadow, LID_SHADOW, opacity=0.6)
        _iris(easel, easel.iris(side), cut)


def _iris(easel: Easel, colour: str, cut: Cut) -> None:
    dark, bright = _dark(colour, 0.45), mix(colour, WHITE, 0.55)
    lit = easel.drawing.gradient(
        Stop(0, dark), Stop(0.42, shade(colour, 0.6)), Stop(0.75, colour), Stop(1, bright)
    )
    width, height = IRIS_RADII
    easel.drawing.shape(shapes.ellipse(2, 2, width * cut.iris, height * cut.iris), lit, dark, 3.5)
    cut.pupil(easel, dark, cut.iris)
    if cut.crescent:
        easel.drawing.shape(CRESCENT, mix(colour, WHITE, 0.75), opacity=0.8)


def _dark(iris: str, depth: float) -> str:
    return mix(shade(iris, 1.6), PUPIL_BASE, depth)


def _lids(easel: Easel, cut: Cut) -> None:
    draw, top = easel.drawing, cut.top
    draw.shape(_boys_lashes(top) if easel.boy else _lashes(top), easel.lash)
    if not easel.boy:
        draw.shape(CORNER_LASH, easel.lash)
    draw.line(LOWER_LID, easel.lash, 3.2)
    crease = f"M-22,{top - 13} Q6,{top - 23} 32,{top - 4}"
    draw.line(crease, mix(easel.skin.ink, easel.skin.colour, 0.35), 3)


def _lashes(top: float) -> str:
    """The upper lashes, swept up at the outer corner."""
    return (
        f"M-34,4 C-33,{top + 4} -14,{top - 5} 3,{top - 5} C22,{top - 5} 36,{top + 8} 42,-6 L50,-14 "
        f"C48,-2 44,4 37,8 C34,{top + 22} 22,{top + 9} 3,{top + 8} "
        f"C-13,{top + 8} -27,{top + 14} -30,6 Z"
    )


def _boys_lashes(top: float) -> str:
    """The upper lashes, thin and short."""
    return (
        f"M-33,4 C-32,{top + 4} -14,{top - 4} 3,{top - 4} C22,{top - 4} 36,{top + 10} 40,2 "
        f"C34,{top + 18} 22,{top + 5} 3,{top + 4} C-13,{top + 4} -27,{top + 12} -33,4 Z"
    )


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
    x, height = MIDDLE + side * DOT_OFFSET, 19 * (BOYS_HEIGHT if easel.boy else 1)
    easel.drawing.shape(shapes.ellipse(x, 318, 13, height), _dark(easel.iris(side), 0.5), easel.lash, 4)
    easel.drawing.shape(shapes.ellipse(x - 4, 311, 5, 6), WHITE)
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
            eye(easel, side)
