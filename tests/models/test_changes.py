"""How much of what a trait changes is shown can be measured without a judge."""

import pytest
import torch
from torch import Tensor

from models.measures.changes import Changes, changed, mean_of, share_shown
from models.traits import TRAITS

FACE = torch.rand(3, 32, 32, generator=torch.Generator().manual_seed(0))


def with_mole(darkness: float) -> Tensor:
    face = FACE.clone()
    face[:, 12:14, 20:22] -= darkness
    return face


@pytest.mark.parametrize("drawn", [0.0, 0.5, 1.0])
def test_the_share_of_a_change_is_what_is_there_of_it(drawn: float) -> None:
    """Whatever else is wrong with the pictures, as long as it is wrong in both."""
    painted = torch.stack([FACE, with_mole(1)])
    shown = torch.stack([FACE, with_mole(drawn)]) + 0.3
    assert share_shown(shown, painted) == pytest.approx(drawn, abs=1e-5)


def test_pairs_that_something_hides_are_left_out() -> None:
    alike, apart = torch.stack([FACE, FACE]), torch.stack([FACE, with_mole(1)])
    assert share_shown(alike, alike) is None
    assert share_shown(torch.cat([alike, apart]), torch.cat([alike, apart])) == pytest.approx(1)


@pytest.mark.parametrize("trait", TRAITS)
def test_a_changed_look_differs_in_that_trait_alone(trait: str) -> None:
    for seed in range(20):
        look, other = changed(seed, trait)
        assert [name for name in TRAITS if look.traits[name] != other.traits[name]] == [trait]
        assert look.pose == other.pose


def test_the_least_shown_trait_is_named() -> None:
    changes = Changes({"hair": 1.0}, {"hair": 0.9, "face": 0.2})
    assert changes.least == "face"
    assert mean_of(changes.drawn) == pytest.approx(0.55)
