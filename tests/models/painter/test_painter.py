"""What the painter shows: every labelled choice is to be seen, and nothing else changes the picture."""

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from models.look import Look, Wish, edit, sample
from models.painter import paint, render
from models.painter.styles import STYLES
from models.traits import COLOURS, TRAITS

SIZE = 96
PLAIN_COLOURS = {
    "hair": "#b597f5",
    "tips": "#ffd97a",
    "eye_left": "#4d9cf0",
    "eye_right": "#41b86b",
    "skin": "#ffdcc5",
    "outfit": "#e5566b",
    "accent": "#ffd166",
    "backdrop": "#dcecff",
}
BASE = Look({name: values[0] for name, values in TRAITS.items()}, PLAIN_COLOURS)
"""The first value of every trait: nothing worn that could hide anything."""

SHOWN_BY = {
    "hair_pattern": {"hair": "long"},
    "side": {"bangs": "swept"},
}
"""What a trait needs beside it to be seen."""

SIDED = [
    ("bangs", "parted"),
    ("bangs", "swept"),
    ("bangs", "one_eye"),
    ("hair", "ponytail"),
    ("hair_pattern", "streak"),
    ("eyes", "wink"),
    ("face", "mole"),
    ("face", "bandaid"),
    ("face", "heart"),
    ("face", "star"),
    ("face", "scar"),
    ("face", "sweat"),
    ("headwear", "bow"),
    ("headwear", "flower"),
    ("headwear", "hairclip"),
    ("headwear", "beret"),
    ("headwear", "santa_hat"),
    ("eyewear", "eyepatch"),
]


@cache
def pixels(look: Look, seed: int = 0) -> NDArray[np.int16]:
    return np.asarray(render(look, seed, SIZE)).astype(np.int16)


def shown(**traits: str) -> Look:
    """The base look with these traits."""
    return edit(BASE, Wish(traits))


def changed(first: Look, second: Look, seeds: tuple[int, int] = (0, 0)) -> int:
    """How many pixels differ by more than a trace."""
    return int((np.abs(pixels(first, seeds[0]) - pixels(second, seeds[1])).max(axis=-1) > 12).sum())


def neighbours() -> Iterator[tuple[str, str, str]]:
    for name, values in TRAITS.items():
        for number, value in enumerate(values):
            yield name, value, values[number - 1]


@pytest.mark.parametrize(("name", "value", "neighbour"), list(neighbours()))
def test_every_value_of_every_trait_is_to_be_seen(name: str, value: str, neighbour: str) -> None:
    """A label that cannot be seen would teach the networks nothing."""
    beside = SHOWN_BY.get(name, {})
    assert changed(shown(**beside, **{name: value}), shown(**beside, **{name: neighbour})) >= 8


@pytest.mark.parametrize("slot", COLOURS)
def test_every_colour_is_to_be_seen(slot: str) -> None:
    look = shown(hair_pattern="split", neck="scarf")
    assert changed(look, edit(look, Wish(colours={slot: "#107010"}))) >= 8


@pytest.mark.parametrize(("name", "value"), SIDED)
def test_one_sided_things_change_sides(name: str, value: str) -> None:
    left, right = shown(**{name: value}, side="left"), shown(**{name: value}, side="right")
    assert changed(left, right) >= 8


@pytest.mark.parametrize("style", TRAITS["style"])
def test_every_style_renders_every_backdrop(style: str) -> None:
    pictures = {pixels(shown(style=style, backdrop=backdrop)).tobytes() for backdrop in TRAITS["backdrop"]}
    assert len(pictures) == len(TRAITS["backdrop"])


def test_the_styles_are_those_of_the_vocabulary() -> None:
    assert tuple(STYLES) == TRAITS["style"]


def test_the_eyes_take_their_own_colours() -> None:
    """The left one is the one on the left of the picture."""
    other = edit(BASE, Wish(colours={"eye_left": "#e0455a"}))
    columns = np.abs(pixels(BASE) - pixels(other)).max(axis=(0, 2)).nonzero()[0]
    assert 0 < columns.max() < SIZE / 2


def test_a_look_and_a_seed_are_one_picture() -> None:
    assert paint(sample(5), 9) == paint(sample(5), 9)
    assert render(sample(5), 9, SIZE).tobytes() == render(sample(5), 9, SIZE).tobytes()


@pytest.mark.parametrize("seed", range(4))
def test_a_seed_moves_the_hand_and_nothing_more(seed: int) -> None:
    look = edit(sample(seed), Wish({"style": "cel"}))
    assert paint(look, 1) != paint(look, 2)
    assert np.abs(pixels(look, 1) - pixels(look, 2)).mean() < 4


def test_a_hat_leaves_no_lock_standing() -> None:
    assert paint(shown(headwear="cap", ahoge="yes"), 0) == paint(shown(headwear="cap"), 0)


def test_an_eyepatch_hides_the_eye_on_its_side() -> None:
    """Whatever colour that eye has."""
    patched = shown(eyewear="eyepatch", side="right")
    other = edit(patched, Wish(colours={"eye_right": "#e0455a"}))
    assert paint(patched, 0) == paint(other, 0)


def outlined_shapes(look: Look) -> int:
    return len(re.findall(r'fill="(?!none)[^"]*" stroke=', paint(look, 0)))


def test_flat_shapes_have_no_outlines() -> None:
    assert outlined_shapes(shown(style="cel")) > 0
    assert outlined_shapes(shown(style="flat")) == 0


def test_pixel_pictures_are_made_of_few_colours_in_blocks() -> None:
    picture = render(shown(style="pixel"), 0, 128)
    assert len(picture.getcolors() or []) <= 26
    array = np.asarray(picture)
    assert (array[::2, ::2] == array[1::2, 1::2]).all()


@pytest.mark.parametrize("size", [64, 256, 300])
def test_a_picture_has_the_size_that_was_asked_for(size: int) -> None:
    for style in ("cel", "pixel"):
        picture = render(shown(style=style), 0, size)
        assert (picture.size, picture.mode) == ((size, size), "RGB")


def test_a_pixel_picture_is_the_same_at_every_size() -> None:
    small, large = (np.asarray(render(shown(style="pixel"), 0, size)) for size in (64, 256))
    assert (large == small.repeat(4, axis=0).repeat(4, axis=1)).all()
