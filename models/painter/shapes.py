"""Path geometry: outlines as the text of an SVG path's `d`, coordinates to a tenth of a unit."""

import math
import re
from collections.abc import Iterable, Sequence

from models.painter.anatomy import MIDDLE

Point = tuple[float, float]
Curve = tuple[float, float, float, float, float, float]
"""A cubic curve from where the last one ended: x and y of its two handles and of its end."""


def at(x: float, y: float) -> str:
    """A point as paths write it."""
    return f"{x:.1f},{y:.1f}"


def around(x: float, y: float, radius_x: float, radius_y: float, degrees: float) -> Point:
    """The point of an ellipse at that angle, counted from the right, counterclockwise to the eye."""
    angle = math.radians(degrees)
    return x + radius_x * math.cos(angle), y - radius_y * math.sin(angle)


def polygon(points: Iterable[Point]) -> str:
    return "M" + " L".join(at(x, y) for x, y in points) + " Z"


def ellipse(x: float, y: float, radius_x: float, radius_y: float) -> str:
    half_turn = f"a{at(radius_x, radius_y)} 0 1,0"
    return f"M{at(x - radius_x, y)} {half_turn} {2 * radius_x:.1f},0 {half_turn} {-2 * radius_x:.1f},0 Z"


def rounded_rectangle(x: float, y: float, width: float, height: float, corner: float) -> str:
    """The rectangle whose upper left is (x, y), its corners rounded with radius `corner`."""
    along, down, arc = width - 2 * corner, height - 2 * corner, f"a{corner},{corner} 0 0,1"
    return (
        f"M{at(x + corner, y)} h{along:.1f} {arc} {corner},{corner} v{down:.1f} {arc} {-corner},{corner} "
        f"h{-along:.1f} {arc} {-corner},{-corner} v{-down:.1f} {arc} {corner},{-corner} Z"
    )


def symmetric(start: Point, curves: Sequence[Curve]) -> str:
    """A closed outline: `curves` from `start` down the right side, and the same up the left one.

    Their x counts from the middle of the figure, where the first one starts and the last one ends.
    """
    ends = [start, *((x, y) for *_, x, y in curves)]
    path = [f"M{at(MIDDLE + start[0], start[1])}"]
    for a, b, c, d, x, y in curves:
        path.append(f"C{at(MIDDLE + a, b)} {at(MIDDLE + c, d)} {at(MIDDLE + x, y)}")
    for (a, b, c, d, *_), (x, y) in zip(reversed(curves), ends[-2::-1], strict=True):
        path.append(f"C{at(MIDDLE - c, d)} {at(MIDDLE - a, b)} {at(MIDDLE - x, y)}")
    return " ".join([*path, "Z"])


def star(x: float, y: float, radius: float, waist: float = 0.45, tips: int = 5) -> str:
    """A star with one tip upward; `waist` is the inner radius as a share of the outer one."""
    step = 180 / tips
    radii = (radius, radius * waist) * tips
    return polygon(around(x, y, size, size, 90 - turn * step) for turn, size in enumerate(radii))


def heart(x: float, y: float, size: float) -> str:
    tip, dip = at(x, y + size * 0.9), at(x, y - size * 0.35)
    left = f"C{at(x - size * 1.5, y - 0.1 * size)} {at(x - size * 0.9, y - size * 1.1)} {dip}"
    right = f"C{at(x + size * 0.9, y - size * 1.1)} {at(x + size * 1.5, y - 0.1 * size)} {tip}"
    return f"M{tip} {left} {right} Z"


def drop(x: float, y: float, size: float) -> str:
    """A drop that falls: its tip is 1.5 `size` above (x, y)."""

    def near(across: float, down: float) -> str:
        return at(x + size * across, y + size * down)

    return (
        f"M{near(0, -1.5)} C{near(0.4, -0.7)} {near(1, -0.2)} {near(1, 0.25)} "
        f"C{near(1, 0.9)} {near(-1, 0.9)} {near(-1, 0.25)} "
        f"C{near(-1, -0.2)} {near(-0.4, -0.7)} {near(0, -1.5)} Z"
    )


def lock(root: Point, tip: Point, width: float, bend: float = 0) -> str:
    """A lock of hair from `root` to its pointed `tip`, bowed sideways by `bend`."""
    (x, y), across, down = root, tip[0] - root[0], tip[1] - root[1]
    length = math.hypot(across, down)
    normal_x, normal_y = -down / length, across / length

    def edge(along: float, offset: float) -> str:
        off = offset + bend * math.sin(math.pi * along)
        return at(x + across * along + normal_x * off, y + down * along + normal_y * off)

    return (
        f"M{edge(0, width / 2)} C{edge(0.4, width * 0.62)} {edge(0.78, width * 0.36)} {at(*tip)} "
        f"C{edge(0.78, -width * 0.36)} {edge(0.4, -width * 0.62)} {edge(0, -width / 2)} Z"
    )


_COMMAND = re.compile(r"([MLHVCQZlq])([^A-Za-z]*)")


def outward(path: str, side: int) -> str:
    """`path`, in which x counts outward from the middle of the figure, as it lies on that side.

    Knows the commands M, L, H, V, C, Q, Z, l and q.
    """
    return " ".join(_placed(command, numbers, side) for command, numbers in _COMMAND.findall(path))


def _placed(command: str, numbers: str, side: int) -> str:
    origin = MIDDLE if command.isupper() else 0
    values = [float(number) for number in re.split(r"[ ,]+", numbers.strip()) if number]
    if command == "V":
        return f"V{values[0]:.1f}"
    if command == "H":
        return f"H{origin + side * values[0]:.1f}"
    pairs = zip(values[::2], values[1::2], strict=True)
    return command + " ".join(at(origin + side * x, y) for x, y in pairs)
