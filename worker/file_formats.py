"""How each file of bot.formats is made."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Final

from models.between import Between
from models.recipe import Recipe
from worker import films, sprites
from worker.card import to_glb
from worker.crafts import Craft, Made, Materials
from worker.cut_out import cut_out, plates
from worker.picture import round_cut, to_png, to_webp
from worker.tracing import FROM, to_svg

USUAL: Final = 512
"""Pixels a side, where the format names no other."""


def _itself(recipes: Sequence[Recipe]) -> list[Between]:
    return [Between.of(recipes[0])]


def _on_plates(recipes: Sequence[Recipe]) -> list[Between]:
    return plates(recipes[0].look, recipes[0].seed)


def _png(materials: Materials, size: int) -> Made:
    (picture,) = materials.sized(size)
    return Made(f"mochi-{size}.png", to_png(picture, materials.imprint), "image/png", picture)


def _circle(materials: Materials) -> Made:
    (picture,) = materials.sized(USUAL)
    cut = round_cut(picture)
    return Made("mochi-round.png", to_png(cut, materials.imprint), "image/png", cut)


def _webp(materials: Materials) -> Made:
    (picture,) = materials.sized(USUAL)
    return Made("mochi.webp", to_webp(picture, materials.imprint), "image/webp", picture)


def _svg(materials: Materials) -> Made:
    (picture,) = materials.sized(FROM)
    data = to_svg(picture, materials.style, materials.imprint)
    return Made("mochi.svg", data, "image/svg+xml", picture)


def _transparent(materials: Materials) -> Made:
    figure = cut_out(materials.sized(USUAL), materials.style)
    return Made("mochi-no-background.png", to_png(figure, materials.imprint), "image/png", figure)


def _card(materials: Materials) -> Made:
    figure = cut_out(materials.sized(USUAL), materials.style)
    data = to_glb(to_png(figure, materials.imprint), materials.imprint)
    return Made("mochi-card.glb", data, "model/gltf-binary", figure)


FILES: Final[Mapping[str, Craft]] = MappingProxyType(
    {
        "png256": Craft(_itself, partial(_png, size=256)),
        "png512": Craft(_itself, partial(_png, size=512)),
        "png1024": Craft(_itself, partial(_png, size=1024)),
        "transparent": Craft(_on_plates, _transparent),
        "circle": Craft(_itself, _circle),
        "webp": Craft(_itself, _webp),
        "gif": Craft(films.move_frames, films.as_gif),
        "svg": Craft(_itself, _svg),
        "sprites": Craft(sprites.frames, sprites.make),
        "card": Craft(_on_plates, _card),
    }
)
"""A craft for each of bot.formats.FORMATS."""
