"""Contact sheets: many pictures on one, to be looked at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import ceil
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from models.look import Look, Wish, edit, sample
from models.painter.raster import render
from models.traits import TRAITS, check_trait

EVERY: Final = "*"
"""Asks for all values of a trait, one after another."""

LABEL_SHARE: Final = 0.11
"""The height of a label, as a share of the picture's."""
LABEL_INK: Final = "#3a2233"


@dataclass(frozen=True)
class Cell:
    """One picture of a sheet."""

    look: Look
    seed: int
    label: str


Progress = Callable[[Sequence[Cell]], Iterable[Cell]]
"""Hands on the cells one by one, and may tell somebody how far it is."""


def wishes(asked: Mapping[str, str]) -> list[Wish]:
    """What to hold fixed, picture by picture: one wish for every combination of the values asked for.

    Raises VocabularyError on a trait or value that does not exist.
    """
    values = [_values(name, value) for name, value in asked.items()]
    return [Wish(dict(zip(asked, chosen, strict=True))) for chosen in product(*values)]


def _values(name: str, value: str) -> Sequence[str]:
    if value == EVERY and name in TRAITS:
        return TRAITS[name]
    check_trait(name, value)
    return (value,)


def cells(asked: Mapping[str, str], seed: int, count: int | None = None) -> list[Cell]:
    """The pictures of a sheet: random looks from `seed` on that have what was asked.

    Without a `count` there is one for every combination of values asked for.
    """
    fixed = wishes(asked)
    varied = [name for name, value in asked.items() if value == EVERY]
    made = []
    for number in range(count or len(fixed)):
        wish = fixed[number % len(fixed)]
        label = " ".join(wish.traits[name] for name in varied) or str(seed + number)
        made.append(Cell(edit(sample(seed + number), wish), seed + number, label))
    return made


def draw_sheet(
    pictures: Sequence[Cell], columns: int, size: int, labelled: bool = False, progress: Progress = iter
) -> Image.Image:
    """The pictures, `size` x `size` pixels each, in rows of `columns`; labels stand below."""
    strip = round(size * LABEL_SHARE) if labelled else 0
    rows = ceil(len(pictures) / columns)
    sheet = Image.new("RGB", (columns * size, rows * (size + strip)), "white")
    for number, cell in enumerate(progress(pictures)):
        left, top = number % columns * size, number // columns * (size + strip)
        sheet.paste(render(cell.look, cell.seed, size), (left, top))
        if labelled:
            _write(sheet, cell.label, (left + size / 2, top + size + strip / 2), strip)
    return sheet


def _write(sheet: Image.Image, text: str, centre: tuple[float, float], height: int) -> None:
    font = ImageFont.load_default(size=height * 0.75)
    ImageDraw.Draw(sheet).text(centre, text, LABEL_INK, font, anchor="mm")
