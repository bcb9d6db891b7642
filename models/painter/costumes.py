"""What heroes and other legends wear."""

from collections.abc import Mapping
from typing import Final

from models.painter import cloth, shapes
from models.painter.anatomy import MIDDLE
from models.painter.cloth import Outfit, both, both_lines, middle, middle_line, paler
from models.painter.drawing import Stop
from models.painter.easel import Easel
from models.painter.palette import GOLD, GOLD_INK, WHITE

STEEL: Final = "#c6d0e4"
BRIGHT_STEEL: Final = "#eaf0fa"
DARK_STEEL: Final = "#8f9cb8"
STEEL_INK: Final = "#414b66"

PAULDRON: Final = (
    "M76,446 C92,420 120,420 138,428 L172,404 C178,428 184,450 182,478 "
    "C148,462 108,464 84,484 C74,472 72,458 76,446 Z"
)
PAULDRON_RIM: Final = "M84,484 C108,464 148,462 182,478 L181,494 C148,478 112,480 90,499 Z"
PAULDRON_BELOW: Final = "M90,499 C112,480 148,478 180,494 L174,530 H98 Z"
GORGET: Final = "M44,416 C60,424 68,438 62,452 C44,474 18,478 0,480 V452 C20,448 38,436 44,416 Z"

PLATE: Final = (
    "M74,448 C84,420 140,410 168,444 C180,460 183,478 179,492 C150,478 108,478 83,492 C74,480 70,464 74,448 Z"
)
SLEEVE_BELOW: Final = "M86,488 C108,474 150,474 174,488 C178,504 174,518 170,530 H94 Z"
RIVETS: Final = ((96, 476), (127, 470), (158, 476))
MAIL: Final = "M46,416 C62,424 74,434 76,448 C56,464 30,470 0,472 V450 C22,446 40,434 46,416 Z"
MAIL_RINGS: Final = "M8,460 q7,7 14,0 q7,7 14,-3 q7,4 13,-8 M30,446 q7,6 13,-2 q7,4 12,-6"
CROSS: Final = "M-8,474 H8 V487 H25 V502 H8 V530 H-8 V502 H-25 V487 H-8 Z"

CLOAK_COLLAR: Final = "M34,410 C70,404 96,420 100,444 C84,470 44,486 0,488 V458 C24,450 36,434 34,410 Z"
CLOAK_OPENING: Final = "M0,480 L62,530 H0 Z"
CLOAK_FOLDS: Final = "M70,476 C84,492 92,508 96,526 M116,456 C132,476 142,500 146,526"

WIZARD_COLLAR: Final = "M30,412 L74,398 L118,430 C96,458 48,480 0,490 V462 C22,452 34,436 30,412 Z"
WIZARD_MOON: Final = "M104,464 a20,20 0 1,0 24,28 a16,16 0 1,1 -24,-28 Z"
WIZARD_STARS: Final = ((142, 482, 17), (190, 500, 12), (314, 504, 12), (104, 510, 9), (412, 506, 10))

NINJA_WRAP: Final = ("M70,424 L0,526 H-40 L48,412 Z", "M-70,424 L-6,526 H40 L-48,412 Z")
NINJA_SCARF: Final = "M40,402 C62,410 74,424 68,444 C52,470 20,474 0,474 V440 C20,436 38,424 40,402 Z"
NINJA_TAIL: Final = "M52,420 C92,392 128,404 156,372 C160,398 150,412 182,416 C160,446 108,446 60,446 Z"
HILT: Final = "M92,452 L150,352 L168,362 L112,462 Z"
HILT_WRAP: Final = "M106,446 L118,440 M114,430 L130,424 M124,412 L140,406 M134,396 L150,388 M144,378 L160,370"
GUARD: Final = "M80,440 L124,464 L118,474 L74,450 Z"

RING_COLLAR: Final = "M-76,438 C-60,410 60,410 76,438 C84,466 40,482 0,482 C-40,482 -84,466 -76,438 Z"
RING_HOLE: Final = "M-52,432 C-40,416 40,416 52,432 C56,450 30,460 0,460 C-30,460 -56,450 -52,432 Z"
SUIT_STRIPES: Final = "M112,440 C134,460 140,490 142,526 L160,526 C160,492 152,460 130,438 Z"
PANEL: Final = (-32, 490, 64, 40)
BADGE: Final = (180, 500, 17)

SANTA_FLUFF: Final = ((9, 470, 18), (34, 466, 19), (58, 456, 19), (78, 444, 17), (62, 434, 15))
SANTA_INK: Final = "#9aa3c0"
BUCKLE: Final = "M-19,496 H19 V530 H-19 Z"
FUR_CREAM: Final = "#fffaf2"


def _steel(easel: Easel) -> str:
    return easel.drawing.gradient(Stop(0, BRIGHT_STEEL), Stop(0.5, STEEL), Stop(1, DARK_STEEL))


def armor(easel: Easel) -> None:
    """Enamelled plates with golden rims, and a jewel."""
    outfit = easel.outfit
    middle_line(easel, "M0,486 V526", outfit.ink, 4)
    both_lines(easel, "M70,450 C66,476 40,490 0,506", GOLD_INK, 10)
    both_lines(easel, "M70,450 C66,476 40,490 0,506", GOLD, 6)
    both(easel, PAULDRON_BELOW, _steel(easel), STEEL_INK, 4.5)
    both(easel, PAULDRON, outfit.colour, outfit.ink, 5)
    both(
        easel,
        "M92,446 C104,434 126,434 142,442 L166,424 C168,434 170,444 171,452 C142,440 112,442 92,454 Z",
        paler(easel, 0.5),
    )
    both(easel, PAULDRON_RIM, GOLD, GOLD_INK, 4)
    both(easel, GORGET, _steel(easel), STEEL_INK, 4.5)
    both_lines(easel, "M54,438 C40,458 20,464 0,468", GOLD, 5)
    cloth.accent(easel, "M256,468 l19,20 l-19,24 l-19,-24 Z", 4.5)
    easel.drawing.gleam("M256,474 l-11,13 l8,3 Z", WHITE, opacity=0.7)


def knight(easel: Easel) -> None:
    """Plates over mail, and a tabard with a cross."""
    outfit, accent = easel.outfit, easel.accent
    steel = _steel(easel)
    both_lines(easel, "M74,448 C78,480 82,504 84,526", outfit.ink, 4.5)
    both_lines(easel, "M60,462 C64,488 68,508 70,526", accent.colour, 5)
    middle(easel, CROSS, accent.colour, accent.ink, 4)
    both(easel, MAIL, "#a9b4cb", STEEL_INK, 4)
    both_lines(easel, MAIL_RINGS, "#66718d", 3)
    both(easel, SLEEVE_BELOW, outfit.colour, outfit.ink, 4.5)
    both(easel, PLATE, steel, STEEL_INK, 5)
    both(easel, "M94,438 C110,424 138,426 154,446 C138,438 112,438 94,448 Z", WHITE)
    for side in (-1, 1):
        for x, y in RIVETS:
            easel.drawing.shape(shapes.ellipse(MIDDLE + side * x, y, 5, 5), GOLD, GOLD_INK, 2)


def cloak_inside(easel: Easel) -> None:
    both(easel, CLOAK_OPENING, easel.accent.colour)
    both_lines(easel, CLOAK_FOLDS, easel.outfit.shade, 6)


def cloak(easel: Easel) -> None:
    outfit = easel.outfit
    both_lines(easel, "M0,480 L62,530", outfit.ink, 4)
    both(easel, CLOAK_COLLAR, paler(easel, 0.3), outfit.ink, 4.5)
    both_lines(easel, "M90,442 C74,462 40,474 12,476", easel.accent.colour, 5)
    cloth.gold(easel, shapes.ellipse(MIDDLE, 484, 21, 21), 4)
    cloth.accent(easel, shapes.ellipse(MIDDLE, 484, 13, 13), 3.5)
    easel.drawing.gleam(shapes.ellipse(MIDDLE - 4, 479, 4, 3.4), WHITE, opacity=0.85)


def wizard_stars(easel: Easel) -> None:
    accent = easel.accent
    for x, y, size in WIZARD_STARS:
        easel.drawing.shape(shapes.star(x, y, size, 0.5), accent.colour, accent.ink, 3)
    with easel.drawing.mirrored(1):
        easel.drawing.shape(WIZARD_MOON, accent.colour, accent.ink, 3)


def wizard(easel: Easel) -> None:
    outfit, accent = easel.outfit, easel.accent
    middle_line(easel, "M0,490 V526", outfit.ink, 4)
    both(easel, WIZARD_COLLAR, outfit.shade, outfit.ink, 4.5)
    both_lines(easel, "M78,404 L110,430 C90,454 46,472 8,480", accent.colour, 6)
    cloth.gold(easel, shapes.star(MIDDLE, 486, 23, 0.55), 4)
    cloth.accent(easel, shapes.ellipse(MIDDLE, 487, 8, 8), 3)


def ninja_behind(easel: Easel) -> None:
    """A sword on the back and the ends of a scarf in the wind."""
    accent = easel.accent
    with easel.drawing.mirrored(1):
        easel.drawing.shape(HILT, "#3a3550", "#1e1a30", 4.5)
        easel.drawing.line(HILT_WRAP, GOLD, 4)
        easel.drawing.shape(GUARD, GOLD, GOLD_INK, 4)
    with easel.drawing.mirrored(-1):
        easel.drawing.shape(NINJA_TAIL, accent.shade, accent.ink, 4.5)


def ninja(easel: Easel) -> None:
    outfit, accent = easel.outfit, easel.accent
    cloth.sleeves(easel)
    for path in NINJA_WRAP:
        middle(easel, path, outfit.shade, outfit.ink, 4.5)
    both(easel, NINJA_SCARF, accent.colour, accent.ink, 4.5)
    both_lines(easel, "M54,420 C44,440 22,450 0,452 M58,438 C46,456 30,462 14,464", accent.shade, 4.5)


def spacesuit_stripes(easel: Easel) -> None:
    both(easel, SUIT_STRIPES, WHITE)
    both_lines(easel, "M121,440 C143,460 150,490 151,526", easel.accent.colour, 8)


def spacesuit(easel: Easel) -> None:
    """A ring to lock a helmet on, a panel of buttons, a planet on the sleeve."""
    outfit, accent = easel.outfit, easel.accent
    cloth.sleeves(easel, "M100,526 C94,508 94,492 102,474")
    both(easel, "M60,462 L84,470 L70,526 H48 Z", WHITE, outfit.ink, 3.5)
    middle(easel, RING_COLLAR, BRIGHT_STEEL, STEEL_INK, 4.5)
    middle(easel, RING_HOLE, DARK_STEEL, STEEL_INK, 4)
    both(easel, "M30,410 H0 V440 Q18,438 30,428 Z", easel.skin.shade)
    both_lines(easel, "M64,436 C70,454 36,470 10,471", accent.colour, 6)
    middle(easel, shapes.rounded_rectangle(*PANEL, 7), "#eef2fa", STEEL_INK, 4)
    for across, colour in ((-17, accent.colour), (0, GOLD), (17, "#63d0a0")):
        middle(easel, shapes.ellipse(across, 505, 6.5, 6.5), colour, STEEL_INK, 2.5)


def santa_suit(easel: Easel) -> None:
    """Fur round the neck, a belt with a golden buckle, a bow."""
    cloth.sleeves(easel, "M112,526 C106,506 106,490 114,474")
    middle_line(easel, "M-114,514 C-60,507 60,507 114,514", "#3c3244", 17)
    middle(easel, BUCKLE, GOLD, GOLD_INK, 4)
    middle(easel, "M-9,505 H9 V516 H-9 Z", "#3c3244")
    cloth.fluff(easel, SANTA_FLUFF, FUR_CREAM, SANTA_INK)
    both_lines(easel, "M30,474 q10,5 16,-3 M58,464 q10,2 13,-7", "#dfe3f0", 4)
    cloth.bow(easel, 466, 0.7, tails=False)


COSTUMES: Final[Mapping[str, Outfit]] = {
    "armor": Outfit(cloth.body(cloth.SLOPED), armor, sleeve="gold"),
    "cloak": Outfit(cloth.body(cloth.CAPE), cloak, cloak_inside),
    "ninja": Outfit(cloth.body(cloth.SLOPED, cloth.HIGH), ninja, behind=ninja_behind),
    "wizard": Outfit(cloth.body(cloth.CAPE), wizard, wizard_stars, sleeve="wide"),
    "spacesuit": Outfit(cloth.body(cloth.BROAD, cloth.HIGH), spacesuit, spacesuit_stripes),
    "knight": Outfit(cloth.body(cloth.SLOPED), knight, sleeve="steel"),
    "santa_suit": Outfit(cloth.body(cloth.SLOPED), santa_suit, sleeve="fluff"),
}
