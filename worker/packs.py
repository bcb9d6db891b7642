"""One avatar in many moods: pictures, emoji and stickers in an archive, and a sheet of all. Pure."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from bot.replies import say
from models.between import Between
from models.moods import MOODS, in_mood
from models.recipe import Recipe, encode
from worker.archive import packed
from worker.crafts import Made, Materials
from worker.cut_out import cut_out, plates
from worker.picture import enlarge, to_png, to_webp

PICTURE: Final = 512
STICKER: Final = 512
"""One side of a Telegram sticker is exactly as long."""
EMOJI: Final = 128
"""Pixels a side; Discord takes emoji of up to 256 KiB."""

FONT: Final = "NotoSansCJKsc-Moods.otf"
COLUMNS: Final = 4
CELL: Final = 256
STRIP: Final = 40
LETTERS: Final = 24
INK: Final = "#463c50"


def moods_of(recipe: Recipe) -> dict[str, Recipe]:
    """The recipe in every mood: each is an avatar of its own, with a code."""
    return {mood: replace(recipe, look=in_mood(recipe.look, mood)) for mood in MOODS}


def frames(recipes: Sequence[Recipe]) -> list[Between]:
    """For every mood the picture itself, and those that its figure is cut out of."""
    return [frame for mood in moods_of(recipes[0]).values() for frame in (Between.of(mood), *_plates(mood))]


def make(materials: Materials) -> Made:
    """The archive of a pack; its preview is the sheet."""
    moods = moods_of(materials.recipes[0])
    each = len(materials.drawn) // len(moods)
    parts = [materials.drawn[start : start + each] for start in range(0, len(materials.drawn), each)]
    board = contact_sheet(
        {mood: Image.fromarray(part[0]) for mood, part in zip(moods, parts, strict=True)}, materials.language
    )
    inside = [("moods.png", to_png(board, materials.imprint))]
    for (mood, recipe), part in zip(moods.items(), parts, strict=True):
        inside.extend(_files(mood, recipe, replace(materials, drawn=part)))
    return Made("mochi-moods.zip", packed(inside, materials.imprint), "application/zip", board)


def contact_sheet(pictures: Mapping[str, Image.Image], language: str) -> Image.Image:
    """The moods in rows, each with its name beneath in the language."""
    rows = -(-len(pictures) // COLUMNS)
    board = Image.new("RGB", (COLUMNS * CELL, rows * (CELL + STRIP)), "white")
    draw, font = ImageDraw.Draw(board), _font()
    for number, (mood, picture) in enumerate(pictures.items()):
        left, top = number % COLUMNS * CELL, number // COLUMNS * (CELL + STRIP)
        board.paste(picture.resize((CELL, CELL), Image.Resampling.LANCZOS), (left, top))
        centre = (left + CELL / 2, top + CELL + STRIP / 2)
        draw.text(centre, say(language, f"mood-{mood}"), INK, font, anchor="mm")
    return board


def _font() -> ImageFont.FreeTypeFont:
    letters = (files("worker") / "lettering" / FONT).read_bytes()
    return ImageFont.truetype(io.BytesIO(letters), LETTERS)


def _plates(recipe: Recipe) -> list[Between]:
    return plates(recipe.look, recipe.seed)


def _files(mood: str, recipe: Recipe, drawn: Materials) -> Iterator[tuple[str, bytes]]:
    imprint, style = drawn.imprint.of(encode(recipe)), drawn.style
    picture, *on_plates = drawn.drawn
    yield f"pictures/{mood}.png", to_png(enlarge(picture, PICTURE, style, drawn.upscale), imprint)
    figure = cut_out([Image.fromarray(plate) for plate in on_plates], style)
    smooth = Image.Resampling.NEAREST if style == "pixel" else Image.Resampling.LANCZOS
    yield f"emoji/{mood}.png", to_png(figure.resize((EMOJI, EMOJI), Image.Resampling.LANCZOS), imprint)
    yield f"stickers/{mood}.webp", to_webp(figure.resize((STICKER, STICKER), smooth), imprint)
