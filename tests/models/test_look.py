"""Looks and wishes: what was asked for stays, the rest is filled in the same way everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.look import Look, Wish, blend, complete, edit, sample
from models.traits import COLOURS, TRAITS, VocabularyError

SEEDS = st.integers(0, 2**32 - 1)
WISHES = st.builds(
    Wish,
    st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in TRAITS.items()}),
    st.fixed_dictionaries(
        {}, optional={slot: st.integers(0, 2**24 - 1).map("#{:06x}".format) for slot in COLOURS}
    ),
)


@given(WISHES, SEEDS)
def test_what_was_asked_for_is_kept(wish: Wish, seed: int) -> None:
    look = complete(wish, seed)
    assert wish.traits.items() <= look.traits.items()
    assert wish.colours.items() <= look.colours.items()


@given(WISHES, SEEDS)
def test_the_same_words_and_seed_give_the_same_look(wish: Wish, seed: int) -> None:
    assert complete(wish, seed) == complete(wish, seed)


def test_a_seed_means_the_same_look_on_every_machine() -> None:
    """Written down once: a change here breaks every recipe that people remember by words and seed."""
    look = complete(Wish(colours={"hair": "#ff9ec4"}), 7)
    shown = {name: look.traits[name] for name in ("style", "look", "hair", "eyes", "outfit", "backdrop")}
    assert shown == PINK_HAIR_7
    assert look.colours["skin"] == PINK_HAIR_7_SKIN


PINK_HAIR_7 = {
    "style": "pastel",
    "look": "girl",
    "hair": "curly",
    "eyes": "happy",
    "outfit": "hoodie",
    "backdrop": "burst",
}
PINK_HAIR_7_SKIN = "#fbd6be"


def test_one_more_word_changes_nothing_but_what_it_names() -> None:
    before = complete(Wish(colours={"hair": "#ff9ec4"}), 11)
    after = complete(Wish({"eyewear": "eyepatch"}, {"hair": "#ff9ec4"}), 11)
    assert after == edit(before, Wish({"eyewear": "eyepatch"}))


def test_pink_hair_is_pink_all_over() -> None:
    patterns = {
        complete(Wish(colours={"hair": "#ff9ec4"}), seed).traits["hair_pattern"] for seed in range(50)
    }
    assert patterns == {"plain"}


def test_hair_of_one_colour_is_recoloured_to_its_tips() -> None:
    pink = complete(Wish({"hair_pattern": "plain"}, {"hair": "#ff9ec4"}), 3)
    assert edit(pink, Wish(colours={"hair": "#4661b8"})).colours["tips"] == "#4661b8"


def test_coloured_tips_show() -> None:
    look = complete(Wish(colours={"hair": "#ffffff", "tips": "#ff9ec4"}), 3)
    assert look.traits["hair_pattern"] == "gradient"


@pytest.mark.parametrize("seed", range(200))
def test_nothing_unasked_hides_what_was_asked_for(seed: int) -> None:
    look = complete(Wish({"ears": "cat"}, {"eye_left": "#4d9cf0"}), seed)
    assert look.traits["eyewear"] not in ("sunglasses", "eyepatch")
    assert look.traits["eyes"] not in ("happy", "sleepy", "wink")
    assert "hat" not in look.traits["headwear"]


def test_a_beard_comes_with_a_boy() -> None:
    assert {complete(Wish({"facial_hair": "beard"}), seed).traits["look"] for seed in range(20)} == {"boy"}


def test_one_eye_colour_is_for_both_eyes() -> None:
    look = complete(Wish(colours={"eye_right": "#00ff00"}), 5)
    assert look.colours["eye_left"] == "#00ff00"


def test_random_looks_reach_every_value() -> None:
    looks = [sample(seed) for seed in range(3000)]
    drawn = {(name, look.traits[name]) for look in looks for name in TRAITS}
    assert drawn == {(name, value) for name, values in TRAITS.items() for value in values}


def test_a_blend_walks_from_one_to_the_other() -> None:
    first, second = sample(1), sample(2)
    assert blend(first, second, 0) == first
    assert blend(first, second, 1) == second
    steps = [blend(first, second, share / 10) for share in range(11)]
    different = [sum(step.traits[name] != first.traits[name] for name in TRAITS) for step in steps]
    assert different == sorted(different)


@pytest.mark.parametrize(
    ("traits", "colours", "named"),
    [
        ({"hat": "bow"}, {}, "hat"),
        ({"hair": "tentacles"}, {}, "tentacles"),
        ({}, {"hat": "#ffffff"}, "hat"),
        ({}, {"hair": "pink"}, "pink"),
        ({}, {"hair": "#FF00FF"}, "#FF00FF"),
    ],
)
def test_what_does_not_exist_is_named(traits: dict[str, str], colours: dict[str, str], named: str) -> None:
    with pytest.raises(VocabularyError, match=named):
        Wish(traits, colours)


def test_a_pose_that_nobody_asked_for_is_gentle_and_eyes_are_open() -> None:
    looks = [complete(Wish(), seed) for seed in range(300)]
    assert {look.pose["lids"] for look in looks} == {0}
    assert max(abs(look.pose["tilt"]) for look in looks) <= 0.6
    assert len({look.pose["turn"] for look in looks}) > 30


def test_a_pose_that_was_asked_for_is_kept() -> None:
    assert complete(Wish(pose={"tilt": -1}), 3).pose["tilt"] == -1


def test_a_head_cannot_turn_right_round() -> None:
    with pytest.raises(VocabularyError, match="turn is between -1 and 1"):
        Wish(pose={"turn": 3})


def test_a_look_is_complete() -> None:
    with pytest.raises(VocabularyError, match="backdrop"):
        Look({}, {})
