"""Backdrops: what lies behind the figure, in colours of one scene."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import festivals, patterns, skies
from models.painter.drawing import Drawing
from models.painter.wall import Backdrop, Wall


def draw(drawing: Drawing, kind: str, colour: str) -> None:
    """The backdrop of that kind in `colour`, over the whole canvas."""
    drawing.cover(drawing.style.ground(colour))
    BACKDROPS[kind](Wall(drawing, drawing.style.scene(colour)))


BACKDROPS: Final[Mapping[str, Backdrop]] = MappingProxyType(
    {
        "plain": patterns.plain,
        "gradient": patterns.gradient,
        "dots": patterns.dots,
        "hearts": patterns.hearts,
        "stars": patterns.stars,
        "burst": patterns.burst,
        "clouds": skies.clouds,
        "sakura": skies.sakura,
        "night": skies.night,
        "bubbles": skies.bubbles,
        "stripes": patterns.stripes,
        "checker": patterns.checker,
        "snow": skies.snow,
        "rainbow": skies.rainbow,
        "leaves": skies.leaves,
        "moon": festivals.moon,
        "lanterns": festivals.lanterns,
        "fireworks": festivals.fireworks,
        "pumpkins": festivals.pumpkins,
        "fairy_lights": festivals.fairy_lights,
    }
)
