"""Clothes: a torso in the outfit's colour, what lies on it inside its outline, and what is worn over it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from models.painter import shapes
from models.painter.anatomy import MIDDLE, TORSO
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import WHITE, luma, mix

NECK_HALF_WIDTH: Final = 30
NECK_HALF_WIDTH_OF_BOY: Final = 34
SLEEVE_SHADE: Final = (
    "M104,520 C120,470 150,452 170,450 C150,480 150,500 150,520 Z "
    "M408,520 C392,470 362,452 342,450 C362,480 362,500 362,520 Z"
)

HOOD: Final = (
    "M196,426 C176,440 172,462 190,470 C214,482 236,470 256,492 C276,470 298,482 322,470 "
    "C340,462 336,440 316,426 C310,446 288,462 256,464 C224,462 202,446 196,426 Z"
)
HOOD_CORDS: Final = "M232,474 L230,512 M280,474 L282,512"

NAVY_COLLAR: Final = "#4b5f9e"
SAILOR_COLLAR: Final = (
    "M214,420 L256,478 L298,420 L322,436 C316,470 300,492 256,500 C212,492 196,470 190,436 Z"
)
SAILOR_NECKLINE: Final = "M220,424 L256,470 L292,424 C284,452 268,458 256,458 C244,458 228,452 220,424 Z"
SAILOR_BOW: Final = (
    "M256,480 C230,462 214,474 214,494 C232,504 246,498 256,486 "
    "C266,498 280,504 298,494 C298,474 282,462 256,480 Z"
)

SHIRT_FRONT: Final = "M206,424 L256,520 L306,424 Z"
SHIRT_COLLAR: Final = "M214,420 L256,470 L298,420 L314,432 L288,486 L256,470 L224,486 L198,432 Z"
TIE: Final = "M246,472 L266,472 L272,520 L240,520 Z"
SUIT_LAPELS: Final = "M198,430 L182,470 L206,478 L236,520 H190 Z M314,430 L330,470 L306,478 L276,520 H322 Z"

SWEATER_COLLAR: Final = (
    "M206,420 C206,448 228,466 256,466 C284,466 306,448 306,420 L316,430 "
    "C314,462 290,484 256,484 C222,484 198,462 196,430 Z"
)
SWEATER_HEARTS: Final = (-60, -20, 20, 60)

KIMONO_COLLAR: Final = "M214,420 L262,500 L300,420 L330,440 L276,520 L236,520 L182,440 Z"
KIMONO_OVERLAP: Final = "M214,420 L262,500"
KIMONO_FLOWERS: Final = ((150, 490), (360, 480), (180, 508), (334, 508))

QIPAO_COLLAR: Final = (
    "M218,410 C216,440 236,452 256,456 C276,452 296,440 294,410 L306,424 "
    "C308,458 282,470 256,472 C230,470 204,458 206,424 Z"
)
QIPAO_SEAM: Final = "M256,472 C290,476 316,486 330,512"
QIPAO_BUTTONS: Final = ((256, 474), (292, 484), (320, 502))

APRON: Final = "M206,452 Q256,476 306,452 L322,520 H190 Z"
APRON_FRILL: Final = (
    "M208,418 q12,22 24,8 q12,24 24,10 q12,14 24,-10 q12,14 24,-8 l8,18 "
    "q-14,22 -28,10 q-14,22 -28,6 q-14,16 -28,-6 q-14,12 -28,-10 Z"
)
APRON_BOW: Final = (
    "M256,462 C236,448 222,456 222,474 C236,482 248,478 256,468 "
    "C264,478 276,482 290,474 C290,456 276,448 256,462 Z"
)

TSHIRT_COLLAR: Final = (
    "M210,420 C212,452 234,464 256,464 C278,464 300,452 302,420 L312,428 "
    "C310,464 284,478 256,478 C228,478 202,464 200,428 Z"
)

DRESS_NECKLINE: Final = (
    "M208,424 C220,452 240,460 256,462 C272,460 292,452 304,424 "
    "C298,446 280,452 256,454 C232,452 214,446 208,424 Z"
)
DRESS_FRILL: Final = (
    "M196,430 q10,28 30,22 q14,20 30,10 q16,10 30,-10 q20,6 30,-22 l10,12 "
    "q-8,36 -36,28 q-16,20 -34,8 q-18,12 -34,-8 q-28,8 -36,-28 Z"
)

JACKET_SHIRT: Final = "M216,420 L256,520 L296,420 Z M216,420 L206,520 H306 L296,420 Z"
JACKET_ZIP: Final = "M256,470 V520"
JACKET_EDGES: Final = "M198,430 L214,420 L232,520 H214 L186,446 Z M314,430 L298,420 L280,520 H298 L326,446 Z"

STEEL: Final = "#c9d2e3"
BRIGHT_STEEL: Final = "#dbe2ef"
STEEL_INK: Final = "#5c6680"
STEEL_RIDGE: Final = "#8d98b3"
PAULDRONS: Final = "M104,520 C110,470 150,440 196,436 L210,520 Z M408,520 C402,470 362,440 316,436 L302,520 Z"
PAULDRON_RIDGES: Final = "M140,470 q30,-14 56,-8 M372,470 q-30,-14 -56,-8"
GORGET: Final = "M206,424 Q256,470 306,424 L312,446 Q256,500 200,446 Z"
ARMOR_GEM: Final = "M256,474 l16,18 l-16,22 l-16,-22 Z"

BRASS: Final = "#ffd166"
OVERALLS_SHIRT: Final = "M104,430 H408 V520 H104 Z"
OVERALLS_BIB: Final = "M190,520 L196,478 Q256,492 316,478 L322,520 Z"
OVERALLS_STRAPS: Final = "M196,480 L176,440 L198,432 L216,482 Z M316,480 L336,440 L314,432 L296,482 Z"
OVERALLS_BUTTONS: Final = (206, 306)

CLOAK_EDGES: Final = "M236,440 L228,520 M276,440 L284,520"
CLOAK_COLLAR: Final = "M190,434 C214,470 298,470 322,434 L336,446 C310,500 202,500 176,446 Z"
CLOAK_CLASP: Final = "M256,468 l17,17 l-17,19 l-17,-19 Z"


class Outfit(NamedTuple):
    inside: Part
    """Drawn within the torso's outline."""
    over: Part


def draw(easel: Easel) -> None:
    """Neck, torso and clothes."""
    outfit, cloth = OUTFITS[easel.trait("outfit")], easel.outfit
    _draw_neck(easel)
    easel.drawing.shape(TORSO, cloth.colour, cloth.ink, 5)
    with easel.drawing.clipped(TORSO):
        easel.drawing.shape(SLEEVE_SHADE, cloth.shade)
        outfit.inside(easel)
    outfit.over(easel)


def _draw_neck(easel: Easel) -> None:
    half = NECK_HALF_WIDTH_OF_BOY if easel.boy else NECK_HALF_WIDTH
    left, right = MIDDLE - half, MIDDLE + half
    neck = f"M{left},380 L{left},430 Q{MIDDLE},462 {right},430 L{right},380 Z"
    chin_shadow = f"M{left},402 Q{MIDDLE},430 {right},402 L{right},418 Q{MIDDLE},444 {left},418 Z"
    easel.drawing.shape(neck, easel.skin.colour, easel.skin.ink)
    easel.drawing.shape(chin_shadow, easel.skin.shade)


def _paler(easel: Easel, share: float) -> str:
    """The outfit's colour with a `share` of white."""
    return mix(easel.outfit.colour, WHITE, share)


def _accent(easel: Easel, path: str, width: float) -> None:
    easel.drawing.shape(path, easel.accent.colour, easel.accent.ink, width)


def hoodie(easel: Easel) -> None:
    easel.drawing.shape(HOOD, _paler(easel, 0.18), easel.outfit.ink)
    easel.drawing.line(HOOD_CORDS, easel.accent.colour, 5)


def sailor(easel: Easel) -> None:
    collar = NAVY_COLLAR if luma(easel.outfit.colour) > 0.8 else WHITE
    easel.drawing.shape(SAILOR_COLLAR, collar, easel.outfit.ink)
    easel.drawing.shape(SAILOR_NECKLINE, easel.skin.colour, easel.skin.ink, 4)
    _accent(easel, SAILOR_BOW, 4)


def shirt(easel: Easel) -> None:
    easel.drawing.shape(SHIRT_COLLAR, WHITE, easel.outfit.ink)
    _accent(easel, TIE, 4)


def suit(easel: Easel) -> None:
    easel.drawing.shape(SHIRT_FRONT, WHITE, easel.outfit.ink, 4)
    shirt(easel)
    easel.drawing.shape(SUIT_LAPELS, easel.outfit.shade, easel.outfit.ink)


def sweater(easel: Easel) -> None:
    easel.drawing.shape(SWEATER_COLLAR, _paler(easel, 0.3), easel.outfit.ink)
    for across in SWEATER_HEARTS:
        easel.drawing.shape(shapes.heart(MIDDLE + across, 504, 9), easel.accent.colour)


def kimono(easel: Easel) -> None:
    easel.drawing.shape(KIMONO_COLLAR, _paler(easel, 0.75), easel.outfit.ink)
    easel.drawing.line(KIMONO_OVERLAP, easel.outfit.ink, 4)
    for x, y in KIMONO_FLOWERS:
        easel.drawing.shape(shapes.star(x, y, 11, 0.5), easel.accent.colour)


def qipao(easel: Easel) -> None:
    easel.drawing.shape(QIPAO_COLLAR, easel.accent.colour, easel.accent.ink)
    easel.drawing.line(QIPAO_SEAM, easel.accent.colour, 6)
    for x, y in QIPAO_BUTTONS:
        _accent(easel, shapes.ellipse(x, y, 7, 7), 3)


def maids_apron(easel: Easel) -> None:
    easel.drawing.shape(APRON, WHITE, easel.outfit.ink, 4)


def maids_frill(easel: Easel) -> None:
    easel.drawing.shape(APRON_FRILL, WHITE, easel.outfit.ink, 4)
    _accent(easel, APRON_BOW, 4)


def tshirt(easel: Easel) -> None:
    easel.drawing.shape(TSHIRT_COLLAR, _paler(easel, 0.4), easel.outfit.ink)
    easel.drawing.shape(shapes.star(MIDDLE, 504, 22), easel.accent.colour)


def dress(easel: Easel) -> None:
    easel.drawing.shape(DRESS_NECKLINE, easel.skin.colour, easel.skin.ink, 3)
    easel.drawing.shape(DRESS_FRILL, _paler(easel, 0.55), easel.outfit.ink, 4)
    easel.drawing.shape(shapes.heart(MIDDLE, 486, 11), easel.accent.colour)


def jacket_shirt(easel: Easel) -> None:
    easel.drawing.shape(JACKET_SHIRT, WHITE, easel.outfit.ink, 4)
    easel.drawing.line(JACKET_ZIP, easel.outfit.ink, 3)


def jacket_edges(easel: Easel) -> None:
    easel.drawing.shape(JACKET_EDGES, _paler(easel, 0.35), easel.outfit.ink, 4)
    easel.drawing.shape(shapes.star(166, 488, 11), easel.accent.colour)


def armor_plates(easel: Easel) -> None:
    easel.drawing.shape(PAULDRONS, STEEL, STEEL_INK)
    easel.drawing.line(PAULDRON_RIDGES, STEEL_RIDGE, 4)


def armor_gorget(easel: Easel) -> None:
    easel.drawing.shape(GORGET, BRIGHT_STEEL, STEEL_INK)
    _accent(easel, ARMOR_GEM, 4)


def overalls(easel: Easel) -> None:
    cloth = easel.outfit
    easel.drawing.shape(OVERALLS_SHIRT, _paler(easel, 0.35))
    easel.drawing.shape(OVERALLS_BIB, cloth.colour, cloth.ink)
    easel.drawing.shape(OVERALLS_STRAPS, cloth.colour, cloth.ink, 4)
    for x in OVERALLS_BUTTONS:
        easel.drawing.shape(shapes.ellipse(x, 486, 6, 6), BRASS)


def cloak_edges(easel: Easel) -> None:
    easel.drawing.line(CLOAK_EDGES, easel.outfit.ink, 4)


def cloak_collar(easel: Easel) -> None:
    easel.drawing.shape(CLOAK_COLLAR, _paler(easel, 0.35), easel.outfit.ink)
    _accent(easel, CLOAK_CLASP, 4)


OUTFITS: Final[Mapping[str, Outfit]] = MappingProxyType(
    {
        "hoodie": Outfit(nothing, hoodie),
        "sailor": Outfit(nothing, sailor),
        "shirt": Outfit(nothing, shirt),
        "sweater": Outfit(nothing, sweater),
        "kimono": Outfit(nothing, kimono),
        "qipao": Outfit(nothing, qipao),
        "maid": Outfit(maids_apron, maids_frill),
        "suit": Outfit(nothing, suit),
        "tshirt": Outfit(nothing, tshirt),
        "dress": Outfit(nothing, dress),
        "jacket": Outfit(jacket_shirt, jacket_edges),
        "armor": Outfit(armor_plates, armor_gorget),
        "overalls": Outfit(overalls, nothing),
        "cloak": Outfit(cloak_edges, cloak_collar),
    }
)
