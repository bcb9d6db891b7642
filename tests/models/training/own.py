"""A folder as somebody might bring it: some dozens of pictures of many kinds, and things that are none."""

import os
from pathlib import Path

import numpy as np
from PIL import Image

LICENCE = "Drawn by our own members,\nwho let this server learn from them."


def picture(number: int, size: int = 80) -> Image.Image:
    """A disc of some colour somewhere on a backdrop."""
    chance = np.random.default_rng(number)
    pixels = np.tile(chance.integers(100, 255, 3).astype(np.uint8), (size, size, 1))
    rows, columns = np.mgrid[:size, :size]
    x, y, radius = chance.integers(20, 60), chance.integers(20, 60), chance.integers(10, 30)
    pixels[(rows - y) ** 2 + (columns - x) ** 2 < radius**2] = chance.integers(0, 255, 3)
    return Image.fromarray(pixels)


def write_folder(folder: Path, count: int = 24) -> Path:
    """Fill `folder` with `count` good pictures in three formats and a folder below; returns it."""
    (folder / "more").mkdir(parents=True)
    endings = ("png", "jpg", "webp")
    for number in range(count):
        place = folder / "more" if number % 4 == 0 else folder
        picture(number).save(place / f"{number}.{endings[number % 3]}")
    return folder


def add_bad_files(folder: Path) -> None:
    """What is left out: words, a picture cut off, one too small, one there twice, a pipe, a dead link."""
    (folder / "notes.txt").write_text("hello")
    whole = (folder / "1.jpg").read_bytes()
    (folder / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    picture(900, 24).resize((20, 20)).save(folder / "small.png")
    (folder / "twin.png").write_bytes((folder / "3.png").read_bytes())
    (folder / ".hidden.png").write_bytes(b"not looked at")
    (folder / "bad\x1b[2Jname.png").write_bytes(b"\x89PNG")
    os.mkfifo(folder / "pipe.png")
    (folder / "dead.png").symlink_to(folder / "nowhere")
