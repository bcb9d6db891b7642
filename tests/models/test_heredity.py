"""Children resemble their parents, mixtures lie between, and moods keep the character."""

import pytest

from models.heredity import breed, mix, vary
from models.look import sample
from models.moods import MOODS, in_mood
from models.priors import CHAT
from models.recipe import Recipe
from models.traits import TRAITS

MOTHER, FATHER = (Recipe(sample(seed, CHAT), seed) for seed in (1, 2))
WORN = ("hair", "outfit", "headwear", "ears", "look", "style", "backdrop")
"""What makes somebody the same character."""


def test_children_take_after_their_parents() -> None:
    children = [breed(MOTHER, FATHER, seed).look for seed in range(50)]
    inherited = [
        child.traits[name] in (MOTHER.look.traits[name], FATHER.look.traits[name])
        for child in children
        for name in TRAITS
    ]
    assert 0.9 < sum(inherited) / len(inherited) < 1
    assert {child.traits["hair"] for child in children} >= {
        MOTHER.look.traits["hair"],
        FATHER.look.traits["hair"],
    }


def test_siblings_differ_and_a_child_is_always_the_same() -> None:
    assert len({breed(MOTHER, FATHER, seed) for seed in range(20)}) == 20
    assert breed(MOTHER, FATHER, 3) == breed(MOTHER, FATHER, 3)


def test_a_mixture_ends_in_both_parents() -> None:
    assert mix(MOTHER, FATHER, 0) == MOTHER
    assert mix(MOTHER, FATHER, 1) == FATHER
    assert mix(MOTHER, FATHER, 0.5).look not in (MOTHER.look, FATHER.look)


def test_more_like_this_is_like_this() -> None:
    for seed in range(50):
        other = vary(MOTHER, seed)
        changed = [name for name in TRAITS if other.look.traits[name] != MOTHER.look.traits[name]]
        assert len(changed) <= 3
        assert other != MOTHER
        assert other.look.traits["style"] == MOTHER.look.traits["style"]


@pytest.mark.parametrize("mood", MOODS)
def test_a_mood_keeps_the_character(mood: str) -> None:
    before, after = MOTHER.look, in_mood(MOTHER.look, mood)
    assert [after.traits[name] for name in WORN] == [before.traits[name] for name in WORN]
    assert after.colours == before.colours
    assert after != before
