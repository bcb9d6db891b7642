"""What is worn on the ears at the side of the head, over the hair so that it shows. x counts outward."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import shapes
from models.painter.anatomy import SIDES
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import GOLD, GOLD_INK, WHITE, mix

STUD: Final = (142, 330)
HOOP: Final = (146, 350)
AID: Final = (
    "M130,262 C146,248 170,262 171,290 C171,310 163,327 152,332 C142,333 138,323 144,315 "
    "C151,305 154,294 151,284 C148,275 141,275 136,279 C125,281 122,269 130,262 Z"
)
AID_SHINE: Final = "M152,266 C161,274 163,288 160,302"
AID_TUBE: Final = "M131,276 C124,286 124,298 130,306"
EAR_MOULD: Final = (133, 309)


def draw(easel: Easel) -> None:
    wear = EAR_WEAR[easel.trait("ear_wear")]
    for side in SIDES:
        with easel.drawing.mirrored(side):
            wear(easel)


def studs(easel: Easel) -> None:
    x, y = STUD
    easel.drawing.shape(shapes.ellipse(x, y, 10.5, 10.5), easel.accent.colour, easel.accent.ink, 4)
    easel.drawing.shape(shapes.ellipse(x - 3, y - 3.5, 3.4, 3.4), WHITE)


def hoops(easel: Easel) -> None:
    ring = shapes.ellipse(*HOOP, 16, 19)
    easel.drawing.line(ring, GOLD_INK, 11)
    easel.drawing.line(ring, GOLD, 5.5)


def hearing_aid(easel: Easel) -> None:
    """Worn behind the ear and before the hair: nothing to hide."""
    accent, pale = easel.accent, mix(easel.accent.colour, WHITE, 0.6)
    easel.drawing.line(AID_TUBE, accent.ink, 8)
    easel.drawing.line(AID_TUBE, pale, 4)
    easel.drawing.shape(shapes.ellipse(*EAR_MOULD, 8, 8), pale, accent.ink, 3.5)
    easel.drawing.shape(AID, accent.colour, accent.ink, 4)
    easel.drawing.line(AID_SHINE, pale, 4)


EAR_WEAR: Final[Mapping[str, Part]] = MappingProxyType(
    {"none": nothing, "studs": studs, "hoops": hoops, "hearing_aid": hearing_aid}
)
