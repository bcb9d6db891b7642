"""A member's picture lends its colours to an avatar."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageDraw

from bot.palette_of import BYTES_AT_MOST, NoPalette, palette_apart, palette_of
from models.look import Wish


def portrait(mode: str = "RGB") -> Image.Image:
    """Somebody with pink hair in a green shirt before a blue wall."""
    picture = Image.new(mode, (256, 256), "#3050c0")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((60, 30, 196, 180), fill="#ff70b0")
    pen.ellipse((90, 80, 166, 170), fill="#ffe0d0")
    pen.rectangle((60, 180, 196, 256), fill="#20a040")
    return picture


def file(picture: Image.Image, kind: str = "PNG") -> bytes:
    written = io.BytesIO()
    picture.save(written, kind)
    return written.getvalue()


def near(colour: str, expected: str) -> bool:
    pairs = zip(bytes.fromhex(colour[1:]), bytes.fromhex(expected[1:]), strict=True)
    return max(abs(a - b) for a, b in pairs) < 24


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_hair_outfit_and_backdrop_are_found(kind: str) -> None:
    colours = palette_of(file(portrait(), kind))
    assert near(colours["hair"], "#ff70b0")
    assert near(colours["outfit"], "#20a040")
    assert near(colours["backdrop"], "#3050c0")
    assert Wish(colours=colours).colours == colours


def test_what_is_transparent_has_no_colour() -> None:
    cut_out = Image.new("RGBA", (200, 200), (255, 255, 255, 0))
    ImageDraw.Draw(cut_out).ellipse((20, 20, 180, 180), fill="#c02040")
    assert near(palette_of(file(cut_out))["hair"], "#c02040")


@pytest.mark.parametrize("mode", ["L", "P", "1", "LA"])
def test_pictures_of_every_mode_are_read(mode: str) -> None:
    assert set(palette_of(file(portrait().convert(mode)))) == {"hair", "outfit", "backdrop"}


def test_one_colour_is_enough() -> None:
    assert set(palette_of(file(Image.new("RGB", (1, 1), "#112233"))).values()) == {"#112233"}


def a_bomb() -> bytes:
    """A PNG that says it is 60,000 pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000)))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a picture",
        file(portrait())[:200],
        a_bomb(),
        bytes(BYTES_AT_MOST + 1),
        file(portrait(), "GIF"),
        file(Image.new("RGBA", (9, 9), (0, 0, 0, 0))),
        file(Image.new("1", (4100, 4100))),
    ],
    ids=["empty", "text", "cut", "bomb", "long", "another format", "transparent", "too many pixels"],
)
def test_what_is_no_harmless_picture_is_refused(data: bytes) -> None:
    with pytest.raises(NoPalette):
        palette_of(data)


def test_a_process_apart_reads_the_same() -> None:
    assert palette_apart(file(portrait())) == palette_of(file(portrait()))


@pytest.mark.parametrize("data", [a_bomb(), bytes(BYTES_AT_MOST + 1)], ids=["bomb", "long"])
def test_a_process_apart_refuses_the_same(data: bytes) -> None:
    with pytest.raises(NoPalette):
        palette_apart(data)
