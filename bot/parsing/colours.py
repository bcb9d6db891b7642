"""Colour words, adjectives and hex codes as one colour for each slot."""

import colorsys
from dataclasses import dataclass
from typing import Final

from PIL import ImageColor

from bot.parsing.lexicon import lexicon

KINDS: Final = {
    "hair": "hair",
    "tips": "hair",
    "eye_left": "eye",
    "eye_right": "eye",
    "skin": "skin",
    "outfit": "outfit",
    "accent": "accent",
    "backdrop": "backdrop",
}
"""The palette's column for every colour slot."""

DARK: Final = 0.35
"""Below this brightness a colour is kept dark on a backdrop; above it, backdrops are pale."""

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour as somebody named it: a palette word or a hex code, adjectives, and a tint ("reddish")."""

    name: str
    adjectives: tuple[str, ...] = ()
    tint: str = ""


def is_colour(name: str) -> bool:
    """Whether `name` is a palette word, a CSS colour name or a code like #f9c."""
    return name in lexicon().palette or css(name) is not None


def has_colour(name: str, slot: str) -> bool:
    """Whether an adjective alone names a colour of `slot`: "dark" skin, "pale" skin."""
    return KINDS.get(slot, slot) in lexicon().palette.get(name, {})


def css(name: str) -> str | None:
    """A CSS colour name or code as '#rrggbb'; transparency is left out. None if it is no colour."""
    try:
        return "#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(name.replace("0x", "#"))[:3])
    except ValueError:
        return None


def paint(shade: Shade, slot: str) -> str:
    """`shade` as '#rrggbb' for a colour slot of a look."""
    colour = _rgb(_plain(shade.name, KINDS[slot]))
    if shade.tint:
        colour = _mix(colour, _rgb(_plain(shade.tint, KINDS[slot])), 0.35)
    for adjective in shade.adjectives:
        colour = _changed(colour, adjective)
    return _hex(colour)


def _plain(name: str, kind: str) -> str:
    row = lexicon().palette.get(name)
    if row is None:
        return css(name) or "#000000"
    return row.get(kind) or _suited(row["hex"], kind)


def _suited(colour: str, kind: str) -> str:
    """Skins are soft and backdrops pale in what the networks have seen."""
    rgb = _rgb(colour)
    if kind == "skin":
        return _hex(_mix(rgb, (1, 1, 1), 0.5))
    if kind == "backdrop":
        return _hex(_mix(rgb, (1, 1, 1), 0.65 if _brightness(rgb) > DARK else 0.05))
    return colour


def _changed(rgb: Rgb, name: str) -> Rgb:
    adjective = lexicon().adjectives[name]
    hue, saturation, value = colorsys.rgb_to_hsv(*_mix(rgb, _rgb(adjective.to), adjective.mix))
    changed = (hue, min(1.0, saturation * adjective.saturation), min(1.0, value * adjective.value))
    return colorsys.hsv_to_rgb(*changed)


def _brightness(rgb: Rgb) -> float:
    red, green, blue = rgb
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _mix(first: Rgb, second: Rgb, share: float) -> Rgb:
    red, green, blue = (a + (b - a) * share for a, b in zip(first, second, strict=True))
    return red, green, blue


def _rgb(colour: str) -> Rgb:
    red, green, blue = bytes.fromhex(colour[1:])
    return red / 255, green / 255, blue / 255


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in rgb)
