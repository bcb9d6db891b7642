"""Small creatures, each drawn round its own middle and about 150 units high."""

from typing import Final

from models.painter.drawing import Stop
from models.painter.easel import Easel, Tone
from models.painter.palette import GOLD, GOLD_INK, WHITE, luma, mix
from models.painter.shapes import ellipse

LINE: Final = 4.5
FACE_LUMA: Final = 0.5
"""Below this brightness dark eyes could not be seen on a face."""
DARK: Final = "#3a2538"
BLUSH: Final = "#ff8f9c"

GINGER: Final = Tone("#ffc27a", "#8a4a22", "#f09a4a")
CREAM: Final = "#fff4e2"
YELLOW: Final = Tone("#ffe066", "#96701a", "#f7bf3c")
SNOW: Final = Tone("#ffffff", "#7d7a9c", "#dedff0")
MIST: Final = Tone("#f7f4ff", "#8a80b8", "#d5ccf2")
INNER_EAR: Final = "#ffb3c0"
NOSE: Final = "#f2707f"
JADE_RABBIT_EYE: Final = "#8f2a44"
BEAK: Final = "#ff9a3c"
BEAK_INK: Final = "#a8501a"
HORN: Final = "#fff0c4"

CAT_TAIL: Final = "M36,62 C78,66 88,30 70,14"
LOAF: Final = "M-44,84 C-52,40 -34,14 0,14 C34,14 52,40 44,84 Z"
CAT_HEAD: Final = (
    "M0,-62 C44,-62 66,-38 66,-12 C66,18 34,32 0,32 C-34,32 -66,18 -66,-12 C-66,-38 -44,-62 0,-62 Z"
)
CAT_BIB: Final = "M-20,84 C-24,56 -14,40 0,40 C14,40 24,56 20,84 Z"
MUZZLE: Final = "M0,-4 C24,-4 36,8 30,20 C22,30 -22,30 -30,20 C-36,8 -24,-4 0,-4 Z"
NECKBAND: Final = "M-34,27 C-12,38 12,38 34,27 L33,38 C12,49 -12,49 -33,38 Z"
CHICK_BODY: Final = (
    "M0,-60 C40,-60 60,-34 64,4 C66,46 38,72 0,72 C-38,72 -66,46 -64,4 C-60,-34 -40,-60 0,-60 Z"
)
CHICK_FEET: Final = "M-16,66 v14 M-24,82 L-16,76 L-8,82 M16,66 v14 M24,82 L16,76 L8,82"
CHICK_BELLY: Final = "M0,20 C24,20 34,36 30,54 C20,68 -20,68 -30,54 C-34,36 -24,20 0,20 Z"
CHICK_WING: Final = "M56,6 C82,8 84,30 70,44 C60,42 52,34 48,22 Z"
BUNNY_HEAD: Final = (
    "M0,-58 C40,-58 62,-34 62,-8 C62,22 34,34 0,34 C-34,34 -62,22 -62,-8 C-62,-34 -40,-58 0,-58 Z"
)
BUNNY_BODY: Final = "M-44,84 C-54,44 -34,18 0,18 C34,18 54,44 44,84 Z"
RIBBON_LOOP: Final = "M0,40 C10,22 34,26 32,42 C30,56 10,56 0,44 Z"
GHOST_ARM: Final = "M50,6 C70,0 82,8 80,18 C76,28 62,28 52,22 Z"
DRAGON_TAIL: Final = "M30,74 C70,80 84,58 76,44"
DRAGON_BODY: Final = "M-42,86 C-50,44 -32,18 0,18 C32,18 50,44 42,86 Z"
DRAGON_BELLY: Final = "M-20,86 C-26,56 -14,36 0,36 C14,36 26,56 20,86 Z"
DRAGON_HORN: Final = "M20,-54 C22,-74 36,-84 48,-82 C44,-72 46,-58 42,-44 Z"
DRAGON_SNOUT: Final = "M0,-2 C22,-2 40,4 38,16 C30,29 -30,29 -38,16 C-40,4 -22,-2 0,-2 Z"
DRAGON_CREST: Final = "M-10,-60 L0,-78 L10,-60 C6,-54 -6,-54 -10,-60 Z"
LONG_EAR: Final = "M10,-44 C-2,-90 8,-116 24,-114 C42,-110 42,-80 34,-40 Z"
DRAGON_WING: Final = "M34,24 C50,-10 74,-22 96,-20 C88,-6 88,6 94,18 C82,14 74,20 72,32 C62,28 48,34 42,46 Z"
GHOST_SHEET: Final = (
    "M0,-72 C42,-72 58,-40 58,0 C58,34 60,50 78,72 C60,78 46,70 36,60 C28,76 12,78 2,64 "
    "C-8,80 -26,78 -34,62 C-44,74 -58,74 -66,62 C-58,44 -58,24 -58,0 C-58,-40 -42,-72 0,-72 Z"
)
SLIME_BODY: Final = (
    "M0,-78 C8,-50 70,-36 78,28 C80,66 40,72 0,72 C-40,72 -80,66 -78,28 C-70,-36 -8,-50 0,-78 Z"
)
DRAGON_HEAD: Final = (
    "M0,-60 C40,-60 64,-36 62,-8 C62,6 50,12 44,20 C34,34 -34,34 "
    "-44,20 C-50,12 -62,6 -62,-8 C-64,-36 -40,-60 0,-60 Z"
)


def face(easel: Easel, y: float, apart: float, blush: float, ink: str = DARK, size: float = 1) -> None:
    """Round dark eyes with a glint, and rosy cheeks."""
    for side in (-1, 1):
        easel.drawing.gleam(ellipse(side * blush, y + 14, 10 * size, 6 * size), BLUSH, opacity=0.75)
        easel.drawing.gleam(ellipse(side * apart, y, 7.5 * size, 9 * size), ink)
        easel.drawing.gleam(ellipse(side * apart - 2.4, y - 3.4, 2.8 * size, 3.2 * size), WHITE)


def pair(easel: Easel, path: str, fill: str, ink: str | None = None, width: float = LINE) -> None:
    """A shape and its mirror image."""
    for side in (-1, 1):
        with easel.drawing.moved(f"scale({side},1)"):
            easel.drawing.shape(path, fill, ink, width)


def rounded(easel: Easel, path: str, tone: Tone, light: float = 0.3) -> None:
    """A body lit from above."""
    fill = easel.drawing.gradient(
        Stop(0, mix(tone.colour, WHITE, light)), Stop(0.5, tone.colour), Stop(1, tone.shade)
    )
    easel.drawing.shape(path, fill, tone.ink, LINE)


def cat(easel: Easel) -> None:
    drawing, fur = easel.drawing, GINGER
    drawing.line(CAT_TAIL, fur.ink, 24)
    drawing.line(CAT_TAIL, fur.shade, 15)
    rounded(easel, LOAF, fur)
    drawing.shape(CAT_BIB, CREAM)
    pair(easel, "M58,-28 L52,-78 L14,-58 Z", fur.colour, fur.ink, LINE)
    pair(easel, "M48,-42 L46,-64 L26,-52 Z", INNER_EAR)
    rounded(
        easel,
        CAT_HEAD,
        fur,
    )
    drawing.shape(MUZZLE, CREAM)
    drawing.line("M0,-60 V-42 M-17,-57 V-44 M17,-57 V-44", fur.shade, 6)
    face(easel, -14, 27, 42)
    drawing.gleam("M-5,0 H5 L0,6 Z", NOSE)
    drawing.line("M-11,8 C-8,14 -2,14 0,7 C2,14 8,14 11,8", DARK, 3.4)
    drawing.shape(
        NECKBAND,
        easel.accent.colour,
        easel.accent.ink,
        3.5,
    )
    drawing.shape(ellipse(0, 46, 9, 9), GOLD, GOLD_INK, 3)


def chick(easel: Easel) -> None:
    drawing, down = easel.drawing, YELLOW
    drawing.line(CHICK_FEET, "#d9741e", 5)
    drawing.line("M-4,-56 C-10,-70 -2,-76 4,-80 M4,-56 C8,-64 14,-68 20,-68", down.ink, 5)
    rounded(
        easel,
        CHICK_BODY,
        down,
        0.4,
    )
    drawing.shape(CHICK_BELLY, "#fff3b8")
    pair(easel, CHICK_WING, down.shade, down.ink, 4)
    face(easel, -14, 26, 42)
    drawing.shape("M-14,-2 C-6,-12 6,-12 14,-2 C6,10 -6,10 -14,-2 Z", BEAK, BEAK_INK, 3.5)
    drawing.line("M-11,-2 H11", BEAK_INK, 3)


def bunny(easel: Easel) -> None:
    drawing, fur = easel.drawing, SNOW
    for turn in (-8, 14):
        with drawing.moved(f"rotate({turn}) scale({1 if turn > 0 else -1},1)"):
            drawing.shape(LONG_EAR, fur.colour, fur.ink, LINE)
            drawing.shape(ellipse(23, -78, 8, 24), INNER_EAR)
    drawing.shape(ellipse(44, 66, 18, 17), fur.colour, fur.ink, LINE)
    rounded(easel, BUNNY_BODY, fur)
    rounded(
        easel,
        BUNNY_HEAD,
        fur,
    )
    face(easel, -12, 27, 42, ink=JADE_RABBIT_EYE)
    drawing.gleam("M-5,0 H5 L0,6 Z", NOSE)
    drawing.line("M-8,10 C-6,14 -1,14 0,8 C1,14 6,14 8,10", DARK, 3.2)
    tone = easel.accent
    pair(easel, RIBBON_LOOP, tone.colour, tone.ink, 3.5)
    drawing.shape(ellipse(0, 42, 7, 8), tone.colour, tone.ink, 3.5)


def ghost(easel: Easel) -> None:
    drawing, sheet = easel.drawing, MIST
    rounded(easel, GHOST_SHEET, sheet)
    pair(easel, GHOST_ARM, sheet.colour, sheet.ink, 4)
    face(easel, -20, 24, 38)
    drawing.shape("M-11,0 C-6,-3 6,-3 11,0 C11,16 -11,16 -11,0 Z", "#7a3a58")
    drawing.gleam("M-7,8 C-3,5 3,5 7,8 C4,12 -4,12 -7,8 Z", "#ff8f9c")
    drawing.gleam(ellipse(-30, -46, 9, 13), WHITE, opacity=0.9, transform="rotate(30 -30 -46)")


def lively(tone: Tone) -> Tone:
    """A tone light enough for a face with dark eyes."""
    dark = max(0.0, FACE_LUMA - luma(tone.colour))
    return Tone.of(mix(tone.colour, WHITE, 1.3 * dark), 1.1) if dark else tone


def dragon(easel: Easel) -> None:
    drawing, scales = easel.drawing, lively(easel.accent)
    belly = mix(scales.colour, "#fff3d0", 0.7)
    pair(easel, DRAGON_WING, scales.shade, scales.ink, LINE)
    drawing.line(DRAGON_TAIL, scales.ink, 22)
    drawing.line(DRAGON_TAIL, scales.colour, 13)
    rounded(easel, DRAGON_BODY, scales)
    drawing.shape(DRAGON_BELLY, belly)
    drawing.line("M-20,62 H20 M-21,75 H21", mix(belly, scales.shade, 0.4), 3.5)
    pair(easel, DRAGON_HORN, HORN, GOLD_INK, 4)
    rounded(
        easel,
        DRAGON_HEAD,
        scales,
    )
    drawing.shape(DRAGON_SNOUT, belly)
    drawing.shape(DRAGON_CREST, scales.shade, scales.ink, 3.5)
    face(easel, -20, 28, 46)
    drawing.gleam(ellipse(-9, 5, 3, 3.4) + ellipse(9, 5, 3, 3.4), scales.ink)
    drawing.line("M-14,14 C-6,20 6,20 14,14", DARK, 3.4)


def slime(easel: Easel) -> None:
    drawing, jelly = easel.drawing, lively(easel.accent)
    rounded(easel, SLIME_BODY, jelly, 0.55)
    drawing.gleam(
        "M-58,48 C-40,62 40,62 58,48 C48,66 20,68 0,68 C-20,68 -48,66 -58,48 Z",
        mix(jelly.colour, WHITE, 0.55),
        opacity=0.7,
    )
    face(easel, 10, 26, 46, size=1.15)
    drawing.line("M-12,24 C-6,33 6,33 12,24", DARK, 4)
    drawing.gleam(ellipse(-38, -14, 9, 16), WHITE, opacity=0.9, transform="rotate(34 -38 -14)")
    drawing.gleam(ellipse(-50, 10, 5, 6), WHITE, opacity=0.9)
