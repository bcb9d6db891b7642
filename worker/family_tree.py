"""A family tree as a picture: the child large at the bottom, its ancestors above it, row by row. Pure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw

from worker.frames import FINER, HEART, Portrait, deeper, draw_heart, hang, paper, seal_number

SIZES: Final = (320, 232, 184, 148)
"""Edge of a portrait by generation, the child's first."""
GAP: Final = 30
RISE: Final = 92
"""Between two rows, with room for the lines."""
MARGIN: Final = 52

LINE: Final = "#d9a3ab"

Tree = Sequence[Sequence[int]]
"""For each avatar the places of its parents; the child stands first, parents after their child."""


def draw_tree(pictures: Sequence[Image.Image], tree: Tree, tints: Sequence[str]) -> Image.Image:
    """The picture of a family: an avatar's picture each, who comes from whom, and a colour for each frame."""
    places, size = arranged(tree)
    board = paper(size)
    _join(board, places, tree)
    for number, (place, picture, tint) in enumerate(zip(places, pictures, tints, strict=True), 1):
        hang(board, place, picture, deeper(tint))
        seal_number(board, place, number, deeper(tint))
    return board


def arranged(tree: Tree) -> tuple[list[Portrait], tuple[int, int]]:
    """Where each avatar of a tree hangs, parents evenly above their child; and how large it all is."""
    depths = _depths(tree)
    rows = max(depths) + 1
    tops = [MARGIN + sum(SIZES[above] + RISE for above in range(depth + 1, rows)) for depth in range(rows)]
    middles = dict(_middles(tree, depths, 0, MARGIN))
    places = [Portrait(middles[one], tops[depth], SIZES[depth]) for one, depth in enumerate(depths)]
    width = _room(tree, depths, 0) - GAP + 2 * MARGIN
    return places, (width, tops[0] + SIZES[0] + MARGIN)


def _depths(tree: Tree) -> list[int]:
    depths = [0] * len(tree)
    for child, parents in enumerate(tree):
        for parent in parents:
            depths[parent] = depths[child] + 1
    return depths


def _room(tree: Tree, depths: Sequence[int], one: int) -> int:
    """How wide an avatar and all above it are, with a gap."""
    above = sum(_room(tree, depths, parent) for parent in tree[one])
    return max(above, SIZES[depths[one]] + GAP)


def _middles(tree: Tree, depths: Sequence[int], one: int, left: int) -> Iterator[tuple[int, int]]:
    """The middle of each avatar of the branch that begins at `left`."""
    room = _room(tree, depths, one)
    yield one, left + (room - GAP) // 2
    above = sum(_room(tree, depths, parent) for parent in tree[one])
    start = left + (room - above) // 2
    for parent in tree[one]:
        yield from _middles(tree, depths, parent, start)
        start += _room(tree, depths, parent)


def _join(board: Image.Image, places: Sequence[Portrait], tree: Tree) -> None:
    """Lines from parents down to their child, and a heart where two meet."""
    mask = Image.new("L", (board.width * FINER, board.height * FINER))
    hearts = mask.copy()
    lines, marks = ImageDraw.Draw(mask), ImageDraw.Draw(hearts)
    for child, parents in enumerate(tree):
        meeting = places[child].x, places[child].y - 34
        for parent in parents:
            _curve(lines, places[parent].below, meeting)
        if parents:
            _curve(lines, meeting, (places[child].x, places[child].y))
        if len(parents) > 1:
            draw_heart(marks, meeting)
    for colour, drawn in ((LINE, mask), (HEART, hearts)):
        board.paste(colour, (0, 0), drawn.resize(board.size, Image.Resampling.BOX))


def _curve(draw: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int]) -> None:
    """A Bézier curve that leaves and arrives upright."""
    (x1, y1), (x2, y2) = start, end
    middle = (y1 + y2) / 2
    points = []
    for step in range(33):
        t = step / 32
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
        points.append(((a + b) * x1 + (c + d) * x2, a * y1 + (b + c) * middle + d * y2))
    for first, second in pairwise(points):
        draw.line([(x * FINER, y * FINER) for x, y in (first, second)], fill=255, width=6 * FINER)
    for x, y in points:  # round joints
        draw.ellipse([(v + w) * FINER for w in (-3, 3) for v in (x, y)], fill=255)
