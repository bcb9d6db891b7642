"""Companions: creatures at the shoulder, and things that a hand holds, opposite to `side`.

Things are drawn round the wrist that holds them, x outward from the face.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter import creatures, hands, shapes
from models.painter.creatures import LINE, pair, rounded
from models.painter.easel import Easel, Part, Tone, nothing
from models.painter.palette import GOLD, GOLD_INK, WHITE, mix
from models.painter.shapes import ellipse

PERCH: Final = (176, 430)
"""Where the middle of a creature on the shoulder is: how far outward, and y."""
AIR: Final = (204, 352)
"""Where the middle of one that floats is."""
STICK: Final = Tone("#8a5a3c", "#4c2d20", "#6d4530")


def draw(easel: Easel) -> None:
    COMPANIONS[easel.trait("companion")](easel)


def balloon(easel: Easel) -> None:
    drawing, rubber = easel.drawing, easel.accent
    drawing.line("M0,-20 C14,-90 44,-140 40,-232", "#fffdf6", 4)
    with drawing.moved("translate(38,-300)"):
        drawing.shape("M-10,76 L10,76 L0,60 Z", rubber.shade, rubber.ink, LINE)
        rounded(
            easel,
            "M0,-72 C44,-72 62,-40 60,-8 C56,34 24,66 0,66 C-24,66 -56,34 -60,-8 C-62,-40 -44,-72 0,-72 Z",
            rubber,
            0.35,
        )
        drawing.gleam(ellipse(-28, -32, 10, 19), WHITE, opacity=0.85, transform="rotate(24 -28 -32)")
        drawing.gleam(ellipse(-40, -4, 4.5, 6), WHITE, opacity=0.85)


def coffee(easel: Easel) -> None:
    drawing, mug = easel.drawing, easel.accent
    with drawing.moved("translate(4,-72)"):
        drawing.line(
            "M-16,-72 C-26,-86 -6,-94 -16,-110 M14,-72 C4,-86 24,-94 14,-110", "#ffffff", 7, opacity=0.85
        )
        drawing.line("M46,-26 C80,-34 80,20 44,14", mug.ink, 20)
        drawing.line("M46,-26 C80,-34 80,20 44,14", mug.colour, 11)
        rounded(easel, "M-52,-50 H52 C54,0 48,40 32,46 H-32 C-48,40 -54,0 -52,-50 Z", mug)
        drawing.shape(ellipse(0, -50, 52, 15), mix(mug.colour, WHITE, 0.5), mug.ink, LINE)
        drawing.shape(ellipse(0, -48, 42, 10), "#8a5232")
        drawing.shape(ellipse(-2, -48, 22, 6), "#fff0da")
        drawing.shape(shapes.heart(0, -8, 17), WHITE)


def book(easel: Easel) -> None:
    drawing, cover = easel.drawing, easel.accent
    with drawing.moved("translate(6,-72) rotate(8)"):
        drawing.shape("M-50,-66 H58 V52 H-50 Z", "#fffaf0", "#8d7a6a", LINE)
        drawing.line("M48,-58 V44 M53,-58 V44", "#d9ccb8", 3)
        rounded(easel, shapes.rounded_rectangle(-60, -72, 104, 126, 8), cover, 0.2)
        drawing.shape("M-60,-64 a8,8 0 0,1 8,-8 H-40 V54 H-52 a8,8 0 0,1 -8,-8 Z", cover.shade)
        drawing.shape(shapes.star(2, -14, 30, 0.5), GOLD, GOLD_INK, 3.5)
        drawing.line("M-28,-60 H32 V40 H-28 Z", GOLD, 4)
        drawing.shape("M18,54 H32 V82 L25,74 L18,82 Z", "#ff6f80", "#8c2a3c", 3)


def wand(easel: Easel) -> None:
    drawing, jewel = easel.drawing, easel.accent
    drawing.line("M-6,20 L34,-104", STICK.ink, 17)
    drawing.line("M-6,20 L34,-104", "#fff0f4", 9)
    with drawing.moved("translate(48,-146) rotate(14)"):
        pair(easel, "M30,8 C50,-14 66,-16 76,-8 C74,2 68,8 60,10 C58,20 44,26 28,22 Z", WHITE, "#8fa0c8", 4)
        drawing.shape(ellipse(0, 2, 50, 50), jewel.colour, jewel.ink, LINE)
        drawing.shape(ellipse(0, 2, 37, 37), mix(jewel.colour, WHITE, 0.65))
        drawing.shape(shapes.star(0, 4, 38, 0.52), GOLD, GOLD_INK, 4)
        drawing.gleam(ellipse(-10, -8, 5, 7), WHITE, opacity=0.9)
        drawing.shape("M-16,50 L0,58 L16,50 L16,70 L0,62 L-16,70 Z", jewel.colour, jewel.ink, 3.5)
    for x, y, size in ((-26, -206, 13), (104, -196, 12), (96, -84, 13)):
        drawing.gleam(shapes.star(x, y, size, 0.34, 4), "#fff6c8")


def lantern(easel: Easel) -> None:
    """A paper lantern that hangs from a stick."""
    drawing, paper = easel.drawing, easel.accent
    drawing.line("M-12,16 C0,-60 20,-140 66,-190", STICK.ink, 13)
    drawing.line("M-12,16 C0,-60 20,-140 66,-190", STICK.colour, 7)
    drawing.gleam(ellipse(66, -96, 108, 108), drawing.halo("#ffe28a", 0.9))
    drawing.line("M66,-190 V-150", GOLD_INK, 4)
    with drawing.moved("translate(66,-100)"):
        rounded(easel, "M-26,-44 C-72,-34 -72,34 -26,44 H26 C72,34 72,-34 26,-44 Z", paper, 0.35)
        drawing.gleam(ellipse(0, 4, 34, 34), drawing.halo("#fff6c8", 1))
        drawing.line("M-20,-43 C-42,-20 -42,20 -20,43 M20,-43 C42,-20 42,20 20,43", paper.shade, 4)
        for y in (-52, 40):
            drawing.shape(shapes.rounded_rectangle(-27, y, 54, 13, 4), GOLD, GOLD_INK, 3.5)
        drawing.line("M-9,54 v24 M0,54 v30 M9,54 v24", "#ffb02e", 5)


def _held(thing: Part) -> Part:
    def part(easel: Easel) -> None:
        with hands.holding(easel):
            thing(easel)

    return part


def _beside(easel: Easel, creature: Part, place: shapes.Point) -> None:
    with easel.drawing.mirrored(-easel.side), easel.drawing.moved(f"translate({shapes.at(*place)})"):
        creature(easel)


def _on_shoulder(creature: Part) -> Part:
    return lambda easel: _beside(easel, creature, PERCH)


def _in_the_air(creature: Part) -> Part:
    return lambda easel: _beside(easel, creature, AIR)


COMPANIONS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "none": nothing,
        "cat": _on_shoulder(creatures.cat),
        "chick": _on_shoulder(creatures.chick),
        "bunny": _on_shoulder(creatures.bunny),
        "ghost": _in_the_air(creatures.ghost),
        "dragon": _on_shoulder(creatures.dragon),
        "slime": _on_shoulder(creatures.slime),
        "balloon": _held(balloon),
        "coffee": _held(coffee),
        "book": _held(book),
        "wand": _held(wand),
        "lantern": _held(lantern),
    }
)
