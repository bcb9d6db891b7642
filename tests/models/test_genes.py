"""Genes: sliders that lead where was measured, evenly, and leave alone who somebody is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.genes import GENES, genes, score, slide
from models.look import sample
from models.oklab import from_oklab, oklab
from models.priors import CHAT
from models.traits import COLOURS, TRAITS

SEEDS = st.integers(0, 10**6)
ALL = st.sampled_from(list(GENES))


@settings(deadline=None, max_examples=40)  # a busy machine is no failure
@given(SEEDS, ALL)
def test_by_nothing_nothing_moves(seed: int, gene: str) -> None:
    assert slide(sample(seed), gene, 0) == sample(seed)


@settings(deadline=None, max_examples=40)  # a busy machine is no failure
@given(SEEDS, ALL, st.floats(-1, 1))
def test_whoever_is_seen_stays_who_she_is(seed: int, gene: str, amount: float) -> None:
    before = sample(seed)
    after = slide(before, gene, amount)
    assert {name for name in TRAITS if after.traits[name] != before.traits[name]} <= set(GENES[gene])
    assert after.colours["skin"] == before.colours["skin"]


@settings(deadline=None, max_examples=40)  # a busy machine is no failure
@given(SEEDS, ALL)
def test_the_further_the_more(seed: int, gene: str) -> None:
    scores = [score(slide(sample(seed), gene, amount), gene) for amount in (-1, -0.5, 0, 0.5, 1)]
    assert scores == sorted(scores)


@settings(deadline=None, max_examples=40)  # a busy machine is no failure
@given(SEEDS, ALL)
def test_steps_go_on_to_the_end(seed: int, gene: str) -> None:
    """Eight half steps reach what one whole one does."""
    look = sample(seed)
    for _ in range(8):
        look = slide(look, gene, 0.5)
    assert score(look, gene) == pytest.approx(score(slide(sample(seed), gene, 1), gene), abs=0.2)


def test_brighter_is_lighter_and_more_colours_are_more() -> None:
    before = sample(3)
    for gene, told in (("bright", 0), ("colourful", 1)):
        down, up = (slide(before, gene, amount).colours["backdrop"] for amount in (-1, 1))
        assert measures(up)[told] > measures(down)[told]


def measures(colour: str) -> tuple[float, float]:
    lightness, a, b = oklab(colour)
    return lightness, a**2 + b**2


@given(st.integers(0, 2**24 - 1))
def test_colours_come_back_from_where_they_look_alike(number: int) -> None:
    colour = f"#{number:06x}"
    assert from_oklab(oklab(colour)) == colour


def test_no_gene_leads_to_what_chats_rarely_draw() -> None:
    for gene in genes().values():
        for name, values in gene.traits.items():
            if name not in ("age", "brows"):
                assert all(CHAT.weights.get(name, {}).get(value, 1) >= 0.5 for value in values)


def test_every_gene_was_measured() -> None:
    assert genes().keys() == GENES.keys()
    for name, gene in genes().items():
        assert set(gene.traits) == set(GENES[name])
        assert set(gene.colours) <= set(COLOURS)
        effects = [abs(effect) for values in gene.traits.values() for effect in values.values()]
        assert max(effects) > 0.1


def test_a_slider_has_its_ends() -> None:
    with pytest.raises(ValueError, match="between -1 and 1"):
        slide(sample(1), "cute", 1.1)
    with pytest.raises(KeyError):
        slide(sample(1), "nose", 1)
