"""Animations as files: what is drawn for them, and in which format and size they go to which chat."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from models.between import Between
from models.recipe import Recipe
from worker.animations import EDGES, KINDS, LARGEST, can_film
from worker.choreography import Film, morph, move
from worker.crafts import Made, Materials
from worker.picture import enlarge

KIND_FOR: Final[Mapping[str, str]] = MappingProxyType({"telegram": "mp4"})
"""What a platform plays best, by its row in bot.platforms; those not named play animated WebP."""


def move_frames(recipes: Sequence[Recipe]) -> Sequence[Between]:
    """The frames of one avatar that blinks and smiles."""
    return move(recipes[0]).frames


def morph_frames(recipes: Sequence[Recipe]) -> Sequence[Between]:
    """The frames of a walk through all the avatars."""
    return morph(recipes).frames


def as_gif(materials: Materials) -> Made:
    """The blinking avatar as a GIF, wherever it goes."""
    return _filmed(move(materials.recipes[0]), materials, "gif")


def moving(materials: Materials) -> Made:
    """The blinking avatar as the chat plays it best."""
    return _filmed(move(materials.recipes[0]), materials, _kind(materials))


def morphing(materials: Materials) -> Made:
    """The walk as the chat plays it best."""
    return _filmed(morph(materials.recipes), materials, _kind(materials))


def _kind(materials: Materials) -> str:
    kind = KIND_FOR.get(materials.platform, "webp")
    return kind if kind != "mp4" or can_film() else "gif"


def _filmed(film: Film, materials: Materials, name: str) -> Made:
    """The film at the largest size whose file is not too large.

    Frames are enlarged without the upscaler, which would take longer than all the rest.
    """
    kind = KINDS[name]
    for edge in EDGES:
        frames = [enlarge(pixels, edge, materials.style) for pixels in materials.drawn]
        data = kind.encode(frames, film.milliseconds, materials.imprint)
        if len(data) <= LARGEST or edge == EDGES[-1]:
            break
    return Made(f"mochi.{kind.ending}", data, kind.mime, frames[0])
