"""Pixels to files."""

import io

import numpy as np
import pytest
from PIL import Image

from worker.picture import Pixels, enlarge, sheet, to_png
from worker.provenance.imprint import Imprint

EDGE = np.repeat(np.uint8([[0] * 128 + [255] * 128]), 256, 0)[..., None].repeat(3, 2)


@pytest.mark.parametrize("size", [256, 512, 1024])
@pytest.mark.parametrize("style", ["cel", "pixel"])
def test_pictures_have_the_size_asked_for(size: int, style: str) -> None:
    assert enlarge(EDGE, size, style).size == (size, size)


def test_a_line_stays_crisp_when_enlarged() -> None:
    row = np.asarray(enlarge(EDGE, 1024, "cel").convert("L"))[512]
    assert ((row > 25) & (row < 230)).sum() <= 6


def test_pixel_art_gets_no_new_colours() -> None:
    assert set(np.unique(np.asarray(enlarge(EDGE, 1024, "pixel")))) == {0, 255}


@pytest.mark.parametrize(("count", "size"), [(1, (64, 64)), (2, (136, 64)), (3, (136, 136)), (4, (136, 136))])
def test_pictures_stand_side_by_side(count: int, size: tuple[int, int]) -> None:
    assert sheet([Image.new("RGB", (64, 64), "red")] * count).size == size


def test_a_file_says_that_it_was_made_by_ai_and_from_which_recipe() -> None:
    file = Image.open(io.BytesIO(to_png(Image.new("RGB", (8, 8)), Imprint(("m123",)))))
    assert file.format == "PNG"
    assert file.info["Description"] == "Drawn by AI"
    assert file.info["Recipe"] == "m123"


def test_the_upscaler_enlarges_where_it_can() -> None:
    """Pixel art stays blocks, and a size that the upscaler can't do comes all the same."""
    upscaled = np.full((512, 512, 3), 7, np.uint8)

    def upscale(pixels: Pixels, size: int) -> Pixels | None:
        return upscaled if size == 512 else None

    assert enlarge(EDGE, 512, "cel", upscale).getpixel((1, 1)) == (7, 7, 7)
    assert enlarge(EDGE, 512, "pixel", upscale).getpixel((1, 1)) == (0, 0, 0)
    assert enlarge(EDGE, 640, "cel", upscale).size == (640, 640)
    assert enlarge(EDGE, 256, "cel", upscale).size == (256, 256)
