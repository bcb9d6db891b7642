"""What framed pictures on a board have in common: warm paper, round frames, numbers, hearts. Pure."""

import io
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from models.oklab import Oklab, from_oklab, oklab
from worker.packs import FONT

PORTRAIT: Final = 512
"""Pixels that a picture should come with: more than any frame is wide."""
FINER: Final = 3
"""Times as many pixels are drawn as are left, so that curves are smooth."""
PAPER: Final = ("#fff8ef", "#ffe8ee")
"""Above and below."""
HEART: Final = "#ee6f8e"
INK: Final = "#5a4650"


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


def paper(size: tuple[int, int]) -> Image.Image:
    """Warm paper with a pattern of dots that one hardly sees."""
    fade = Image.linear_gradient("L").resize(size)
    paper = Image.composite(Image.new("RGB", size, PAPER[1]), Image.new("RGB", size, PAPER[0]), fade)
    draw = ImageDraw.Draw(paper)
    for row, y in enumerate(range(14, size[1], 26)):
        for x in range(14 + row % 2 * 13, size[0], 26):
            draw.ellipse((x - 2, y - 2, x + 2, y + 2), fill="#ffeaea")
    return paper


def draw_heart(draw: ImageDraw.ImageDraw, place: tuple[int, int]) -> None:
    x, y = (part * FINER for part in place)
    r = 9 * FINER
    draw.ellipse((x - 2 * r, y - 1.6 * r, x + 0.1 * r, y + 0.5 * r), fill=255)
    draw.ellipse((x - 0.1 * r, y - 1.6 * r, x + 2 * r, y + 0.5 * r), fill=255)
    draw.polygon([(x - 1.82 * r, y), (x + 1.82 * r, y), (x, y + 2 * r)], fill=255)


def hang(board: Image.Image, place: Portrait, picture: Image.Image, tint: str) -> None:
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


def seal_number(board: Image.Image, place: Portrait, number: int, tint: str) -> None:
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


def deeper(tint: str) -> str:
    """A colour that stands out from the paper, of the same hue."""
    lightness, a, b = oklab(tint)
    return from_oklab(Oklab(min(lightness, 0.72), a, b))
