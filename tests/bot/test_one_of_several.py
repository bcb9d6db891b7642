"""Replies to a sheet of four, as people write them."""

import pytest

from bot.intake import OrderRefused
from bot.one_of_several import chosen

CODES = ("first", "second", "third", "fourth")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2 blue eyes", "blue eyes"),
        ("2, blue eyes", "blue eyes"),
        ("2. blue eyes", "blue eyes"),
        ("2: blue eyes", "blue eyes"),
        ("#2 blue eyes", "blue eyes"),
        ("2\nblue eyes", "blue eyes"),
        (" 2  blue eyes", "blue eyes"),
        ("2、青い目", "青い目"),
        ("2，蓝眼睛", "蓝眼睛"),
        ("2蓝眼睛", "蓝眼睛"),
        ("2青い目", "青い目"),
        ("２ 青い目", "青い目"),
        ("2", ""),
    ],
)
def test_a_reply_begins_with_the_number_of_one(typed: str, words: str) -> None:
    assert chosen(CODES, typed, "en") == ("second", words)


@pytest.mark.parametrize("typed", ["blue eyes", "5 blue eyes", "0", "22 blue eyes", "2nd one", "", "²"])
def test_without_the_number_of_one_it_is_asked_which(typed: str) -> None:
    with pytest.raises(OrderRefused, match="Which one"):
        chosen(CODES, typed, "en")


def test_of_a_single_one_no_number_is_wanted() -> None:
    assert chosen(("only",), "2 blue eyes", "en") == ("only", "2 blue eyes")
