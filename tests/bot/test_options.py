"""Options typed among the words."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.intake import Order, OrderRefused
from bot.options import OPTIONS, order_from, split_options
from bot.replies import LANGUAGES, say


@pytest.mark.parametrize(
    ("typed", "words", "options"),
    [
        ("cute pink hair", "cute pink hair", {}),
        ("pink hair style:pixel", "pink hair", {"style": "pixel"}),
        ("style: pixel, pink hair", ", pink hair", {"style": "pixel"}),
        ("Style:Pixel pink hair COUNT=2", "pink hair", {"style": "Pixel", "count": "2"}),
        ("pink hair --seed 7 --size=1024", "pink hair", {"seed": "7", "size": "1024"}),
        ("pink hair —seed 7", "pink hair", {"seed": "7"}),
        ("粉色头发 画风：像素 数量：４", "粉色头发", {"style": "像素", "count": "４"}),
        ("粉色头发，画风:像素", "粉色头发，", {"style": "像素"}),
        ("粉紅色頭髮 畫風:像素 種子:7", "粉紅色頭髮", {"style": "像素", "seed": "7"}),
        ("ピンクの髪 画風:ドット絵 枚数:2", "ピンクの髪", {"style": "ドット絵", "count": "2"}),
        ("seed:1 seed:2", "", {"seed": "2"}),
        ("seed:-1.5", "", {"seed": "-1.5"}),
        ("hair:pink lifestyle:pixel", "hair:pink lifestyle:pixel", {}),
        ("freestyle count of 2", "freestyle count of 2", {}),
        ("style:", "style:", {}),
        ("hair style: long, pink hair", "hair style: long, pink hair", {}),
        ("eye size: big, blue eyes", "eye size: big, blue eyes", {}),
        ("pink hair, dress size: large count:2", "pink hair, dress size: large", {"count": "2"}),
        ("blue eyes, style: nonsense", "blue eyes,", {"style": "nonsense"}),
        ("hair style:pixel", "hair", {"style": "pixel"}),
        ("blue eyes size:600", "blue eyes", {"size": "600"}),
    ],
)
def test_options_are_told_from_words(typed: str, words: str, options: dict[str, str]) -> None:
    assert split_options(typed) == (words, options)


@given(st.text())
def test_any_text_can_be_split(text: str) -> None:
    words, options = split_options(text)
    assert set(options) <= set(OPTIONS)
    assert options or words == text


@given(st.text(st.characters(exclude_characters=":：=＝-–—")))
def test_text_without_a_mark_of_an_option_is_all_words(text: str) -> None:
    assert split_options(text) == (text, {})


@given(
    st.lists(st.sampled_from(["pink", "hair", "猫耳", "青い目"]), max_size=4),
    st.dictionaries(
        st.sampled_from(OPTIONS), st.text(string.ascii_letters + string.digits, min_size=1), max_size=6
    ),
    st.sampled_from(LANGUAGES),
    st.sampled_from([":", "：", "=", " :"]),
)
def test_options_in_every_language_come_back(
    words: list[str], options: dict[str, str], language: str, mark: str
) -> None:
    typed = [f"{say(language, f'option-{name}')}{mark}{value}" for name, value in options.items()]
    rest, found = split_options(" ".join([*words, *typed]))
    assert found == options
    assert rest.split() == words


def test_an_order_has_what_was_typed() -> None:
    order = order_from("pink hair style:pixel model:VAE count:2 size:1024px seed:7", "en")
    assert order == Order("pink hair", "en", style="pixel", family="vae", count=2, size=1024, seed=7)


def test_an_order_without_options_has_the_usual_choices() -> None:
    assert order_from("pink hair", "ja") == Order("pink hair", "ja", count=4)


def test_a_style_can_be_named_in_the_persons_language() -> None:
    assert order_from("粉色头发 画风:像素风", "zh-CN").style == "pixel"


def test_an_unknown_style_is_kept_for_the_desk_to_refuse() -> None:
    assert order_from("pink hair style:oilpaint", "en").style == "oilpaint"


def test_a_recipe_code_can_be_an_option() -> None:
    assert order_from("レシピ:MOCHI2ABC style:neon", "ja").recipe == "MOCHI2ABC"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("count:many", "bad-count"),
        ("size:huge", "bad-size"),
        ("seed:1.5", "bad-seed"),
        ("count:1_", "bad-count"),
    ],
)
def test_what_is_no_number_is_refused_kindly(typed: str, sentence: str, language: str) -> None:
    sizes = say(language, "list-separator").join(["256", "512", "1024"])
    facts: dict[str, dict[str, str | int]] = {
        "bad-count": {"most": 4},
        "bad-size": {"choices": sizes},
        "bad-seed": {"most": "4294967295"},
    }
    with pytest.raises(OrderRefused) as refused:
        order_from(f"pink hair {typed}", language)
    assert str(refused.value) == say(language, sentence, **facts[sentence])


@given(st.text(), st.sampled_from(["count", "size", "seed", "style", "model", "recipe"]))
def test_any_option_ends_in_an_order_or_a_sentence(value: str, name: str) -> None:
    try:
        assert isinstance(order_from(f"{name}:{value}", "en"), Order)
    except OrderRefused as sentence:
        assert str(sentence)
