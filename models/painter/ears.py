"""Ears: those at the side of the head, and those of animals on top. x counts outward from the middle."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import headwear, shapes
from models.painter.anatomy import SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import mix

EAR: Final = "M120,276 C150,262 152,322 118,330 Z"
EAR_FOLD: Final = "M128,290 C138,290 136,312 126,314"
ELF_EAR: Final = "M122,272 C150,250 184,236 204,238 C190,276 160,320 120,330 Z"
ELF_EAR_FOLD: Final = "M134,288 C152,272 170,262 180,260"

INNER_PINK: Final = "#ffb3c4"
FOX_WHITE: Final = "#fff6ea"
OUTLINE: Final = 5

CAT_EAR: Final = "M40,92 C62,40 104,14 140,14 C156,60 154,120 138,164 Z"
CAT_EAR_INSIDE: Final = "M72,92 C90,60 108,44 126,38 C134,70 132,106 124,136 Z"
CAT_EAR_TUFT: Final = "M74,100 l18,-22 l4,24 l16,-14 l2,26 Z"
FOX_EAR: Final = "M34,96 C50,30 96,-6 138,-8 C166,50 164,120 142,172 Z"
FOX_EAR_INSIDE: Final = "M70,92 C88,44 108,26 128,20 C142,62 140,104 128,142 Z"
FOX_EAR_TIP: Final = "M118,2 C128,-6 134,-8 138,-8 C148,12 153,34 154,56 C146,30 132,12 118,2 Z"
BUNNY_EAR: Final = "M42,108 C22,34 44,-44 84,-40 C122,-34 120,50 94,120 Z"
BUNNY_EAR_INSIDE: Final = "M60,100 C46,44 60,-14 82,-12 C102,-8 100,50 82,108 Z"
DOG_EAR: Final = (
    "M84,92 C120,70 168,92 180,140 C190,190 184,232 164,250 C140,248 128,220 126,190 C118,150 100,120 84,92 Z"
)
DOG_EAR_FOLD: Final = "M134,130 C150,160 154,200 160,228"


def draw_own(easel: Easel) -> None:
    """The ears at the side of the head."""
    elf = easel.trait("ears") == "elf"
    ear, fold = (ELF_EAR, ELF_EAR_FOLD) if elf else (EAR, EAR_FOLD)
    for side in SIDES:
        easel.drawing.shape(shapes.outward(ear, side), easel.skin.colour, easel.skin.ink)
        easel.drawing.line(shapes.outward(fold, side), easel.skin.shade, 4)


def draw_animal(easel: Easel) -> None:
    """The ears on top of the head."""
    if headwear.hides_hair(easel):
        return
    ear = ANIMAL_EARS[easel.trait("ears")]
    for side in SIDES:
        with easel.drawing.mirrored(side):
            ear(easel)


def cat(easel: Easel) -> None:
    _furry(easel, CAT_EAR)
    easel.drawing.shape(CAT_EAR_INSIDE, _inside(easel))
    easel.drawing.shape(CAT_EAR_TUFT, easel.hair_front)


def fox(easel: Easel) -> None:
    _furry(easel, FOX_EAR)
    easel.drawing.shape(FOX_EAR_INSIDE, mix(easel.hair.colour, FOX_WHITE, 0.8))
    easel.drawing.shape(FOX_EAR_TIP, easel.hair.shade)


def bunny(easel: Easel) -> None:
    _furry(easel, BUNNY_EAR)
    easel.drawing.shape(BUNNY_EAR_INSIDE, _inside(easel))


def bear(easel: Easel) -> None:
    _furry(easel, shapes.ellipse(108, 92, 46, 44))
    easel.drawing.shape(shapes.ellipse(112, 94, 25, 24), _inside(easel))


def dog(easel: Easel) -> None:
    _furry(easel, DOG_EAR)
    easel.drawing.line(DOG_EAR_FOLD, easel.hair.ink, 3.5, opacity=0.5)


def mouse(easel: Easel) -> None:
    _furry(easel, shapes.ellipse(128, 84, 68, 64))
    easel.drawing.shape(shapes.ellipse(132, 88, 44, 42), _inside(easel))


def _furry(easel: Easel, ear: str) -> None:
    easel.drawing.shape(ear, easel.hair_front, easel.hair.ink, OUTLINE)


def _inside(easel: Easel) -> str:
    return mix(INNER_PINK, easel.hair.colour, 0.15)


ANIMAL_EARS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "none": nothing,
        "cat": cat,
        "fox": fox,
        "bunny": bunny,
        "bear": bear,
        "dog": dog,
        "mouse": mouse,
        "elf": nothing,  # an elf's are at the side of the head
    }
)
