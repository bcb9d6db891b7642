"""Weights that were trained on an earlier vocabulary, made to fit today's: a run starts from what they know.

Every number of a condition has a row or a column of its own in the layers that read or tell conditions.
What the vocabulary still has keeps its numbers; a value that is new to its trait starts as the mean of the
trait's others, and a trait, colour or pose that is new starts at nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Self

import torch
from torch import Tensor

from models.checkpoint import Checkpoint
from models.conditioning import LAYERS, members, sided_members
from models.layers import CodeReader

Name = tuple[str, str]
"""A trait and its value, a colour slot and its channel, or a pose and its knot."""

_MOVED: Final[Mapping[Name, Name]] = {
    ("face", "moustache"): ("facial_hair", "moustache"),
    ("face", "beard"): ("facial_hair", "beard"),
}


@dataclass(frozen=True)
class Vocabulary:
    """What every number of a condition stands for."""

    names: tuple[Name, ...]

    @classmethod
    def of(cls, written: Mapping[str, Any]) -> Self:
        """As a file of weights has it."""
        return cls(tuple(_names(written)))


def grown(stored: Checkpoint, now: Mapping[str, Any]) -> Checkpoint:
    """`stored` with its conditions laid out as the vocabulary `now` has them."""
    if not _width(stored.config):
        return stored  # reads no conditions, and may know no vocabulary
    before, after = Vocabulary.of(stored.vocabulary), Vocabulary.of(now)
    if before == after:
        return stored
    shares = _shares(before.names, after.names)
    tensors = {
        name: _grown(value, _within(name, shares, before, after)) for name, value in stored.tensors.items()
    }
    return replace(stored, config=_widened(stored.config, len(after.names)), tensors=tensors, vocabulary=now)


def _names(written: Mapping[str, Any]) -> Iterator[Name]:
    for trait, values in written["traits"]:
        for value in values:
            yield _MOVED.get((trait, value), (trait, value))
    for slot in written["colours"]:
        for channel in "rgb":
            yield f"colour {slot}", channel  # apart from the trait of that name
    for pose, knots in written.get("poses", ()):
        for knot in range(knots):
            yield f"pose {pose}", str(knot)


def _shares(before: Sequence[Name], after: Sequence[Name]) -> Tensor:
    """[after, before]: how much of each earlier number goes into each of today's; rows sum to 1 or 0."""
    shares = torch.zeros(len(after), len(before))
    for row, name in enumerate(after):
        same = [column for column, old in enumerate(before) if old == name]
        kin = same or [column for column, old in enumerate(before) if old[0] == name[0]]
        shares[row, kin] = 1 / max(1, len(kin))
    return shares


def _within(tensor: str, shares: Tensor, before: Vocabulary, after: Vocabulary) -> Tensor:
    """The shares of what a tensor tells of: of all, or of one layer where it holds the maps of that."""
    layer = next((one for one in LAYERS if f"maps.{one}." in tensor), None)
    if layer is None:
        return shares
    told = sided_members if "sided_maps." in tensor else members
    rows, columns = (told(layer, [kind for kind, _ in one.names]) for one in (after, before))
    return shares[rows][:, columns]


def _grown(value: Tensor, shares: Tensor) -> Tensor:
    """A weight or bias with its rows, its columns, or its columns after a reader's features laid out anew."""
    width = shares.shape[1]
    if value.ndim in (1, 2) and value.shape[0] == width:
        value = shares @ value
    if value.ndim == 2 and value.shape[1] == width:
        return value @ shares.T
    if value.ndim == 2 and value.shape[1] == CodeReader.FEATURES + width:
        features, conditions = value[:, : CodeReader.FEATURES], value[:, CodeReader.FEATURES :]
        return torch.cat([features, conditions @ shares.T], 1)
    return value


def _width(config: Mapping[str, Any]) -> int:
    """The length of a condition in a config; 0 where the network knows none."""
    inner = config.get("generator")
    return int(config.get("condition") or (_width(inner) if inner else 0))


def _widened(config: Mapping[str, Any], width: int) -> dict[str, Any]:
    changed = dict(config)
    if "condition" in changed:
        changed["condition"] = width
    if changed.get("generator"):
        changed["generator"] = _widened(changed["generator"], width)
    return changed
