"""Hair behind the head, with tails, buns and braids. Outward paths count x from the middle of the head."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final

from models.painter import headwear, shapes, shorn, textured_hair
from models.painter.anatomy import MIDDLE, SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.shapes import Point, around, at

OUTLINE: Final = 5
TEMPLE_LEFT: Final = 94
TEMPLE_RIGHT: Final = 418

WAVES: Final = (
    "M256,64 C150,60 86,130 90,230 C48,250 48,280 72,296 C74,316 74,346 98,362 C40,382 40,412 64,428 "
    "C70,448 70,478 94,494 Q256,504 418,494 C442,478 442,448 448,428 C472,412 472,382 414,362 "
    "C438,346 438,316 440,296 C464,280 464,250 422,230 C426,130 362,60 256,64 Z"
)
TWINTAIL_STRAND: Final = "M176,210 C206,250 206,330 204,400"
LOW_TWINTAIL_STRAND: Final = "M158,386 C186,420 188,450 178,480"
PONYTAIL: Final = (
    "M90,96 C190,60 262,150 236,270 C226,330 236,370 196,430 "
    "C190,380 168,330 172,270 C176,210 150,150 96,140 Z"
)
PONYTAIL_STRAND: Final = "M150,120 C212,170 212,250 200,340"
BUN_COIL: Final = "M96,84 C110,66 140,70 146,96 M104,108 C112,92 126,92 130,104"


def draw(easel: Easel) -> None:
    if not headwear.hides_hair(easel):
        HAIR[easel.trait("hair")](easel)


@dataclass(frozen=True)
class Mane:
    """Hair that falls behind the head and ends in locks."""

    bottom: float = 356
    """The y where it ends."""
    spread: float = 4
    """How far it is wider there than at the temples, on each side."""
    locks: int = 5


def mane(easel: Easel, shape: Mane) -> None:
    easel.drawing.shape(_mane_outline(easel, shape), easel.hair_back, easel.hair.ink, OUTLINE)


def _mane_outline(easel: Easel, shape: Mane) -> str:
    bottom, spread = shape.bottom, shape.spread
    start = easel.hand.down(TEMPLE_LEFT - spread, bottom, 5)
    down = (
        f"M256,66 C158,62 92,130 94,240 C94,300 {at(TEMPLE_LEFT - spread * 0.6, bottom - 90)} "
        f"{at(TEMPLE_LEFT - spread, bottom - 10 + start)}"
    )
    ends = [_mane_lock(easel, shape, number) for number in range(shape.locks)]
    up = f"C{at(TEMPLE_RIGHT + spread * 0.6, bottom - 90)} 418,300 418,240 C420,130 354,62 256,66 Z"
    return " ".join([down, *ends, up])


def _mane_lock(easel: Easel, shape: Mane, number: int) -> str:
    """One lock of the lower edge, from left to right: its tip, and the way up to the next."""
    bottom, hand = shape.bottom, easel.hand
    start, end = TEMPLE_LEFT - shape.spread, TEMPLE_RIGHT + shape.spread
    middle = start + (end - start) * (number + 0.5) / shape.locks
    right = start + (end - start) * (number + 1) / shape.locks
    tip = ""
    if number < shape.locks - 1:
        x, y = middle + hand.across(middle, bottom, 3), bottom + hand.down(middle, bottom, 6)
        tip = f"Q{at(x - 8, y + 26)} {at(middle + 6, bottom - 22 + hand.down(middle, bottom - 60, 5))} "
    halfway, last = (middle + right) / 2, bottom - 10 + hand.down(right, bottom, 4)
    return tip + f"Q{at(halfway, bottom + 20 + hand.down(halfway, bottom, 5))} {at(right, last)}"


def messy(easel: Easel) -> None:
    spikes = []
    for number in range(19):
        reach, degrees = 206.0 if number % 2 else 172.0, 212 - number * (244 / 18)
        spikes.append(_spike(reach + easel.hand.across(*_spike(reach, degrees), 5), degrees))
    easel.drawing.shape(shapes.polygon(spikes), easel.hair_back, easel.hair.ink, OUTLINE)
    mane(easel, Mane(bottom=352, spread=2))


def _spike(reach: float, degrees: float) -> Point:
    return around(MIDDLE, 236, reach * 0.93, reach * 0.98, degrees)


def wavy(easel: Easel) -> None:
    easel.drawing.shape(WAVES, easel.hair_back, easel.hair.ink, OUTLINE)


def afro(easel: Easel) -> None:
    for number in range(15):
        x, y = around(MIDDLE, 214, 186, 166, 214 - number * (248 / 14))
        easel.drawing.shape(shapes.ellipse(x, y, 44, 43), easel.hair_back, easel.hair.ink, OUTLINE)
    easel.drawing.shape(shapes.ellipse(MIDDLE, 214, 192, 172), easel.hair_back)


def curly(easel: Easel) -> None:
    for degrees in range(-40, 221, 26):
        x, y = around(MIDDLE, 232, 168, 150, degrees)
        easel.drawing.shape(shapes.ellipse(x, y, 58, 56), easel.hair_back, easel.hair.ink, OUTLINE)
    easel.drawing.shape(shapes.ellipse(MIDDLE, 232, 168, 160), easel.hair_back)
    for degrees in range(-30, 211, 34):
        x, y = around(MIDDLE, 232, 176, 158, degrees)
        easel.drawing.line(f"M{at(x - 16, y)} q16,-20 32,0", easel.hair.ink, 3.5)


def twintails(easel: Easel) -> None:
    mane(easel, Mane())
    for side in SIDES:
        middle, end = (easel.hand.down(MIDDLE + side * x, y, r) for x, y, r in ((232, 330, 6), (206, 462, 8)))
        tail = (
            f"M138,176 C205,150 250,232 232,{330 + middle} C226,380 236,420 206,{462 + end} "
            "C206,430 196,428 188,440 C170,400 160,330 160,290 C150,250 134,220 130,206 Z"
        )
        _tail(easel, shapes.outward(tail, side))
        _strand(easel, shapes.outward(TWINTAIL_STRAND, side), 0.55)
        _bobble(easel, shapes.ellipse(MIDDLE + side * 146, 190, 16, 20))


def low_twintails(easel: Easel) -> None:
    mane(easel, Mane())
    for side in SIDES:
        root, x = (MIDDLE + side * 150, 352), MIDDLE + side * 176
        tip = (x, 506 + easel.hand.down(x, 506, 6))
        _tail(easel, shapes.lock(root, tip, 64, bend=-side * 26))
        _strand(easel, shapes.outward(LOW_TWINTAIL_STRAND, side), 0.55)
        _bobble(easel, shapes.ellipse(MIDDLE + side * 150, 362, 20, 13))


def drills(easel: Easel) -> None:
    mane(easel, Mane(bottom=372, spread=2))
    for side in SIDES:
        for turn in range(6):
            x, y = MIDDLE + side * (176 + turn * 5), 236 + turn * 46
            coil = shapes.ellipse(x, y, 48 - turn * 6, 31 - turn * 2)
            _tail(easel, coil, transform=f"rotate({side * -14} {x} {y})")
        _bobble(easel, shapes.ellipse(MIDDLE + side * 152, 196, 17, 20))


def ponytail(easel: Easel) -> None:
    mane(easel, Mane())
    side = easel.side
    _tail(easel, shapes.outward(PONYTAIL, side))
    _strand(easel, shapes.outward(PONYTAIL_STRAND, side), 0.55)
    x, y = MIDDLE + side * 112, 116
    _bobble(easel, shapes.ellipse(x, y, 17, 22), transform=f"rotate({side * -40} {x} {y})")


def buns(easel: Easel) -> None:
    mane(easel, Mane())
    for side in SIDES:
        _tail(easel, shapes.ellipse(MIDDLE + side * 118, 96, 54, 50))
        _strand(easel, shapes.outward(BUN_COIL, side), 0.6)


def braids(easel: Easel) -> None:
    mane(easel, Mane())
    for side in SIDES:
        for number in range(4):
            _plait(easel, side, number)
        root, tip = (MIDDLE + side * 172, 482), (MIDDLE + side * 178, 520)
        _tail(easel, shapes.lock(root, tip, 26))
        _bobble(easel, shapes.ellipse(MIDDLE + side * 172, 476, 16, 9), width=3.5)


def cornrows(easel: Easel) -> None:
    shorn.braids_behind(easel)
    mane(easel, Mane(bottom=300, spread=-12))


def dreadlocks(easel: Easel) -> None:
    mane(easel, Mane(bottom=420, spread=10))
    textured_hair.dreadlocks(easel)


def ringlets(easel: Easel) -> None:
    mane(easel, Mane(bottom=372, spread=2))
    textured_hair.ringlets(easel)


def man_bun(easel: Easel) -> None:
    textured_hair.bun(easel)
    mane(easel, Mane(bottom=300, spread=-10))


def _plait(easel: Easel, side: int, number: int) -> None:
    """One turn of a braid, counted from above."""
    out, y = 6 * number, 330 + number * 40
    _tail(easel, shapes.ellipse(MIDDLE + side * (150 + out), y, 27 - number * 2.5, 26 - number * 1.5))
    _strand(easel, shapes.outward(f"M{138 + out},{y - 12} q14,8 14,22", side), 0.6)


def _tail(easel: Easel, path: str, transform: str | None = None) -> None:
    easel.drawing.shape(path, easel.hair_front, easel.hair.ink, OUTLINE, transform=transform)


def _strand(easel: Easel, path: str, opacity: float) -> None:
    easel.drawing.line(path, easel.hair.ink, 3, opacity=opacity)


def _bobble(easel: Easel, path: str, width: float = 4, transform: str | None = None) -> None:
    """What holds a tail together."""
    easel.drawing.shape(path, easel.accent.colour, easel.accent.ink, width, transform=transform)


def _falling(shape: Mane) -> Part:
    return partial(mane, shape=shape)


HAIR: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "crop": _falling(Mane(bottom=312, spread=-8)),
        "undercut": _falling(Mane(bottom=262, spread=-14)),
        "short": _falling(Mane()),
        "messy": messy,
        "bob": _falling(Mane(bottom=392, spread=18, locks=4)),
        "medium": _falling(Mane(bottom=436, spread=14)),
        "long": _falling(Mane(bottom=494, spread=16)),
        "hime": _falling(Mane(bottom=494, spread=12, locks=6)),
        "wavy": wavy,
        "curly": curly,
        "afro": afro,
        "twintails": twintails,
        "low_twintails": low_twintails,
        "drills": drills,
        "ponytail": ponytail,
        "buns": buns,
        "braids": braids,
        "mohawk": nothing,
        "dreadlocks": dreadlocks,
        "cornrows": cornrows,
        "man_bun": man_bun,
        "bald": nothing,
        "ringlets": ringlets,
    }
)
