"""Recipe codes: short, exact, and kind to typing errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.chance import rgb
from models.look import Look, Wish, edit, sample
from models.named_colours import named
from models.recipe import FAMILIES, MAX_SEED, Recipe, RecipeError, decode, encode
from models.traits import COLOURS, POSES, TRAITS

LOOKS = st.builds(
    Look,
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in TRAITS.items()}),
    st.fixed_dictionaries({slot: st.integers(0, 2**24 - 1).map("#{:06x}".format) for slot in COLOURS}),
    st.fixed_dictionaries({name: st.floats(*ends) for name, ends in POSES.items()}),
)
RECIPES = st.builds(Recipe, LOOKS, st.integers(0, MAX_SEED), st.sampled_from(FAMILIES), st.integers(0, 63))
CODE = encode(Recipe(sample(1), 1))
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


@given(RECIPES)
def test_a_code_says_exactly_its_recipe(recipe: Recipe) -> None:
    code = encode(recipe)
    assert decode(code) == recipe
    assert len(code) <= 54
    assert code.isalnum()


@given(LOOKS)
def test_rounding_is_not_seen(look: Look) -> None:
    """Colours that somebody named stay as they are, others move by 2 of 255 at most, poses by a tenth."""
    kept = Recipe(look, 1).look
    for slot in COLOURS:
        assert (
            max(abs(a - b) for a, b in zip(rgb(kept.colours[slot]), rgb(look.colours[slot]), strict=True))
            <= 2
        )
    assert all(abs(kept.pose[name] - look.pose[name]) <= 0.1001 for name in POSES)
    assert kept.traits == look.traits


@pytest.mark.parametrize("slot", COLOURS)
def test_a_named_colour_is_kept_to_the_bit(slot: str) -> None:
    for colour in named(slot).values():
        look = edit(sample(3), Wish(colours={slot: colour}))
        assert decode(encode(Recipe(look, 1))).look.colours[slot] == colour


def test_codes_of_the_first_release_keep_their_meaning() -> None:
    """Should this fail, the format has to get a new first letter instead."""
    recipe = decode("m4xk4CxJJnroKic4h1fBpYbW6JMvH5M8zZtEG9PVfm4kX7vsbK")
    assert (recipe.seed, recipe.family, recipe.weights) == (20260101, "gan", 1)
    shown = {name: recipe.look.traits[name] for name in ("style", "hair", "eyes", "outfit", "backdrop")}
    assert shown == OLD_TRAITS
    assert recipe.look.colours["hair"] == OLD_HAIR
    assert set(recipe.look.pose.values()) == {0}


OLD_TRAITS = {"style": "cel", "hair": "ponytail", "eyes": "round", "outfit": "armor", "backdrop": "night"}
OLD_HAIR = "#313169"  # written as #322f68 then


def test_a_beard_of_the_first_release_is_still_a_beard() -> None:
    """It was a mark on the face then and is a trait of its own now."""
    traits = decode(OLD_BEARD).look.traits
    assert (traits["facial_hair"], traits["face"]) == ("beard", "none")


OLD_BEARD = "m3exs1izi5rctHLYVLMmuhrs4T7kwC2WEzcZ6DNQf6d9Vs"


@given(st.integers(1, len(CODE) - 1), st.sampled_from(BASE58))
def test_a_wrong_letter_is_noticed(place: int, letter: str) -> None:
    wrong = CODE[:place] + letter + CODE[place + 1 :]
    if wrong == CODE:
        return
    with pytest.raises(RecipeError) as caught:
        decode(wrong)
    assert caught.value.reason == "mistyped"


@given(st.integers(1, len(CODE) - 2))
def test_swapped_letters_are_noticed(place: int) -> None:
    wrong = CODE[:place] + CODE[place + 1] + CODE[place] + CODE[place + 2 :]
    if wrong != CODE:
        with pytest.raises(RecipeError):
            decode(wrong)


@given(st.text())
def test_any_text_is_a_code_or_an_error(text: str) -> None:
    try:
        assert encode(decode(text)) == text.strip()
    except RecipeError as problem:
        assert problem.reason in ("foreign", "mistyped", "newer")


@pytest.mark.parametrize("foreign", ["", "hello", "0OIl" * 12, "A" + CODE[1:], "粉" * 50, CODE * 2])
def test_foreign_codes_are_told_from_mistyped_ones(foreign: str) -> None:
    with pytest.raises(RecipeError) as caught:
        decode(foreign)
    assert caught.value.reason == "foreign"


def test_a_code_cut_short_is_mistyped() -> None:
    with pytest.raises(RecipeError) as caught:
        decode(CODE[:-1])
    assert caught.value.reason == "mistyped"
