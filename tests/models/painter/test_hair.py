"""Hair of every kind, and what is worn on it, as it looks on the picture."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from models.look import Look, Wish, edit
from models.painter import render
from models.traits import TRAITS

SIZE = 96
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
OTHER_HAIR = {"hair": "#a02060", "tips": "#a02060"}

COVERED = ("hijab", "turban")
NO_FRINGE = ("bald", "mohawk", "cornrows", "man_bun")
FOREHEAD = (slice(38, 42), slice(43, 53))
"""Where most fringes are, above the brows."""
EYES_AND_BROWS = slice(40, 68)
"""The rows in which brows and lashes are, whose ink has something of the hair."""

Picture = NDArray[np.int16]
Mask = NDArray[np.bool_]


@cache
def pixels(look: Look) -> Picture:
    return np.asarray(render(look, 0, SIZE)).astype(np.int16)


def shown(**traits: str) -> Look:
    return edit(PLAIN, Wish(traits))


def dyed(look: Look, **colours: str) -> Look:
    return edit(look, Wish(colours=colours))


def differing(first: Look, second: Look) -> Mask:
    differ: Mask = np.abs(pixels(first) - pixels(second)).max(axis=-1) > 12
    return differ


def where_shown(look: Look, **colours: str) -> Mask:
    """Where those colour slots are to be seen: what changes when they are dyed."""
    return differing(look, dyed(look, **colours))


def hair_of(look: Look) -> Mask:
    return where_shown(look, **OTHER_HAIR)


def top(mask: Mask) -> int:
    return int(mask.any(axis=1).argmax())


def brightness(look: Look) -> NDArray[np.float64]:
    weighted: NDArray[np.float64] = pixels(look) @ np.array([0.299, 0.587, 0.114])
    return weighted


# cut


@pytest.mark.parametrize("hair", [hair for hair in TRAITS["hair"] if hair not in NO_FRINGE])
def test_every_hair_wears_every_fringe(hair: str) -> None:
    cuts = [shown(hair=hair, bangs=bangs) for bangs in TRAITS["bangs"]]
    for first, second in pairwise([*cuts, cuts[0]]):
        assert differing(first, second).sum() >= 12


@pytest.mark.parametrize("hair", NO_FRINGE)
def test_hair_without_a_fringe_is_the_same_whatever_fringe_was_chosen(hair: str) -> None:
    pictures = {pixels(shown(hair=hair, bangs=bangs)).tobytes() for bangs in TRAITS["bangs"]}
    assert len(pictures) == 1


def test_a_bald_head_is_skin_where_the_fringe_was() -> None:
    bald = shown(hair="bald")
    assert hair_of(PLAIN)[FOREHEAD].all()
    assert where_shown(bald, skin="#8f5b3d")[FOREHEAD].all()
    without_brows = hair_of(bald)
    without_brows[EYES_AND_BROWS] = False
    assert not without_brows.any()


def test_a_bald_head_has_a_shine() -> None:
    crown = brightness(dyed(shown(hair="bald"), skin="#8f5b3d"))
    assert crown[20:40, 28:68].max() > np.median(crown[30:40, 40:56]) + 25


def test_a_mohawk_stands_above_the_head() -> None:
    others = [top(hair_of(shown(hair=hair))) for hair in ("crop", "short", "long", "cornrows")]
    assert top(hair_of(shown(hair="mohawk"))) < min(others) - SIZE // 12


def test_shaved_sides_show_both_hair_and_skin() -> None:
    look = shown(hair="mohawk")
    shaved = hair_of(look) & where_shown(look, skin="#8f5b3d")
    shaved[EYES_AND_BROWS, 30:66] = False
    assert shaved.sum() > SIZE


def test_an_afro_is_round() -> None:
    rows, columns = hair_of(shown(hair="afro")).nonzero()
    x, y = SIZE / 2, rows.min() + (columns.max() - columns.min()) / 2
    degrees = np.degrees(np.arctan2(y - rows, columns - x))
    reach = np.hypot(columns - x, rows - y)
    rim = [reach[(degrees > angle - 6) & (degrees < angle + 6)].max() for angle in range(0, 181, 12)]
    assert max(rim) < 1.15 * min(rim)


@pytest.mark.parametrize(
    "hair", ["long", "hime", "wavy", "braids", "low_twintails", "ringlets", "dreadlocks"]
)
def test_long_hair_reaches_the_shoulders(hair: str) -> None:
    assert hair_of(shown(hair=hair))[SIZE * 7 // 8 :].any()


# colour


@pytest.mark.parametrize("pattern", [pattern for pattern in TRAITS["hair_pattern"] if pattern != "plain"])
@pytest.mark.parametrize("hair", [hair for hair in TRAITS["hair"] if hair != "bald"])
def test_every_hair_shows_every_pattern(hair: str, pattern: str) -> None:
    look = dyed(shown(hair=hair, hair_pattern=pattern), tips="#f0e020")
    assert where_shown(look, tips="#3020e0").sum() >= SIZE // 3


@pytest.mark.parametrize("hair", [hair for hair in TRAITS["hair"] if hair != "bald"])
def test_black_hair_has_light_in_it(hair: str) -> None:
    look = dyed(shown(hair=hair), hair="#3a3444", tips="#3a3444")
    lights = brightness(look)[hair_of(look)]
    assert np.percentile(lights, 97) > np.median(lights) + 15


@pytest.mark.parametrize("hair", [hair for hair in TRAITS["hair"] if hair != "bald"])
def test_white_hair_has_shade_in_it(hair: str) -> None:
    look = dyed(shown(hair=hair), hair="#f6f3fb", tips="#f6f3fb")
    lights = brightness(look)[hair_of(look)]
    assert ((lights > 120) & (lights < 225)).mean() > 0.08


# headwear


@pytest.mark.parametrize("headwear", COVERED)
@pytest.mark.parametrize("trait", ["hair", "bangs", "hair_pattern", "ahoge"])
def test_nothing_of_the_hair_is_seen_under_a_scarf(headwear: str, trait: str) -> None:
    pictures = {pixels(shown(headwear=headwear, **{trait: value})).tobytes() for value in TRAITS[trait]}
    assert len(pictures) == 1


@pytest.mark.parametrize("headwear", COVERED)
def test_no_hair_colour_is_seen_under_a_scarf(headwear: str) -> None:
    """Brows and lashes keep theirs."""
    hair = hair_of(shown(headwear=headwear))
    hair[EYES_AND_BROWS, 25:71] = False
    assert not hair.any()


@pytest.mark.parametrize(
    ("headwear", "share"), [("hijab", 0.25), ("turban", 0.1), ("headband", 0.02), ("tiger_hat", 0.07)]
)
def test_cloth_on_the_head_has_the_accent_colour(headwear: str, share: float) -> None:
    assert where_shown(shown(headwear=headwear), accent="#2020e0").mean() > share


@pytest.mark.parametrize("headwear", ["hijab", "turban", "headband", "space_helmet", "antlers", "tiger_hat"])
def test_the_face_stays_visible(headwear: str) -> None:
    """Both eyes, and the whole of a smile."""
    bare, worn = shown(), shown(headwear=headwear)
    for slot in ("eye_left", "eye_right"):
        seen = where_shown(worn, **{slot: "#101010"}).sum()
        assert seen > 0.8 * where_shown(bare, **{slot: "#101010"}).sum()
    smiles = [differing(look, edit(look, Wish({"mouth": "open"}))).sum() for look in (bare, worn)]
    assert smiles[1] > 0.8 * smiles[0]


def test_a_headband_flutters_at_its_side() -> None:
    left, right = (
        where_shown(shown(headwear="headband", side=side), accent="#2020e0")[: SIZE * 3 // 4]
        for side in ("left", "right")
    )
    assert left[:, : SIZE // 4].sum() > 2 * left[:, -SIZE // 4 :].sum()
    assert right[:, -SIZE // 4 :].sum() > 2 * right[:, : SIZE // 4].sum()


@pytest.mark.parametrize("hair", TRAITS["hair"])
def test_antlers_stand_out_above_the_hair(hair: str) -> None:
    antlers = differing(shown(hair=hair), shown(hair=hair, headwear="antlers"))
    assert antlers[: SIZE // 5, : SIZE // 2].sum() >= 12
    assert antlers[: SIZE // 5, SIZE // 2 :].sum() >= 12
