"""Facial hair: it grows where the jaw is, whatever the shape of the face. x counts from the middle."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import pose, shapes
from models.painter.anatomy import MIDDLE, SIDES
from models.painter.drawing import Stop
from models.painter.easel import Easel, Part, nothing
from models.painter.jaws import Jaw, face_outline, jaw_of
from models.painter.palette import WHITE, luma, mix, rgb, shade
from models.painter.shapes import Curve

UNDERCOAT: Final = "#4a3a3a"
DARK_COAT: Final = "#1c0f12"
LOST: Final = 0.3
"""How near (in RGB) hair and skin are when one begins to be lost on the other."""
PALE: Final = 0.8
"""The luma from which hair is so fair that its beard may not be darkened much."""
OUTLINE: Final = 4
TRIM: Final = 8
"""How far a trimmed beard stands off the jaw."""

MOUSTACHE: Final = (
    "M256,355 C240,341 212,347 190,371 C184,378 187,384 196,382 C218,385 243,378 256,364 "
    "C269,378 294,385 316,382 C325,384 328,378 322,371 C300,347 272,341 256,355 Z"
)
MOUSTACHE_STRANDS: Final = "M244,358 Q226,359 210,373 M268,358 Q286,359 302,373"
CHEEK_LINE: Final[tuple[Curve, ...]] = (
    (20, 350, 40, 362, 60, 358),
    (86, 352, 104, 330, 110, 292),
    (114, 286, 121, 286, 126, 290),
)
"""The upper edge of a beard, from below the nose to the sideburn."""
MOUTH_ROOM: Final = (
    "M256,364 C278,362 294,366 298,377 C301,394 282,408 256,408 C230,408 211,394 214,377 "
    "C218,366 234,362 256,364 Z"
)
FULL_BEARD: Final[tuple[Curve, ...]] = (
    *CHEEK_LINE,
    (142, 322, 144, 364, 122, 400),
    (122, 394, 121, 392, 118, 388),
    (114, 408, 104, 426, 84, 438),
    (84, 430, 84, 428, 82, 424),
    (74, 442, 60, 454, 40, 460),
    (41, 452, 41, 450, 39, 446),
    (30, 460, 16, 470, 0, 476),
)
BEARD_STRANDS: Final = (
    "M186,396 Q196,414 212,424 M326,396 Q316,414 300,424 M240,420 Q246,438 256,448 M282,420 Q280,432 274,440"
)
STUBBLE_ROWS: Final = ((374, 88), (386, 76), (398, 58), (408, 38))
"""(y, how far to both sides) of the rows of stubble on the jaw."""
STUBBLE_STEP: Final = 19


def draw(easel: Easel) -> None:
    """What grows on jaw and chin."""
    FACIAL_HAIR[easel.trait("facial_hair")](easel)


def draw_moustache(easel: Easel) -> None:
    """What grows above the mouth, and hangs over it."""
    if easel.trait("facial_hair") not in ("none", "stubble"):
        _hair(easel, MOUSTACHE, 3.5)
        _strands(easel, MOUSTACHE_STRANDS)


def room_for_mouth(easel: Easel) -> str:
    """The transform of a mouth: below a moustache it is a little lower."""
    return f"translate(0 {0 if easel.trait('facial_hair') in ('none', 'stubble') else 5})"


def _colour(easel: Easel) -> str:
    """The hair's colour, a little darker; more so on skin that it would be lost on."""
    hair, skin = easel.hair.colour, easel.skin.colour
    apart = math.dist(rgb(hair), rgb(skin))
    darker = mix(hair, UNDERCOAT, 0.04 if luma(hair) > PALE else 0.14)
    return mix(darker, DARK_COAT, 0.45 * max(0.0, 1 - apart / LOST))


def _turned(easel: Easel, path: str) -> str:
    return pose.bent(path, pose.turned(easel.look.pose["turn"]))


def _hair(easel: Easel, path: str, width: float = OUTLINE) -> None:
    colour = _colour(easel)
    lit, shaded = mix(colour, WHITE, 0.08), shade(colour, 0.5)
    fill = easel.drawing.gradient(Stop(0, lit), Stop(0.5, colour), Stop(1, shaded))
    easel.drawing.shape(_turned(easel, path), fill, easel.hair.ink, width)


def _strands(easel: Easel, path: str) -> None:
    easel.drawing.line(_turned(easel, path), easel.hair.ink, 3, opacity=0.55)


def _mouth_room(easel: Easel) -> None:
    """The bare skin round the mouth."""
    easel.drawing.shape(_turned(easel, MOUTH_ROOM), easel.skin.colour, easel.hair.ink, 3)


def stubble(easel: Easel) -> None:
    shadow = mix(mix(_colour(easel), UNDERCOAT, 0.5), easel.skin.ink, 0.5)
    with easel.drawing.clipped(_turned(easel, face_outline(easel.look.traits))):
        grown = shapes.symmetric((0, 352), (*CHEEK_LINE, (140, 330, 140, 440, 0, 440)))
        easel.drawing.shape(_turned(easel, grown), shadow, opacity=0.26)
        easel.drawing.shape(_turned(easel, MOUTH_ROOM), easel.skin.colour, opacity=0.5)
        easel.drawing.line(_turned(easel, _bristles()), shadow, 3.6, opacity=0.7)


def _bristles() -> str:
    bristles = ""
    for row, (y, reach) in enumerate(STUBBLE_ROWS):
        for side in SIDES:
            x = reach - row % 2 * STUBBLE_STEP / 2
            while x > (52 if y < 400 else 6):
                bristles += f"M{shapes.at(MIDDLE + side * x, y)} l{-side * 1.5:.1f},6 "
                x -= STUBBLE_STEP
    return bristles


def goatee(easel: Easel) -> None:
    chin = jaw_of(easel.look.traits).chin
    tuft: tuple[Curve, ...] = (
        (14, chin - 14, 26, chin - 14, 33, chin - 18),
        (38, chin + 2, 20, chin + 22, 0, chin + 28),
    )
    _hair(easel, shapes.symmetric((0, chin - 10), tuft))


def beard(easel: Easel) -> None:
    _hair(easel, shapes.symmetric((0, 356), (*CHEEK_LINE, *_trimmed(jaw_of(easel.look.traits)))))
    _mouth_room(easel)


def _trimmed(jaw: Jaw) -> tuple[Curve, Curve]:
    """The lower edge of a beard that follows `jaw`."""
    cheek_x, cheek_y, low_x, low_y = jaw.cheek
    under_x, under_y, reach = jaw.under
    (x, y), chin = jaw.corner, jaw.chin + TRIM * 1.7
    return (
        (cheek_x + TRIM, cheek_y, low_x + TRIM, low_y + TRIM, x + TRIM * 0.8, y + TRIM * 1.4),
        (under_x + TRIM * 0.6, under_y + TRIM * 1.6, reach + 4, chin, 0, chin),
    )


def full_beard(easel: Easel) -> None:
    _hair(easel, shapes.symmetric((0, 356), FULL_BEARD))
    _strands(easel, BEARD_STRANDS)
    _mouth_room(easel)


FACIAL_HAIR: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "none": nothing,
        "stubble": stubble,
        "moustache": nothing,  # drawn by itself, after the mouth
        "goatee": goatee,
        "beard": beard,
        "full_beard": full_beard,
    }
)
