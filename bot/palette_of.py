"""The colours of a picture, as those of an avatar: its palette and nothing else is read.

`python -m bot.palette_of` reads that of standard input, for `palette_apart`.
"""

import io
import json
import struct
import sys
import warnings
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from PIL import Image

from bot.isolation import UploadRefused, apart, confine

BYTES_AT_MOST: Final = 8 * 2**20
PIXELS_AT_MOST: Final = 16 * 2**20
"""Told by the header, before anything is decoded."""

_FORMATS: Final = ("PNG", "JPEG", "WEBP")
_EDGE: Final = 48
"""Pixels a side that are looked at."""
_COLOURS: Final = 12
_APART: Final = 60.0
"""Distance in RGB (0..255 each) from which two colours count as two."""
_BROKEN: Final = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    TypeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What Pillow raises for files that are not what they say."""

Rgb = tuple[int, int, int]


class NoPalette(ValueError):
    """The bytes are no picture whose colours can be read."""


def palette_apart(data: bytes) -> Mapping[str, str]:
    """What `palette_of` reads, in a process of its own with little memory and time. Raises NoPalette."""
    if len(data) > BYTES_AT_MOST:
        raise NoPalette("too many bytes")
    try:
        found: dict[str, str] = json.loads(apart(__spec__.name, data))
    except (UploadRefused, ValueError) as problem:
        raise NoPalette(type(problem).__name__) from problem
    return found


def palette_of(data: bytes) -> Mapping[str, str]:
    """Colours ('#rrggbb') for hair, outfit and backdrop from a PNG, JPEG or WebP file. Raises NoPalette.

    The backdrop is what surrounds the picture, the hair the most striking colour of its upper part, and the
    outfit the most striking one of its lower half that differs from both.
    """
    if len(data) > BYTES_AT_MOST:
        raise NoPalette("too many bytes")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            small = _small(data)
    except _BROKEN as problem:
        raise NoPalette(type(problem).__name__) from problem
    rows = _rows(small)
    everywhere, upper, lower = _seen(rows), _seen(rows[: _EDGE * 2 // 3]), _seen(rows[_EDGE // 2 :])
    if not everywhere:
        raise NoPalette("nothing but transparency")
    backdrop = _commonest(_border(rows) or everywhere)
    hair = _striking(upper, [backdrop]) or _striking(everywhere, [backdrop]) or backdrop
    outfit = _striking(lower, [backdrop, hair]) or _striking(everywhere, [backdrop, hair]) or hair
    return {"hair": _hex(hair), "outfit": _hex(outfit), "backdrop": _hex(backdrop)}


def _small(data: bytes) -> Image.Image:
    """A few pixels of the first frame, in few colours, RGBA."""
    with Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
        if picture.width * picture.height > PIXELS_AT_MOST:
            raise NoPalette("too many pixels")
        pixels = picture.convert("RGBA").resize((_EDGE, _EDGE), Image.Resampling.BOX)
    few = pixels.convert("RGB").quantize(_COLOURS).convert("RGB")
    few.putalpha(pixels.getchannel("A"))
    return few


def _rows(picture: Image.Image) -> list[list[Rgb | None]]:
    """The colours of a picture, None where it is transparent."""
    raw = picture.tobytes()
    pixels = [raw[start : start + 4] for start in range(0, len(raw), 4)]
    colours = [(one[0], one[1], one[2]) if one[3] > 127 else None for one in pixels]
    return [colours[start : start + _EDGE] for start in range(0, len(colours), _EDGE)]


def _seen(rows: Sequence[Sequence[Rgb | None]]) -> list[Rgb]:
    return [colour for row in rows for colour in row if colour]


def _border(rows: Sequence[Sequence[Rgb | None]]) -> list[Rgb]:
    return _seen([rows[0], rows[-1], [row[0] for row in rows], [row[-1] for row in rows]])


def _commonest(colours: Sequence[Rgb]) -> Rgb:
    ((colour, _),) = Counter(colours).most_common(1)
    return colour


def _striking(colours: Sequence[Rgb], others: Sequence[Rgb]) -> Rgb | None:
    """The colour that there is much of and that is vivid, apart from `others`; None if there is none."""
    counts = Counter(one for one in colours if all(_distance(one, other) > _APART for other in others))
    return max(counts, key=lambda one: counts[one] * (40 + max(one) - min(one)), default=None)


def _distance(first: Rgb, second: Rgb) -> float:
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def _hex(colour: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def main() -> int:
    """Read the palette of standard input; 1 if it has none."""
    confine()
    try:
        sys.stdout.write(json.dumps(palette_of(sys.stdin.buffer.read())))
    except NoPalette:
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
