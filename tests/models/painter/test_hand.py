"""What is free in a painted picture: how far the hand strays, and where."""

import numpy as np
import pytest
from numpy.typing import NDArray

from models.look import Wish, edit, sample
from models.noise import normal
from models.painter import figure, hand, raster
from models.painter.hand import Hand

SIZE = 256
PLACE = SIZE // hand.GRID


def picture(numbers: NDArray[np.float32], **traits: str) -> NDArray[np.int16]:
    """A look as a hand with these numbers draws it."""
    look = edit(sample(4), Wish({"headwear": "none", "bangs": "straight", "style": "flat", **traits}))
    return np.asarray(raster.rasterise(figure.draw(look, Hand(numbers)), SIZE).convert("RGB"), np.int16)


def test_the_numbers_of_a_hand_are_the_noise_of_its_seed() -> None:
    """So a generator that gets a recipe's noise strays as the painter would."""
    assert np.array_equal(hand.noise(7), normal(7, hand.NOISE).numpy())


@pytest.mark.parametrize("hair", ["long", "curly", "twintails", "messy", "hime", "dreadlocks"])
def test_a_line_strays_where_its_place_says_so_and_nowhere_else(hair: str) -> None:
    steady = np.zeros(hand.NOISE, np.float32)
    places = steady.reshape(2, hand.GRID, hand.GRID)
    calm = picture(steady, hair=hair)
    touched = 0
    for row, column in ((8, 5), (8, 8), (12, 4), (13, 11), (14, 7)):
        places[:] = 0
        places[:, row, column] = 3
        changed = np.argwhere(np.abs(picture(steady, hair=hair) - calm).max(2) > 8)
        touched += len(changed) > 0
        middle = (np.array([row, column]) + 0.5) * PLACE
        assert all(np.abs(place - middle).max() < 5 * PLACE for place in changed)
    assert touched


def test_strays_are_spread_evenly_up_to_their_reach() -> None:
    strays = [Hand.of(seed).across(256, 256, 4) for seed in range(400)]
    shares = np.histogram(strays, bins=4, range=(-4, 4))[0] / len(strays)
    assert all(0.18 < share < 0.32 for share in shares)


def test_far_outside_of_the_canvas_there_is_a_place_too() -> None:
    assert abs(Hand.of(1).down(-900, 2000, 2)) <= 2
