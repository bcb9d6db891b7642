"""What people don't want is not drawn, however many things they list."""

import pytest

from bot.parsing import parse
from models.traits import TRAITS

ABSENT = {name: "none" for name in TRAITS if "none" in TRAITS[name]} | {"ahoge": "no", "backdrop": "plain"}

# What is typed, the traits that are taken away, and the traits and colour slots that are asked for.
LISTS = [
    ("no hat, glasses or wings", "headwear eyewear wings", ""),
    ("no hat, glasses, or wings", "headwear eyewear wings", ""),
    ("no hat, no glasses, no wings", "headwear eyewear wings", ""),
    ("no hat or glasses or scarf", "headwear eyewear neck", ""),
    ("no hat and glasses", "headwear eyewear", ""),
    ("without glasses and hat", "eyewear headwear", ""),
    ("without glasses and cat ears", "eyewear ears", ""),
    ("without wings, horns and hat", "wings headwear", ""),
    ("not wearing glasses or a hat", "eyewear headwear", ""),
    ("girl with no wings or halo, pink hair", "wings headwear", "look=girl hair"),
    ("hat and glasses off", "headwear eyewear", ""),
    ("glasses off, please", "eyewear", ""),
    ("take off the hat and glasses", "headwear eyewear", ""),
    ("hat: none, glasses: no, hair: pink", "headwear eyewear", "hair"),
    ("boy with no blush, freckles or ahoge", "blush face ahoge", "look=boy"),
    ("不要眼镜和帽子", "eyewear headwear", ""),
    ("不要眼镜、帽子、翅膀", "eyewear headwear wings", ""),
    ("不要眼镜和猫耳", "eyewear ears", ""),
    ("没有帽子和眼镜的猫娘", "eyewear headwear", "ears=cat"),
    ("眼镜和帽子都不要", "eyewear headwear", ""),
    ("眼镜、帽子都不要", "eyewear headwear", ""),
    ("眼镜不要", "eyewear", ""),
    ("粉色头发，帽子不要", "headwear", "hair"),
    ("眼镜就不要了", "eyewear", ""),
    ("帽子也不要", "headwear", ""),
    ("不要帽子也不要眼镜", "headwear eyewear", ""),
    ("帽子不要 粉色头发", "headwear", "hair"),
    ("眼镜也不要帽子也不要", "eyewear headwear", ""),
    ("翅膀和光环都没有", "wings headwear", ""),
    ("眼鏡和帽子都不要，粉色頭髮", "eyewear headwear", "hair"),
    ("不要戴帽子或眼鏡", "eyewear headwear", ""),
    ("帽子とメガネはなしで", "headwear eyewear", ""),
    ("帽子と眼鏡なし", "headwear eyewear", ""),
    ("帽子・メガネなし", "headwear eyewear", ""),
    ("眼鏡も帽子もなし", "headwear eyewear", ""),
    ("帽子や眼鏡はいらない、ピンクの髪", "headwear eyewear", "hair"),
    ("猫耳と羽はなしで", "ears wings", ""),
    ("メガネなし、帽子なし", "headwear eyewear", ""),
]


@pytest.mark.parametrize(("text", "away", "asked"), LISTS)
def test_a_no_takes_away_everything_in_its_list(text: str, away: str, asked: str) -> None:
    wish = parse(text).wish
    traits = {name: ABSENT[name] for name in away.split()} | dict(
        pair.split("=") for pair in asked.split() if "=" in pair
    )
    assert {name: wish.traits.get(name) for name in traits} == traits
    assert set(wish.colours) == {slot for slot in asked.split() if "=" not in slot}
    assert parse(text).unknown == ()


WANTED = [
    ("no hat and a scarf", "headwear=none neck=scarf"),
    ("no hat and cat ears", "headwear=none ears=cat"),
    ("no hat, cat ears", "headwear=none ears=cat"),
    ("no glasses and twintails", "eyewear=none hair=twintails"),
    ("no glasses and red hat", "eyewear=none headwear=cap"),
    ("no hat, round glasses, twintails", "headwear=none eyewear=round_glasses hair=twintails"),
    ("no hat but glasses", "headwear=none eyewear=round_glasses"),
    ("off the shoulder dress", "outfit=dress"),
    ("glasses, no hat", "eyewear=round_glasses headwear=none"),
    ("不要帽子要眼镜", "headwear=none eyewear=round_glasses"),
    ("不要帽子，双马尾，眼镜", "headwear=none hair=twintails eyewear=round_glasses"),
    ("不要眼镜，和帽子", "eyewear=none headwear=cap"),
    ("猫耳と帽子なし", "ears=cat headwear=none"),
    ("メガネ、帽子なし", "eyewear=round_glasses headwear=none"),
    ("ツインテールと帽子なし", "hair=twintails headwear=none"),
]


@pytest.mark.parametrize(("text", "traits"), WANTED)
def test_a_no_leaves_what_stands_apart(text: str, traits: str) -> None:
    assert dict(parse(text).wish.traits) == dict(pair.split("=") for pair in traits.split())


def test_a_colour_that_is_not_wanted_says_nothing_beside_one_that_is() -> None:
    assert parse("ピンク髪じゃなくて青髪").unknown == ()
    assert parse("粉色头发不是蓝色").unknown == ()


def test_the_colour_of_what_is_not_wanted_is_not_named_back() -> None:
    assert parse("no red hat").unknown == ()
    assert parse("no pink").unknown == ("pink",)
