"""A family tree as a picture: the child large at the bottom, its ancestors above it, row by row. Pure."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from models.oklab import Oklab, from_oklab, oklab
from worker.packs import FONT

SIZES: Final = (320, 232, 184, 148)
"""Edge of a portrait by generation, the child's first."""
PORTRAIT: Final = 512
"""Pixels that a picture should come with: more than any frame is wide."""
GAP: Final = 30
RISE: Final = 92
"""Between two rows, with room for the lines."""
MARGIN: Final = 52
FINER: Final = 3
"""Times as many pixels are drawn as are left, so that curves are smooth."""

PAPER: Final = ("#fff8ef", "#ffe8ee")
"""Above and below."""
LINE: Final = "#d9a3ab"
HEART: Final = "#ee6f8e"
INK: Final = "#5a4650"

Tree = Sequence[Sequence[int]]
"""For each avatar the places of its parents; the child stands first, parents after their child."""


@dataclass(frozen=True)
class Portrait:
    """Where an avatar hangs."""

    x: int
    """Of its middle."""
    y: int
    """Of its upper edge."""
    size: int

    @property
    def below(self) -> tuple[int, int]:
        """The middle of its lower edge."""
        return self.x, self.y + self.size


def draw_tree(pictures: Sequence[Image.Image], tree: Tree, tints: Sequence[str]) -> Image.Image:
    """The picture of a family: an avatar's picture each, who comes from whom, and a colour for each frame."""
    places, size = arranged(tree)
    board = _paper(size)
    _join(board, places, tree)
    for number, (place, picture, tint) in enumerate(zip(places, pictures, tints, strict=True), 1):
        _hang(board, place, picture, _deeper(tint))
        _number(board, place, number, _deeper(tint))
    return board


def arranged(tree: Tree) -> tuple[list[Portrait], tuple[int, int]]:
    """Where each avatar of a tree hangs, parents evenly above their child; and how large it all is."""
    depths = _depths(tree)
    rows = max(depths) + 1
    tops = [MARGIN + sum(SIZES[deeper] + RISE for deeper in range(depth + 1, rows)) for depth in range(rows)]
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


def _paper(size: tuple[int, int]) -> Image.Image:
    """Warm paper with a pattern of dots that one hardly sees."""
    fade = Image.linear_gradient("L").resize(size)
    paper = Image.composite(Image.new("RGB", size, PAPER[1]), Image.new("RGB", size, PAPER[0]), fade)
    draw = ImageDraw.Draw(paper)
    for row, y in enumerate(range(14, size[1], 26)):
        for x in range(14 + row % 2 * 13, size[0], 26):
            draw.ellipse((x - 2, y - 2, x + 2, y + 2), fill="#ffeaea")
    return paper


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
            _heart(marks, meeting)
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


def _heart(draw: ImageDraw.ImageDraw, place: tuple[int, int]) -> None:
    x, y = (part * FINER for part in place)
    r = 9 * FINER
    draw.ellipse((x - 2 * r, y - 1.6 * r, x + 0.1 * r, y + 0.5 * r), fill=255)
    draw.ellipse((x - 0.1 * r, y - 1.6 * r, x + 2 * r, y + 0.5 * r), fill=255)
    draw.polygon([(x - 1.82 * r, y), (x + 1.82 * r, y), (x, y + 2 * r)], fill=255)


def _hang(board: Image.Image, place: Portrait, picture: Image.Image, tint: str) -> None:
    """The picture in a rounded frame of its colour and a white one about it, with a soft shadow."""
    rim, line = max(6, place.size // 30), max(3, place.size // 70)
    left = place.x - place.size // 2
    _rounded(board, (left, place.y + 6), place.size, "#b98b94", blur=9, strength=0.55)
    _rounded(board, (left, place.y), place.size, tint)
    _rounded(board, (left + line, place.y + line), place.size - 2 * line, "white")
    inner = place.size - 2 * (line + rim)
    shown = picture.convert("RGB").resize((inner, inner), Image.Resampling.LANCZOS)
    board.paste(shown, (left + line + rim, place.y + line + rim), _corners(inner))


def _rounded(
    board: Image.Image, corner: tuple[int, int], size: int, colour: str, blur: int = 0, strength: float = 1
) -> None:
    room = 3 * blur  # as far as a blurred edge reaches
    mask = Image.new("L", (size + 2 * room, size + 2 * room))
    mask.paste(_corners(size), (room, room))
    if blur:
        mask = mask.filter(ImageFilter.GaussianBlur(blur)).point(lambda level: level * strength)
    board.paste(colour, (corner[0] - room, corner[1] - room), mask)


def _corners(size: int) -> Image.Image:
    mask = Image.new("L", (size * FINER, size * FINER))
    end = size * FINER - 1
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, end, end), radius=end * 0.17, fill=255)
    return mask.resize((size, size), Image.Resampling.BOX)


def _number(board: Image.Image, place: Portrait, number: int, tint: str) -> None:
    """The number by which the avatar can be picked, on a seal at its upper left."""
    size = max(40, place.size // 7)
    x, y = place.x - place.size // 2 - size // 4, place.y - size // 4
    _seal(board, (x, y), size, tint)
    _seal(board, (x + 3, y + 3), size - 6, "white")
    font = ImageFont.truetype(io.BytesIO((files("worker") / "lettering" / FONT).read_bytes()), size * 0.56)
    ImageDraw.Draw(board).text((x + size / 2, y + size / 2), str(number), INK, font, anchor="mm")


def _seal(board: Image.Image, corner: tuple[int, int], size: int, colour: str) -> None:
    disc = Image.new("L", (size * FINER, size * FINER))
    ImageDraw.Draw(disc).ellipse((0, 0, size * FINER - 1, size * FINER - 1), fill=255)
    board.paste(colour, corner, disc.resize((size, size), Image.Resampling.BOX))


def _deeper(tint: str) -> str:
    """A colour that stands out from the paper, of the same hue."""
    lightness, a, b = oklab(tint)
    return from_oklab(Oklab(min(lightness, 0.72), a, b))
