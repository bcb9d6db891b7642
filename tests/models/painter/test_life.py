"""Heads that lean and turn, faces of every shape and age, and what grows or is worn on them."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from models.look import Look, Wish, edit
from models.named_colours import NAMED_COLOURS
from models.painter import pose, render
from models.traits import POSES, TRAITS

SIZE = 128
COLOURS = {
    "hair": "#3fae5a",
    "tips": "#3fae5a",
    "eye_left": "#3f6ef0",
    "eye_right": "#e07820",
    "skin": "#ffdcc5",
    "outfit": "#7a5cc8",
    "accent": "#e02020",
    "backdrop": "#dcecff",
}
PLAIN = Look({name: values[0] for name, values in TRAITS.items()}, COLOURS)
STEPS = 24

Picture = NDArray[np.int16]
Mask = NDArray[np.bool_]


@cache
def pixels(look: Look, size: int = SIZE) -> Picture:
    return np.asarray(render(look, 0, size)).astype(np.int16)


def shown(**traits: str) -> Look:
    return edit(PLAIN, Wish(traits))


def posed(look: Look = PLAIN, **places: float) -> Look:
    return edit(look, Wish(pose=places))


def dyed(look: Look, **colours: str) -> Look:
    return edit(look, Wish(colours=colours))


def differing(first: Look, second: Look, size: int = SIZE) -> Mask:
    return np.abs(pixels(first, size) - pixels(second, size)).max(axis=-1) > 12


def where_shown(look: Look, **colour: str) -> Mask:
    """Where that colour slot is to be seen: what changes when it is dyed."""
    return differing(look, dyed(look, **colour))


def middle(mask: Mask) -> tuple[float, float]:
    """x and y of the middle of what is marked, as shares of the picture."""
    rows, columns = mask.nonzero()
    return float(columns.mean()) / mask.shape[1], float(rows.mean()) / mask.shape[0]


def width(mask: Mask) -> int:
    columns = mask.any(axis=0).nonzero()[0]
    return int(columns.max() - columns.min())


# leaning


def crown(look: Look) -> float:
    hair = where_shown(look, hair="#a02060", tips="#a02060")
    top = int(hair.any(axis=1).argmax())
    return middle(hair[top : top + 6])[0]


def test_a_head_that_leans_to_the_right_has_its_crown_there() -> None:
    assert crown(posed(tilt=-1)) < crown(PLAIN) - 0.04
    assert crown(posed(tilt=1)) > crown(PLAIN) + 0.04


@pytest.mark.parametrize("place", [{"tilt": 1}, {"turn": 1}, {"tilt": -1, "turn": 1}])
def test_the_body_stays_where_it_is(place: dict[str, float]) -> None:
    assert not differing(PLAIN, posed(PLAIN, **place))[-10:].any()


@pytest.mark.parametrize("hair", ["long", "hime", "twintails", "braids"])
def test_long_hair_leans_with_the_head(hair: str) -> None:
    look = shown(hair=hair)
    upper = slice(SIZE // 5, SIZE // 2)
    hairs = [where_shown(posed(look, tilt=tilt), hair="#a02060", tips="#a02060") for tilt in (-1, 0, 1)]
    left, upright, right = (middle(hair[upper])[0] for hair in hairs)
    assert left < upright - 0.02
    assert right > upright + 0.02


WORN = [
    ("headwear", "bow"),
    ("headwear", "flower"),
    ("headwear", "headphones"),
    ("headwear", "beret"),
    ("headwear", "beanie"),
    ("headwear", "cap"),
    ("headwear", "flower_crown"),
    ("eyewear", "round_glasses"),
    ("face", "heart"),
    ("face", "star"),
    ("ear_wear", "hearing_aid"),
]


@pytest.mark.parametrize(("trait", "value"), WORN)
def test_what_is_worn_on_the_head_leans_with_it(trait: str, value: str) -> None:
    look = shown(**{trait: value, "outfit": "sweater"})
    places = []
    for tilt in (-1, 0, 1):
        leaning = posed(look, tilt=tilt)
        worn = where_shown(leaning, accent="#2020e0")[: SIZE * 3 // 4]
        assert worn.any()
        places.append(middle(worn)[0])
    assert places[0] < places[1] - 0.01 < places[1] + 0.01 < places[2]


# turning


def test_a_face_turns_where_it_is_asked_to() -> None:
    """Eyes, nose and mouth move; the far eye becomes the narrower one."""
    for turn, far, near in ((1, "eye_right", "eye_left"), (-1, "eye_left", "eye_right")):
        turned = posed(turn=turn)
        eyes = {slot: where_shown(turned, **{slot: "#101010"}) for slot in (far, near)}
        still = {slot: where_shown(PLAIN, **{slot: "#101010"}) for slot in (far, near)}
        for slot in (far, near):
            assert (middle(eyes[slot])[0] - middle(still[slot])[0]) * turn > 0.03
        assert width(eyes[far]) < width(eyes[near])
        mouth = differing(turned, edit(turned, Wish({"mouth": "open"})))
        mouth_at_rest = differing(PLAIN, shown(mouth="open"))
        assert (middle(mouth)[0] - middle(mouth_at_rest)[0]) * turn > 0.03


def test_a_face_moves_further_than_the_head_that_it_is_on() -> None:
    hair = [middle(where_shown(posed(turn=turn), hair="#a02060", tips="#a02060"))[0] for turn in (-1, 1)]
    eyes = [middle(where_shown(posed(turn=turn), eye_left="#101010"))[0] for turn in (-1, 1)]
    assert eyes[1] - eyes[0] > 2 * abs(hair[1] - hair[0])


@pytest.mark.parametrize("eyewear", ["round_glasses", "square_glasses", "sunglasses"])
@pytest.mark.parametrize("turn", [-1, 1])
def test_glasses_stay_before_the_eyes(eyewear: str, turn: float) -> None:
    look, bare = posed(shown(eyewear=eyewear), turn=turn), posed(turn=turn)
    eyes = where_shown(bare, eye_left="#101010", eye_right="#101010")
    glasses = differing(look, bare)
    assert middle(glasses)[0] == pytest.approx(middle(eyes)[0], abs=0.02)


def test_left_and_right_are_mirror_images() -> None:
    for x, y in ((256, 352), (190, 306), (140, 300), (200, 400)):
        assert pose.drift(-0.7, 512 - x, y) == pytest.approx(-pose.drift(0.7, x, y))


def test_paths_may_be_written_in_any_way() -> None:
    """Relative or absolute, in lines or curves: they move the same."""
    moved = pose.bent("M10,10 H30 V40 L10,40 Z", lambda x, y: (x + y, y))
    assert moved == "M20.0,10.0 L40.0,10.0 L70.0,40.0 L50.0,40.0 Z"
    assert pose.bent("m10,10 h20 v30 l-20,0 Z", lambda x, y: (x + y, y)) == moved
    same = pose.bent("M1,2 c1,1 2,2 3,3 q1,0 2,2", lambda x, y: (x, y))
    assert same == "M1.0,2.0 C2.0,3.0 3.0,4.0 4.0,5.0 Q5.0,5.0 6.0,7.0"


# brows and eyes that move


def test_gaze_and_lids_leave_all_but_the_eyes_as_they_are() -> None:
    eyes = slice(int(SIZE * 0.48), int(SIZE * 0.75))
    for name in ("gaze_x", "gaze_y", "lids"):
        change = differing(PLAIN, posed(**{name: 1}))
        assert change.any()
        change[eyes] = False
        assert not change.any()


def brows(look: Look) -> float:
    """How far down the brows are."""
    return middle(differing(look, edit(look, Wish({"brow_shape": "thick"}))))[1]


def test_brows_rise_and_sink() -> None:
    assert brows(posed(brow_lift=1)) < brows(PLAIN) < brows(posed(brow_lift=-1))


def walks() -> Iterator[tuple[str, list[float]]]:
    for name, (least, greatest) in POSES.items():
        yield name, [least + (greatest - least) * step / STEPS for step in range(STEPS + 1)]


@pytest.mark.parametrize(("name", "places"), list(walks()))
def test_every_pose_moves_without_a_jump(name: str, places: list[float]) -> None:
    look = shown(hair="medium", bangs="parted", eyewear="round_glasses", headwear="bow")
    frames = [pixels(posed(look, **{name: place})) for place in places]
    steps = [float(np.abs(b - a).mean()) for a, b in pairwise(frames)]
    assert all(step > 0 for step in steps)
    assert max(steps) < 3 * sum(steps) / len(steps)


# faces


@pytest.mark.parametrize("look", TRAITS["look"])
def test_jaws_are_as_broad_as_the_shape_of_the_face_has_them(look: str) -> None:
    """Across the skin at the height of the mouth."""
    row = int(SIZE * 0.776)
    across = {}
    for shape in TRAITS["face_shape"]:
        face = shown(look=look, face_shape=shape, hair="undercut")
        across[shape] = int(where_shown(face, skin="#7a4a2a")[row].sum())
    assert across["pointed"] < across["soft"] < across["square"]
    assert across["oval"] < across["round"]


def test_the_young_have_the_biggest_eyes() -> None:
    sizes = {
        age: int(where_shown(shown(age=age), eye_left="#101010").sum()) for age in ("young", "grown", "elder")
    }
    assert sizes["young"] > sizes["grown"] > sizes["elder"]


def test_only_elders_have_wrinkles() -> None:
    """Between cheek and mouth a face is smooth until then."""
    cheek = slice(188, 190), slice(100, 115)
    faces = {age: pixels(shown(age=age, blush="none"), 256)[cheek] for age in TRAITS["age"]}
    uneven = {age: float(face.std(axis=1).mean()) for age, face in faces.items()}
    assert uneven["elder"] > 2 * max(uneven["young"], uneven["grown"])


@pytest.mark.parametrize("facial_hair", ["moustache", "goatee", "beard", "full_beard"])
@pytest.mark.parametrize("hair", ["#f6f3fb", "#4a4358", "#ffd97a", "#ff9ec4"])
def test_a_beard_has_the_colour_of_the_hair(facial_hair: str, hair: str) -> None:
    bearded = dyed(shown(look="boy", facial_hair=facial_hair), hair=hair, tips=hair)
    shaved = edit(bearded, Wish({"facial_hair": "none"}))
    grown = pixels(bearded)[differing(bearded, shaved)]
    wanted = np.array(list(bytes.fromhex(hair[1:])))
    assert (np.abs(grown - wanted).max(axis=1) < 60).mean() > 0.3


def test_beards_grow() -> None:
    sizes = [
        differing(shown(look="boy", facial_hair=value), shown(look="boy")).sum()
        for value in ("moustache", "goatee", "beard", "full_beard")
    ]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("shape", TRAITS["face_shape"])
def test_a_beard_covers_the_whole_jaw(shape: str) -> None:
    """No skin is left below the mouth."""
    bearded = shown(look="boy", hair="undercut", face_shape=shape, facial_hair="beard", neck="scarf")
    skin = where_shown(bearded, skin="#7a4a2a")
    assert not skin[int(SIZE * 0.83) : int(SIZE * 0.87), int(SIZE * 0.66) :].any()


@pytest.mark.parametrize("mark", ["freckles", "whiskers", "mole", "vitiligo", "bindi", "scar"])
@pytest.mark.parametrize("skin", list(NAMED_COLOURS["skin"].values()))
def test_marks_can_be_made_out_on_every_skin(mark: str, skin: str) -> None:
    bare = dyed(PLAIN, skin=skin)
    marked = edit(bare, Wish({"face": mark}))
    strength = np.abs(pixels(marked, 256) - pixels(bare, 256)).max(axis=-1)
    assert (strength > 10).sum() >= 30


@pytest.mark.parametrize("skin", list(NAMED_COLOURS["skin"].values()))
def test_patches_without_pigment_are_lighter(skin: str) -> None:
    bare = dyed(PLAIN, skin=skin)
    marked = edit(bare, Wish({"face": "vitiligo"}))
    change = (pixels(marked, 256) - pixels(bare, 256)).sum(axis=-1)
    assert (change > 8).sum() > 4 * (change < -8).sum()


@pytest.mark.parametrize("ear_wear", ["studs", "hoops", "hearing_aid"])
@pytest.mark.parametrize("hair", TRAITS["hair"])
def test_hair_does_not_hide_what_is_worn_on_the_ears(ear_wear: str, hair: str) -> None:
    assert differing(shown(hair=hair), shown(hair=hair, ear_wear=ear_wear)).sum() >= 30


def test_a_hearing_aid_comes_in_the_accent_colour() -> None:
    aid = where_shown(shown(ear_wear="hearing_aid", outfit="sweater"), accent="#2020e0")
    assert aid[: SIZE * 3 // 4].sum() >= 30
