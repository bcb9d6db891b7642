"""What is made of the recipes of a request that asks for more than pictures."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from bot.request import AvatarRequest, Errand
from models.between import Between
from models.recipe import Recipe
from worker import films, packs
from worker.crafts import Craft
from worker.file_formats import FILES

ERRANDS: Final[Mapping[Errand, Craft]] = MappingProxyType(
    {
        Errand.MOVE: Craft(films.move_frames, films.moving),
        Errand.MORPH: Craft(films.morph_frames, films.morphing),
        Errand.PACK: Craft(packs.frames, packs.make),
    }
)
"""A craft for each errand, but for pictures and files."""


def craft_of(request: AvatarRequest) -> Craft:
    """How what the request asks for is made. Raises KeyError for what only a later Mochi makes."""
    return FILES[request.format] if request.errand is Errand.FILE else ERRANDS[request.errand]


def frames_of(request: AvatarRequest, recipes: Sequence[Recipe]) -> Sequence[Between]:
    """What the errand of the request needs drawn besides its recipes. Raises KeyError as craft_of does."""
    without = (Errand.PICTURES, Errand.FAMILY, Errand.BOARD, Errand.VARIATIONS, Errand.VERIFY)
    return () if request.errand in without else craft_of(request).frames(recipes)
