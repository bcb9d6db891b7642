"""Mouths, below the nose."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from models.painter import shapes
from models.painter.anatomy import MIDDLE, MOUTH_Y
from models.painter.easel import Easel, Part
from models.painter.palette import WHITE, luma, mix

LIP_RED: Final = "#8a2a3a"
THROAT: Final = "#b83a52"
TONGUE_PINK: Final = "#ff8fa0"

DEEP_LIPS: Final = "#1c070d"
FAIR: Final = 0.55
"""The luma from which lips need no darkening."""
LARGER: Final = f"translate({MIDDLE} {MOUTH_Y}) scale(1.12) translate({-MIDDLE} {-MOUTH_Y})"

SMILE: Final = "M236,371 Q256,388 276,371"
CAT_MOUTH: Final = "M230,369 Q232,385 245,383 Q254,381 256,370 Q258,381 267,383 Q280,385 282,369"
FROWN: Final = "M238,383 Q256,366 274,383"
STRAIGHT_MOUTH: Final = "M243,376 H269"
WAVY_MOUTH: Final = "M228,378 q9,-12 18,0 q9,12 18,0 q9,-12 18,0"
OPEN_MOUTH: Final = "M230,366 Q256,374 282,366 C282,388 270,398 256,398 C242,398 230,388 230,366 Z"
FANG: Final = "M262,369 l13,-1 l-5,15 Z"
GRIN: Final = "M222,366 Q256,374 290,366 C290,388 270,398 256,398 C242,398 222,388 222,366 Z"
TEETH: Final = "M220,362 L292,362 L292,375 Q256,382 220,375 Z"
CHEEKY_SMILE: Final = "M234,370 Q256,385 278,370"
TONGUE_OUT: Final = "M254,377 C252,398 277,398 273,372 Z"


def draw(easel: Easel) -> None:
    with easel.drawing.moved(LARGER):
        MOUTHS[easel.trait("mouth")](easel)


def _lips(easel: Easel) -> str:
    """Red in the ink of the skin; on deep skin darker, to be seen."""
    depth = 1 - min(1.0, luma(easel.skin.colour) / FAIR)
    return mix(mix(easel.skin.ink, LIP_RED, 0.4), DEEP_LIPS, 0.8 * depth)


def closed(easel: Easel, path: str) -> None:
    easel.drawing.line(path, _lips(easel), 5)


def opened(easel: Easel) -> None:
    _cavity(easel, OPEN_MOUTH)
    easel.drawing.line(OPEN_MOUTH, _lips(easel), 4)


def fang(easel: Easel) -> None:
    opened(easel)
    easel.drawing.shape(FANG, WHITE, _lips(easel), 2)


def grin(easel: Easel) -> None:
    _cavity(easel, GRIN, teeth=TEETH)
    easel.drawing.line(GRIN, _lips(easel), 4)


def _cavity(easel: Easel, outline: str, teeth: str | None = None) -> None:
    easel.drawing.shape(outline, THROAT)
    with easel.drawing.clipped(outline):
        easel.drawing.shape(shapes.ellipse(MIDDLE, 398, 18, 12), TONGUE_PINK)
        if teeth:
            easel.drawing.shape(teeth, WHITE)


def surprised(easel: Easel) -> None:
    easel.drawing.shape(shapes.ellipse(MIDDLE, 378, 11, 14), THROAT, _lips(easel), 4)


def tongue(easel: Easel) -> None:
    closed(easel, CHEEKY_SMILE)
    easel.drawing.shape(TONGUE_OUT, TONGUE_PINK, _lips(easel), 3.5)


MOUTHS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "smile": partial(closed, path=SMILE),
        "open": opened,
        "cat": partial(closed, path=CAT_MOUTH),
        "frown": partial(closed, path=FROWN),
        "fang": fang,
        "surprised": surprised,
        "grin": grin,
        "tongue": tongue,
        "neutral": partial(closed, path=STRAIGHT_MOUTH),
        "wavy": partial(closed, path=WAVY_MOUTH),
    }
)
