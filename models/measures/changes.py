"""How much of what a trait changes in a picture is drawn, pixel by pixel. It needs no judge, and what a judge
is too coarse to read, a mole or a star on a cheek, counts like all else."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from statistics import fmean
from typing import Any, Final

from torch import Tensor

from models.look import Look, Wish, complete, edit, sample
from models.traits import TRAITS

_HIDDEN: Final = 1e-5
"""Mean square of a change below which something else hides the trait."""


@dataclass(frozen=True)
class Share:
    """Of a painted change, how much is to be seen in what is shown."""

    shown: float
    """The change shown, projected onto the painted one: 1 where it is whole, 0 where none of it is there."""
    explained: float
    """1 less the squared error of the change: what is shown elsewhere, or otherwise, counts against it."""


@dataclass(frozen=True)
class Changes:
    """Of every trait, as the canvas shows it and as it is drawn; traits that nothing showed are left out."""

    canvas: Mapping[str, Share]
    drawn: Mapping[str, Share]

    @property
    def least(self) -> str:
        """The trait of which least is drawn."""
        return min(self.drawn, key=lambda name: self.drawn[name].shown)


def changed(seed: int, trait: str) -> tuple[Look, Look]:
    """A look, every other one as in the chat, and the same with another value of the trait."""
    look = complete(Wish(), seed) if seed % 2 else sample(seed)
    others = [value for value in TRAITS[trait] if value != look.traits[trait]]
    return look, edit(look, Wish({trait: Random(seed).choice(others)}))


def share_of(shown: Tensor, painted: Tensor) -> Share | None:
    """Of the painted changes, those shown; both pictures [2 N, ...], pair after pair. None if none differ."""
    ours, theirs = ((pairs[::2] - pairs[1::2]).flatten(1) for pairs in (shown, painted))
    seen = theirs.square().mean(1) > _HIDDEN
    size = theirs[seen].square().sum().item()
    if not size:
        return None
    along = (ours * theirs)[seen].sum().item()
    error = (ours - theirs)[seen].square().sum().item()
    return Share(along / size, 1 - error / size)


def mean_of(shares: Mapping[str, Share]) -> Share:
    """Over all traits, each counted alike."""
    return Share(fmean(one.shown for one in shares.values()), fmean(one.explained for one in shares.values()))


def figures(changes: Changes) -> dict[str, Any]:
    """Those of a measurement, by their names there."""
    canvas, drawn = mean_of(changes.canvas), mean_of(changes.drawn)
    return {
        "shown": drawn.shown,
        "shown_canvas": canvas.shown,
        "explained": drawn.explained,
        "explained_canvas": canvas.explained,
        "least_shown": changes.drawn[changes.least].shown,
        "least_shown_trait": changes.least,
    }
