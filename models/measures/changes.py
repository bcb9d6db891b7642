"""How much of what a trait changes in a picture is drawn, pixel by pixel. It needs no judge, and what a judge
is too coarse to read, a mole or a star on a cheek, counts like all else."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

import torch
from torch import Tensor

from models.look import Look, Wish, complete, edit, sample
from models.traits import TRAITS

_HIDDEN: Final = 1e-5
"""Mean square of a change below which something else hides the trait."""


@dataclass(frozen=True)
class Changes:
    """The share of each trait's change that is to be seen; traits that nothing showed are left out."""

    canvas: Mapping[str, float]
    drawn: Mapping[str, float]

    @property
    def least(self) -> str:
        """The trait of which least is drawn."""
        return min(self.drawn, key=lambda name: self.drawn[name])


def changed(seed: int, trait: str) -> tuple[Look, Look]:
    """A look, every other one as in the chat, and the same with another value of the trait."""
    look = complete(Wish(), seed) if seed % 2 else sample(seed)
    others = [value for value in TRAITS[trait] if value != look.traits[trait]]
    return look, edit(look, Wish({trait: Random(seed).choice(others)}))


def share_shown(shown: Tensor, painted: Tensor) -> float | None:
    """The mean share of the painted changes that those shown hold; both [2 N, ...], pair after pair.

    Each shown change is projected onto its painted one: 1 where the whole change is there, 0 where none of it
    is. None if no painted pair differs.
    """
    ours, theirs = ((pairs[::2] - pairs[1::2]).flatten(1) for pairs in (shown, painted))
    seen = theirs.square().mean(1) > _HIDDEN
    if not seen.any():
        return None
    shares = (ours * theirs).sum(1)[seen] / theirs.square().sum(1)[seen]
    return shares.mean().item()


def mean_of(shares: Mapping[str, float]) -> float:
    """Over all traits."""
    return torch.tensor(list(shares.values())).mean().item()
