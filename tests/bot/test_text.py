"""Typed text is cleaned before it is read, and made plain before it is repeated."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.text import LONGEST_SHOWN, MAX_CHARACTERS, clean, escape_for_display

ANYTHING = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.characters(min_codepoint=0x300, max_codepoint=0x36F),
        st.sampled_from("\0\ud800\u202e\u200b\u1160\u3099가ｶﾞé\ufdfa`*_~|>#[](){}<>&@:/\\$.\n "),
    ),
    max_size=MAX_CHARACTERS + 50,
)
MARKUP = set("\\*_~|`>#[](){}<&@:/$\n")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  pink hair ", "pink hair"),
        ("ＰＩＮＫ　ｈａｉｒ", "PINK hair"),
        ("ﾋﾟﾝｸの髪", "ピンクの髪"),
        ("か\u3099わいい", "がわいい"),
        ("cafe\u0301 Việt Nam", "café Việt Nam"),
        ("z\u0334\u0321a\u0337l\u0338\u035cg\u0336o", "zalgo"),
        ("pi\u200bnk\u202e ha\u00adir\ufeff", "pink hair"),
        ("pink\0 \ud800hair\x07", "pink hair"),
        ("pink\thair\r\nblue\u2028eyes", "pink hair\nblue\neyes"),
        ("👩\u200d🚀 ❤\ufe0f", "👩🚀 ❤"),
        ("粉色头发，猫耳", "粉色头发,猫耳"),
        ("", ""),
    ],
)
def test_what_is_read(typed: str, read: str) -> None:
    assert clean(typed) == read


def test_a_long_text_is_cut() -> None:
    assert len(clean("a" * 5000)) == MAX_CHARACTERS
    assert len(clean("\ufdfa" * 400)) <= MAX_CHARACTERS, "one character that becomes eighteen"


@settings(deadline=None)
@given(ANYTHING)
def test_cleaning_is_final_and_leaves_nothing_unseen(text: str) -> None:
    cleaned = clean(text)

    assert clean(cleaned) == cleaned
    assert {unicodedata.category(letter) for letter in cleaned if letter != "\n"}.isdisjoint(
        {"Cc", "Cs", "Co"}
    )


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("astronaut", "astronaut"),
        ("猫娘", "猫娘"),
        ("@everyone", "everyone"),
        ("<@!1234>", "!1234"),
        ("**bold** `code`", "bold code"),
        ("[click](https://evil.example)", "click https evil example"),
        ("/start", "start"),
        ("＠ｈｅｒｅ", "here"),
        ("st. nicholas", "st. nicholas"),
        ("a" * 40, "a" * 24 + "…"),
        ("\u202e\0", ""),
    ],
)
def test_what_is_shown(word: str, shown: str) -> None:
    assert escape_for_display(word) == shown


@settings(deadline=None)
@given(ANYTHING)
def test_what_is_shown_is_short_and_plain(word: str) -> None:
    shown = escape_for_display(word)

    assert len(shown) <= LONGEST_SHOWN + 1
    assert MARKUP.isdisjoint(shown)
    assert {unicodedata.category(letter) for letter in shown}.isdisjoint({"Cc", "Cs", "Co"})
