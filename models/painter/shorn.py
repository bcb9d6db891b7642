"""Heads without a usual fringe: bald, mohawk, cornrows. The scalp is drawn over the face's upper edge."""

from typing import Final

from models.painter import pose, shapes
from models.painter.anatomy import MIDDLE, SIDES
from models.painter.drawing import Stop
from models.painter.easel import Easel
from models.painter.palette import WHITE, mix, shade
from models.painter.shapes import at

OUTLINE: Final = 5
SCALP: Final = (
    "M119,268 C108,150 158,74 256,72 C354,74 404,150 393,268 C384,232 366,204 336,190 "
    "C300,178 212,178 176,190 C146,204 128,232 119,268 Z"
)
SCALP_EDGE: Final = "M119,268 C108,150 158,74 256,72 C354,74 404,150 393,268"
SKULL: Final = (
    "M119,268 C108,150 158,74 256,72 C354,74 404,150 393,268 C372,240 330,226 256,226 "
    "C182,226 140,240 119,268 Z"
)
SHINE: Final = "M176,122 C196,98 226,88 252,88 C234,98 208,108 190,132 Z"
CREST: Final = (
    "M198,196 C190,128 192,60 206,14 L226,46 L236,-22 L256,22 L278,-26 L288,42 L308,10 "
    "C322,60 322,128 314,196 C300,164 280,152 256,152 C232,152 212,164 198,196 Z"
)
CREST_STRANDS: Final = "M226,150 C222,110 224,80 230,52 M256,142 L256,40 M286,150 C290,110 288,80 282,52"
CREST_STREAK: Final = "M246,140 L240,30 L256,22 L270,36 L268,140 Z"
ROWS: Final = (-108, -72, -36, 0, 36, 72, 108)
"""How far from the middle each cornrow begins at the hairline."""
ROW_TURNS: Final = 6


def bald(easel: Easel) -> None:
    """Skin to the crown, with a soft light on it."""
    easel.drawing.shape(_turned(easel, SKULL), easel.skin.colour)
    easel.drawing.line(_turned(easel, SCALP_EDGE), easel.skin.ink, OUTLINE)
    easel.drawing.shape(_turned(easel, SHINE), mix(easel.skin.colour, WHITE, 0.6), opacity=0.8)


def mohawk(easel: Easel) -> None:
    """Shaved sides and a crest that stands up."""
    _stubble(easel, 0.62)
    top, bottom = easel.hair.colour, easel.dye.at(MIDDLE)
    lit = mix(top, WHITE, 0.12)
    crest = easel.hair_front if easel.trait("hair_pattern") != "plain" else None
    fill = crest or easel.drawing.gradient(Stop(0, lit), Stop(0.6, bottom), Stop(1, shade(bottom, 0.6)))
    easel.drawing.shape(_turned(easel, CREST), fill, easel.hair.ink, OUTLINE)
    if easel.dye.streaked:
        easel.drawing.shape(_turned(easel, CREST_STREAK), easel.dye.tips)
    easel.drawing.line(_turned(easel, CREST_STRANDS), shade(bottom, 1.1), 3.6)


def cornrows(easel: Easel) -> None:
    """Braids that follow the scalp from the hairline back to the crown."""
    _stubble(easel, 0.5)
    with easel.drawing.clipped(_turned(easel, SCALP)):
        for across in ROWS:
            _row(easel, across)
    easel.drawing.line(_turned(easel, SCALP_EDGE), easel.hair.ink, OUTLINE)


def _turned(easel: Easel, path: str) -> str:
    return pose.bent(path, pose.turned_fringe(easel.look.pose["turn"]))


def _stubble(easel: Easel, skin: float) -> None:
    scalp = mix(easel.hair.colour, easel.skin.colour, skin)
    easel.drawing.shape(_turned(easel, SCALP), scalp, easel.hair.ink, OUTLINE)


def _row(easel: Easel, across: float) -> None:
    """One braid: plaits that grow smaller towards the crown."""
    streaked = easel.dye.streaked and across == 36 * easel.side
    for turn in range(ROW_TURNS):
        along = turn / (ROW_TURNS - 1)
        x = MIDDLE + across * (1 - 0.62 * along**1.4)
        y = 204 + abs(across) * 0.34 - along * (128 + abs(across) * 0.2)
        x, y = pose.turned_fringe(easel.look.pose["turn"])(x, y)
        size = 17 - 5 * along
        colour = easel.dye.tips if streaked else _at(easel, x, 1 - along)
        easel.drawing.shape(shapes.ellipse(x, y, size, size * 0.95), colour, easel.hair.ink, 3)
        easel.drawing.line(
            f"M{at(x - size * 0.5, y - 4)} q{size * 0.5:.1f},6 {size:.1f},0", easel.hair.ink, 2.4
        )


def braids_behind(easel: Easel) -> None:
    """The ends of the cornrows, falling behind the ears."""
    for side in SIDES:
        for number in range(3):
            x = MIDDLE + side * (128 + 24 * number)
            for turn in range(8):
                y = 250 + turn * 25 - number * 14
                colour = _at(easel, x, 0) if turn < 5 else _end(easel, x)
                easel.drawing.shape(shapes.ellipse(x + side * turn, y, 15, 16), colour, easel.hair.ink, 3.5)
            bead = shapes.ellipse(x + side * 8, 452 - number * 14, 9, 8)
            easel.drawing.shape(bead, easel.accent.colour, easel.accent.ink, 3)


def _at(easel: Easel, x: float, forward: float) -> str:
    """The hair's colour at `x`, a little lit where it is forward (0..1)."""
    return mix(easel.dye.at(x), WHITE, 0.1 * forward)


def _end(easel: Easel, x: float) -> str:
    """The colour of the ends."""
    return easel.dye.tips if easel.trait("hair_pattern") == "gradient" else easel.dye.at(x)
