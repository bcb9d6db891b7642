"""What holds for every text: nothing raises, nothing is lost, and ordinary words stay ordinary."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.parsing import parse, suggest
from bot.parsing.lexicon import LANGUAGES, entries
from bot.parsing.words import read_words
from bot.text import clean

FORMS = sorted({form for language in LANGUAGES for form, _ in entries(language)})
TALK = st.lists(
    st.one_of(st.sampled_from(FORMS), st.text(max_size=6), st.sampled_from([",", "#f9c", "no", "and", "/"])),
    max_size=14,
).map(" ".join)


@settings(deadline=None)
@given(st.text(max_size=500))
def test_any_text_is_read(text: str) -> None:
    assert all(word in clean(text) for word in parse(text).unknown)


@settings(max_examples=300, deadline=None)
@given(TALK)
def test_any_mixture_of_known_words_is_read(text: str) -> None:
    assert parse(text) == parse(clean(text))


@settings(deadline=None)
@given(st.one_of(TALK, st.text(max_size=120)))
def test_every_letter_typed_is_accounted_for(text: str) -> None:
    """Between the words that were read lie only spaces, hyphens and what cannot be seen."""
    cleaned = clean(text)
    covered = [False] * len(cleaned)
    for word in read_words(cleaned):
        covered[word.start : word.end] = [True] * (word.end - word.start)
    left = "".join(letter for letter, seen in zip(cleaned, covered, strict=True) if not seen)
    assert not re.search(r"[^\W_]", left)


@settings(deadline=None)
@given(st.one_of(TALK, st.text(max_size=120)))
def test_unknown_words_are_quoted_as_typed_and_once(text: str) -> None:
    unknown = parse(text).unknown
    assert all(word in clean(text) for word in unknown)
    assert len({word.casefold() for word in unknown}) == len(unknown)


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "\x00", "\ud800", "🍕", "🇯🇵🎉", "...", "?!", "e\u0301" * 400, "ש"]
)
def test_odd_input_asks_for_nothing(text: str) -> None:
    wish = parse(text).wish
    assert not wish.traits
    assert not wish.colours


def test_only_the_first_400_characters_are_read() -> None:
    assert parse("x" * 400 + " pink hair").wish.colours == {}


def test_harmless_words_are_not_called_unknown() -> None:
    text = (
        "Hello! Could you please draw me a really cute little chibi avatar for my Discord profile? Thank you!"
    )
    assert parse(text).unknown == ()


@pytest.mark.parametrize(
    ("typed", "trait", "value"),
    [
        ("twintials", "hair", "twintails"),
        ("galsses", "eyewear", "round_glasses"),
        ("eyepach", "eyewear", "eyepatch"),
        ("hoddie", "outfit", "hoodie"),
        ("kimino", "outfit", "kimono"),
        ("freckels", "face", "freckles"),
        ("poneytail", "hair", "ponytail"),
        ("sunglases", "eyewear", "sunglasses"),
        ("headphnes", "headwear", "headphones"),
        ("neckalce", "neck", "necklace"),
        ("moustashe", "facial_hair", "moustache"),
        ("overals", "outfit", "overalls"),
    ],
)
def test_misspellings_are_understood(typed: str, trait: str, value: str) -> None:
    assert parse(typed).wish.traits == {trait: value}


ORDINARY = [
    "planet",
    "stare",
    "beach",
    "table",
    "place",
    "start",
    "watch",
    "building",
    "match",
    "write",
    "court",
    "lower",
    "daily",
    "moving",
    "teams",
    "costs",
    "reach",
    "teach",
    "stone",
    "peace",
    "plate",
    "sweeter",
    "former",
    "bread",
    "board",
    "trade",
    "model",
    "chance",
    "charge",
    "crawl",
    "camera",
    "castle",
    "robber",
    "rubber",
    "robin",
    "bellow",
    "hire",
]


@pytest.mark.parametrize("word", ORDINARY)
def test_ordinary_words_are_no_misspellings(word: str) -> None:
    understood = parse(word)
    assert understood.unknown == (word,)
    assert not understood.wish.traits
    assert not understood.wish.colours


def test_ordinary_words_are_named_back() -> None:
    assert parse("a girl and a planet, building a castle").unknown == ("planet", "building", "castle")


def test_unknown_words_keep_their_order_and_are_named_once() -> None:
    assert parse("Robot arm, sword, robot ARM and a Sword").unknown == ("arm", "sword")


def test_languages_mix() -> None:
    wish = parse("猫耳 pink hair、メガネなし").wish
    assert wish.traits == {"ears": "cat", "eyewear": "none"}
    assert wish.colours == {"hair": "#ff9ec4"}


def test_unknown_characters_of_a_language_without_spaces_are_named_together() -> None:
    assert parse("粉色头发拿着魑魅魍魉").unknown[-1].endswith("魑魅魍魉")


def test_a_single_character_inside_an_unknown_word_means_nothing() -> None:
    assert parse("猫头鹰").wish.traits == {}


def test_later_words_win_and_explicit_words_beat_themes() -> None:
    assert parse("fox ears, cat ears").wish.traits["ears"] == "cat"
    assert parse("beret, witch").wish.traits["headwear"] == "beret"
    assert parse("green dress princess").wish.colours["outfit"] == parse("green dress").wish.colours["outfit"]


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("cute pin", "en", "cute pink"),
        ("cat e", "en", "cat ears"),
        ("red hair, round gl", "en", "red hair, round glasses"),
        ("", "en", "twintails"),
        ("猫", "zh-CN", "猫耳"),
        ("粉色头发，猫", "zh-CN", "粉色头发，猫耳"),
        ("貓", "zh-TW", "貓耳"),
        ("ピンクの髪、ツイン", "ja", "ピンクの髪、ツインテール"),
    ],
)
def test_suggestions_go_on_from_what_was_typed(typed: str, language: str, expected: str) -> None:
    assert expected in suggest(typed, language, limit=200)


@settings(deadline=None)
@given(st.text(max_size=140), st.sampled_from(["en", "zh-CN", "zh-TW", "ja", "xx"]))
def test_suggestions_fit_a_chat(text: str, language: str) -> None:
    found = suggest(text, language)
    assert len(found) <= 25
    assert all(0 < len(one) <= 100 for one in found)


@pytest.mark.parametrize(
    ("typed", "language", "expected"),
    [
        ("cu", "en", ["curly hair", "curly bangs"]),
        ("cat", "en", ["cat ears"]),
        ("pink ha", "en", ["pink hair"]),
        ("pink", "en", ["pink hair", "pink eyes"]),
        ("粉", "zh-CN", ["粉头发"]),
        ("粉色", "zh-TW", ["粉色頭髮"]),
        ("ピンク", "ja", ["ピンクの髪", "ピンクの目"]),
        ("ねこ", "ja", ["ねこ耳"]),
        ("", "ja", ["猫娘", "魔女"]),
        ("", "zh-CN", ["猫娘", "女巫"]),
    ],
)
def test_the_likeliest_suggestions_stand_first(typed: str, language: str, expected: list[str]) -> None:
    first = suggest(typed, language)[: len(expected) + 1]
    assert [one for one in expected if one not in first] == []


@pytest.mark.parametrize("typed", ["", "g", "bl", "pink hair, gl", "a girl with w"])
def test_no_misspelling_is_suggested(typed: str) -> None:
    wrong = {"glassses", "glases", "gril", "grl", "blak", "blu", "wite"}
    assert not any(one.split()[-1] in wrong for one in suggest(typed, "en"))


@pytest.mark.parametrize(
    ("text", "pose"),
    [
        ("head tilted right, pink hair", {"tilt": 0.8}),
        ("girl tilting her head to the left", {"tilt": 0.8}),
        ("looking up", {"gaze_y": 0.8}),
        ("boy looking left with raised eyebrows", {"gaze_x": -0.8, "brow_lift": 0.8}),
        ("three-quarter view", {"turn": 0.8}),
        ("turned to the left", {"turn": -0.8}),
        ("looking at the camera", {"tilt": 0, "turn": 0, "gaze_x": 0, "gaze_y": 0}),
        ("粉发女孩 歪头 看左边", {"tilt": 0.8, "gaze_x": -0.8}),
        ("往上看，侧脸", {"gaze_y": 0.8, "turn": 0.8}),
        ("粉髮女孩 歪頭 看左邊", {"tilt": 0.8, "gaze_x": -0.8}),
        ("首かしげ 上目遣い", {"tilt": 0.8, "gaze_y": 0.8}),
        ("斜め向き", {"turn": 0.8}),
        ("pink hair", {}),
    ],
)
def test_how_a_head_is_held_is_understood(text: str, pose: dict[str, float]) -> None:
    assert dict(parse(text).wish.pose) == pose


@pytest.mark.parametrize(
    ("text", "trait", "value"),
    [
        ("a cat", "ears", "cat"),
        ("with a cat", "companion", "cat"),
        ("holding a balloon", "companion", "balloon"),
        ("dragon girl", "wings", "devil"),
        ("a pet dragon", "companion", "dragon"),
        ("full beard", "facial_hair", "full_beard"),
        ("stubble", "facial_hair", "stubble"),
        ("hijab", "headwear", "hijab"),
        ("助听器", "ear_wear", "hearing_aid"),
        ("光頭", "hair", "bald"),
        ("脏辫", "hair", "dreadlocks"),
        ("コーンロウ", "hair", "cornrows"),
        ("水彩風", "style", "watercolour"),
        ("90s anime", "style", "retro"),
        ("黑白漫画", "style", "manga"),
        ("剪刀手", "hands", "peace"),
        ("頬杖", "hands", "cheeks"),
        ("汉服", "outfit", "hanfu"),
        ("宇宙服", "outfit", "spacesuit"),
        ("唐裝", "outfit", "tang_suit"),
        ("grandma", "age", "elder"),
        ("浓眉", "brow_shape", "thick"),
        ("瓜子脸", "face_shape", "pointed"),
        ("👋", "hands", "wave"),
        ("🎈", "companion", "balloon"),
    ],
)
def test_wardrobes_companions_and_faces_have_words(text: str, trait: str, value: str) -> None:
    assert parse(text).wish.traits[trait] == value


def test_the_colour_of_a_balloon_is_the_balloon_s() -> None:
    wish = parse("holding a red balloon").wish
    assert wish.traits["companion"] == "balloon"
    assert wish.colours.keys() == {"accent"}
