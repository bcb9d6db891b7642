"""Menus change every part of an avatar."""

import pytest

from bot.continuing import Circumstances, after_press
from bot.parts import PARTS, menus
from bot.presses import Press, Verb
from bot.replies import LANGUAGES
from models.look import sample
from models.recipe import Recipe, decode, encode
from models.traits import COLOURS, TRAITS

NOW = Circumstances("en", {"gan": 1}, 5)
CODE = encode(Recipe(sample(3), 3, weights=1))
LINES = 25
"""Discord's limit for a menu."""


def test_every_trait_and_colour_is_in_one_menu() -> None:
    subjects = [subject for part in PARTS.values() for subject in part]
    traits = [subject for subject in subjects if not subject.startswith("colour ")]
    slots = [subject.removeprefix("colour ") for subject in subjects if subject.startswith("colour ")]
    assert sorted(traits) == sorted(TRAITS)
    assert sorted([*slots, "eye_right"]) == sorted(COLOURS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_fit_and_tell_their_choices_apart(language: str) -> None:
    for part in PARTS:
        for menu in menus(part, sample(1), language):
            texts = [choice.text for choice in menu.choices]
            assert 1 < len(texts) <= LINES
            assert len(set(texts)) == len(texts), menu.title
            assert all(len(choice.argument) == 2 for choice in menu.choices)


def test_every_choice_changes_what_it_says_and_nothing_else() -> None:
    before = decode(CODE).look
    for part, subjects in PARTS.items():
        for subject, menu in zip(subjects, menus(part, before, "en"), strict=True):
            for number, choice in enumerate(menu.choices):
                (code,) = after_press(Press(Verb.SET, CODE, choice.argument), NOW).recipes
                after = decode(code).look
                slot = subject.removeprefix("colour ")
                changed = {name for name in TRAITS if after.traits[name] != before.traits[name]}
                recoloured = {name for name in COLOURS if after.colours[name] != before.colours[name]}
                if slot == subject:
                    assert after.traits[subject] == TRAITS[subject][number]
                    assert (changed <= {subject}, recoloured) == (True, set())
                else:
                    slots = {slot} | {"eye_left": {"eye_right"}, "hair": {"tips"}}.get(slot, set())
                    assert (changed, recoloured <= slots) == (set(), True)


def test_a_menu_says_what_is_so_now() -> None:
    look = sample(2)
    titles = [menu.title for menu in menus("hair", look, "en")]
    assert titles[0].startswith("Hairstyle: ")
    assert titles[2].startswith("Hair colour: ")


@pytest.mark.parametrize("argument", ["", "1", "zz", "1z", "0O"])
def test_an_argument_of_another_time_is_refused(argument: str) -> None:
    with pytest.raises((IndexError, ValueError)):
        after_press(Press(Verb.SET, CODE, argument), NOW)
