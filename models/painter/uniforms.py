"""What is worn to school, to work, to a ball and on stage."""

from collections.abc import Mapping
from typing import Final

from models.painter import cloth, shapes
from models.painter.cloth import Outfit, both, both_lines, middle_line, paler
from models.painter.easel import Easel
from models.painter.everyday import SHIRT_COLLAR, tie
from models.painter.palette import GOLD, WHITE, luma

NAVY_COLLAR: Final = "#4b5f9e"
SAILOR_COLLAR: Final = "M36,414 C66,430 100,438 112,452 C112,478 92,490 66,490 L8,500 C20,470 34,446 36,414 Z"
SAILOR_STRIPE: Final = "M104,456 C102,474 86,480 64,480 L18,488"

LAPEL: Final = "M44,420 L74,430 L88,462 L66,466 L72,476 L10,526 H0 C16,490 36,450 44,420 Z"
SUIT_FRONT: Final = "M42,418 L0,526 V420 Z"
KERCHIEF: Final = "M66,496 L74,482 L82,492 L92,482 L96,496 Z"
PIPING: Final = "M74,430 L88,462 L66,466 L72,476 L14,524"
CREST: Final = "M70,490 H94 V506 C94,516 86,520 82,524 C78,520 70,516 70,506 Z"

APRON: Final = "M0,470 H46 L62,526 H0 Z"
APRON_FRILL: Final = (
    "M44,440 C66,432 74,452 66,460 C84,464 84,482 74,486 C90,494 88,510 80,514 L84,526 H56 L38,470 Z"
)
MAID_COLLAR: Final = "M40,418 C56,424 64,440 56,456 C40,470 16,470 0,460 C18,456 36,444 40,418 Z"

DRESS_FRILL: Final = (
    "M74,434 C90,436 100,446 92,456 C98,468 86,476 76,472 C70,486 54,486 48,478 "
    "C40,490 24,490 18,482 C12,488 4,488 0,486 V464 C34,464 60,452 74,434 Z"
)
DRESS_LACE: Final = "M84,450 C70,464 50,472 0,476"
STRAP: Final = "M62,440 L74,420 L86,426 L80,444 Z"

IDOL_FRILL: Final = (
    "M82,440 C108,412 156,414 186,448 C196,460 190,474 180,472 C178,484 164,484 158,474 "
    "C152,486 136,484 132,472 C124,482 110,478 108,466 C96,468 84,458 82,440 Z"
)
IDOL_LACE: Final = (
    "M86,446 C110,426 160,428 184,456 C198,472 190,490 178,488 C174,500 158,500 152,490 "
    "C146,500 130,498 126,486 C116,494 102,488 102,476 C92,476 86,462 86,446 Z"
)
IDOL_PLEATS: Final = (
    "M108,462 C108,450 110,442 114,436 M132,468 C132,452 132,444 132,434 M158,470 C156,456 154,446 150,438"
)
IDOL_COLLAR: Final = "M42,420 C62,424 76,434 84,446 L60,470 C48,462 24,474 0,494 V470 C22,460 38,446 42,420 Z"
SPARKLES: Final = ((114, 500, 13), (396, 504, 11), (180, 506, 11), (332, 500, 12))


def sailor(easel: Easel) -> None:
    outfit, accent = easel.outfit, easel.accent
    dark = luma(outfit.colour) > 0.8
    cloth.sleeves(easel)
    both(easel, SAILOR_COLLAR, NAVY_COLLAR if dark else WHITE, outfit.ink, 4.5)
    both_lines(easel, SAILOR_STRIPE, WHITE if dark else accent.colour, 5)
    cloth.bow(easel, 492, 0.92)


def shirt_front(easel: Easel) -> None:
    both(easel, SUIT_FRONT, WHITE)


def suit(easel: Easel) -> None:
    outfit = easel.outfit
    cloth.sleeves(easel, "M112,526 C106,506 106,490 114,474")
    tie(easel)
    both(easel, SHIRT_COLLAR, WHITE, outfit.ink, 4)
    both(easel, LAPEL, outfit.shade, outfit.ink, 4.5)
    with easel.drawing.mirrored(1):
        easel.drawing.shape(KERCHIEF, easel.accent.colour, easel.accent.ink, 3)


def blazer(easel: Easel) -> None:
    """A school blazer: white piping, a crest, a striped tie or a ribbon."""
    outfit = easel.outfit
    cloth.sleeves(easel, "M112,526 C106,506 106,490 114,474")
    if easel.boy:
        tie(easel)
    both(easel, SHIRT_COLLAR, WHITE, outfit.ink, 4)
    both(easel, LAPEL, outfit.colour, outfit.ink, 4.5)
    both_lines(easel, PIPING, WHITE, 5)
    if not easel.boy:
        cloth.bow(easel, 476, 0.78)
    with easel.drawing.mirrored(1):
        cloth.gold(easel, CREST)
        easel.drawing.shape(shapes.star(82, 504, 8), easel.accent.colour)


def maid(easel: Easel) -> None:
    outfit = easel.outfit
    cloth.sleeves(easel, "M92,444 C98,462 104,490 106,526")
    both(easel, APRON, WHITE)
    both(easel, APRON_FRILL, WHITE, outfit.ink, 4)
    both_lines(easel, "M50,450 C54,474 62,500 68,526", "#c9cfe0", 4)
    both(easel, MAID_COLLAR, WHITE, outfit.ink, 4)
    cloth.bow(easel, 474, 0.74)


def dress(easel: Easel) -> None:
    """A neckline of frills on bare shoulders."""
    outfit, accent = easel.outfit, easel.accent
    both(easel, STRAP, outfit.colour, outfit.ink, 4)
    cloth.sleeves(easel, "M92,444 C98,462 104,490 106,526")
    both(easel, DRESS_FRILL, paler(easel, 0.66), outfit.ink, 4)
    both_lines(easel, DRESS_LACE, accent.colour, 5)
    cloth.bow(easel, 490, 0.66)


def idol(easel: Easel) -> None:
    """For the stage: frills like epaulettes, a big bow with a jewel, sparkles."""
    outfit, accent = easel.outfit, easel.accent
    cloth.sleeves(easel, "M92,444 C98,462 104,490 106,526")
    both(easel, IDOL_LACE, WHITE, outfit.ink, 4)
    both(easel, IDOL_FRILL, accent.colour, accent.ink, 4)
    both_lines(easel, IDOL_PLEATS, accent.shade, 4)
    both(easel, IDOL_COLLAR, WHITE, outfit.ink, 4)
    both_lines(easel, "M72,440 L52,460 C40,456 22,466 0,482", accent.colour, 4.5)
    cloth.bow(easel, 486, 0.9)
    cloth.gold(easel, "M256,472 l11,13 l-11,14 l-11,-14 Z")
    for x, y, size in SPARKLES:
        easel.drawing.shape(shapes.star(x, y, size, 0.36, 4), "#fffbe0")


def idol_skirt(easel: Easel) -> None:
    middle_line(easel, "M-100,516 H100", GOLD, 5)


UNIFORMS: Final[Mapping[str, Outfit]] = {
    "sailor": Outfit(cloth.body(cloth.SLOPED, cloth.VEE), sailor),
    "suit": Outfit(cloth.body(cloth.SQUARE), suit, shirt_front, sleeve="white"),
    "blazer": Outfit(cloth.body(cloth.SQUARE), blazer, shirt_front, sleeve="white"),
    "maid": Outfit(cloth.body(cloth.PUFFED), maid, sleeve="white"),
    "dress": Outfit(cloth.body(cloth.PUFFED, cloth.WIDE), dress, sleeve="bare"),
    "idol": Outfit(cloth.body(cloth.PUFFED), idol, idol_skirt, sleeve="white"),
}
