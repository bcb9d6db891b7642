"""What people type to change an avatar, or to say what they do not want: it must not do the opposite."""

import pytest

from bot.parsing import parse
from bot.parsing.lexicon import entries
from bot.parsing.meanings import Kind
from models.look import Wish


def wish(typed: str) -> Wish:
    return parse(typed).wish


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("a girl with cat ears", "look=girl ears=cat"),
        ("girl with cat ears and pink hair", "look=girl ears=cat hair:pink"),
        ("hoodie with cat ears", "outfit=hoodie ears=cat"),
        ("girl with cat eyes", "look=girl eyes=slit"),
        ("girl with a cat", "look=girl companion=cat"),
        ("with cat", "companion=cat"),
        ("no hair clip", "headwear=none"),
        ("no hair bow", "headwear=none"),
        ("no hair over one eye", "bangs=slicked"),
        ("no hair", "hair=bald"),
    ],
)
def test_small_words_go_with_what_follows(typed: str, wanted: str) -> None:
    """ "With cat" is a companion, and "no hair" bald, only where no thing goes on from there."""
    asked = wish(typed).traits
    for part in wanted.split():
        if "=" in part:
            name, value = part.split("=")
            assert asked.get(name) == value, typed
    assert len(asked) == wanted.count("="), typed


@pytest.mark.parametrize(
    "typed",
    [
        *("without her glasses", "remove her glasses", "girl without her glasses", "not wearing her glasses"),
        *("don't give her glasses", "without their glasses", "everything but glasses", "除了眼镜"),
        *("眼鏡をかけていない女の子", "眼鏡をしない", "眼鏡を外した", "doesn't wear glasses"),
    ],
)
def test_glasses_that_are_taken_away(typed: str) -> None:
    assert wish(typed).traits["eyewear"] == "none"


@pytest.mark.parametrize(
    "typed",
    [
        *("take off his hat", "same girl without her hat", "lose her hat", "everything except a hat"),
        *("帽子をかぶっていない", "帽子を脱いで", "beret, no hat"),
    ],
)
def test_hats_that_are_taken_away(typed: str) -> None:
    assert wish(typed).traits["headwear"] == "none"


def test_somebody_may_be_refused() -> None:
    assert parse("not her, a boy").wish.traits["look"] == "boy"


@pytest.mark.parametrize(
    ("typed", "trait", "value"),
    [
        ("doesn't smile", "mouth", "neutral"),
        ("won't smile", "mouth", "neutral"),
        ("微笑んでいない", "mouth", "neutral"),
        ("不微笑", "mouth", "neutral"),
        ("doesn't blush", "blush", "none"),
        ("不脸红", "blush", "none"),
        ("不臉紅", "blush", "none"),
        ("不留刘海", "bangs", "slicked"),
        ("リボンをつけていない", "headwear", "none"),
        ("no beard", "facial_hair", "none"),
        ("no moustache", "facial_hair", "none"),
        ("freckles, no beard", "facial_hair", "none"),
        ("remove his beard", "facial_hair", "none"),
    ],
)
def test_what_is_not_wanted_is_not_drawn(typed: str, trait: str, value: str) -> None:
    assert wish(typed).traits.get(trait) == value


@pytest.mark.parametrize(
    "typed", ["anything but pink hair", "any hair colour except black", "除了粉色都可以", "not pink hair"]
)
def test_a_colour_that_is_excluded_is_not_painted(typed: str) -> None:
    assert not wish(typed).colours
    assert parse(typed).unknown


@pytest.mark.parametrize(
    "typed", ["去掉帽子加上眼镜", "去掉帽子，加上眼镜", "去掉帽子再加眼镜", "去掉帽子加上眼鏡"]
)
def test_what_is_added_after_something_was_taken_away(typed: str) -> None:
    assert dict(wish(typed).traits) == {"headwear": "none", "eyewear": "round_glasses"}


@pytest.mark.parametrize(
    ("typed", "trait", "value"),
    [
        ("girl with a bow, no hat", "headwear", "bow"),
        ("crown but no hat", "headwear", "crown"),
        ("flower crown and no hat", "headwear", "flower_crown"),
        ("bow instead of a hat", "headwear", "bow"),
        ("蝴蝶结，不要帽子", "headwear", "bow"),
        ("リボン、帽子なし", "headwear", "bow"),
        ("scarf, no necklace", "neck", "scarf"),
        ("crown, no headwear", "headwear", "none"),
        ("crown, no accessories", "headwear", "none"),
    ],
)
def test_another_thing_of_the_same_place_stays(typed: str, trait: str, value: str) -> None:
    assert wish(typed).traits[trait] == value


ON_A_HEAD = ("ears", "headwear", "eyewear", "neck", "companion", "facial_hair", "ear_wear")
CHANGES = {
    "zh-Hans": ("改成", "换成", "改为", "换为", "设为", "变成", "染成", "调成"),
    "zh-Hant": ("改成", "換成", "改為", "換為", "設為", "變成", "染成", "調成"),
}
NOUNS = {
    "zh-Hans": {"眼睛": "eye_left", "背景": "backdrop", "衣服": "outfit", "皮肤": "skin", "头发": "hair"},
    "zh-Hant": {"眼睛": "eye_left", "背景": "backdrop", "衣服": "outfit", "皮膚": "skin", "頭髮": "hair"},
}
COLOUR = {"zh-Hans": "黑色", "zh-Hant": "黑色"}


@pytest.mark.parametrize("language", CHANGES)
def test_what_is_changed_to_a_colour_takes_it_and_nothing_else_does(language: str) -> None:
    for verb in CHANGES[language]:
        for noun, slot in NOUNS[language].items():
            for opening in ("", "把", "將" if language == "zh-Hant" else "将"):
                typed = f"{opening}{noun}{verb}{COLOUR[language]}"
                painted = set(wish(typed).colours) - {"eye_right", "tips"}
                assert painted == {slot}, typed


@pytest.mark.parametrize(
    "typed",
    [
        "把头发换成红色，眼睛换成绿色",
        "把頭髮換成紅色，眼睛換成綠色",
        "change hair to red, change eyes to green",
    ],
)
def test_two_changes_in_one_line(typed: str) -> None:
    assert wish(typed) == wish("red hair, green eyes")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("her hair and eyes are green", "she, green hair, green eyes"),
        ("eyes and hair blue", "blue hair, blue eyes"),
        ("头发和眼睛都是蓝色", "blue hair, blue eyes"),
        ("髪と目が青い", "blue hair, blue eyes"),
        ("髪も目も青い", "blue hair, blue eyes"),
        ("目も髪も緑", "green hair, green eyes"),
        ("pink hair and green eyes", "pink hair, green eyes"),
        ("pink hair and eyes green", "pink hair, green eyes"),
    ],
)
def test_a_colour_behind_two_things_is_that_of_both(typed: str, meant: str) -> None:
    assert wish(typed) == wish(meant)


@pytest.mark.parametrize(
    "typed",
    [
        "一只眼睛红色，一只眼睛蓝色",
        "一隻眼睛紅色，一隻眼睛藍色",
        "片目が赤で片目が青",
        "片方の目が赤で、もう片方が青",
    ],
)
def test_one_eye_and_the_other(typed: str) -> None:
    assert wish(typed) == wish("one red eye and one blue eye")


@pytest.mark.parametrize("typed", ["白衬衫黑领带", "白色衬衫 黑色领带", "白衬衫和黑领带", "白襯衫黑領帶"])
def test_shirt_and_tie_have_their_colours(typed: str) -> None:
    assert wish(typed) == wish("white shirt with a black tie")


@pytest.mark.parametrize("typed", ["black hair with white bangs", "黒髪に白い前髪", "黑色头发，白色刘海"])
def test_a_fringe_of_another_colour_leaves_the_hair_as_it_was_said(typed: str) -> None:
    assert wish(typed).colours["hair"] == wish("black hair").colours["hair"]


@pytest.mark.parametrize(
    "typed", ["肩膀上有一隻貓", "肩膀上有一只猫", "肩に猫", "抱着一只猫", "holding a black cat"]
)
def test_a_cat_that_is_held_is_a_companion(typed: str) -> None:
    asked = wish(typed).traits
    assert (asked.get("companion"), asked.get("ears")) == ("cat", None)


def test_every_thing_that_one_can_have_can_be_had_with_a_girl() -> None:
    """ "A girl with" before any form of a thing takes nothing away from it, but a girl with cat has one."""
    forms = dict(entries("en"))
    for form, meaning in forms.items():
        had = meaning.kind is Kind.TRAIT and meaning.name in ON_A_HEAD and meaning.value != "none"
        if had and f"with {form.rstrip('s')}" not in forms:
            alone, asked = wish(form).traits, wish(f"a girl with {form}").traits
            assert {**asked, **alone} == {**asked, "look": asked["look"]}, form


def test_no_before_every_beard_takes_beards_away() -> None:
    for form, meaning in entries("en"):
        if meaning.kind is Kind.TRAIT and meaning.name == "facial_hair" and meaning.value != "none":
            assert wish(f"no {form}").traits.get("facial_hair") == "none", form


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("髪：黒 目：赤", "black hair, red eyes"),
        ("髪ピンク 目青", "pink hair, blue eyes"),
        ("瞳：赤 髪：白", "red eyes, white hair"),
        ("头发:黑 眼睛:红 衣服:白", "black hair, red eyes, white clothes"),
        ("頭髮 黑 眼睛 紅", "black hair, red eyes"),
        ("头发和衣服都是白色", "white hair, white clothes"),
        ("红色的头发和衣服", "red hair, red clothes"),
        ("不是粉色是蓝色", "blue"),
        ("全身黒", "black clothes"),
        ("尾巴是黑色的银发", "silver hair"),
    ],
)
def test_colours_of_a_list_stay_with_their_nouns(typed: str, meant: str) -> None:
    assert wish(typed) == wish(meant)


@pytest.mark.parametrize("years", [5, 10, 16, 25])
@pytest.mark.parametrize("person", ["boy", "girl", "guy"])
def test_who_is_some_years_old_is_not_old(years: int, person: str) -> None:
    assert wish(f"a {years} year old {person}") == wish(f"a {person}")
    assert wish(f"a {person}, {years} years old") == wish(f"a {person}")


def test_who_is_many_years_old_is() -> None:
    assert wish("an 80 year old man").traits["age"] == "elder"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pink hair, no wait, blue", "blue hair"),
        ("light pink hair and red eyes, actually dark blue", "light pink hair and dark blue eyes"),
        ("red dress, oops, green", "green dress"),
        ("粉色头发，不对，蓝色", "blue hair"),
        ("粉髮，還是藍色好了", "blue hair"),
        ("ピンクの髪、やっぱり水色", "light blue hair"),
        ("her hair is actually pink", "she, pink hair"),
        ("蓝色眼睛，头发还是粉色", "blue eyes, pink hair"),
        ("pink hair, actually no glasses", "pink hair, no glasses"),
    ],
)
def test_a_correction_takes_the_place_of_what_it_corrects(typed: str, meant: str) -> None:
    assert wish(typed) == wish(meant)


@pytest.mark.parametrize(
    ("typed", "companion", "accent"),
    [
        ("a girl with a black cat on her shoulder", "cat", "black"),
        ("a girl with a white cat", "cat", None),
        ("a boy and his cat", "cat", None),
        ("holding a white bunny", "bunny", "white"),
        ("a little dragon on his shoulder", "dragon", None),
        ("with a small bunny", "bunny", None),
        ("肩上有一只小黑猫", "cat", "black"),
        ("肩膀上有一隻白色的貓", "cat", "white"),
        ("抱着一只橘猫", "cat", "orange"),
        ("肩に黒猫", "cat", "black"),
        ("白い猫を抱っこ", "cat", "white"),
        ("うさぎを抱いてる", "bunny", None),
    ],
)
def test_a_companion_has_its_colour_and_gives_nobody_ears(
    typed: str, companion: str, accent: str | None
) -> None:
    asked = wish(typed)
    assert (asked.traits.get("companion"), asked.traits.get("ears")) == (companion, None)
    assert asked.colours.get("accent") == (wish(f"{accent} hat").colours["accent"] if accent else None)
    assert "hair" not in asked.colours


@pytest.mark.parametrize(
    "typed", ["with a white cat ear headband", "旁边有猫耳女孩", "头上有猫耳", "with cat ears"]
)
def test_ears_stay_ears(typed: str) -> None:
    assert (wish(typed).traits["ears"], wish(typed).traits.get("companion")) == ("cat", None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("red hoodie with black stripes", "red hoodie, black accent"),
        ("black kimono with red flowers", "black kimono, red accent"),
        ("pink sweater with hearts", "pink sweater"),
        ("爱心毛衣", "sweater"),
        ("水玉のワンピース", "dress"),
        ("星星耳环", "耳环"),
        ("sweater with stars behind her", "sweater, stars"),
        ("彩虹背景连衣裙", "rainbow, dress"),
    ],
)
def test_what_is_printed_on_clothes_is_no_backdrop(typed: str, meant: str) -> None:
    assert wish(typed) == wish(meant)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "black suit with white shirt",
            "white shirt under a black suit",
            "黑色西裝白襯衫",
            "黒スーツに白シャツ",
        ),
        "black suit, white shirt",
    ],
)
def test_a_suit_over_a_shirt_is_a_suit(typed: str) -> None:
    assert wish(typed) == wish("black suit, white accent")
    assert parse(typed).outdone


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("双眼皮大眼睛", "big eyes"),
        ("目の下にクマ", ""),
        ("锅盖头", "bowl cut"),
        ("ash brown bob", "light brown bob"),
        ("アッシュブラウンのボブ", "light brown bob"),
        ("retro anime style", "retro anime"),
        ("レトロアニメ風", "retro anime"),
        ("white boy with blonde hair", "boy, fair skin, blonde hair"),
        ("包頭巾的穆斯林女孩", "muslim girl"),
        ("提着灯笼", "holding a lantern"),
        ("ランタンを持ってる", "holding a lantern"),
        ("花火の背景", "fireworks"),
        ("手を振ってる", "waving"),
        ("左を見てる", "looking left"),
        ("stop smiling", "no smile"),
        ("skin: dark", "dark skin"),
        ("hair that goes from black to red", "black to red ombre hair"),
        ("black hair, pink underlayer", "black hair with pink streaks"),
        ("黒髪に青のインナーカラー", "black hair with blue streaks"),
        ("blonde hair with black roots", "blonde hair"),
        ("根元が黒い金髪", "blonde hair"),
        ("white shirt and red tie", "white shirt with a red tie"),
        ("性别：女", "girl"),
        ("性別：女", "girl"),
        ("眼角有泪痣", "mole"),
        ("蒸汽朋克", "steampunk"),
        ("スチームパンク", "steampunk"),
        ("cat eye glasses", "glasses"),
        ("髪を青くして", "blue hair"),
        ("half pink half blue", "half pink half blue hair"),
        ("一半粉一半蓝", "half pink half blue hair"),
        ("eyes: one blue, one green", "one blue eye and one green eye"),
        ("一蓝一绿的眼睛", "one blue eye and one green eye"),
        ("hoodie in front of a rainbow", "hoodie, rainbow background"),
    ],
)
def test_what_sounds_like_something_else(typed: str, meant: str) -> None:
    assert wish(typed) == wish(meant)


@pytest.mark.parametrize(
    "typed", ["pink cat ear headphones", "ピンクの猫耳ヘッドホン", "粉色猫耳耳机", "粉紅貓耳耳機"]
)
def test_ears_of_headphones_have_their_colour(typed: str) -> None:
    assert set(wish(typed).colours) == {"accent"}
