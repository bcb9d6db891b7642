"""Codes of wishes: small enough for a button, and exact wherever they can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.look import Wish
from models.recipe_formats import rounded
from models.traits import COLOURS, POSES, TRAITS
from models.wish_code import WishCodeError, decode_wish, encode_wish

ROOM = 54

WISHES = st.builds(
    Wish,
    st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in TRAITS.items()}),
    st.fixed_dictionaries(
        {}, optional={slot: st.integers(0, 2**24 - 1).map("#{:06x}".format) for slot in COLOURS}
    ),
    st.fixed_dictionaries({}, optional={name: st.floats(*ends) for name, ends in POSES.items()}),
)


@given(WISHES)
def test_whatever_is_wished_fits_and_keeps_its_traits(wish: Wish) -> None:
    code = encode_wish(wish, ROOM)
    assert len(code) <= ROOM
    assert decode_wish(code).traits == wish.traits


@given(WISHES)
def test_where_there_is_room_nothing_is_lost(wish: Wish) -> None:
    assert decode_wish(encode_wish(wish, 200)) == rounded(wish)


def test_a_few_words_make_a_short_code() -> None:
    wish = Wish({"ears": "cat", "outfit": "maid"}, {"hair": "#ff9ec4"})
    assert len(encode_wish(wish, ROOM)) <= 16


@pytest.mark.parametrize("text", ["", "n", "hello", "n1111", "m123", "nOOOO"])
def test_other_texts_are_no_wishes(text: str) -> None:
    with pytest.raises(WishCodeError):
        decode_wish(text)
