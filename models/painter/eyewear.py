"""Glasses and the eyepatch, over the eyes. Paths on one side count x outward from the middle."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import pose, shapes
from models.painter.anatomy import MIDDLE, SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import luma

RIM: Final = 7
LENS_OFFSET: Final = 70
BRIDGE: Final = "M241,306 Q256,297 271,306"

DARK_LENS: Final = "#3a3448"
LENS_GLINT: Final = "#8f88a8"
SUNGLASS: Final = "M14,280 H126 C128,330 104,352 70,352 C34,352 18,326 14,280 Z"
SUNGLASS_GLINTS: Final = "M40,292 l-8,30 M58,292 l-10,38"

STRAP: Final = "#3a3448"
PATCH_CLOTH: Final = "#4a4460"
PATCH_INK: Final = "#2a2438"
PATCH: Final = "M26,282 H112 C114,330 96,352 68,354 C40,352 26,330 26,282 Z"
PATCH_STRAP: Final = "M-138,236 Q10,274 68,304 L140,330"
PATCH_HEART_OFFSET: Final = 69


def draw(easel: Easel) -> None:
    EYEWEAR[easel.trait("eyewear")](easel)


def hides_eye(easel: Easel, side: int) -> bool:
    """Whether no eye is to be seen on that side."""
    return easel.trait("eyewear") == "eyepatch" and side == easel.side


def round_glasses(easel: Easel) -> None:
    for side in SIDES:
        lens = shapes.ellipse(MIDDLE + side * LENS_OFFSET, 312, 55, 55)
        easel.drawing.line(lens, _frame(easel), RIM, transform=_before_eye(easel, side))
    _bridge(easel)


def square_glasses(easel: Easel) -> None:
    for side in SIDES:
        lens = shapes.rounded_rectangle(MIDDLE + side * LENS_OFFSET - 54, 272, 108, 80, 20)
        easel.drawing.line(lens, _frame(easel), RIM, transform=_before_eye(easel, side))
    _bridge(easel)


def sunglasses(easel: Easel) -> None:
    for side in SIDES:
        with easel.drawing.moved(_before_eye(easel, side)):
            easel.drawing.shape(shapes.outward(SUNGLASS, side), DARK_LENS, _frame(easel), RIM)
            easel.drawing.line(shapes.outward(SUNGLASS_GLINTS, side), LENS_GLINT, 5)
    _bridge(easel)


def eyepatch(easel: Easel) -> None:
    side = easel.side
    move = pose.turned(easel.look.pose["turn"])
    easel.drawing.line(pose.bent(shapes.outward(PATCH_STRAP, side), move), STRAP, 6)
    with easel.drawing.moved(_before_eye(easel, side)):
        easel.drawing.shape(shapes.outward(PATCH, side), PATCH_CLOTH, PATCH_INK)
        heart = shapes.heart(MIDDLE + side * PATCH_HEART_OFFSET, 314, 12)
        easel.drawing.shape(heart, easel.accent.colour)


def _before_eye(easel: Easel, side: int) -> str:
    return pose.eye(easel.look.pose["turn"], side)


def _frame(easel: Easel) -> str:
    """The frame's colour: the ink of accents too bright to be seen on a face."""
    accent = easel.accent
    return accent.ink if luma(accent.colour) > 0.75 else accent.colour


def _bridge(easel: Easel) -> None:
    easel.drawing.line(BRIDGE, _frame(easel), RIM, transform=pose.bridge(easel.look.pose["turn"]))


EYEWEAR: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "none": nothing,
        "round_glasses": round_glasses,
        "square_glasses": square_glasses,
        "sunglasses": sunglasses,
        "eyepatch": eyepatch,
    }
)
