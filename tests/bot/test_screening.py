"""What is refused, through every disguise, and above all what is not."""

import random
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.refused_words import slurs
from bot.screening import MAX_CHARACTERS, Refusal, screen
from models.look import sample
from models.recipe import Recipe, encode

HERE = Path(__file__).parent
REFUSED = tomllib.loads((HERE / "screening_refused.toml").read_text("utf-8"))
HARMLESS = tomllib.loads((HERE / "screening_harmless.toml").read_text("utf-8"))
LEXICON = HERE.parents[1] / "bot" / "lexicon"

DISGUISES: dict[str, Callable[[str], str]] = {
    "plain": str,
    "capitals": str.upper,
    "apart": " ".join,
    "dotted": ".".join,
    "mixed joints": lambda word: "".join(map("".join, zip(word, "_- ." * len(word), strict=False)))[:-1],
    "zero width": "\u200b".join,
    "full width": lambda word: "".join(chr(ord(letter) + 0xFEE0) for letter in word),
    "script letters": lambda word: "".join(chr(ord(letter) - ord("a") + 0x1D4EA) for letter in word),
    "struck through": lambda word: "".join(letter + "\u0336" for letter in word),
    "digits": lambda word: word.translate(str.maketrans("oiea", "0134")),
    "lookalikes": lambda word: word.translate(str.maketrans("aeocpx", "аеосрх")),
    "last letter held down": lambda word: word + word[-1] * 4,
    "in a sentence": lambda word: f"draw a {word}, please",
}


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kind, text) for kind, texts in REFUSED.items() for text in texts],
    ids=[f"{kind}-{place}" for kind, texts in REFUSED.items() for place in range(len(texts))],
)
def test_it_refuses_and_names_the_kind(kind: str, text: str) -> None:
    assert screen(text) == Refusal(kind)


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES)
def test_slurs_are_seen_through_every_disguise(disguise: Callable[[str], str]) -> None:
    words = [slur.strip("*") for slur in slurs()]

    missed = [place for place, word in enumerate(words) if screen(disguise(word)) is not Refusal.HATEFUL]

    assert not missed, "the places of the missed slurs in their list"


@pytest.mark.parametrize("language", HARMLESS)
def test_harmless_texts_pass(language: str) -> None:
    refused = {text: reason for text in HARMLESS[language] if (reason := screen(text))}

    assert refused == {}


@pytest.mark.parametrize("language", HARMLESS)
def test_harmless_texts_pass_in_capitals_and_in_a_sentence(language: str) -> None:
    wrapped = [
        form for text in HARMLESS[language] for form in (text.upper(), f"cute {text}, 粉色头发 {text}")
    ]

    assert [text for text in wrapped if screen(text)] == []


def test_every_word_that_can_be_drawn_passes() -> None:
    assert [form for form in lexicon_forms() if screen(form)] == []


def test_words_that_can_be_drawn_pass_side_by_side() -> None:
    forms, chance = sorted(lexicon_forms()), random.Random(1)
    joined = [chance.choice(["", " ", "的", "の"]).join(chance.sample(forms, 3)) for _ in range(500)]

    assert [text for text in joined if screen(text)] == []


def test_recipe_codes_pass() -> None:
    codes = [encode(Recipe(sample(seed), seed)) for seed in range(200)]

    assert [code for code in codes if screen(code)] == []


def test_nothing_beyond_the_first_characters_is_read() -> None:
    padding = "pink hair " * (MAX_CHARACTERS // 10)

    assert screen(padding + "nude") is None
    assert screen(padding[:-10] + "nude") is Refusal.SEXUAL


def test_a_suggestive_word_is_refused_only_beside_a_minor() -> None:
    assert screen("sexy vampire") is None
    assert screen("little girl vampire") is None
    assert screen("sexy little girl vampire") is Refusal.CHILD_SAFETY


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=450))
def test_no_text_makes_it_raise(text: str) -> None:
    assert screen(text) in (None, *Refusal)


@settings(deadline=None, max_examples=50)
@given(st.text(st.sampled_from("a1@$*!|. -_\nnνп\u200b\u0336裸色エ🇳"), max_size=450))
def test_no_mixture_of_disguises_makes_it_raise(text: str) -> None:
    assert screen(text) in (None, *Refusal)


def lexicon_forms() -> set[str]:
    """Every form of every lexicon; ordinary words, which are kept from being corrected, are none."""
    files = (file for file in LEXICON.glob("*.toml") if file.stem != "ordinary")
    return {form for file in files for form in forms_in(tomllib.loads(file.read_text("utf-8")))}


def forms_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from forms_in(each)
