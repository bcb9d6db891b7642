"""Hair before the ears, at both sides of the face. Paths count x outward from the middle."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import headwear, shapes
from models.painter.anatomy import MIDDLE, SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import mix, shade

OUTLINE: Final = 5
HIME_STRAND: Final = "M136,270 V378"
STUBBLE: Final = "M130,190 C146,220 144,262 132,300 L118,290 C124,250 122,216 112,196 Z"
SIDEBURN: Final = "M148,226 C152,262 146,292 132,318 C124,296 122,270 120,240 Z"

USUAL_END: Final = 424
ENDS: Final[Mapping[str, float]] = MappingProxyType(
    {"bob": 392, "short": 362, "messy": 352, "curly": 356, "afro": 340, "medium": 410}
)
"""The y where the side locks of shorter hair end."""


def draw(easel: Easel) -> None:
    if not headwear.hides_hair(easel):
        SIDE_LOCKS.get(easel.trait("hair"), hanging)(easel)


def hime(easel: Easel) -> None:
    """Cut straight at the chin."""
    for side in SIDES:
        end = 384 + easel.hand.down(MIDDLE + side * 154, 384, 6)
        lock = f"M152,236 C158,290 158,330 154,{end} L112,388 C112,340 116,300 116,250 Z"
        _lock(easel, shapes.outward(lock, side))
        easel.drawing.line(shapes.outward(HIME_STRAND, side), easel.hair.shade, 3.5)


def crop(easel: Easel) -> None:
    for side in SIDES:
        _lock(easel, shapes.outward(SIDEBURN, side))


def undercut(easel: Easel) -> None:
    stubble = mix(easel.hair.colour, easel.skin.colour, 0.45)
    for side in SIDES:
        easel.drawing.shape(shapes.outward(STUBBLE, side), stubble)


def hanging(easel: Easel) -> None:
    hand, usual = easel.hand, ENDS.get(easel.trait("hair"), USUAL_END)
    for side in SIDES:
        x, end = MIDDLE + side * 132, usual + hand.down(MIDDLE + side * 132, usual, 10)
        lock = (
            f"M150,236 C158,290 {150 + hand.across(x, usual - 60, 5)},{end - 60} "
            f"{132 + hand.across(x, usual, 6)},{end} "
            f"C120,{end - 40} 118,320 118,250 Z"
        )
        strand = f"M138,270 C142,310 140,{end - 70} 134,{end - 40}"
        _lock(easel, shapes.outward(lock, side))
        easel.drawing.line(shapes.outward(strand, side), shade(easel.dye.at(MIDDLE + side * 138)), 3.5)


def _lock(easel: Easel, path: str) -> None:
    easel.drawing.shape(path, easel.hair_front, easel.hair.ink, OUTLINE)


SIDE_LOCKS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "hime": hime,
        "crop": crop,
        "undercut": undercut,
        "bald": nothing,
        "mohawk": nothing,
        "cornrows": nothing,
        "man_bun": crop,
        "dreadlocks": nothing,
    }
)
"""Hair whose side locks do not simply hang."""
