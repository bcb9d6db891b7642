"""Pictures as members send them, good ones and bad ones."""

import io
import struct
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
from PIL import Image


def png(size: tuple[int, int] = (300, 200), mode: str = "RGB", **more: Any) -> bytes:
    """A picture that is red on the left and blue on the right."""
    return saved(half_and_half(size).convert(mode), "PNG", **more)


def half_and_half(size: tuple[int, int] = (300, 200)) -> Image.Image:
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    return picture


def saved(picture: Image.Image, kind: str, **more: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def header(width: int, height: int) -> bytes:
    """A PNG whose header promises more than there is."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def lying_text() -> bytes:
    """A PNG with a text chunk of a few kilobytes that unpacks to hundreds of megabytes."""
    packed = zlib.compress(b"\0" * 2**27, 9)
    text = b"zTXt" + b"Comment\0\0" + packed
    chunk = struct.pack(">I", len(text) - 4) + text + struct.pack(">I", zlib.crc32(text))
    whole = png()
    return whole[:33] + chunk + whole[33:]


def turned() -> bytes:
    """A photo that lies on its side, and says so: seen upright it is red above and blue below."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(half_and_half(), "JPEG", exif=exif)


def deep() -> bytes:
    """Sixteen bits a channel, dark on the left and light on the right."""
    levels = np.linspace(0, 65535, 64, dtype=np.uint16)[None].repeat(64, 0)
    return saved(Image.fromarray(levels), "PNG")


def moving(kind: str) -> bytes:
    """An animation that begins red and blue."""
    return saved(half_and_half(), kind, save_all=True, append_images=[Image.new("RGB", (300, 200), "green")])


GOOD: Final[Mapping[str, Callable[[], bytes]]] = {
    "png": png,
    "jpeg": lambda: saved(half_and_half(), "JPEG"),
    "webp": lambda: saved(half_and_half(), "WEBP"),
    "palette": lambda: png(mode="P"),
    "transparent": lambda: png(mode="RGBA"),
    "cmyk": lambda: saved(half_and_half().convert("CMYK"), "JPEG"),
    "animated webp": lambda: moving("WEBP"),
    "animated png": lambda: moving("PNG"),
    "with an archive behind": lambda: png() + b"PK\x03\x04" + b"\0" * 1000,
    "with a script behind": lambda: png() + b"<script>alert(1)</script>",
    "as small as can be": lambda: png((32, 32)),
}
"""Each is red on the left and blue on the right."""

BAD: Final[Mapping[str, tuple[Callable[[], bytes], str]]] = {
    "nothing": (lambda: b"", "kind"),
    "text": (lambda: b"hello", "kind"),
    "svg": (lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', "kind"),
    "gif": (lambda: moving("GIF"), "kind"),
    "tiff": (lambda: saved(half_and_half(), "TIFF"), "kind"),
    "bmp": (lambda: saved(half_and_half(), "BMP"), "kind"),
    "html that looks like a png": (lambda: b"\x89PNG<html>", "kind"),
    "cut off": (lambda: saved(half_and_half(), "JPEG")[:400], "broken"),
    "cut off png": (lambda: png()[:100], "broken"),
    "a bomb": (lambda: header(60_000, 60_000), "large"),
    "many pixels": (lambda: header(6000, 6000), "large"),
    "a promise": (lambda: header(4000, 4000), "broken"),
    "a long thin one": (lambda: png((4000, 1)), "small"),
    "one pixel": (lambda: png((1, 1)), "small"),
}
"""What is sent, and why it is refused."""
