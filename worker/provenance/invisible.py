"""The invisible mark: 48 bits in a picture's light and dark, which stay when a chat recompresses it. Pure.

Spread-transform dither modulation (Chen and Wornell, Quantization index modulation, 2001, section V): the
picture's share in each pattern is moved to the nearest step of a ladder, one ladder for a 0 and one for a 1.
All shares are moved at once, by the least change that lies where lines and textures hide it.
"""

from itertools import combinations
from typing import Final

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from worker.provenance.pattern import BITS, EDGE, Plane, Shares, shares, spread

PRODUCT: Final = 0xA7
"""The eight bits that say Mochi."""
NUMBERS: Final = 1 << 24
"""Marks have numbers below this one."""
STEP: Final = 34.0
"""Between the steps of one ladder, in levels of luma: larger lasts longer and shows sooner."""
_CRC: Final = 0x1021
"""The polynomial of CRC-16-CCITT, whose 16 bits tell whether a mark is whole."""
_DOUBTFUL, _WRONG = 8, 2
"""Of so many bits that are the least certain, so many may be wrong."""
_FLAT: Final = 0.15
"""The share of a change that an even area bears, of what a lively one does."""
_LIVELY: Final = 40.0
"""Levels between the lightest and the darkest of neighbours that hide the mark entirely."""
_SMALL: Final = 128
"""Pixels a side by way of which a picture comes onto the plane, since chats make it as small themselves."""
_TRIES: Final = 3
"""So often a mark is mended."""
_NEAR_ENOUGH: Final = STEP / 16
"""Levels from its step that a share needs no mending."""
_NONE: Final = 128
"""The level that stands for no change."""
_ROUNDS: Final = 24
_NEAR: Final = 0.05
"""Levels from its step at which a share counts as there; after _ROUNDS it is near enough in any case."""


def embed(picture: Image.Image, number: int) -> Image.Image:
    """The picture, RGB or RGBA, with the mark of `number`. What is clear stays clear, to the pixel."""
    return _written(picture, number)[1]


def plane_of(picture: Image.Image, number: int) -> Plane:
    """The change of luma that writes the mark of `number` into `picture`."""
    return _written(picture, number)[0]


def change(picture: Image.Image, plane: Plane) -> Image.Image:
    """`picture` with its luma changed by `plane`, at its own size."""
    levels = Image.fromarray(np.clip(np.rint(plane) + _NONE, 0, 255).astype(np.uint8))
    grown = levels.resize(picture.size, Image.Resampling.BICUBIC)
    bands = [grown] * 3
    if picture.mode == "RGBA":
        still = Image.new("L", picture.size, _NONE)
        seen = picture.getchannel("A").point(lambda alpha: 255 * (alpha > 0))
        bands = [Image.composite(grown, still, seen)] * 3 + [still]
    return ImageChops.add(picture, Image.merge(picture.mode, bands), offset=-_NONE)


def read(picture: Image.Image) -> int | None:
    """The number of the mark that the picture bears; None if it bears none that is whole."""
    rungs = shares(_light(picture)) / (STEP / 2)
    nearest = np.rint(rungs)
    word = int("".join("1" if rung % 2 else "0" for rung in nearest), 2)
    doubtful = np.argsort(-np.abs(rungs - nearest))[:_DOUBTFUL]
    for wrong in range(_WRONG + 1):
        for places in combinations(doubtful, wrong):
            number = _number(word ^ sum(1 << (BITS - 1 - int(place)) for place in places))
            if number is not None:
                return number
    return None


def _written(picture: Image.Image, number: int) -> tuple[Plane, Image.Image]:
    """The change and the picture with it.

    What is lost to rounding and at the ends of the scale is made up for, first on a draft, which is quick.
    """
    light, draft = _light(picture), picture.reduce(max(1, min(picture.size) // _SMALL))
    room, wanted = _room(picture, light), _wanted(shares(light), number)
    plane = _least(room, wanted)
    gained = shares(_light(change(draft, plane))) - shares(_light(draft))
    plane = plane + _least(room, wanted - gained)
    for _ in range(_TRIES):
        marked = change(picture, plane)
        missing = _wanted(shares(_light(marked)), number)
        if np.abs(missing).max() < _NEAR_ENOUGH:
            break
        plane = plane + _least(room, missing)
    return plane, marked


def _light(picture: Image.Image) -> Plane:
    """The picture's luma on the plane, as it looks on white."""
    if picture.mode != "RGB":
        clear = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    small = picture.convert("L").resize((_SMALL, _SMALL), Image.Resampling.LANCZOS)
    return np.asarray(small.resize((EDGE, EDGE), Image.Resampling.BICUBIC), np.float64)


def _room(picture: Image.Image, light: Plane) -> Plane:
    """How much change each point of the plane bears: little where it is even, none where nothing is seen.

    A point beside a line still counts as even, since there the change would be seen first.
    """
    shown = Image.fromarray(light.astype(np.uint8))
    lightest, darkest = shown.filter(ImageFilter.MaxFilter(3)), shown.filter(ImageFilter.MinFilter(3))
    contrast = ImageChops.subtract(lightest, darkest)
    lively = np.asarray(contrast.filter(ImageFilter.MinFilter(3)), np.float64)
    room = _FLAT + (1 - _FLAT) * np.clip(lively / _LIVELY, 0, 1)
    room *= np.clip((np.minimum(light, 255 - light) + 1) / 8, 0.1, 1)
    if picture.mode == "RGBA":
        seen = picture.getchannel("A").resize((EDGE, EDGE), Image.Resampling.BICUBIC)
        room *= np.asarray(seen, np.float64) / 255
    return np.asarray(room)


def _wanted(found: Shares, number: int) -> Shares:
    """How far each share has to move to stand on a step of the ladder of its bit."""
    word = PRODUCT << 40 | number << 16 | _check_sum(number)
    offset = np.array([word >> (BITS - 1 - place) & 1 for place in range(BITS)]) * STEP / 2
    return np.asarray(np.rint((found - offset) / STEP) * STEP + offset - found)


def _least(room: Plane, wanted: Shares) -> Plane:
    """The smallest change, dearer where there is less room, that moves the shares as wanted.

    Its form is room * spread(amounts); the amounts are found by the method of conjugate gradients.
    """
    amounts, missing = np.zeros(BITS), wanted
    direction, size = missing, float(missing @ missing)
    for _ in range(_ROUNDS):
        if size < _NEAR**2:
            break
        moved = shares(room * spread(direction))
        length = size / float(direction @ moved)
        amounts, missing = amounts + length * direction, missing - length * moved
        size, before = float(missing @ missing), size
        direction = missing + size / before * direction
    return np.asarray(room * spread(amounts))


def _number(word: int) -> int | None:
    number = word >> 16 & (NUMBERS - 1)
    return number if word >> 40 == PRODUCT and word & 0xFFFF == _check_sum(number) else None


def _check_sum(number: int) -> int:
    value = 0xFFFF
    for byte in (PRODUCT, *number.to_bytes(3)):
        value ^= byte << 8
        for _ in range(8):
            value = (value << 1 ^ (_CRC if value & 0x8000 else 0)) & 0xFFFF
    return value
