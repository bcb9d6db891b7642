"""Two eyes, two halves of hair: each colour where the person said it is."""

import pytest

from bot.parsing import parse
from models.named_colours import NAMED_COLOURS

EYE = NAMED_COLOURS["eye"]
HAIR = NAMED_COLOURS["hair"]

# What is typed, and the colours of the left and the right eye.
EYES = [
    ("left eye blue right eye green", "blue", "green"),
    ("blue left eye, green right eye", "blue", "green"),
    ("left eye is blue and right one gold", "blue", "gold"),
    ("left eye is blue and the right one is gold", "blue", "gold"),
    ("the left eye is blue, the right is gold", "blue", "gold"),
    ("left one blue right one green eyes", "blue", "green"),
    ("eyes: left blue, right gold", "blue", "gold"),
    ("eyes blue left, green right", "blue", "green"),
    ("blue on the left and green on the right eyes", "blue", "green"),
    ("heterochromia: red and blue", "red", "blue"),
    ("heterochromia, red and blue", "red", "blue"),
    ("heterochromatic eyes (left red, right blue)", "red", "blue"),
    ("one eye red the other blue", "red", "blue"),
    ("one eye is red and the other is blue", "red", "blue"),
    ("one red eye, one blue eye", "red", "blue"),
    ("left eye: pink; right eye: teal", "pink", "teal"),
    ("左目が青で右目が金のオッドアイ", "blue", "gold"),
    ("オッドアイ(左が青、右が金)", "blue", "gold"),
    ("目は(右が赤、左が青)", "blue", "red"),
    ("左眼蓝右眼金", "blue", "gold"),
    ("左眼蓝色，右眼金色的异瞳", "blue", "gold"),
    ("异瞳，左蓝右金", "blue", "gold"),
    ("異色瞳，左邊藍色右邊金色", "blue", "gold"),
]


@pytest.mark.parametrize(("text", "left", "right"), EYES)
def test_each_eye_has_the_colour_that_was_said_of_it(text: str, left: str, right: str) -> None:
    understood = parse(text)
    assert dict(understood.wish.colours) == {"eye_left": EYE[left], "eye_right": EYE[right]}
    assert dict(understood.wish.traits) == {}
    assert understood.unknown == ()


@pytest.mark.parametrize(
    "text",
    [
        "hair pink on the left and blue on the right",
        "left side pink right side blue hair",
        "left half pink, right half blue hair",
        "split hair, left pink, right blue",
        "half pink half blue hair",
        "头发左边粉色右边蓝色",
        "髪は左がピンク、右が青",
    ],
)
def test_hair_in_two_halves(text: str) -> None:
    wish = parse(text).wish
    assert dict(wish.traits) == {"hair_pattern": "split"}
    assert dict(wish.colours) == {"hair": HAIR["pink"], "tips": HAIR["blue"]}


@pytest.mark.parametrize("text", ["ponytail on the left, blue eyes", "blue eyes, ponytail left"])
def test_a_side_of_something_else_is_no_eye(text: str) -> None:
    wish = parse(text).wish
    assert dict(wish.traits) == {"hair": "ponytail", "side": "left"}
    assert dict(wish.colours) == {"eye_left": EYE["blue"], "eye_right": EYE["blue"]}
