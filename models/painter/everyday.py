"""What is worn every day."""

from collections.abc import Mapping
from typing import Final

from models.painter import cloth, shapes
from models.painter.anatomy import MIDDLE
from models.painter.cloth import Outfit, both, both_lines, middle, middle_line, paler
from models.painter.easel import Easel
from models.painter.palette import GOLD, GOLD_INK, WHITE, mix

HOOD_BEHIND: Final = "M0,414 C40,408 84,412 92,432 C96,446 82,456 60,458 L0,458 Z"
HOOD_ROLL: Final = "M40,420 C60,424 84,434 80,456 C76,476 40,480 0,500 L0,470 C22,462 36,446 40,420 Z"
HOOD_LINING: Final = "M38,420 C36,444 22,462 0,472 L0,446 C18,444 30,434 34,416 Z"
CORD: Final = "M16,484 C18,494 16,504 17,516"

SHIRT_COLLAR: Final = "M40,418 C46,424 54,430 58,436 L36,484 L0,462 C18,454 32,442 40,418 Z"
TIE_KNOT: Final = "M-14,458 L14,458 L9,480 L-9,480 Z"
TIE: Final = "M-9,480 L9,480 L20,526 H-20 Z"
TIE_STRIPES: Final = "M-13,500 L11,488 M-17,516 L16,502"
BREAST_POCKET: Final = "M50,492 H84 V520 L67,526 L50,520 Z"

TURTLENECK: Final = (
    "M-46,418 C-30,432 30,432 46,418 C52,432 52,444 46,452 C26,468 -26,468 -46,452 C-52,444 -52,432 -46,418 Z"
)
RIBS: Final = "M10,430 V460 M24,428 V457 M37,424 V452"
KNIT_WAVE: Final = "M-180,480" + " l20,-12 l20,12" * 9
KNIT_HEARTS: Final = (-96, -48, 0, 48, 96)

TSHIRT_RIM: Final = "M42,420 C40,444 22,460 0,460 L0,446 C16,446 30,436 34,414 Z"
SLEEVE_RIM: Final = "M100,496 C116,484 134,482 150,486 V502 C134,498 116,500 103,512 Z"
BARE_ARM: Final = "M103,510 C116,498 134,496 150,500 V530 H103 Z"
PRINT_Y: Final = 490

BOMBER_RIB: Final = "M40,416 C52,420 62,428 66,436 L30,500 L22,470 C32,456 40,440 40,416 Z"
BOMBER_SHIRT: Final = "M44,416 L26,526 H0 V420 Z"
BOMBER_EDGE: Final = "M64,438 L26,500 V526"
BOMBER_STRIPES: Final = "M122,446 C136,464 142,490 144,526 L160,526 C160,494 154,466 142,452 Z"
PATCH: Final = (178, 492)

BIB: Final = "M0,482 C28,490 48,488 64,480 L72,526 H0 Z"
BIB_POCKET: Final = "M-26,500 H26 V526 H-26 Z"
STRAP: Final = "M50,488 L74,436 L100,442 L78,496 Z"
OVERALLS_STRIPES: Final = (446, 468, 490, 512)

PUFFER: Final = "M62,426 C106,428 146,440 162,466 C174,486 176,506 176,526 H52 C44,500 46,470 62,426 Z"
PUFFER_SEAMS: Final = "M52,462 C86,472 130,468 160,460 M47,494 C86,506 140,502 174,494"
PUFFER_LINING: Final = "M46,414 C60,418 68,428 66,440 C56,470 54,500 58,526 H40 C34,490 38,450 40,420 Z"
STREET_HOOD: Final = "M0,398 C52,392 100,402 106,432 C108,448 94,454 74,458 L0,458 Z"
BOLT: Final = "M6,462 L-18,494 H-4 L-10,520 L19,484 H4 L14,462 Z"

WHITE_SHIRT: Final = "M44,420 C36,454 34,490 36,526 H0 V420 Z"
CARDIGAN_EDGE: Final = "M44,420 C36,454 34,490 36,526"
LANYARD: Final = "M34,428 L3,482"
BADGE: Final = (-25, 478, 50, 40)


def _hood_behind(easel: Easel) -> None:
    cloth.both(easel, HOOD_BEHIND, easel.outfit.shade, easel.outfit.ink, 5)


def hoodie(easel: Easel) -> None:
    accent, outfit = easel.accent, easel.outfit
    both(easel, HOOD_LINING, accent.shade)
    cloth.sleeves(easel)
    both(easel, HOOD_ROLL, paler(easel, 0.22), outfit.ink, 4.5)
    both_lines(easel, CORD, accent.ink, 9)
    both_lines(easel, CORD, accent.colour, 5.5)


def shirt(easel: Easel) -> None:
    outfit = easel.outfit
    cloth.sleeves(easel)
    middle(easel, BREAST_POCKET, paler(easel, 0.15), outfit.ink, 3.5)
    tie(easel)
    both(easel, SHIRT_COLLAR, mix(outfit.colour, WHITE, 0.72), outfit.ink, 4.5)


def tie(easel: Easel) -> None:
    accent = easel.accent
    middle(easel, TIE, accent.colour, accent.ink)
    middle_line(easel, TIE_STRIPES, accent.shade, 5)
    middle(easel, TIE_KNOT, accent.colour, accent.ink)


def knitting(easel: Easel) -> None:
    light = paler(easel, 0.62)
    middle_line(easel, KNIT_WAVE, light, 5)
    for across in KNIT_HEARTS:
        easel.drawing.shape(shapes.heart(MIDDLE + across, 498, 13), easel.accent.colour, easel.accent.ink, 3)


def sweater(easel: Easel) -> None:
    cloth.sleeves(easel)
    middle(easel, TURTLENECK, paler(easel, 0.2), easel.outfit.ink, 4.5)
    both_lines(easel, RIBS, easel.outfit.shade, 3.5)


def tshirt(easel: Easel) -> None:
    accent = easel.accent
    cloth.sleeves(easel)
    both(easel, TSHIRT_RIM, accent.colour, None)
    both_lines(easel, "M42,420 C40,444 22,460 0,460", accent.ink, 3.5)
    cloth.accent(easel, shapes.star(MIDDLE, PRINT_Y, 25, 0.52), 4)


def short_sleeves(easel: Easel) -> None:
    both(easel, BARE_ARM, easel.skin.colour)
    both(easel, SLEEVE_RIM, easel.accent.colour, easel.accent.ink, 3.5)


def bomber_shirt(easel: Easel) -> None:
    both(easel, BOMBER_SHIRT, WHITE)
    both(easel, BOMBER_STRIPES, easel.accent.colour)
    both_lines(easel, "M132,446 C148,466 151,492 152,526", WHITE, 4)


def jacket(easel: Easel) -> None:
    outfit = easel.outfit
    cloth.sleeves(easel)
    both_lines(easel, "M40,420 C36,446 20,462 0,464", "#b9bccb", 4)
    both_lines(easel, BOMBER_EDGE, outfit.ink, 4)
    both_lines(easel, "M21,502 V526", GOLD, 4)
    both(easel, BOMBER_RIB, easel.accent.colour, easel.accent.ink, 4.5)
    easel.drawing.shape(shapes.star(*PATCH, 13, 0.5), WHITE, outfit.ink, 3)


def striped_shirt(easel: Easel) -> None:
    """A striped shirt below the bib."""
    easel.drawing.shape("M60,410 H452 V526 H60 Z", "#fffaf4")
    for y in OVERALLS_STRIPES:
        middle_line(easel, f"M-160,{y} C-90,{y - 12} 90,{y - 12} 160,{y}", easel.accent.colour, 9)


def overalls(easel: Easel) -> None:
    outfit = easel.outfit
    both_lines(easel, cloth.SLEEVE_LINE, "#6a5560", 4)
    both(easel, BIB, outfit.colour)
    middle_line(easel, "M-72,526 L-64,480 C-30,492 30,492 64,480 L72,526", outfit.ink, 4.5)
    both(easel, STRAP, outfit.colour, outfit.ink)
    middle(easel, BIB_POCKET, paler(easel, 0.15), outfit.ink, 3.5)
    easel.drawing.shape(shapes.heart(MIDDLE, 508, 9), easel.accent.colour, easel.accent.ink, 2.5)
    for side in (-1, 1):
        easel.drawing.shape(shapes.ellipse(MIDDLE + side * 62, 490, 9, 9), GOLD, GOLD_INK, 3)


def _street_hood(easel: Easel) -> None:
    both(easel, STREET_HOOD, easel.accent.shade, easel.accent.ink, 5)


def streetwear(easel: Easel) -> None:
    """An open puffer jacket over a white shirt with a bolt on it."""
    outfit, accent = easel.outfit, easel.accent
    both_lines(easel, "M40,420 C38,446 20,458 0,458", "#9a9fb4", 5)
    middle(easel, BOLT, accent.colour, accent.ink, 4)
    both(easel, PUFFER, outfit.colour, outfit.ink, 4.5)
    both(easel, "M60,444 C104,448 130,452 152,470 C140,462 100,456 56,458 Z", paler(easel, 0.35))
    both_lines(easel, PUFFER_SEAMS, outfit.ink, 4)
    both(easel, PUFFER_LINING, accent.colour, accent.ink, 4)


def white_shirt(easel: Easel) -> None:
    both(easel, WHITE_SHIRT, WHITE)


def office(easel: Easel) -> None:
    """A cardigan over a white shirt, and the card that opens doors."""
    outfit, accent = easel.outfit, easel.accent
    both_lines(easel, CARDIGAN_EDGE, outfit.ink, 4.5)
    both_lines(easel, "M54,430 C46,460 45,492 47,526", outfit.shade, 5)
    cloth.sleeves(easel)
    both(easel, SHIRT_COLLAR, WHITE, outfit.ink, 4)
    both_lines(easel, LANYARD, accent.ink, 11)
    both_lines(easel, LANYARD, accent.colour, 7)
    middle(easel, shapes.rounded_rectangle(*BADGE, 6), "#ffffff", accent.ink, 4)
    middle(easel, "M-25,490 V484 a6,6 0 0,1 6,-6 H19 a6,6 0 0,1 6,6 V490 H-25 Z", accent.colour)
    middle(easel, shapes.ellipse(-10, 503, 8.5, 8.5), outfit.shade)
    middle_line(easel, "M5,499 H17 M5,508 H17", "#8f95ad", 3.5)


EVERYDAY: Final[Mapping[str, Outfit]] = {
    "hoodie": Outfit(cloth.body(cloth.BROAD), hoodie, behind=_hood_behind),
    "shirt": Outfit(cloth.body(cloth.SLOPED), shirt),
    "sweater": Outfit(cloth.body(cloth.SLOPED, cloth.HIGH), sweater, knitting),
    "tshirt": Outfit(cloth.body(cloth.SLIM), tshirt, short_sleeves, sleeve="bare"),
    "jacket": Outfit(cloth.body(cloth.BROAD), jacket, bomber_shirt),
    "overalls": Outfit(cloth.body(cloth.SLIM), overalls, striped_shirt),
    "streetwear": Outfit(cloth.body(cloth.BROAD), streetwear, behind=_street_hood),
    "office": Outfit(cloth.body(cloth.SLOPED), office, white_shirt, sleeve="white"),
}
