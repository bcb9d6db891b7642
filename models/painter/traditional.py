"""Clothes of China and Japan."""

from collections.abc import Mapping
from typing import Final

from models.painter import cloth, shapes
from models.painter.anatomy import MIDDLE
from models.painter.cloth import Outfit, both, both_lines, middle, middle_line, paler
from models.painter.easel import Easel
from models.painter.palette import GOLD, GOLD_INK, WHITE, mix

UNDER_COLLAR: Final = ("M46,414 L-10,506 L-26,494 L34,410 Z", "M-46,414 L6,500 L22,490 L-34,410 Z")
"""The collar that lies below and the one that lies above, from the middle of the figure."""
COLLAR: Final = ("M66,422 L0,526 H-34 L46,412 Z", "M-66,422 L-6,526 H34 L-46,412 Z")
OBI: Final = "M-114,498 C-60,490 60,490 114,498 V530 H-114 Z"
KIMONO_FLOWERS: Final = (
    (138, 486, 12),
    (168, 512, 10),
    (374, 486, 12),
    (344, 512, 10),
    (154, 456, 7),
    (358, 456, 7),
)

HANFU_BAND: Final = ("M74,424 L8,526 H-40 L46,412 Z", "M-74,424 L-8,526 H40 L-46,412 Z")
SHAWL: Final = "M86,430 C120,436 158,462 178,490 C190,506 196,516 200,528 H172 C160,494 128,462 82,448 Z"
CLOUD: Final = "M-22,8 C-32,8 -32,-6 -20,-6 C-18,-18 0,-20 4,-10 C14,-16 26,-6 18,2 C26,4 24,10 18,10 Z"
SASH: Final = "M-96,498 C-50,490 50,490 96,498 V530 H-96 Z"
SASH_EDGE: Final = "M-94,506 C-50,498 50,498 94,506"

MANDARIN: Final = (
    "M-46,406 C-30,424 30,424 46,406 C52,424 52,440 46,448 C24,464 -24,464 -46,448 C-52,440 -52,424 -46,406 Z"
)
MANDARIN_EDGE: Final = "M-47,410 C-30,428 30,428 47,410"
QIPAO_SEAM: Final = "M0,462 C18,484 54,472 92,494 C100,500 106,512 108,526"
QIPAO_BLOSSOMS: Final = ((198, 484, 12), (180, 508, 8), (228, 506, 9), (322, 512, 9))
CAP_SLEEVE: Final = "M100,504 C116,490 134,488 150,492"
BARE_ARM: Final = "M100,504 C116,490 134,488 150,492 V530 H100 Z"

FROGS: Final = (474, 500)
TANG_CLOUDS: Final = ((166, 488, 1.0), (346, 488, 1.0), (196, 520, 0.8), (316, 520, 0.8))


def _lower(easel: Easel, pair: tuple[str, str], fill: str, ink: str | None, width: float = 4) -> None:
    """A pair of collars that cross, the right one above."""
    for path in pair:
        middle(easel, path, fill, ink, width)


def kimono_pattern(easel: Easel) -> None:
    for x, y, size in KIMONO_FLOWERS:
        cloth.blossom(easel, x, y, size, mix(easel.accent.colour, WHITE, 0.12), "#fff6d8")


def kimono(easel: Easel) -> None:
    outfit, accent = easel.outfit, easel.accent
    cloth.sleeves(easel, "M112,526 C106,506 106,486 116,466")
    _lower(easel, UNDER_COLLAR, WHITE, outfit.ink, 4)
    _lower(easel, COLLAR, paler(easel, 0.42), outfit.ink, 4.5)
    middle(easel, OBI, accent.colour, accent.ink, 4.5)
    middle_line(easel, "M-110,511 C-60,503 60,503 110,511", GOLD, 5.5)


def hanfu_clouds(easel: Easel) -> None:
    for side in (-1, 1):
        with easel.drawing.moved(f"translate({MIDDLE + side * 136},500) scale({side * 1.1},1.1)"):
            easel.drawing.shape(CLOUD, paler(easel, 0.5))


def hanfu(easel: Easel) -> None:
    """Crossed collars with a broad edge, a high sash and a silk shawl."""
    outfit, accent = easel.outfit, easel.accent
    _lower(easel, UNDER_COLLAR, WHITE, outfit.ink, 4)
    _lower(easel, HANFU_BAND, accent.colour, accent.ink, 4.5)
    middle_line(easel, "M-62,428 L4,526", GOLD, 4.5)
    middle_line(easel, "M62,428 L38,464", GOLD, 4.5)
    middle(easel, SASH, paler(easel, 0.55), outfit.ink, 4)
    middle_line(easel, SASH_EDGE, accent.colour, 6)
    silk = mix(accent.colour, WHITE, 0.6)
    both(easel, SHAWL, silk, accent.ink, 4)
    both_lines(easel, "M92,440 C128,450 164,484 186,526", mix(accent.colour, WHITE, 0.2), 4)


def qipao_pattern(easel: Easel) -> None:
    for x, y, size in QIPAO_BLOSSOMS:
        cloth.blossom(easel, x, y, size, easel.accent.colour, "#fff6d8")
    both(easel, BARE_ARM, easel.skin.colour)
    both_lines(easel, CAP_SLEEVE, easel.accent.ink, 10)
    both_lines(easel, CAP_SLEEVE, easel.accent.colour, 6)


def qipao(easel: Easel) -> None:
    outfit, accent = easel.outfit, easel.accent
    cloth.sleeves(easel)
    middle_line(easel, QIPAO_SEAM, accent.ink, 11)
    middle_line(easel, QIPAO_SEAM, accent.colour, 7)
    middle(easel, MANDARIN, outfit.colour, outfit.ink, 4.5)
    middle_line(easel, MANDARIN_EDGE, accent.colour, 7)
    for x, y, turn in ((0, 460, 60), (46, 480, 20), (88, 494, 40)):
        _frog(easel, x, y, 0.62, turn)


def _frog(easel: Easel, x: float, y: float, size: float = 1, turn: float = 0) -> None:
    """A button of knotted cord with its loops."""
    with easel.drawing.moved(f"translate({MIDDLE + x},{y}) rotate({turn}) scale({size})"):
        loops = "M-8,0 C-18,-14 -34,-8 -34,0 C-34,8 -18,14 -8,0 Z M8,0 C18,-14 34,-8 34,0 C34,8 18,14 8,0 Z"
        easel.drawing.shape(loops, easel.accent.colour, easel.accent.ink, 4)
        easel.drawing.shape(shapes.ellipse(0, 0, 9, 9), GOLD, GOLD_INK, 3.5)


def tang_clouds(easel: Easel) -> None:
    for x, y, size in TANG_CLOUDS:
        flip = -1 if x < MIDDLE else 1
        with easel.drawing.moved(f"translate({x},{y}) scale({flip * size},{size})"):
            easel.drawing.shape(CLOUD, paler(easel, 0.3))


def tang_suit(easel: Easel) -> None:
    """The jacket of the Spring Festival: a standing collar, piping, frogs down the front."""
    outfit, accent = easel.outfit, easel.accent
    cloth.sleeves(easel)
    middle_line(easel, "M0,456 V526", accent.ink, 10)
    middle_line(easel, "M0,456 V526", accent.colour, 6)
    for y in FROGS:
        _frog(easel, 0, y, 0.92)
    middle(easel, MANDARIN, mix(outfit.shade, outfit.colour, 0.4), outfit.ink, 4.5)
    middle_line(easel, MANDARIN_EDGE, accent.colour, 8)
    middle_line(easel, "M0,428 V456", outfit.ink, 4)


TRADITIONAL: Final[Mapping[str, Outfit]] = {
    "kimono": Outfit(cloth.body(cloth.ROBE, cloth.VEE), kimono, kimono_pattern, sleeve="wide"),
    "qipao": Outfit(cloth.body(cloth.SLIM, cloth.HIGH), qipao, qipao_pattern, sleeve="bare"),
    "hanfu": Outfit(cloth.body(cloth.ROBE, cloth.VEE), hanfu, hanfu_clouds, sleeve="wide"),
    "tang_suit": Outfit(cloth.body(cloth.SLOPED, cloth.HIGH), tang_suit, tang_clouds),
}
