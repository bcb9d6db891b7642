"""Raised hands: a wave, a peace sign, cheeks in both hands; and the hand that holds a thing.

A hand is drawn upright round its wrist, its thumb toward the face: x counts outward, y downward.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final, NamedTuple

from models.painter import pose
from models.painter.anatomy import SIDES
from models.painter.drawing import Stop
from models.painter.easel import Easel, Part, nothing
from models.painter.outfits import OUTFITS
from models.painter.palette import GOLD, GOLD_INK, WHITE, luma, mix
from models.painter.shapes import ellipse, rounded_rectangle

LINE: Final = 5
PALM_PINK: Final = "#ffd2c0"
PALER_PALM: Final = 0.5
"""How much paler palms are on dark skin."""

PALM: Final = (
    "M-19,6 C-24,-8 -28,-20 -30,-30 C-42,-32 -56,-42 -56,-54 C-56,-64 -46,-66 -40,-59 "
    "C-35,-53 -31,-51 -28,-52 "
    "L-32,-80 C-34,-96 -15,-98 -13,-83 L-11,-74 L-9,-90 C-8,-105 10,-105 10,-90 L10,-74 "
    "L14,-86 C18,-100 34,-96 31,-81 L27,-62 L31,-67 C39,-77 52,-70 47,-57 C42,-38 34,-18 20,6 Z"
)
PALM_LINES: Final = "M-26,-32 C-18,-38 -10,-28 -13,-14 M-8,-44 C4,-38 18,-40 28,-48"
VICTORY: Final = (
    "M-19,6 C-29,-8 -34,-26 -31,-44 L-44,-92 C-48,-110 -26,-116 -21,-99 L-8,-58 L10,-100 "
    "C17,-117 38,-109 32,-92 L20,-54 C34,-54 40,-42 36,-28 C34,-12 27,-4 20,6 Z"
)
VICTORY_FOLDS: Final = (
    "M-29,-40 C-18,-50 2,-48 8,-38 C12,-28 2,-22 -12,-26 "
    "M8,-38 C14,-46 28,-46 32,-38 M12,-27 C20,-32 30,-30 34,-24"
)
CUPPED: Final = (
    "M-23,8 C-36,-8 -44,-30 -42,-52 C-42,-66 -30,-72 -24,-64 C-24,-80 -8,-88 -2,-76 "
    "C2,-90 20,-90 22,-75 C28,-84 42,-78 42,-62 C44,-38 34,-12 23,8 Z"
)
CUPPED_LINES: Final = (
    "M-24,-63 C-24,-54 -23,-48 -21,-42 M-2,-75 C-2,-64 -1,-56 0,-48 M22,-74 C22,-64 21,-56 20,-48"
)
FIST: Final = "M-26,6 C-34,-6 -36,-24 -30,-36 C-22,-50 22,-50 30,-36 C37,-24 34,-6 26,6 Z"
FIST_LINES: Final = (
    "M-13,-44 C-16,-34 -16,-26 -13,-20 M2,-46 C0,-36 0,-28 2,-20 M17,-43 C16,-34 16,-27 17,-21"
)

ARM: Final = "M-24,-2 C-26,40 -36,80 -40,130 H44 C38,80 28,40 24,-2 Z"
WIDE_ARM: Final = "M-30,-4 C-36,30 -60,70 -70,130 H80 C66,70 36,30 30,-4 Z"
BARE_ARM: Final = "M-19,-4 C-20,40 -26,80 -28,130 H30 C26,80 20,40 20,-4 Z"
CUFF: Final = (-29, -6, 58, 22)
WRIST_SHADE: Final = "M-21,6 C-22,0 -24,-6 -26,-11 C-10,-4 12,-4 26,-11 L21,6 Z"


class Place(NamedTuple):
    """Where a wrist is: how far outward and down, and how far the hand leans outward, in degrees."""

    x: float
    y: float
    lean: float


WAVING: Final = Place(178, 442, 14)
VICTORIOUS: Final = Place(166, 448, 6)
AT_THE_CHEEK: Final = Place(80, 440, 17)
HOLDING: Final = Place(150, 494, -6)

HOLDERS: Final = frozenset({"balloon", "coffee", "book", "wand", "lantern"})
"""Companions that the other hand holds."""


def draw(easel: Easel) -> None:
    HANDS[easel.trait("hands")](easel)


def wave(easel: Easel) -> None:
    with _raised(easel, easel.side, WAVING):
        _hand(easel, PALM, PALM_LINES)


def peace(easel: Easel) -> None:
    with _raised(easel, easel.side, VICTORIOUS):
        _hand(easel, VICTORY, VICTORY_FOLDS)


def cheeks(easel: Easel) -> None:
    """The hands go with the head; one that holds a thing stays with it."""
    busy = -easel.side if easel.trait("companion") in HOLDERS else 0
    tilt, turn = easel.look.pose["tilt"], easel.look.pose["turn"]
    leaned, turned = pose.leaned(tilt), pose.layered(turn, pose.SIDE_LOCKS)
    for side in (side for side in SIDES if side != busy):
        with easel.drawing.moved(f"{leaned} {turned}"), _raised(easel, side, AT_THE_CHEEK):
            _hand(easel, CUPPED, CUPPED_LINES)


@contextmanager
def holding(easel: Easel) -> Iterator[None]:
    """What is drawn inside is held by a hand opposite to `side`; x and y count from its wrist."""
    side = -easel.side
    with _raised(easel, side, HOLDING):
        yield
        _hand(easel, FIST, FIST_LINES)


@contextmanager
def _raised(easel: Easel, side: int, place: Place) -> Iterator[None]:
    """What is drawn inside stands on an arm that is raised on that side."""
    with (
        easel.drawing.mirrored(side),
        easel.drawing.moved(f"translate({place.x},{place.y}) rotate({place.lean})"),
    ):
        sleeve = OUTFITS[easel.trait("outfit")].sleeve
        _arm(easel, sleeve)
        yield
        CUFFS[sleeve](easel)


def _hand(easel: Easel, outline: str, lines: str) -> None:
    skin = easel.skin
    colour = mix(skin.colour, PALM_PINK, PALER_PALM * (1 - luma(skin.colour)))
    easel.drawing.shape(outline, colour, skin.ink, LINE)
    easel.drawing.shape(WRIST_SHADE, skin.shade)
    easel.drawing.line(lines, mix(skin.ink, skin.shade, 0.35), 4)


def _arm(easel: Easel, sleeve: str) -> None:
    skin, cloth = easel.skin, easel.outfit
    if sleeve == "bare":
        easel.drawing.shape(BARE_ARM, skin.colour, skin.ink, LINE)
        return
    fill = easel.drawing.gradient(Stop(0, cloth.colour), Stop(1, mix(cloth.colour, cloth.shade, 0.7)))
    easel.drawing.shape(WIDE_ARM if sleeve == "wide" else ARM, fill, cloth.ink, LINE)


def _banded(easel: Easel, colour: str, ink: str) -> None:
    easel.drawing.shape(rounded_rectangle(*CUFF, 9), colour, ink, 4.5)


def _cloth_cuff(easel: Easel) -> None:
    _banded(easel, mix(easel.outfit.colour, WHITE, 0.3), easel.outfit.ink)


def _white_cuff(easel: Easel) -> None:
    _banded(easel, WHITE, easel.outfit.ink)


def _wide_cuff(easel: Easel) -> None:
    easel.drawing.shape(
        "M-32,-8 C-10,2 10,2 32,-8 L38,12 C14,22 -14,22 -38,12 Z", easel.accent.colour, easel.accent.ink
    )


def _golden_cuff(easel: Easel) -> None:
    _banded(easel, GOLD, GOLD_INK)


def _steel_cuff(easel: Easel) -> None:
    _banded(easel, "#dbe3f2", "#414b66")


def _fluffy_cuff(easel: Easel) -> None:
    puffs = " ".join(ellipse(x, y, 14, 14) for x, y in ((-24, 4), (-8, 8), (8, 8), (24, 4)))
    easel.drawing.shape(puffs, "#fffaf2", "#9aa3c0", 5)
    easel.drawing.shape(puffs, "#fffaf2")


CUFFS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "cloth": _cloth_cuff,
        "white": _white_cuff,
        "wide": _wide_cuff,
        "bare": nothing,
        "gold": _golden_cuff,
        "steel": _steel_cuff,
        "fluff": _fluffy_cuff,
    }
)
HANDS: Final[Mapping[str, Part]] = MappingProxyType(
    {"none": nothing, "wave": wave, "peace": peace, "cheeks": cheeks}
)
