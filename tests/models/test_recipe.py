"""Recipe codes: short, exact, and kind to typing errors."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.look import Look, sample
from models.recipe import FAMILIES, MAX_SEED, Recipe, RecipeError, decode, encode
from models.traits import COLOURS, TRAITS

LOOKS = st.builds(
    Look,
    st.fixed_dictionaries({name: st.sampled_from(values) for name, values in TRAITS.items()}),
    st.fixed_dictionaries({slot: st.integers(0, 2**24 - 1).map("#{:06x}".format) for slot in COLOURS}),
)
RECIPES = st.builds(Recipe, LOOKS, st.integers(0, MAX_SEED), st.sampled_from(FAMILIES), st.integers(0, 63))
CODE = encode(Recipe(sample(1), 1))
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


@given(RECIPES)
def test_a_code_says_exactly_its_recipe(recipe: Recipe) -> None:
    code = encode(recipe)
    assert decode(code) == recipe
    assert len(code) < 60
    assert code.isalnum()


def test_old_codes_keep_their_meaning() -> None:
    """A code of the first release. Should this fail, the format has to get a new first letter instead."""
    assert decode(OLD_CODE) == Recipe(sample(2026), 20260101, "gan", 1)


OLD_CODE = "m4xk4CxJJnroKic4h1fBpYbW6JMvH5M8zZtEG9PVfm4kX7vsbK"


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
