"""Light and shade on face and hair, by the names that styles give."""

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from models.painter import pose, shapes
from models.painter.anatomy import CANVAS, MIDDLE
from models.painter.easel import Easel, Part, nothing
from models.painter.palette import WHITE, luma, mix, shade
from models.painter.shapes import at

FRINGE_SHADOW: Final = "translate(0,15)"
FRINGE_SHADOW_OPACITY: Final = 0.75
DEEP_SHADOW: Final = "translate(0,10)"
LONG_SHADOW: Final = "translate(0,24)"
POSTER_SHADOW: Final = "translate(9,17)"
SHADE_VIOLET: Final = "#321648"
TIPS: Final = "translate(-2,-11)"
EVERYWHERE: Final = "M84,60 V340 H436 V60 Z "
"""Counterclockwise, so that an outline that follows, which runs clockwise, is cut out of it."""
NOSE_Y: Final = 352
NOSE_SHADOW: Final = "M253,340 L266,355 L251,356 Z"
HALF_SHADE: Final = 0.15
SHADED_HALF: Final = "M270,50 C250,110 296,190 270,330 H436 V50 Z"

SHINE_TEETH: Final = 8
RING_TOP: Final = 118
BAND_TEETH: Final = 8
PEARLS: Final = ((-84, 26, 15, 8), (-52, 11, 22, 10), (-6, 3, 26, 9), (44, 9, 16, 8), (76, 22, 10, 7))
GLOSS: Final = (
    "M146,178 C158,138 198,112 246,106 C256,106 256,118 246,119 "
    "C206,124 176,142 160,180 C156,188 144,186 146,178 Z"
)
GLOSS_DOT: Final = (276, 112, 11, 6.5)

Shadow = Callable[[Easel, str], None]
"""Throws the shadow of the fringe, whose outline is given, on the face."""


def under_fringe(easel: Easel, fringe: str) -> None:
    SHADOWS[easel.drawing.style.shadow](easel, fringe)


def on_hair(easel: Easel, fringe: str) -> None:
    """The shade at the tips of the fringe and the light above them; drawn within its outline, `fringe`."""
    depth = easel.drawing.style.tips_shade
    if depth:
        easel.drawing.gleam(EVERYWHERE + fringe, SHADE_VIOLET, opacity=depth, transform=TIPS)
    SHINES[easel.drawing.style.shine](easel)


def _soft(easel: Easel, fringe: str) -> None:
    easel.drawing.shape(fringe, easel.skin.shade, opacity=FRINGE_SHADOW_OPACITY, transform=FRINGE_SHADOW)


def _hard(easel: Easel, fringe: str) -> None:
    easel.drawing.shape(fringe, easel.skin.shade, transform=POSTER_SHADOW)


def _two_step(easel: Easel, fringe: str) -> None:
    """Light shade, deep shade right under the hair, and the shade of the nose."""
    light = mix(easel.skin.colour, easel.skin.shade, 0.5)
    easel.drawing.shape(fringe, light, transform=LONG_SHADOW)
    easel.drawing.shape(fringe, shade(easel.skin.colour, 1.35), transform=DEEP_SHADOW)
    nose = pose.on_face(easel.look.pose["turn"], MIDDLE, NOSE_Y)
    easel.drawing.shape(NOSE_SHADOW, easel.skin.shade, transform=nose)


SHADOWS: Final[Mapping[str, Shadow]] = MappingProxyType({"soft": _soft, "hard": _hard, "two_step": _two_step})


def _over(along: float) -> shapes.Point:
    """A place on the ring of light, which goes round the head from left (0) to right (1)."""
    return 132 + 248 * along, 176 - 52 * math.sin(math.pi * along)


def _lit(easel: Easel, share: float) -> str:
    """The fill of light on the hair."""
    left, right = (_light(easel.dye.at(x), share) for x in (0, CANVAS))
    return left if left == right else easel.drawing.halves(left, right)


def _light(hair: str, share: float) -> str:
    """The colour of light on hair; on hair too pale for it, that of the shade beside the light."""
    paleness = max(0.0, min(1.0, (luma(hair) - 0.8) / 0.12))
    return mix(mix(hair, WHITE, share), shade(hair, 0.55), paleness)


def _ring(easel: Easel) -> None:
    """Round the head, thin at its ends: smooth above, soft teeth below."""
    upper = [_over(number / SHINE_TEETH) for number in range(SHINE_TEETH + 1)]
    path = [f"M{at(*upper[0])} Q{at(MIDDLE, 2 * RING_TOP - upper[0][1])} {at(*upper[-1])}"]
    for number in range(SHINE_TEETH, 0, -1):
        (right, y), (left, end) = upper[number], upper[number - 1]
        swell = math.sin(math.pi * (number - 0.5) / SHINE_TEETH)
        long = (24 if number % 2 else 13) * swell + easel.hand.down(right, y, 1.5)
        path.append(f"Q{at(right - 7, y + long * 0.7)} {at((left + right) / 2 - 3, (y + end) / 2 + long)}")
        path.append(f"Q{at(left + 5, end + long * 0.3)} {at(left, end + 5 * swell)}")
    light = _lit(easel, 0.58)
    easel.drawing.shape(" ".join([*path, "Z"]), light, opacity=0.8)


def _band(easel: Easel) -> None:
    """Wide, with long pointed teeth up and down: the hair of film stars."""
    upper, lower = [], []
    for number in range(2 * BAND_TEETH + 1):
        x, y = _over(0.06 + 0.88 * number / (2 * BAND_TEETH))
        swell = math.sin(math.pi * number / (2 * BAND_TEETH))
        tooth = swell * (1 if number % 2 else 0.3)
        upper.append((x, y - 2 - 17 * tooth + easel.hand.down(x, y, 1)))
        lower.append((x + 3, y + 3 + 25 * tooth + easel.hand.across(x, y, 1)))
    easel.drawing.shape(shapes.polygon(upper + lower[::-1]), _lit(easel, 0.7))


def _pearls(easel: Easel) -> None:
    """Soft round spots along the ring."""
    light = _lit(easel, 0.7)
    for across, down, width, height in PEARLS:
        pearl = shapes.ellipse(MIDDLE + across, 122 + down, width, height)
        easel.drawing.shape(pearl, light, opacity=0.7)


def _bare(easel: Easel) -> None:
    """Paper that was left free of paint."""
    upper = [_over(0.12 + 0.6 * number / 8) for number in range(9)]
    lower = [(x, y + 15 * math.sin(math.pi * number / 8)) for number, (x, y) in enumerate(upper)]
    easel.drawing.shape(shapes.polygon(upper + lower[::-1]), _lit(easel, 0.62))


def _two_tone(easel: Easel) -> None:
    """One half of the hair lies in shade."""
    easel.drawing.gleam(SHADED_HALF, SHADE_VIOLET, opacity=HALF_SHADE)


def _gloss(easel: Easel) -> None:
    """A reflection, as on a thing of plastic."""
    light = _lit(easel, 0.82)
    easel.drawing.shape(shapes.ellipse(*GLOSS_DOT), light, transform="rotate(3 276 112)")
    easel.drawing.shape(GLOSS, light)


SHINES: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "none": nothing,
        "ring": _ring,
        "band": _band,
        "pearls": _pearls,
        "bare": _bare,
        "two_tone": _two_tone,
        "gloss": _gloss,
    }
)
