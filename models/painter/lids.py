"""The outlines of an open eye, x outward from its centre, as its lids come down.

Every curve is a row of points, given open and shut; in between each point lies on the straight way from one
to the other, so lids move without a step.
"""

from collections.abc import Sequence
from typing import Final

from models.painter.shapes import Point, at

SHUT_Y: Final = 25
"""The y of the lower edge of the lashes of a shut eye, in its middle."""

SHUT_WHITE: Final = (
    *((-30, 6), (-24, 17), (-12, 23), (2, 24), (18, 24), (28, 17), (34, 7)),
    *((28, 17), (18, 24), (2, 24), (-12, 23), (-24, 17), (-30, 6)),
)
SHUT_LASHES: Final = (
    *((-34, 0), (-26, 14), (-13, 19), (3, 19), (18, 19), (31, 13), (42, 0), (52, 4)),
    *((49, 11), (44, 13), (39, 13), (30, 24), (18, 29), (3, 29), (-14, 29), (-27, 22), (-34, 0)),
)
SHUT_LASHES_OF_BOY: Final = (
    *((-33, 4), (-26, 15), (-13, 20), (3, 20), (18, 20), (31, 14), (40, 3)),
    *((31, 21), (18, 27), (3, 27), (-14, 27), (-27, 21), (-33, 4)),
)
LOWER_LID: Final = ((-18, 41), (4, 49), (24, 36))
SHUT_LOWER_LID: Final = ((-18, 22), (4, 26), (24, 20))
CREASE_RISE: Final = 10
"""How far above the shut lashes the crease of the lid ends up."""


def _between(opened: Sequence[Point], shut: Sequence[Point], share: float) -> list[Point]:
    pairs = zip(opened, shut, strict=True)
    return [(x + (u - x) * share, y + (v - y) * share) for (x, y), (u, v) in pairs]


def _curves(points: Sequence[Point]) -> str:
    """Cubic curves from point to point."""
    return f"M{at(*points[0])} C" + " ".join(at(*point) for point in points[1:])


def white(top: float, lids: float) -> str:
    """What is to be seen of the eyeball; `top` is the y of the upper lid when open."""
    opened = (
        *((-30, 2), (-29, top + 8), (-12, top), (2, top), (22, top), (34, top + 16), (34, 4)),
        *((34, 28), (20, 42), (0, 42), (-18, 42), (-29, 28), (-30, 2)),
    )
    return _curves(_between(opened, SHUT_WHITE, lids)) + " Z"


def lashes(top: float, weight: float, lids: float) -> str:
    """The upper lashes, swept up at the outer corner; `weight` is how thick they are."""
    low = top - 5 + 13 * weight
    opened = (
        *((-34, 4), (-33, top + 4), (-14, top - 5), (3, top - 5), (22, top - 5), (36, top + 8), (42, -6)),
        *((50, -14), (48, -2), (44, 4), (37, 8), (34, low + 14), (22, low + 1), (3, low)),
        *((-13, low), (-27, low + 6), (-30, 6)),
    )
    points = _between(opened, SHUT_LASHES, lids)
    start, tip = _curves(points[:7]), at(*points[7])
    return f"{start} L{tip} C" + " ".join(at(*point) for point in points[8:]) + " Z"


def boys_lashes(top: float, weight: float, lids: float) -> str:
    """The upper lashes, thin and short."""
    low = top - 4 + 8 * weight
    opened = (
        *((-33, 4), (-32, top + 4), (-14, top - 4), (3, top - 4), (22, top - 4), (36, top + 10), (40, 2)),
        *((34, low + 14), (22, low + 1), (3, low), (-13, low), (-27, low + 8), (-33, 4)),
    )
    return _curves(_between(opened, SHUT_LASHES_OF_BOY, lids)) + " Z"


def shade(top: float, lids: float) -> str:
    """The shadow that the upper lid throws on the eyeball."""
    edge = top + (SHUT_Y - top) * lids
    return f"M-40,-60 L50,-60 L50,{edge + 20:.1f} Q0,{edge + 6:.1f} -40,{edge + 26:.1f} Z"


def lower_lid(lids: float) -> str:
    (x, y), handle, end = _between(LOWER_LID, SHUT_LOWER_LID, lids)
    return f"M{at(x, y)} Q{at(*handle)} {at(*end)}"


def crease(top: float, lids: float) -> str:
    """The fold above the upper lid, which smooths out and comes down with it."""
    edge = top + (SHUT_Y - CREASE_RISE - top) * lids
    return f"M-22,{edge - 13:.1f} Q6,{edge - 23 + 18 * lids:.1f} 32,{edge - 4 - 8 * lids:.1f}"
