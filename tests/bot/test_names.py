"""What a picture shows is named so that people understand it, and so that the bot does, too."""

import pytest

from bot.names import colour_name, coloured, value_name
from bot.parsing import parse
from models.named_colours import NAMED_COLOURS
from models.traits import TRAITS

LANGUAGES = ("en", "zh-CN", "zh-TW", "ja")
SHOWN = [
    (trait, value)
    for trait, values in TRAITS.items()
    if trait != "side"
    for value in values
    if value not in ("none", "no")
]
KINDS = {"hair": "hair", "eyes": "eye", "skin": "skin", "outfit": "outfit", "backdrop": "backdrop"}
SLOTS = [(slot, name, colour) for slot, kind in KINDS.items() for name, colour in NAMED_COLOURS[kind].items()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_has_a_name_that_means_just_it(language: str) -> None:
    names = {pair: value_name(language, *pair) for pair in SHOWN}
    read = {pair: dict(parse(name).wish.traits) for pair, name in names.items()}
    assert {names[pair]: traits for pair, traits in read.items() if traits != dict([pair])} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_coloured_thing_is_understood(language: str) -> None:
    texts = {coloured(language, slot, colour): slot for slot, _, colour in SLOTS}
    read = {text: parse(text) for text in texts}
    filled = {"eyes": {"eye_left", "eye_right"}}
    wrong = [
        text
        for text, slot in texts.items()
        if read[text].unknown or read[text].wish.colours.keys() != filled.get(slot, {slot})
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_colour_is_named_in_english_elsewhere(language: str) -> None:
    names = [colour_name(language, slot, colour) for slot, _, colour in SLOTS]
    assert [name for name in names if name.isascii()] == []


@pytest.mark.parametrize(
    ("language", "trait", "value", "name"),
    [
        ("en", "look", "girl", "girl"),
        ("en", "look", "boy", "boy"),
        ("en", "outfit", "tshirt", "t-shirt"),
        ("en", "bangs", "straight", "straight bangs"),
        ("en", "backdrop", "night", "night sky"),
        ("en", "backdrop", "dots", "dotted background"),
        ("zh-CN", "outfit", "tshirt", "T恤"),
        ("zh-TW", "outfit", "tshirt", "T恤"),
        ("ja", "outfit", "tshirt", "Tシャツ"),
        ("ja", "mouth", "tongue", "舌出し"),
    ],
)
def test_names_are_plain_words(language: str, trait: str, value: str, name: str) -> None:
    assert value_name(language, trait, value) == name


@pytest.mark.parametrize(
    ("language", "colour", "name"),
    [
        ("en", "fair", "fair skin"),
        ("en", "light", "light skin"),
        ("en", "dark", "dark skin"),
        ("zh-CN", "fair", "白皙皮肤"),
        ("zh-CN", "light", "浅色皮肤"),
        ("zh-TW", "dark", "深色皮膚"),
        ("ja", "fair", "色白の肌"),
        ("ja", "light", "明るい色の肌"),
        ("ja", "dark", "濃い色の肌"),
    ],
)
def test_skins_have_names(language: str, colour: str, name: str) -> None:
    assert coloured(language, "skin", NAMED_COLOURS["skin"][colour]) == name
