"""What is typed under an answer in the terminal: a choice where it can be one, and words otherwise."""

import pytest

from bot.continuing import Circumstances
from bot.formats import FORMATS
from bot.intake import OrderRefused
from bot.request import Errand
from bot.typed_chat.drafting import DRAWING
from bot.typed_chat.shown import Shown
from models.look import Wish, sample
from models.recipe import Recipe, decode, encode

CODES = tuple(encode(Recipe(sample(seed), seed, "gan", 3)) for seed in range(4))
FOUR, ONE, PAGE_TWO = Shown(CODES, Wish()), Shown(CODES[:1]), Shown(CODES, first=9)
NOW = Circumstances("en", {"gan": 3}, 5)


@pytest.mark.parametrize(
    ("shown", "typed", "command"),
    [
        (FOUR, "3", "/pick 3"),
        (FOUR, "More 2", "/more 2"),
        (FOUR, "reroll", "/reroll "),
        (FOUR, "edit 2 blue eyes", "/edit 2 blue eyes"),
        (FOUR, "save 2 my knight", "/save 2 my knight"),
        (ONE, "save Sunday me", "/save Sunday me"),
        (ONE, "moods", "/moods "),
        (ONE, "file svg", "/file svg"),
        (PAGE_TWO, "10", "/pick 10"),
        (FOUR, "5", None),
        (FOUR, "0", None),
        (PAGE_TWO, "1", None),
        (FOUR, "more pink hair", None),
        (FOUR, "save the queen", None),
        (FOUR, "edit", None),
        (FOUR, "cute pink hair", None),
        (Shown(), "1", None),
        (Shown(), "edit blue eyes", None),
    ],
)
def test_choices_are_told_from_words(shown: Shown, typed: str, command: str | None) -> None:
    assert shown.command(typed) == command


def test_an_avatar_is_named_by_number_by_code_or_by_being_alone() -> None:
    assert FOUR.split("2 blue eyes", "en") == (CODES[1], "blue eyes")
    assert Shown().split(f"{CODES[3]} blue eyes", "en") == (CODES[3], "blue eyes")
    assert ONE.split("blue eyes", "en") == (CODES[0], "blue eyes")
    assert PAGE_TWO.split("12", "en") == (CODES[3], "")
    for shown in (FOUR, Shown()):
        with pytest.raises(OrderRefused, match="Which avatar"):
            shown.split("blue eyes", "en")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("breed", "1"),
        ("breed", "1 9"),
        ("mix", "1 2 much"),
        ("mix", "1 2 7"),
        ("morph", "1"),
        ("file", "oil 1"),
        ("file", "svg"),
        ("pick", ""),
        ("edit", "2"),
        ("edit", "2 zzzq"),
    ],
)
def test_what_is_missing_or_wrong_is_said(command: str, words: str) -> None:
    with pytest.raises(OrderRefused):
        DRAWING[command](words, FOUR, NOW)


def test_only_a_wish_is_drawn_anew() -> None:
    assert len(set(DRAWING["reroll"]("", FOUR, NOW).recipes)) == 4
    with pytest.raises(OrderRefused):
        DRAWING["reroll"]("", ONE, NOW)


def test_what_is_drawn_anew_is_of_the_family_that_is_shown() -> None:
    shown = Shown((encode(Recipe(sample(1), 1, "vae", 2)),), Wish())
    others = DRAWING["reroll"]("", shown, Circumstances("en", {"gan": 3, "vae": 2}, 5)).recipes
    assert {decode(code).family for code in others} == {"vae"}


@pytest.mark.parametrize("name", FORMATS.values())
def test_every_file_has_a_name(name: str) -> None:
    draft = DRAWING["file"](f"{name} 3", FOUR, NOW)
    assert (draft.errand, draft.format, draft.recipes) == (Errand.FILE, name, (CODES[2],))


def test_mixtures_morphs_and_packs_by_number() -> None:
    assert decode(DRAWING["mix"]("1 2 1", FOUR, NOW).recipes[0]).look == decode(CODES[1]).look
    assert DRAWING["morph"]("1 2 4", FOUR, NOW).recipes == (CODES[0], CODES[1], CODES[3])
    assert DRAWING["pack"]("2", FOUR, NOW).errand is Errand.PACK
    assert DRAWING["animate"]("", ONE, NOW).errand is Errand.MOVE
