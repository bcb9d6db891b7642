"""A board of shared avatars as a picture: frames in rows, each with its number and its hearts. Pure."""

import io
from collections.abc import Sequence
from importlib.resources import files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from worker.frames import FINER, HEART, INK, Portrait, deeper, draw_heart, hang, paper, seal_number
from worker.packs import FONT

SIZE: Final = 272
GAP: Final = 34
BELOW: Final = 58
"""Room for the hearts under a frame."""
MARGIN: Final = 52
COLUMNS: Final = 3


def draw_board(pictures: Sequence[Image.Image], hearts: Sequence[int], tints: Sequence[str]) -> Image.Image:
    """The picture of a board: for each avatar its picture, how many like it, and a colour for its frame."""
    columns = min(COLUMNS, len(pictures))
    rows = -(-len(pictures) // columns)
    width = 2 * MARGIN + columns * (SIZE + GAP) - GAP
    board = paper((width, 2 * MARGIN + rows * (SIZE + BELOW + GAP) - GAP))
    for number, (picture, count, tint) in enumerate(zip(pictures, hearts, tints, strict=True)):
        middle = MARGIN + number % columns * (SIZE + GAP) + SIZE // 2
        place = Portrait(middle, MARGIN + number // columns * (SIZE + BELOW + GAP), SIZE)
        hang(board, place, picture, deeper(tint))
        seal_number(board, place, number + 1, deeper(tint))
        _count(board, place, count)
    return board


def _count(board: Image.Image, place: Portrait, hearts: int) -> None:
    """A heart and how many there are, in the middle under a frame."""
    x, y = place.below[0], place.below[1] + BELOW // 2 + 4
    mask = Image.new("L", (60 * FINER, 60 * FINER))
    draw_heart(ImageDraw.Draw(mask), (30, 30))
    board.paste(HEART, (x - 52, y - 31), mask.resize((60, 60), Image.Resampling.BOX))
    font = ImageFont.truetype(io.BytesIO((files("worker") / "lettering" / FONT).read_bytes()), 30)
    ImageDraw.Draw(board).text((x + 4, y), str(hearts), INK, font, anchor="lm")
