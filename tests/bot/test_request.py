"""What crosses Redis comes out as it went in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.request import AvatarRequest, Button, ChatAddress, Errand
from models.look import Wish

REQUEST = AvatarRequest(
    id="discord-1",
    address=ChatAddress("discord", {"token": "t", "channel": "9"}, "zh-TW"),
    recipes=("m1", "m2"),
    wish=Wish({"ears": "cat"}, {"hair": "#ff9ec4"}, {"tilt": -0.8}),
    unknown=("滑板",),
    size=256,
    shortened=True,
    errand=Errand.FILE,
    format="webp",
    keyboard=((Button("1", "p__n1"), Button("2", "p__n2")), (Button("🔄", "r__n3"),)),
    upload={"url": "https://cdn.example/1.png"},
    outdone=("衛衣",),
    hearts=(3, 1),
    owner="discord:1",
    tree=((1,), ()),
)


def test_a_request_crosses_as_json() -> None:
    assert AvatarRequest.from_json(REQUEST.to_json()) == REQUEST
    assert set(json.loads(REQUEST.to_json())) == {
        "id", "address", "recipes", "wish", "unknown", "size", "shortened", "errand", "format", "keyboard",
        "upload", "outdone", "hearts", "owner", "tree",
    }  # fmt: skip


@given(st.text())
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        AvatarRequest.from_json(text)
