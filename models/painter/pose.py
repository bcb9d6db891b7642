"""How a head leans and turns: pure geometry, in the figure's units; poses lie in -1..1 as in the vocabulary.

A head leans as one solid thing about the neck. It turns by parallax, as a Live2D puppet does: what lies
nearer to the beholder moves further, and what lies behind the middle of the head moves the other way.
"""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from models.painter.anatomy import BROW_Y, EYE_OFFSET, EYE_Y, MIDDLE, SIDES
from models.painter.shapes import Point, at

BRIDGE_END: Final = 15

NECK_Y: Final = 432
"""Where a head hinges."""
LEAN: Final = 9.5
"""Degrees of a full tilt."""
BROW_TRAVEL: Final = 16
"""How far brows rise or sink."""

REACH: Final = 31
"""How far the middle of a face moves in a full turn."""
CHIN_REACH: Final = 15
"""How far the outline of a face moves there at the height of the chin."""
FACE_CENTRE_Y: Final = 290
FACE_RADII: Final = (132, 150)
JAW_TOP: Final = 250
CHIN_Y: Final = 411
FRINGE_DRIFT: Final = 28
FRINGE_REACH: Final = 156
FRINGE_TOP: Final = 60
FRINGE_END: Final = 260
FAR_SQUEEZE: Final = 1.6
"""What turns away looks that much narrower than a ball would have it."""
NEAR_STRETCH: Final = 0.4

Move = Callable[[float, float], Point]
"""Where a point goes."""


@dataclass(frozen=True)
class Parallax:
    """How a layer of the head follows a full turn to the right."""

    shift: float = 0
    """How far it moves along with the face; below 0 it moves the other way."""
    narrow: float = 0
    """The share of its width that it loses."""
    skew: float = 0
    """How much further every unit below `level` moves, and how much less above."""
    level: float = 0


BACK_HAIR: Final = Parallax(shift=-8, narrow=0.02)
OWN_EARS: Final = Parallax(shift=-2, narrow=0.048)
EAR_WEAR: Final = Parallax(shift=1, narrow=0.025)
ANIMAL_EARS: Final = Parallax(shift=-4, narrow=0.03)
SIDE_LOCKS: Final = Parallax(shift=8, narrow=0.015)
HAT: Final = Parallax(skew=0.11, level=80)
"""Headwear on the hair: the rim before the face comes along, the top stays behind."""
ROUND_THE_FACE: Final = Parallax(shift=7)
"""A cloth that frames the face."""
BOWL: Final = Parallax()
"""What looks the same from all sides."""
HEADWEAR: Final = {
    "headphones": OWN_EARS,
    "halo": Parallax(shift=-4),
    "horns": ANIMAL_EARS,
    "antlers": ANIMAL_EARS,
    "hijab": ROUND_THE_FACE,
    "space_helmet": BOWL,
}
"""Headwear that does not follow a turn as a hat does."""


def leaned(tilt: float) -> str:
    """The transform of everything on the head."""
    return f"rotate({LEAN * tilt:.2f} {MIDDLE} {NECK_Y})"


def layered(turn: float, parallax: Parallax) -> str:
    """The transform of a layer of the head."""
    width = 1 - parallax.narrow * turn * turn
    skew = parallax.skew * turn
    offset = MIDDLE * (1 - width) + parallax.shift * turn - skew * parallax.level
    return f"matrix({width:.4f} 0 {skew:.4f} 1 {offset:.2f} 0)"


def drift(turn: float, x: float, y: float) -> float:
    """How far a point on the face moves to the right: all of the way in the middle, little at the rim."""
    edge = CHIN_REACH * _smooth((y - JAW_TOP) / (CHIN_Y - JAW_TOP))
    return turn * (edge + (REACH - edge) * _depth(x, y))


def _depth(x: float, y: float) -> float:
    """How far forward (0..1) a point of the face lies, as if on a ball."""
    across, down = (x - MIDDLE) / FACE_RADII[0], (y - FACE_CENTRE_Y) / FACE_RADII[1]
    return math.sqrt(max(0.0, 1 - across * across - down * down))


def _smooth(share: float) -> float:
    """From 0 to 1 without a kink."""
    share = max(0.0, min(1.0, share))
    return share * share * (3 - 2 * share)


def turned(turn: float) -> Move:
    """Where points of the face's surface go."""
    return lambda x, y: (x + drift(turn, x, y), y)


def turned_fringe(turn: float) -> Move:
    """Where points of the fringe go: its tips hang before the face, its crown lies on the head."""

    def move(x: float, y: float) -> Point:
        across = (x - MIDDLE) / FRINGE_REACH
        share = max(0.0, 1 - across * across) * _smooth((y - FRINGE_TOP) / (FRINGE_END - FRINGE_TOP))
        return x + FRINGE_DRIFT * turn * share, y

    return move


def on_face(turn: float, x: float, y: float) -> str:
    """The transform of a small thing round (x, y) on the face."""
    width = _width(turn, x, y)
    return f"matrix({width:.4f} 0 0 1 {x + drift(turn, x, y) - width * x:.2f} 0)"


def _width(turn: float, x: float, y: float) -> float:
    """How wide a small thing round (x, y) appears, as a share of its width at rest."""
    step = 12.0
    slope = (drift(turn, x + step, y) - drift(turn, x - step, y)) / (2 * step)
    return 1 + slope * (NEAR_STRETCH if slope > 0 else FAR_SQUEEZE)


def eye(turn: float, side: int, scale: tuple[float, float] = (1, 1)) -> str:
    """The transform of an eye, or of a lens before it."""
    x, (width, height) = MIDDLE + side * EYE_OFFSET, scale
    return f"{on_face(turn, x, EYE_Y)} {_scaled(x, EYE_Y + 12, width, height)}"


def _eye_at(turn: float, side: int, x: float) -> float:
    """Where the transform of an eye puts `x`."""
    centre = MIDDLE + side * EYE_OFFSET
    return centre + drift(turn, centre, EYE_Y) + _width(turn, centre, EYE_Y) * (x - centre)


def bridge(turn: float) -> str:
    """The transform of what joins two lenses, whose inner edges are BRIDGE_END from the middle."""
    ends = [_eye_at(turn, side, MIDDLE + side * BRIDGE_END) for side in SIDES]
    width = (ends[1] - ends[0]) / (2 * BRIDGE_END)
    return f"matrix({width:.4f} 0 0 1 {(ends[0] + ends[1]) / 2 - width * MIDDLE:.2f} 0)"


def brow(turn: float, lift: float, side: int) -> str:
    """The transform of a brow."""
    return f"translate(0 {-BROW_TRAVEL * lift:.2f}) {on_face(turn, MIDDLE + side * EYE_OFFSET, BROW_Y + 40)}"


def _scaled(x: float, y: float, width: float, height: float) -> str:
    return f"matrix({width} 0 0 {height} {x * (1 - width):.2f} {y * (1 - height):.2f})"


_TOKEN: Final = re.compile(r"([A-Za-z])|(-?\d*\.?\d+(?:e-?\d+)?)")


def bent(path: str, move: Move) -> str:
    """`path` with every point moved. Knows the commands M, L, H, V, C, Q and Z, and m, l, h, v, c and q."""
    written, here, start = [], (0.0, 0.0), (0.0, 0.0)
    for command, numbers in _commands(path):
        points = _absolute(command, numbers, here)
        if command in "Mm":
            start = points[0]
        here = points[-1] if points else start
        letter = "L" if command in "HhVv" else command.upper()
        written.append(letter + " ".join(at(*move(*point)) for point in points))
    return " ".join(written)


def _commands(path: str) -> list[tuple[str, list[float]]]:
    commands: list[tuple[str, list[float]]] = []
    for letter, number in _TOKEN.findall(path):
        if letter:
            commands.append((letter, []))
        else:
            commands[-1][1].append(float(number))
    return commands


SEGMENT: Final = {"C": 3, "Q": 2}
"""Points to a segment of a command; 1 to those of the others."""


def _absolute(command: str, numbers: list[float], here: Point) -> list[Point]:
    """The points of a command, none of them relative to another."""
    origin = here if command.islower() else (0.0, 0.0)
    if command in "Hh":
        return [(origin[0] + numbers[0], here[1])]
    if command in "Vv":
        return [(here[0], origin[1] + numbers[0])]
    points: list[Point] = []
    size = SEGMENT.get(command.upper(), 1)
    for number, (x, y) in enumerate(zip(numbers[::2], numbers[1::2], strict=True), 1):
        points.append((origin[0] + x, origin[1] + y))
        if command.islower() and number % size == 0:
            origin = points[-1]
    return points
