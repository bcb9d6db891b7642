"""Styles, as somebody who looks at the pictures sees them; and what eyes do in a pose."""

from functools import cache
from itertools import combinations, pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from models.look import Look, Wish, edit
from models.painter import render
from models.traits import TRAITS

SIZE = 256
COLOURS = {
    "hair": "#ff8fc0",
    "tips": "#ff8fc0",
    "eye_left": "#3f7fe0",
    "eye_right": "#3f7fe0",
    "skin": "#ffdcc5",
    "outfit": "#5b8def",
    "accent": "#ffd166",
    "backdrop": "#ffe3b8",
}
BASE = Look({name: values[0] for name, values in TRAITS.items()}, COLOURS)

DARK_SKIN = "#6b4226"
COLOURED = [style for style in TRAITS["style"] if style != "manga"]

CHEEK = (slice(166, 178), slice(112, 122))
"""Bare skin between nose, mouth and eye."""
LOCKS = (slice(100, 110), slice(88, 168))
"""The fringe, below its light."""
EYES = (slice(140, 208), slice(60, 196))
"""Both eyes and what little lies about them (of 256)."""
IRIS = (slice(158, 182), slice(84, 108))
"""The iris of the left eye, looking straight ahead."""

OPEN_EYES = ("round", "droopy", "sharp", "half", "wide", "dots", "slit", "star", "heart")
CLOSED_EYES = ("happy", "sleepy")


@cache
def pixels(look: Look, size: int = SIZE) -> NDArray[np.int16]:
    return np.asarray(render(look, 0, size)).astype(np.int16)


def shown(pose: dict[str, float] | None = None, colours: dict[str, str] | None = None, **traits: str) -> Look:
    return edit(BASE, Wish(traits, colours or {}, pose or {}))


def colour_of(look: Look, place: tuple[slice, slice]) -> NDArray[np.float64]:
    """The usual colour there, in 0..255."""
    return np.asarray(np.median(pixels(look)[place].reshape(-1, 3), axis=0), np.float64)


def brightness(look: Look, place: tuple[slice, slice]) -> float:
    """How bright that place is on the whole, in 0..255."""
    return float((pixels(look)[place] @ np.array([0.299, 0.587, 0.114])).mean())


def change(first: Look, second: Look) -> NDArray[np.int16]:
    """Pixel by pixel, how far two pictures are apart."""
    return np.asarray(np.abs(pixels(first) - pixels(second)).max(axis=-1), np.int16)


@pytest.mark.parametrize(("first", "second"), list(combinations(TRAITS["style"], 2)))
def test_every_style_has_a_hand_of_its_own(first: str, second: str) -> None:
    """The same character, told apart at a glance: much of the figure differs, not a line here and there."""
    assert (change(shown(style=first), shown(style=second)) > 16).mean() > 0.1


@pytest.mark.parametrize("style", COLOURED)
def test_dark_skin_stays_dark_and_warm(style: str) -> None:
    dark = shown(style=style, colours={"skin": DARK_SKIN})
    red, green, blue = colour_of(dark, CHEEK)
    assert red > green
    assert red > blue
    assert brightness(dark, CHEEK) < 115
    assert brightness(dark, CHEEK) < brightness(shown(style=style), CHEEK) - 35


@pytest.mark.parametrize("style", COLOURED)
@pytest.mark.parametrize(
    ("hair", "strongest", "weakest"), [("#ff4f9a", 0, 1), ("#3fae5a", 1, 0), ("#4a6cf0", 2, 0)]
)
def test_vivid_hair_keeps_its_hue(style: str, hair: str, strongest: int, weakest: int) -> None:
    locks = colour_of(shown(style=style, colours={"hair": hair, "tips": hair}), LOCKS)
    assert locks[strongest] == locks.max()
    assert locks[strongest] > locks[weakest] + 30


@pytest.mark.parametrize("style", TRAITS["style"])
def test_black_and_white_hair_are_far_apart(style: str) -> None:
    black = shown(style=style, colours={"hair": "#221c26", "tips": "#221c26"})
    white = shown(style=style, colours={"hair": "#f2f2f6", "tips": "#f2f2f6"})
    assert brightness(white, LOCKS) > brightness(black, LOCKS) + 55


def test_manga_is_printed_without_colour() -> None:
    picture = pixels(shown(style="manga", backdrop="rainbow", blush="strong", neck="scarf"))
    assert (picture == picture[..., :1]).all()


def test_manga_prints_darker_skin_with_more_ink() -> None:
    tones = ("#ffe9dc", "#e0a878", "#a86c44", "#5a3620")
    inks = [brightness(shown(style="manga", colours={"skin": skin}), CHEEK) for skin in tones]
    assert inks == sorted(inks, reverse=True)
    assert inks[0] > inks[-1] + 80


def test_the_dots_of_manga_stay_where_they_are() -> None:
    """They belong to the paper: a sky of one tone is the same whoever stands before it."""
    sky = (slice(0, 24), slice(0, SIZE))
    pictures = [
        shown(style="manga", colours={"backdrop": "#5068a0", "skin": skin}) for skin in ("#ffdcc5", DARK_SKIN)
    ]
    first, second = (pixels(picture)[sky] for picture in pictures)
    assert (first == second).all()
    assert first.max() - first.min() > 60


def test_a_sticker_has_a_white_rim_round_the_figure() -> None:
    """From every side, the first thing met before the figure is white."""
    backdrop = {"backdrop": "#3a5a80"}
    picture = pixels(shown(style="sticker", colours=backdrop))
    plain = pixels(shown(style="cel", colours=backdrop))
    for row in range(60, 250, 10):
        for line, bare in ((picture[row], plain[row]), (picture[row, ::-1], plain[row, ::-1])):
            figure = int((np.abs(bare - bare[0]).max(axis=-1) > 24).argmax())
            before = line[max(0, figure - 7) : figure]
            assert before.min(axis=-1).max() >= 250


def test_no_other_style_has_one() -> None:
    colours = {"backdrop": "#3a5a80", "outfit": "#c04050"}
    for style in ("cel", "flat", "retro"):
        assert pixels(shown(style=style, colours=colours))[60:250, :40].min(axis=-1).max() < 250


def test_watercolour_leaves_the_rim_of_the_paper_bare() -> None:
    picture = pixels(shown(style="watercolour", colours={"backdrop": "#5068a0"}))
    for edge in (picture[0], picture[-1], picture[:, 0], picture[:, -1]):
        assert edge.min() > 200
    assert picture[30:60, 20:60].mean() < 200


@pytest.mark.parametrize("style", TRAITS["style"])
def test_a_style_looks_alike_at_every_size(style: str) -> None:
    """The upscaler learns from pairs of a small and a large picture of the same."""
    large = render(shown(style=style), 0, 2 * SIZE).resize((64, 64), resample=4)
    small = render(shown(style=style), 0, SIZE).resize((64, 64), resample=4)
    difference = np.abs(np.asarray(large, np.int16) - np.asarray(small, np.int16))
    assert difference.mean() < 4


@pytest.mark.parametrize("style", TRAITS["style"])
@pytest.mark.parametrize("size", [16, 32])
def test_a_tiny_picture_is_the_same_one_smaller(style: str, size: int) -> None:
    """Textures have no room there; what is drawn still has its place and colours."""
    small = np.asarray(render(shown(style=style), 0, size).resize((8, 8), resample=4), np.int16)
    large = np.asarray(render(shown(style=style), 0, SIZE).resize((8, 8), resample=4), np.int16)
    assert np.abs(large - small).mean() < (24 if style == "manga" else 12)  # dots of a pixel are coarse


@pytest.mark.parametrize("style", TRAITS["style"])
@pytest.mark.parametrize("pose", [{"gaze_x": -1.0}, {"gaze_x": 1.0}, {"gaze_y": 1.0}, {"gaze_y": -1.0}])
def test_a_gaze_moves_the_eyes_and_nothing_else(style: str, pose: dict[str, float]) -> None:
    moved = change(shown(style=style), shown(pose, style=style)) > (90 if style == "pixel" else 12)
    assert moved[EYES].sum() > 60
    moved[EYES] = False
    assert moved.sum() <= (SIZE if style == "pixel" else 0)


@pytest.mark.parametrize("eyes", OPEN_EYES)
def test_every_open_eye_looks_about(eyes: str) -> None:
    rest = shown(eyes=eyes)
    views = [shown(pose, eyes=eyes) for pose in ({"gaze_x": -1.0}, {"gaze_x": 1.0}, {"gaze_y": 1.0})]
    for view in views:
        assert (change(rest, view) > 24).sum() > 40


def centre(look: Look) -> tuple[float, float]:
    """Where, on average, there is blue in the face: x and y."""
    red, _, blue = np.moveaxis(pixels(look)[EYES], -1, 0)
    rows, columns = np.nonzero(blue > red + 50)
    return float(columns.mean()), float(rows.mean())


def test_left_is_the_left_of_the_picture_and_up_is_up() -> None:
    (left, _), (right, _) = centre(shown({"gaze_x": -1})), centre(shown({"gaze_x": 1}))
    (_, up), (_, down) = centre(shown({"gaze_y": 1})), centre(shown({"gaze_y": -1}))
    assert left + 5 < right
    assert up + 3 < down


def blue(look: Look) -> int:
    """How much of the irises is to be seen."""
    red, _, blue = np.moveaxis(pixels(look)[EYES], -1, 0)
    return int((blue > red + 50).sum())


@pytest.mark.parametrize("eyes", ["round", "droopy", "sharp", "half", "wide"])
def test_lids_come_down_until_no_iris_is_seen(eyes: str) -> None:
    seen = [blue(shown({"lids": lids / 4}, eyes=eyes)) for lids in range(5)]
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > 200
    assert seen[-1] == 0


@pytest.mark.parametrize("style", TRAITS["style"])
def test_shut_eyes_show_nothing_of_their_colour(style: str) -> None:
    green = {"eye_left": "#2fae4a", "eye_right": "#2fae4a"}
    first, second = shown({"lids": 1}, style=style), shown({"lids": 1}, green, style=style)
    assert (pixels(first) == pixels(second)).all()


@pytest.mark.parametrize("look", TRAITS["look"])
@pytest.mark.parametrize("eyes", ["round", "half", "dots"])
def test_lids_move_without_a_jump(eyes: str, look: str) -> None:
    """Between two frames of an animation never more than a little changes."""
    frames = [shown({"lids": step / 20}, eyes=eyes, look=look) for step in range(21)]
    steps = [int((change(first, second) > 60).sum()) for first, second in pairwise(frames)]
    assert max(steps) < 420


@pytest.mark.parametrize("eyes", CLOSED_EYES)
def test_closed_eyes_do_not_mind_lids_or_gaze(eyes: str) -> None:
    rest = pixels(shown(eyes=eyes))
    assert (rest == pixels(shown({"lids": 1, "gaze_x": 1, "gaze_y": -1}, eyes=eyes))).all()


def test_a_wink_keeps_one_eye_that_looks_and_shuts() -> None:
    wink = shown(eyes="wink", side="left")
    columns = change(wink, shown({"lids": 1}, eyes="wink", side="left")).max(axis=0).nonzero()[0]
    assert columns.min() > SIZE / 2


def test_a_poster_has_areas_where_others_fade() -> None:
    """The hair behind the shoulder."""
    hair = (slice(165, 230), slice(55, 57))
    flat, cel = (pixels(shown(style=style, hair="long"))[hair].reshape(-1, 3) for style in ("flat", "cel"))
    assert len(np.unique(flat, axis=0)) == 1
    assert len(np.unique(cel, axis=0)) > 4


@pytest.mark.parametrize("style", TRAITS["style"])
def test_split_hair_keeps_both_its_colours_under_every_light(style: str) -> None:
    split = shown(style=style, hair_pattern="split", colours={"hair": "#221c26", "tips": "#f6f2ff"})
    left, right = (slice(80, 112), slice(80, 112)), (slice(80, 112), slice(146, 178))
    assert brightness(split, right) > brightness(split, left) + 50
