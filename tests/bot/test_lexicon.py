"""The lexicon files say only what can be drawn, and say it once."""

import pytest

from bot.parsing.colours import css, is_colour
from bot.parsing.lexicon import LANGUAGES, ambiguities, entries, lexicon
from bot.parsing.meanings import Kind, Meaning
from bot.vocabulary import FILE, count, table
from models.traits import COLOURS, TRAITS

SLOTS = {*COLOURS, "eyes", "eye", "ears", "all"}


def is_real(meaning: Meaning) -> bool:
    match meaning.kind:
        case Kind.TRAIT:
            return meaning.value in TRAITS.get(meaning.name, ())
        case Kind.COLOUR:
            return is_colour(meaning.name)
        case Kind.COLOUR_OF:
            return meaning.name in SLOTS and is_colour(meaning.value)
        case Kind.SLOT:
            return meaning.name in SLOTS
        case Kind.GROUP:
            return meaning.name in TRAITS
        case Kind.THEME:
            return meaning.name in lexicon().themes
        case Kind.ADJECTIVE:
            return meaning.name in lexicon().adjectives
        case Kind.NEGATION:
            return meaning.name in ("before", "after")
        case Kind.SIDE:
            return meaning.name in ("left", "right")
        case _:
            return not meaning.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_means_something_real(language: str) -> None:
    assert [form for form, meaning in entries(language) if not is_real(meaning)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_means_two_values_of_one_thing(language: str) -> None:
    assert ambiguities(language) == {}


@pytest.mark.parametrize("name", lexicon().themes)
def test_themes_ask_for_what_can_be_drawn(name: str) -> None:
    theme = lexicon().themes[name]
    wanted = [*theme.traits.items(), *theme.without.items()]
    assert all(value in TRAITS[trait] for trait, value in wanted)
    assert all(slot in COLOURS and is_colour(colour) for slot, colour in theme.colours.items())


def test_every_hex_of_the_palette_is_one() -> None:
    codes = [code for row in lexicon().palette.values() for code in row.values()]
    assert [code for code in codes if css(code) != code] == []


def test_every_value_can_be_asked_for_in_english() -> None:
    asked = {(meaning.name, meaning.value) for _, meaning in entries("en") if meaning.kind is Kind.TRAIT}
    all_values = {(name, value) for name, values in TRAITS.items() for value in values if name != "side"}
    assert all_values - asked == set()


def test_there_are_enough_words() -> None:
    assert len({form for form, _ in entries("en")}) >= 900
    assert count() >= 1500
    assert len(lexicon().themes) >= 40


def test_the_vocabulary_page_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == table(), "run `python -m bot.vocabulary`"
