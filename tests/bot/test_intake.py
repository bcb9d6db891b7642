"""What becomes of an order: recipes, or one kind sentence."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import Draft, Order, OrderRefused, take_order, usual_count
from bot.replies import LANGUAGES
from models.look import sample
from models.recipe import MAX_SEED, Recipe, decode, encode

OFFERED = {"gan": 1, "vae": 1}
CODE = encode(Recipe(sample(5), 77, "vae"))


def taken(words: str = "", language: str = "en", **chosen: object) -> Draft:
    return take_order(Order(words, language, **chosen), OFFERED, fresh_seed=42)  # type: ignore[arg-type] # Order's own


def refusal(words: str = "", language: str = "en", **chosen: object) -> str:
    with pytest.raises(OrderRefused) as caught:
        taken(words, language, **chosen)
    return str(caught.value)


def test_words_become_a_recipe() -> None:
    draft = taken("cute pink hair")
    recipe = decode(draft.recipes[0])
    assert recipe.look.colours["hair"] == draft.wish.colours["hair"]
    assert (recipe.family, recipe.seed, draft.size, draft.unknown) == ("gan", 42, 512, ())


def test_a_code_without_a_digit_is_a_code() -> None:
    """One in two thousand: base58 has 49 letters and 9 digits."""
    code = "nBHyMUEesqUozMjZZMSYrLzqvNoGeGjXBnUCjpRfaVVfSej"
    assert [decode(one).look for one in taken(code).recipes] == [decode(code).look]
    assert usual_count(code) == 1
    assert usual_count("supercalifragilisticexpialidociousandpinkhair") == 4


def test_a_seed_makes_an_order_repeatable() -> None:
    assert taken("pink hair", seed=9) == take_order(Order("pink hair", "en", seed=9), OFFERED, fresh_seed=1)


def test_four_pictures_are_four_characters() -> None:
    looks = [decode(code).look for code in taken("cat ears", count=4).recipes]
    assert len(set(looks)) == 4
    assert {look.traits["ears"] for look in looks} == {"cat"}


def test_seeds_wrap_around_at_the_end() -> None:
    seeds = [decode(code).seed for code in taken("cat ears", count=3, seed=MAX_SEED).recipes]
    assert seeds == [MAX_SEED, 0, 1]


def test_words_that_cannot_be_drawn_are_named() -> None:
    assert taken("pink hair on a skateboard").unknown == ("skateboard",)


def test_only_words_that_cannot_be_drawn() -> None:
    assert "skateboard" in refusal("skateboard")


def test_words_without_wishes_are_a_surprise() -> None:
    assert len(taken("cute").recipes) == 1


@pytest.mark.parametrize("words", ["", "   ", "!?…", "\x00", "\ud800", "\u202e"])
def test_empty_words(words: str) -> None:
    assert refusal(words) == "Tell me what to draw, for example: /avatar cute pink hair"


def test_too_many_words_are_read_in_part() -> None:
    draft = taken("pink hair " * 400)
    assert draft.shortened
    assert draft.wish.colours["hair"]


def test_a_recipe_code_among_the_words_is_drawn_again() -> None:
    assert taken(f" {CODE} ").recipes == (CODE,)
    assert taken(recipe=CODE).recipes == (CODE,)


def test_a_recipe_in_another_style_stays_the_same_otherwise() -> None:
    before, after = decode(CODE), decode(taken(CODE, style="pixel", family="gan").recipes[0])
    assert after.look.traits == {**before.look.traits, "style": "pixel"}
    assert (after.family, after.seed) == ("gan", before.seed)


def test_more_of_a_recipe_keep_the_look() -> None:
    recipes = [decode(code) for code in taken(CODE, count=3).recipes]
    assert {recipe.look for recipe in recipes} == {decode(CODE).look}
    assert [recipe.seed for recipe in recipes] == [77, 78, 79]


def test_an_old_code_is_drawn_with_the_weights_of_today() -> None:
    draft = take_order(Order(CODE, "en"), {"vae": 2}, fresh_seed=1)
    assert decode(draft.recipes[0]) == replace(decode(CODE), weights=2)


def test_a_mistyped_code_is_told_from_words() -> None:
    wrong = CODE[:-1] + ("a" if CODE[-1] != "a" else "b")
    assert refusal(wrong) == "This recipe code has a typing error. Please copy it whole and try again."
    assert refusal(recipe="hello").startswith("This is not a recipe code of mine.")


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"style": "oil"}, "I don't know the style “oil”."),
        ({"family": "diffusion"}, "The model “diffusion” can't be used here."),
        ({"family": "prior"}, "The model “prior” has not been trained yet."),
        ({"count": 0}, "I can draw 1 to 4 pictures at a time."),
        ({"count": 99}, "I can draw 1 to 4 pictures at a time."),
        ({"size": 333}, "Pictures can be 256, 512, 1024 pixels wide."),
        ({"seed": -1}, "A seed is a whole number from 0 to 4294967295."),
        ({"seed": 2**32}, "A seed is a whole number from 0 to 4294967295."),
    ],
)
def test_choices_that_do_not_exist(chosen: dict[str, object], said: str) -> None:
    assert refusal("pink hair", **chosen).startswith(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_refused_words_are_answered_in_the_persons_language(language: str) -> None:
    assert (
        refusal("n u d e  girl", language)
        == {
            "en": "I only draw avatars that everyone may look at. Would you like to try other words?",
            "zh-CN": "我只画大家都可以看的头像，换个说法试试好吗？",
            "zh-TW": "我只畫大家都可以看的頭像，換個說法試試好嗎？",
            "ja": "みんなが見られるアバターだけを描いています。別のことばで試してみませんか？",
        }[language]
    )


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_becomes_pictures_or_a_sentence(text: str, language: str) -> None:
    try:
        assert taken(text, language).recipes
    except OrderRefused as sentence:
        assert str(sentence).strip()
