"""The loss curves of a run as one picture: a panel for each loss, pale the values, dark their average."""

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from models.training.journal import Row

_WIDTH: Final = 480
_HEIGHT: Final = 240
_MARGIN: Final = 44
_COLUMNS: Final = 2
_PAPER, _INK, _GRID, _PALE, _DARK = "#ffffff", "#444444", "#dddddd", "#f3bfd2", "#c2185b"
_POINTS: Final = 400
"""Values in one panel; of more, every so manyth is drawn."""

Point = tuple[float, float]


def draw(rows: Sequence[Row]) -> Image.Image:
    """The curves of all losses in `rows` over the steps."""
    names = list(dict.fromkeys(name for row in rows for name in row if name != "step"))
    lines = max(1, math.ceil(len(names) / _COLUMNS))
    sheet = Image.new("RGB", (_COLUMNS * _WIDTH, lines * _HEIGHT), _PAPER)
    for number, name in enumerate(names):
        points = [(row["step"], row[name]) for row in rows if name in row and math.isfinite(row[name])]
        corner = (number % _COLUMNS * _WIDTH, number // _COLUMNS * _HEIGHT)
        sheet.paste(_panel(name, points), corner)
    return sheet


def _panel(name: str, points: Sequence[Point]) -> Image.Image:
    panel = Image.new("RGB", (_WIDTH, _HEIGHT), _PAPER)
    pen = ImageDraw.Draw(panel)
    font = ImageFont.load_default(12)
    if not points:
        pen.text((_MARGIN, 8), f"{name}: nothing finite", _INK, font)
        return panel
    smooth = _smooth(points)
    low, high = _range([value for _, value in points])
    pen.text((_MARGIN, 8), f"{name}  {smooth[-1][1]:.4g}", _INK, font)
    for value in (low, (low + high) / 2, high):
        _, y = _place((0, value), (0, 1), (low, high))
        pen.line((_MARGIN, y, _WIDTH - 8, y), _GRID)
        pen.text((4, y - 7), f"{value:.3g}", _INK, font)
    steps = (points[0][0], points[-1][0])
    pen.text((_WIDTH - 90, _HEIGHT - 18), f"step {steps[1]:g}", _INK, font)
    for line, colour, width in ((points, _PALE, 1), (smooth, _DARK, 2)):
        thinned = [*line[:: max(1, len(line) // _POINTS)], line[-1]]
        placed = [_place(point, steps, (low, high)) for point in thinned]
        for start, end in pairwise(placed):
            pen.line((*start, *end), colour, width)
    return panel


def _smooth(points: Sequence[Point]) -> list[Point]:
    """A running average over about a twentieth of the run."""
    share = min(1.0, 20 / len(points))
    values = accumulate((value for _, value in points), lambda mean, value: mean + (value - mean) * share)
    return [(step, mean) for (step, _), mean in zip(points, values, strict=True)]


def _range(values: Sequence[float]) -> tuple[float, float]:
    """The range to show: rare outliers are cut off."""
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 100], ordered[-1 - len(ordered) // 100]
    return (low, high) if high > low else (low - 0.5, low + 0.5)


def _place(point: Point, steps: tuple[float, float], values: tuple[float, float]) -> Point:
    """Where a point lies on its panel, in pixels."""
    along = (point[0] - steps[0]) / max(1e-9, steps[1] - steps[0])
    up = min(1.0, max(0.0, (point[1] - values[0]) / (values[1] - values[0])))
    return (
        _MARGIN + along * (_WIDTH - _MARGIN - 8),
        _HEIGHT - 28 - up * (_HEIGHT - 60),
    )
