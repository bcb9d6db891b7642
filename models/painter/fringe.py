"""The fringe: cut first, since it throws a shadow on the face, and drawn later, over the eyes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple

from models.painter import headwear, light, shapes, shorn
from models.painter.anatomy import MIDDLE
from models.painter.easel import Easel, Part
from models.painter.palette import shade
from models.painter.shapes import Point, at

OUTLINE: Final = 5
STRAND: Final = 3.6

EAR_LEFT: Final = (108, 312)
EAR_RIGHT: Final = (404, 312)
TEMPLE_LEFT: Final = (122, 250)
TEMPLE_RIGHT: Final = (390, 250)
CROWN: Final = "C84,180 140,66 256,62 C372,66 428,180"
"""From the left ear over the top of the head to the right ear."""
PARTING_TOP: Final = 176
STREAK: Final = "M40,60 C70,120 62,200 74,300 L118,300 C112,200 112,120 66,60 Z"
AHOGE: Final = "M250,72 C244,36 268,12 306,18 C286,30 274,48 272,72 Z"
SLICKED: Final = (
    "M108,300 C84,180 140,66 256,62 C372,66 428,180 404,300 C392,250 380,206 340,178 "
    "C310,160 202,160 172,178 C132,206 120,250 108,300 Z"
)
CURL_EDGES: Final = (398, 352, 306, 256, 206, 160, 114)


@dataclass(frozen=True)
class Fringe:
    """A fringe that was cut."""

    outline: str
    valleys: tuple[Point, ...]
    """Where two locks meet."""
    parting: float = MIDDLE
    """The x from which the hair falls to both sides."""


NO_FRINGE: Final = Fringe("", ())
SHORN: Final[Mapping[str, Part]] = MappingProxyType(
    {"bald": shorn.bald, "mohawk": shorn.mohawk, "cornrows": shorn.cornrows}
)
"""What is drawn instead of a fringe."""


@dataclass(frozen=True)
class Cut:
    """What makes one fringe of pointed locks differ from another."""

    length: float
    """The y of its tips."""
    locks: int = 6
    depth: float = 40
    """How far the hair between two tips reaches up."""
    arch: float = 18
    """How much shorter it is in the middle."""
    parting: float = 0
    """How far from the middle it is parted, toward the side of the look."""
    opens: bool = False
    """Whether it leaves the forehead free at the parting."""
    fall: float = 0
    """How far tips lean away from the parting."""
    sweep: float = 0
    """How far tips lean toward the side of the look."""
    flare: float = 0
    """How far tips lean outward, as a share of their distance from the middle."""
    slope: float = 0
    """How much longer it gets with the distance from the parting."""
    lift: float = 0
    """How much shorter it is at the parting."""
    short_side: float | None = None
    """How much shorter locks on the far side are, which then do not slope; None if both sides are alike."""


CUTS: Final[Mapping[str, Cut]] = MappingProxyType(
    {
        "straight": Cut(length=262, locks=7, depth=22, arch=18 * 0.2),
        "parted": Cut(length=252, depth=46, parting=18, opens=True, fall=24, slope=0.16, lift=12),
        "swept": Cut(length=262, depth=44, parting=-88, sweep=26, slope=0.10, lift=18),
        "spiky": Cut(length=256, locks=7, depth=60, flare=0.12),
        "choppy": Cut(length=258, locks=8),
        "curtain": Cut(length=240, opens=True, fall=30, slope=0.42, lift=22),
        "side_part": Cut(
            length=254, depth=44, parting=-92, opens=True, fall=24, sweep=14, slope=0.2, lift=22
        ),
        "one_eye": Cut(length=262, parting=-90, sweep=20, slope=0.52, lift=30, short_side=14),
    }
)


class Tip(NamedTuple):
    """The end of a lock."""

    x: float
    y: float
    depth: float
    """How far the hair to its right reaches up."""


def cut(easel: Easel) -> Fringe:
    """The fringe of this look, with the wobble of the hand in it."""
    bangs = "slicked" if easel.trait("hair") == "man_bun" else easel.trait("bangs")
    if headwear.hides_hair(easel) or easel.trait("hair") in SHORN:
        return NO_FRINGE
    if bangs == "slicked":
        return Fringe(SLICKED, ((200, 172), (230, 168), (282, 168), (312, 172)))
    if bangs == "curls":
        return _curls(easel)
    return _locks(easel, CUTS[bangs])


def _curls(easel: Easel) -> Fringe:
    hand = easel.hand
    outline = f"M106,296 {CROWN} 406,296"
    for right, left in pairwise(CURL_EDGES):
        height = 214 + 12 * abs(left - MIDDLE) / 140
        outline += f" C{at(right + 4, 268 + hand.down(right, 268, 3))} "
        outline += f"{at(left - 2, 272 + hand.down(left + 20, 272, 3))} {at(left, height)}"
    return Fringe(f"{outline} L106,296 Z", tuple((x, 212) for x in CURL_EDGES[1:-1]))


def _locks(easel: Easel, cut: Cut) -> Fringe:
    length = cut.length + easel.hand.down(MIDDLE, PARTING_TOP, 4)
    parting = MIDDLE + easel.side * cut.parting
    tips = [_tip(easel, cut, length, parting, (number + 0.5) / cut.locks) for number in range(cut.locks)]
    valleys = [_valley(cut, parting, left, right) for left, right in pairwise(tips)]
    return Fringe(_outline(tips, valleys), tuple(reversed(valleys)), parting)


def _tip(easel: Easel, cut: Cut, length: float, parting: float, along: float) -> Tip:
    """The tip of the lock that lies `along` (0..1) the fringe, from the left."""
    hand, x = easel.hand, 138 + 236 * along
    y = length - cut.arch * math.cos((along - 0.5) * math.pi) + hand.down(x, cut.length, 3)
    depth = cut.depth + hand.down(x, cut.length - cut.depth, 5)
    x += hand.across(x, cut.length, 3)
    lean = math.copysign(cut.fall, x - parting) + easel.side * cut.sweep + (x - MIDDLE) * cut.flare
    return Tip(x + lean, y + _longer(easel, cut, x, parting), depth)


def _longer(easel: Easel, cut: Cut, x: float, parting: float) -> float:
    """How much longer than usual a lock at `x` is."""
    if cut.short_side is not None and (x - MIDDLE) * easel.side <= -40:
        return -cut.short_side
    return abs(x - parting) * cut.slope - cut.lift


def _valley(cut: Cut, parting: float, left: Tip, right: Tip) -> Point:
    if cut.opens and left.x < parting <= right.x:
        return parting, PARTING_TOP
    return (left.x + right.x) / 2, min(left.y, right.y) - left.depth


def _outline(tips: Sequence[Tip], valleys: Sequence[Point]) -> str:
    """From ear to ear over the head, and back along the tips."""
    path = [f"M{at(*EAR_LEFT)} {CROWN} {at(*EAR_RIGHT)} Q400,280 {at(*TEMPLE_RIGHT)}"]
    path.append(_down(TEMPLE_RIGHT, tips[-1]))
    for right, valley, left in zip(tips[:0:-1], valleys[::-1], tips[-2::-1], strict=True):
        path += [_up(right, valley), _down(valley, left)]
    path.append(f"C{at(tips[0].x - 2, tips[0].y - 14)} 130,262 {at(*TEMPLE_LEFT)} Q112,280 {at(*EAR_LEFT)} Z")
    return " ".join(path)


def _down(valley: Point, tip: Tip) -> str:
    x, y = valley
    return f"C{at(x - 3, y + 24)} {at(tip.x + 10, tip.y - 20)} {at(tip.x, tip.y)}"


def _up(tip: Tip, valley: Point) -> str:
    x, y = valley
    return f"C{at(tip.x - 2, tip.y - 14)} {at(x + 6, y + 18)} {at(x, y)}"


def draw(easel: Easel, fringe: Fringe) -> None:
    if headwear.hides_hair(easel):
        return
    if not fringe.outline:
        SHORN[easel.trait("hair")](easel)
        return
    fill = easel.dye.fringe(easel.drawing, easel.hair_front)
    easel.drawing.shape(fringe.outline, fill, easel.hair.ink, OUTLINE)
    with easel.drawing.clipped(fringe.outline):
        if easel.dye.streaked:
            _draw_streak(easel)
        for valley in fringe.valleys:
            _draw_strand(easel, valley, fringe.parting)
        light.on_hair(easel, fringe.outline)
        _draw_parting(easel, fringe.parting)


def _draw_streak(easel: Easel) -> None:
    tips = easel.dye.tips
    easel.drawing.shape(shapes.outward(STREAK, easel.side), tips, shade(tips, 0.8), 3)


def _draw_strand(easel: Easel, valley: Point, parting: float) -> None:
    """A line from where two locks meet up toward the parting."""
    (x, y), way = valley, parting - valley[0]
    end_x, end_y = x + way * 0.42, y - 66
    bend = f"{at(x + way * 0.02, y - 26)} {at(end_x - way * 0.12, end_y + 24)}"
    easel.drawing.line(f"M{at(x, y)} C{bend} {at(end_x, end_y)}", shade(easel.dye.at(x), 1.1), STRAND)


def _draw_parting(easel: Easel, x: float) -> None:
    parting = f"M{at(x, 66)} C{at(x - 6, 88)} {at(x - 8, 104)} {at(x - 5, 124)}"
    easel.drawing.line(parting, shade(easel.hair.colour, 1.1), STRAND)


def draw_ahoge(easel: Easel) -> None:
    """The lock that stands up."""
    if easel.trait("hair") in SHORN:
        return
    easel.drawing.shape(AHOGE, easel.hair_front, easel.hair.ink)
