"""How much of what a trait changes is shown can be measured without a judge."""

import pytest
import torch
from torch import Tensor

from models.measures.changes import Changes, Share, changed, mean_of, share_of
from models.traits import TRAITS

FACE = torch.rand(3, 32, 32, generator=torch.Generator().manual_seed(0))


def with_mole(darkness: float) -> Tensor:
    face = FACE.clone()
    face[:, 12:14, 20:22] -= darkness
    return face


@pytest.mark.parametrize(("drawn", "explained"), [(0.0, 0.0), (0.5, 0.75), (1.0, 1.0), (2.0, 0.0)])
def test_the_share_of_a_change_is_what_is_there_of_it(drawn: float, explained: float) -> None:
    """Whatever else is wrong with the pictures, as long as it is wrong in both."""
    painted = torch.stack([FACE, with_mole(1)])
    share = share_of(torch.stack([FACE, with_mole(drawn)]) + 0.3, painted)
    assert share is not None
    assert share.shown == pytest.approx(drawn, abs=1e-5)
    assert share.explained == pytest.approx(explained, abs=1e-5)


def test_what_is_drawn_elsewhere_counts_against_it() -> None:
    """The whole mole is there, and another one on the chin."""
    painted, other = torch.stack([FACE, with_mole(1)]), with_mole(1)
    other[:, 28:30, 14:16] -= 1
    share = share_of(torch.stack([FACE, other]), painted)
    assert share is not None
    assert share.shown == pytest.approx(1)
    assert share.explained == pytest.approx(0, abs=1e-5)


def test_pairs_that_something_hides_are_left_out() -> None:
    alike, apart = torch.stack([FACE, FACE]), torch.stack([FACE, with_mole(1)])
    assert share_of(alike, alike) is None
    assert share_of(torch.cat([alike, apart]), torch.cat([alike, apart])) == Share(1, 1)


@pytest.mark.parametrize("trait", TRAITS)
def test_a_changed_look_differs_in_that_trait_alone(trait: str) -> None:
    for seed in range(20):
        look, other = changed(seed, trait)
        assert [name for name in TRAITS if look.traits[name] != other.traits[name]] == [trait]
        assert look.pose == other.pose


def test_the_least_shown_trait_is_named() -> None:
    drawn = {"hair": Share(0.9, 0.8), "face": Share(0.2, 0.1)}
    changes = Changes({"hair": Share(1, 1)}, drawn)
    assert changes.least == "face"
    mean = mean_of(changes.drawn)
    assert (mean.shown, mean.explained) == (pytest.approx(0.55), pytest.approx(0.45))
