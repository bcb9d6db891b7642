"""A game's sprite sheet: every mood without its backdrop in one picture, and an atlas that says where. Pure.

The atlas is TexturePacker's "JSON (Hash)", which Phaser, PixiJS, Godot's and Unity's importers read.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from PIL import Image

from models.between import Between
from models.recipe import Recipe
from worker.archive import packed
from worker.crafts import Made, Materials
from worker.cut_out import cut_out, plates
from worker.labels import AIGC, aigc
from worker.packs import moods_of
from worker.picture import to_png
from worker.provenance.imprint import DRAWN_BY, MAKER, Imprint

COLUMNS: Final = 4
EDGE: Final = 256
"""Pixels a side of a sprite."""
GAP: Final = 2
"""Clear pixels round each sprite, so that none bleeds into the next when it is scaled."""
SHEET: Final = "mochi-sprites.png"
ATLAS: Final = "mochi-sprites.json"


def frames(recipes: Sequence[Recipe]) -> list[Between]:
    """For every mood the pictures that its figure is cut out of."""
    recipe = recipes[0]
    return [frame for mood in moods_of(recipe).values() for frame in plates(mood.look, recipe.seed)]


def make(materials: Materials) -> Made:
    """The archive of the sheet and its atlas."""
    moods = list(moods_of(materials.recipes[0]))
    pictures = [Image.fromarray(pixels) for pixels in materials.drawn]
    each = len(pictures) // len(moods)
    figures = {
        mood: cut_out(pictures[number * each : (number + 1) * each], materials.style)
        for number, mood in enumerate(moods)
    }
    sheet = _laid_out(list(figures.values()))
    inside = {
        SHEET: to_png(sheet, materials.imprint),
        ATLAS: json.dumps(atlas(figures, sheet.size, materials.imprint), indent=1).encode(),
    }
    return Made("mochi-sprites.zip", packed(inside.items(), materials.imprint), "application/zip", sheet)


def atlas(names: Mapping[str, object], size: tuple[int, int], imprint: Imprint) -> dict[str, Any]:
    """Where each sprite lies on the sheet."""
    full = {"w": EDGE, "h": EDGE}
    rest = {"rotated": False, "trimmed": False, "spriteSourceSize": {"x": 0, "y": 0, **full}}
    places = {
        f"{name}.png": {
            "frame": dict(zip("xy", _corner(number), strict=True)) | full,
            **rest,
            "sourceSize": full,
        }
        for number, name in enumerate(names)
    }
    meta = {
        "app": MAKER,
        "version": "1.0",
        "image": SHEET,
        "format": "RGBA8888",
        "size": {"w": size[0], "h": size[1]},
        "scale": "1",
        "description": DRAWN_BY,
        "recipe": " ".join(imprint.codes),
        AIGC: aigc(imprint),
    }
    return {"frames": places, "meta": meta}


def _laid_out(figures: Sequence[Image.Image]) -> Image.Image:
    step, rows = EDGE + 2 * GAP, -(-len(figures) // COLUMNS)
    sheet = Image.new("RGBA", (COLUMNS * step, rows * step))
    for number, figure in enumerate(figures):
        sheet.paste(figure, _corner(number))
    return sheet


def _corner(number: int) -> tuple[int, int]:
    step = EDGE + 2 * GAP
    return number % COLUMNS * step + GAP, number // COLUMNS * step + GAP
