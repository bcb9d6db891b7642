"""What is worn round the neck, over the outfit."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import shapes
from models.painter.anatomy import MIDDLE
from models.painter.drawing import Stop
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import GOLD, GOLD_INK, WHITE, mix

VELVET: Final = "#3f3550"
VELVET_INK: Final = "#221a30"

CHOKER: Final = "M222,408 Q256,436 290,408 L290,424 Q256,454 222,424 Z"
CHOKER_LACE: Final = "M222,424 Q256,454 290,424"
SCARF_LOOP: Final = "M176,414 C194,392 318,392 336,414 C352,446 310,474 256,474 C202,474 160,446 176,414 Z"
SCARF_END: Final = "M282,452 L352,520 L340,530 H286 L256,464 Z"
SCARF_STRIPES: Final = "M298,500 L330,486 M310,518 L346,504"
SCARF_FOLDS: Final = "M190,420 C214,446 298,446 322,420 M196,442 C224,462 288,462 316,442"
COLLAR: Final = "M222,408 Q256,436 290,408 L290,426 Q256,456 222,426 Z"
BELL: Final = (256, 456, 21)
BELL_SLIT: Final = "M237,456 h38 M256,462 v10"
CHAIN_LINE: Final = "M214,424 Q256,496 298,424"
PENDANT: Final = "M256,446 l16,17 l-16,22 l-16,-22 Z"
PENDANT_GLINT: Final = "M256,452 l-9,10 l8,3 Z"


def draw(easel: Easel) -> None:
    NECKWEAR[easel.trait("neck")](easel)


def choker(easel: Easel) -> None:
    easel.drawing.shape(CHOKER, VELVET, VELVET_INK, 3)
    easel.drawing.line(CHOKER_LACE, easel.accent.colour, 4)
    easel.drawing.shape(shapes.heart(MIDDLE, 446, 15), easel.accent.colour, easel.accent.ink, 4)
    easel.drawing.gleam(shapes.ellipse(MIDDLE - 6, 441, 3.4, 3), WHITE, opacity=0.8)


def scarf(easel: Easel) -> None:
    accent, drawing = easel.accent, easel.drawing
    knit = drawing.gradient(
        Stop(0, mix(accent.colour, WHITE, 0.15)), Stop(0.5, accent.colour), Stop(1, accent.shade)
    )
    drawing.shape(SCARF_END, accent.colour, accent.ink, 5)
    drawing.line(SCARF_STRIPES, mix(accent.colour, WHITE, 0.65), 7)
    drawing.shape(SCARF_LOOP, knit, accent.ink, 5)
    drawing.line(SCARF_FOLDS, accent.shade, 5)


def bell(easel: Easel) -> None:
    x, y, radius = BELL
    easel.drawing.shape(COLLAR, easel.accent.colour, easel.accent.ink, 4)
    easel.drawing.shape(shapes.ellipse(x, y, radius, radius), GOLD, GOLD_INK, 4)
    easel.drawing.line(BELL_SLIT, GOLD_INK, 4)
    easel.drawing.gleam(shapes.ellipse(x - 8, y - 9, 5, 4), WHITE, opacity=0.85)


def necklace(easel: Easel) -> None:
    easel.drawing.line(CHAIN_LINE, GOLD_INK, 7)
    easel.drawing.line(CHAIN_LINE, GOLD, 4)
    easel.drawing.shape(PENDANT, easel.accent.colour, easel.accent.ink, 4)
    easel.drawing.gleam(PENDANT_GLINT, WHITE, opacity=0.75)


NECKWEAR: Final[Mapping[str, Part]] = MappingProxyType(
    {"none": nothing, "choker": choker, "scarf": scarf, "bell": bell, "necklace": necklace}
)
