"""What stands beside a picture names what was asked for, in the member's language."""

import pytest

from bot.caption import alt_text, caption
from bot.request import AvatarRequest, ChatAddress, Errand
from models.look import Wish, complete, edit
from models.recipe import Recipe, encode

WISH = Wish(
    {"companion": "cat", "hair": "mohawk"}, {"hair": "#ff9ec4"}, {"tilt": 0.8, "gaze_x": -0.8, "turn": 0}
)


def first_line(language: str) -> str:
    recipe = Recipe(complete(WISH, 3), 3)
    request = AvatarRequest("1", ChatAddress("console", {}, language), (encode(recipe),), WISH)
    return caption(request, [recipe]).splitlines()[0]


@pytest.mark.parametrize(
    ("language", "named"),
    [
        ("en", ("pink hair", "mohawk", "with a cat", "head tilted right", "looking left")),
        ("zh-CN", ("粉色", "莫西干", "带着猫", "向右歪头", "看左边")),
        ("zh-TW", ("粉", "莫霍克頭", "帶著貓", "向右歪頭", "看左邊")),
        ("ja", ("ピンク", "モヒカン", "猫を連れて", "右に首をかしげて", "左を見る")),
    ],
)
def test_companions_and_poses_are_named(language: str, named: tuple[str, ...]) -> None:
    line = first_line(language)
    assert [word for word in named if word not in line] == []


def test_a_pose_nobody_asked_for_is_not_told() -> None:
    look = complete(Wish(), 3)
    assert "looking" not in alt_text(look, "en")
    assert "young" not in alt_text(look, "en")


def test_an_avatar_drawn_from_its_code_is_described() -> None:
    look = edit(complete(Wish(), 3), Wish({"hair": "mohawk", "headwear": "none"}, {"hair": "#ff9ec4"}))
    recipe = Recipe(look, 3)
    request = AvatarRequest("1", ChatAddress("console", {}, "en"), (encode(recipe),), Wish())
    assert {"pink hair", "mohawk"} <= set(caption(request, [recipe]).splitlines()[0].split(", "))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Drawn by AI"), ("zh-CN", "由 AI 绘制"), ("zh-TW", "由 AI 繪製"), ("ja", "AIが描きました")],
)
@pytest.mark.parametrize("errand", [Errand.PICTURES, Errand.MOVE, Errand.MORPH, Errand.PACK, Errand.FILE])
def test_whatever_is_made_its_caption_says_that_ai_made_it(language: str, said: str, errand: Errand) -> None:
    """The explicit label of GB 45438-2025."""
    recipe = Recipe(complete(WISH, 3), 3)
    form = "png512" if errand is Errand.FILE else ""
    where = ChatAddress("console", {}, language)
    request = AvatarRequest("1", where, (encode(recipe),), WISH, errand=errand, format=form)
    assert said in caption(request, [recipe])
