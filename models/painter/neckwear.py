"""What is worn round the neck, over the outfit."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import shapes
from models.painter.anatomy import MIDDLE
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import GOLD, GOLD_INK

VELVET: Final = "#3f3550"
VELVET_INK: Final = "#221a30"
CHAIN: Final = "#d9a72e"

CHOKER: Final = "M226,410 Q256,432 286,410 L286,422 Q256,446 226,422 Z"
SCARF_LOOP: Final = "M190,416 C206,396 306,396 322,416 C336,440 300,462 256,462 C212,462 176,440 190,416 Z"
SCARF_END: Final = "M286,452 L330,516 L290,520 L262,460 Z"
SCARF_FOLD: Final = "M206,430 C230,446 282,446 306,430"
COLLAR: Final = "M224,408 Q256,432 288,408 L288,424 Q256,450 224,424 Z"
BELL_SLIT: Final = "M241,446 h30 M256,450 v8"
NECKLACE: Final = "M218,422 Q256,486 294,422"
PENDANT: Final = "M256,452 l11,13 l-11,15 l-11,-15 Z"


def draw(easel: Easel) -> None:
    NECKWEAR[easel.trait("neck")](easel)


def choker(easel: Easel) -> None:
    easel.drawing.shape(CHOKER, VELVET, VELVET_INK, 3)
    easel.drawing.shape(shapes.heart(MIDDLE, 440, 9), easel.accent.colour, easel.accent.ink, 3)


def scarf(easel: Easel) -> None:
    accent = easel.accent
    easel.drawing.shape(SCARF_LOOP, accent.colour, accent.ink, 5)
    easel.drawing.shape(SCARF_END, accent.colour, accent.ink, 5)
    easel.drawing.line(SCARF_FOLD, accent.shade, 4)


def bell(easel: Easel) -> None:
    easel.drawing.shape(COLLAR, easel.accent.colour, easel.accent.ink, 4)
    easel.drawing.shape(shapes.ellipse(MIDDLE, 446, 17, 17), GOLD, GOLD_INK, 4)
    easel.drawing.line(BELL_SLIT, GOLD_INK, 3.5)


def necklace(easel: Easel) -> None:
    easel.drawing.line(NECKLACE, CHAIN, 4)
    easel.drawing.shape(PENDANT, easel.accent.colour, easel.accent.ink, 3.5)


NECKWEAR: Final[Mapping[str, Part]] = MappingProxyType(
    {"none": nothing, "choker": choker, "scarf": scarf, "bell": bell, "necklace": necklace}
)
