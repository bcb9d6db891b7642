"""Avatars that nobody described."""

import pytest

from bot.continuing import Circumstances
from bot.names import theme_name
from bot.parsing import parse
from bot.surprises import random_avatars, surprise
from bot.themes import THEMES, wish_of
from models.look import Wish
from models.recipe import decode


def now(seed: int) -> Circumstances:
    return Circumstances("en", {"gan": 1}, seed)


@pytest.mark.parametrize("theme", THEMES)
def test_every_theme_is_known_to_the_parser(theme: str) -> None:
    assert parse(theme_name("en", theme)).unknown == ()
    assert wish_of(theme) != Wish()


def test_random_avatars_differ_and_can_be_drawn_anew() -> None:
    draft = random_avatars(now(5))
    assert len({decode(code).look for code in draft.recipes}) == 4
    assert draft.anew


def test_a_surprise_has_a_theme_of_its_own_time() -> None:
    wishes = {surprise(now(seed)).wish for seed in range(40)}
    assert len(wishes) > 8
    assert surprise(now(7)) == surprise(now(7))
    draft = surprise(now(7))
    for code in draft.recipes:
        look = decode(code).look
        assert draft.wish.traits.items() <= look.traits.items()
