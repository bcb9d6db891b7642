"""Clothes, hands, companions, wings, neckwear and backdrops, as they are seen in the pixels."""

from functools import cache
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from models.look import Look, Wish, edit
from models.painter import render
from models.traits import TRAITS

SIZE = 128
COLOURS = {
    "hair": "#4a4358",
    "tips": "#4a4358",
    "eye_left": "#4d9cf0",
    "eye_right": "#4d9cf0",
    "skin": "#ffdcc5",
    "outfit": "#3f9ad8",
    "accent": "#ffb020",
    "backdrop": "#dcecff",
}
PLAIN = Look({name: values[0] for name, values in TRAITS.items()}, COLOURS)
PLAIN = edit(PLAIN, Wish({"hair": "crop", "look": "boy"}))

Picture = NDArray[np.int16]
Mask = NDArray[np.bool_]

CREATURES = ("cat", "chick", "bunny", "ghost", "dragon", "slime")
HELD = ("balloon", "coffee", "book", "wand", "lantern")
RAISED = ("wave", "peace", "cheeks")
FACE = slice(int(SIZE * 0.55), int(SIZE * 0.72)), slice(int(SIZE * 0.36), int(SIZE * 0.64))
"""From eyes to mouth, between the cheeks."""


@cache
def pixels(look: Look) -> Picture:
    return np.asarray(render(look, 0, SIZE)).astype(np.int16)


def shown(**traits: str) -> Look:
    return edit(PLAIN, Wish(traits))


def dyed(look: Look, **colours: str) -> Look:
    return edit(look, Wish(colours=colours))


def differing(first: Look, second: Look) -> Mask:
    apart: Mask = np.abs(pixels(first) - pixels(second)).max(axis=-1) > 12
    return apart


def dyeable(look: Look, slot: str) -> Mask:
    """Where that colour slot is to be seen: what changes when it is dyed."""
    return differing(look, dyed(look, **{slot: "#10a050"}))


def near(look: Look, colour: str, reach: int = 45) -> Mask:
    wanted = np.array(list(bytes.fromhex(colour[1:])))
    alike: Mask = np.abs(pixels(look) - wanted).max(axis=-1) < reach
    return alike


def across(mask: Mask) -> float:
    """Where the middle of what is marked lies, from -1 on the left to 1 on the right."""
    return float(mask.nonzero()[1].mean()) / SIZE * 2 - 1


# clothes


def test_no_two_outfits_look_alike() -> None:
    for first, second in combinations(TRAITS["outfit"], 2):
        assert differing(shown(outfit=first), shown(outfit=second)).sum() > SIZE * SIZE * 0.01, (
            first,
            second,
        )


@pytest.mark.parametrize("outfit", TRAITS["outfit"])
def test_both_colours_of_an_outfit_are_to_be_seen(outfit: str) -> None:
    look = shown(outfit=outfit)
    clothed = dyeable(look, "outfit")
    assert clothed.sum() > SIZE * SIZE * 0.02
    assert (clothed & near(look, COLOURS["outfit"])).sum() > clothed.sum() * 0.25
    assert dyeable(look, "accent").sum() > SIZE * SIZE * 0.0025


@pytest.mark.parametrize("outfit", TRAITS["outfit"])
def test_clothes_stay_below_the_face(outfit: str) -> None:
    assert not differing(shown(outfit=outfit), PLAIN)[FACE].any()


def shoulders(outfit: str) -> int:
    """How wide a figure is at the height of the upper arms."""
    row = differing(shown(outfit=outfit), dyed(shown(outfit=outfit), backdrop="#405060"))[int(SIZE * 0.93)]
    return int((~row).sum())


def test_shoulders_differ() -> None:
    """Robes, plates and puffed sleeves make wider figures than a T-shirt, and so does a jacket."""
    for wide in ("kimono", "hanfu", "wizard", "maid", "dress", "idol", "knight", "armor", "hoodie", "jacket"):
        assert shoulders(wide) > shoulders("tshirt") + 4, wide


def test_girls_tie_a_ribbon_to_their_blazer_where_boys_wear_a_tie() -> None:
    chest = slice(int(SIZE * 0.88), SIZE)
    ribbon, tie = (dyeable(shown(outfit="blazer", look=look), "accent")[chest] for look in ("girl", "boy"))
    assert np.ptp(ribbon.nonzero()[1]) > np.ptp(tie.nonzero()[1])


# hands


@pytest.mark.parametrize("side", TRAITS["side"])
@pytest.mark.parametrize("hands", ["wave", "peace"])
def test_a_raised_hand_shows_skin_on_its_side(hands: str, side: str) -> None:
    look, idle = shown(hands=hands, side=side), shown(side=side)
    hand = dyeable(look, "skin") & ~dyeable(idle, "skin")
    assert hand.sum() > SIZE * SIZE * 0.012
    assert across(hand) * (1 if side == "right" else -1) > 0.4


def test_both_cheeks_lie_in_hands() -> None:
    change = differing(shown(hands="cheeks"), PLAIN)
    left, right = change[:, : SIZE // 2].sum(), change[:, SIZE // 2 :].sum()
    assert min(left, right) > SIZE * SIZE * 0.01
    assert not change[FACE].any()


def test_a_hand_that_holds_something_leaves_its_cheek() -> None:
    cheek = slice(int(SIZE * 0.72), int(SIZE * 0.8)), slice(int(SIZE * 0.62), int(SIZE * 0.72))
    both, busy = shown(hands="cheeks"), shown(hands="cheeks", companion="balloon")
    assert differing(both, PLAIN)[cheek].mean() > 0.3
    assert differing(busy, shown(companion="balloon"))[cheek].mean() < 0.1


@pytest.mark.parametrize("hands", RAISED)
@pytest.mark.parametrize("skin", ["#ffe9dd", "#c98a5e", "#6e4530"])
def test_hands_have_the_colour_of_the_skin(hands: str, skin: str) -> None:
    look = dyed(shown(hands=hands), skin=skin)
    hand = differing(look, dyed(PLAIN, skin=skin)) & dyeable(look, "skin")
    assert (hand & near(look, skin, 70)).sum() > hand.sum() * 0.5


@pytest.mark.parametrize("outfit", ["hoodie", "kimono", "suit", "knight", "santa_suit"])
def test_a_raised_arm_wears_the_sleeve_of_its_outfit(outfit: str) -> None:
    arm = differing(shown(outfit=outfit, hands="wave"), shown(outfit=outfit))
    assert (arm & dyeable(shown(outfit=outfit, hands="wave"), "outfit")).sum() > SIZE * SIZE * 0.002


def test_short_sleeves_bare_the_arm() -> None:
    arm = differing(shown(outfit="tshirt", hands="wave"), shown(outfit="tshirt"))
    assert not (arm & dyeable(shown(outfit="tshirt", hands="wave"), "outfit")).any()


def test_hands_at_the_cheeks_go_with_the_head() -> None:
    """Where it leans, the hand sinks; the other one rises."""

    def tops(tilt: float) -> tuple[int, int]:
        leaning = edit(PLAIN, Wish(pose={"tilt": tilt}))
        rows = differing(edit(leaning, Wish({"hands": "cheeks"})), leaning)
        return int(rows[:, : SIZE // 2].any(axis=1).argmax()), int(rows[:, SIZE // 2 :].any(axis=1).argmax())

    left, right = tops(1)
    assert left < right - 2
    left, right = tops(-1)
    assert right < left - 2


# companions


@pytest.mark.parametrize("companion", CREATURES + HELD)
@pytest.mark.parametrize("side", TRAITS["side"])
def test_a_companion_is_opposite_to_what_is_worn_on_one_side(companion: str, side: str) -> None:
    """A quarter of the picture wide and high or more, and off the middle of the face."""
    change = differing(shown(companion=companion, side=side), shown(side=side))
    rows, columns = change.nonzero()
    assert across(change) * (1 if side == "right" else -1) < -0.35
    assert max(np.ptp(rows), np.ptp(columns)) > SIZE * 0.26
    assert not change[FACE].any()


def test_no_two_companions_look_alike() -> None:
    for first, second in combinations(TRAITS["companion"], 2):
        assert differing(shown(companion=first), shown(companion=second)).sum() > SIZE * SIZE * 0.012


@pytest.mark.parametrize("companion", ["dragon", "slime", *HELD])
def test_some_companions_take_the_second_colour(companion: str) -> None:
    there = differing(shown(companion=companion), PLAIN)
    assert (there & dyeable(shown(companion=companion), "accent")).sum() > SIZE * SIZE * 0.006


@pytest.mark.parametrize("companion", HELD)
def test_things_are_held_by_a_hand(companion: str) -> None:
    look = shown(companion=companion)
    low = slice(int(SIZE * 0.85), SIZE)
    assert (dyeable(look, "skin") & differing(look, PLAIN))[low].sum() > SIZE * SIZE * 0.003


@pytest.mark.parametrize("companion", ["dragon", "slime"])
def test_dark_creatures_keep_a_face(companion: str) -> None:
    """Their eyes are still far darker than they are."""
    dark = dyed(shown(companion=companion), accent="#4a4660")
    body = pixels(dark)[differing(dark, dyed(PLAIN, accent="#4a4660"))].mean(axis=-1)
    assert np.percentile(body, 70) - body.min() > 60


def test_one_hand_waves_while_the_other_holds_a_book() -> None:
    both = shown(hands="wave", companion="book")
    waving, holding = differing(both, shown(companion="book")), differing(both, shown(hands="wave"))
    assert across(waving) < -0.4
    assert across(holding) > 0.35
    assert not (waving & holding).any()


# neckwear and wings


@pytest.mark.parametrize("neck", ["choker", "scarf", "bell", "necklace"])
@pytest.mark.parametrize("outfit", ["hoodie", "kimono", "spacesuit"])
def test_neckwear_is_worn_over_the_outfit(neck: str, outfit: str) -> None:
    change = differing(shown(neck=neck, outfit=outfit), shown(outfit=outfit))
    assert change.sum() > SIZE * SIZE * 0.004
    assert abs(across(change)) < 0.12


@pytest.mark.parametrize("wings", ["angel", "devil", "fairy"])
def test_wings_spread_on_both_sides_and_behind(wings: str) -> None:
    change = differing(shown(wings=wings), PLAIN)
    assert change[:, : SIZE // 4].sum() == pytest.approx(change[:, -SIZE // 4 :].sum(), rel=0.1)
    assert not change[FACE].any()


# backdrops


@pytest.mark.parametrize("backdrop", TRAITS["backdrop"])
def test_backdrops_leave_the_figure_as_it_is(backdrop: str) -> None:
    inner = slice(int(SIZE * 0.3), int(SIZE * 0.98)), slice(int(SIZE * 0.46), int(SIZE * 0.54))
    assert not differing(shown(backdrop=backdrop), PLAIN)[inner].any()


def test_no_two_backdrops_look_alike() -> None:
    for first, second in combinations(TRAITS["backdrop"], 2):
        assert differing(shown(backdrop=first), shown(backdrop=second)).sum() > SIZE * SIZE * 0.04, (
            first,
            second,
        )


@pytest.mark.parametrize("backdrop", TRAITS["backdrop"])
def test_every_backdrop_takes_its_colour(backdrop: str) -> None:
    pink, navy = (dyed(shown(backdrop=backdrop), backdrop=colour) for colour in ("#ffc9cc", "#3d4a86"))
    assert differing(pink, navy).mean() > 0.15


@pytest.mark.parametrize("backdrop", ["night", "moon", "fireworks", "fairy_lights"])
def test_it_is_night_behind_some(backdrop: str) -> None:
    """Though the colour asked for is pale, the sky is dark."""
    edge = pixels(shown(backdrop=backdrop))[: SIZE // 2, :8]
    assert np.median(edge) < 130 < np.median(pixels(PLAIN)[: SIZE // 2, :8])
