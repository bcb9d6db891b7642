"""The invisible mark is read again from what chats make of a picture, and nowhere else."""

from functools import cache

import numpy as np
import pytest
from PIL import Image

from benchmarks.mark_journeys import SURVIVED, TELEGRAM
from models.between import Between
from models.look import sample
from models.painter import render
from models.recipe import Recipe
from tests.worker.painted import paint, psnr, someone
from worker.provenance.invisible import NUMBERS, embed, read

PICTURES = 100


@cache
def painted(seed: int) -> Image.Image:
    """A picture that nobody marked."""
    return Image.fromarray(paint(Between.of(Recipe(sample(seed), seed)))).resize((512, 512))


@cache
def marked(seed: int) -> Image.Image:
    return embed(painted(seed), number(seed))


def number(seed: int) -> int:
    return seed * 7_654_321 % NUMBERS


@pytest.mark.parametrize("journey", SURVIVED)
def test_a_mark_outlives_the_journey_in_every_picture(journey: str) -> None:
    read_again = [read(SURVIVED[journey](marked(seed))) for seed in range(PICTURES)]
    assert read_again == [number(seed) for seed in range(PICTURES)]


def test_nobody_sees_the_mark() -> None:
    likeness = [psnr(np.asarray(painted(seed)), np.asarray(marked(seed))) for seed in range(PICTURES)]
    assert min(likeness) > 42


def test_on_an_even_background_the_mark_is_a_breath() -> None:
    """A level or two of 255, without a band."""
    picture = render(someone(backdrop="plain").look, 1, 256)
    before, after = (np.asarray(one).astype(int)[:40, :40] for one in (picture, embed(picture, 77)))
    assert np.abs(after - before).max() <= 3


def test_pictures_without_a_mark_bear_none() -> None:
    assert not [seed for seed in range(200) if read(painted(seed)) is not None]


@pytest.mark.parametrize("level", [0, 1, 127, 128, 254, 255])
def test_even_areas_bear_none(level: int) -> None:
    assert read(Image.new("RGB", (300, 200), (level, level, level))) is None


def test_noise_bears_none() -> None:
    chance = np.random.default_rng(1)
    for _ in range(200):
        assert read(Image.fromarray(chance.integers(0, 256, (128, 128, 3), np.uint8))) is None


def test_of_a_figure_without_backdrop_the_clear_parts_stay_as_they_are() -> None:
    figure = painted(3).convert("RGBA")
    figure.paste((0, 0, 0, 0), (0, 0, 512, 200))
    shown = embed(figure, 5)
    assert read(shown) == 5
    assert np.array_equal(np.asarray(shown)[:200], np.asarray(figure)[:200])
    assert np.array_equal(np.asarray(shown)[..., 3], np.asarray(figure)[..., 3])
    white = Image.alpha_composite(Image.new("RGBA", shown.size, "white"), shown).convert("RGB")
    assert read(TELEGRAM(white)) == 5


@pytest.mark.parametrize("size", [(128, 128), (100, 100), (1024, 888), (1032, 1032), (48, 64)])
def test_a_picture_of_any_size_can_be_marked(size: tuple[int, int]) -> None:
    assert read(embed(painted(7).resize(size), 123_456)) == 123_456


@pytest.mark.parametrize("colour", ["white", "black", "#ffe9f0"])
def test_even_a_picture_of_one_colour_can_be_marked(colour: str) -> None:
    assert read(embed(Image.new("RGB", (256, 256), colour), 42)) == 42


def test_the_same_mark_makes_the_same_picture() -> None:
    assert embed(painted(1), 9).tobytes() == embed(painted(1), 9).tobytes()
