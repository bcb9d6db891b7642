"""How much of what was asked for can be read back off a picture."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from models.conditioning import colour_values, trait_labels
from models.judge import read_colours, read_poses, read_traits
from models.look import Look, Wish
from models.priors import CHAT
from models.traits import POSES, TRAITS


@dataclass(frozen=True)
class Reading:
    """What a judge read off some pictures, against what was asked."""

    hits: Tensor
    """[N, traits], 1 where the trait was read as asked."""
    colour_error: Tensor
    """[N], mean absolute difference; a channel reaches from -1 to 1."""
    pose_error: Tensor
    """[N], mean absolute difference; a pose reaches from 0 to 1."""
    features: Tensor
    """[N, F]."""


def read(outcome: tuple[Tensor, Tensor], looks: Sequence[Look]) -> Reading:
    """A judge's readings [N, condition] and features [N, F] against the looks."""
    readings, features = (part.float().cpu() for part in outcome)
    hits = read_traits(readings) == torch.from_numpy(trait_labels(looks))
    colours = (read_colours(readings) - torch.from_numpy(colour_values(looks))).abs().mean(1)
    poses = (read_poses(readings) - _places(looks)).abs().mean(1)
    return Reading(hits.float(), colours, poses, features)


def joined(readings: Sequence[Reading]) -> Reading:
    """The readings of all parts as one."""
    return Reading(
        torch.cat([reading.hits for reading in readings]),
        torch.cat([reading.colour_error for reading in readings]),
        torch.cat([reading.pose_error for reading in readings]),
        torch.cat([reading.features for reading in readings]),
    )


def some_wish(seed: int) -> Wish:
    """One to four traits, as somebody might ask for them: no value that the chat would never draw itself."""
    chance = Random(seed)
    names = chance.sample(tuple(TRAITS), chance.randint(1, 4))
    return Wish({name: chance.choice(_usual(name)) for name in names})


def asked(wishes: Sequence[Wish]) -> Tensor:
    """[N, traits], 1 where a wish names the trait."""
    return torch.tensor([[float(name in wish.traits) for name in TRAITS] for wish in wishes])


def by_trait(hits: Tensor, counted: Tensor | None = None) -> Mapping[str, float | None]:
    """The precision of each trait, over all pictures or over those `counted`; None where there was none."""
    counted = torch.ones_like(hits) if counted is None else counted
    right, of = (hits * counted).sum(0).tolist(), counted.sum(0).tolist()
    return {name: r / n if n else None for name, r, n in zip(TRAITS, right, of, strict=True)}


def overall(hits: Tensor, counted: Tensor) -> float:
    """The precision of all that is counted; there is always something."""
    return ((hits * counted).sum() / counted.sum()).item()


def standard_error(hits: Tensor, others: Tensor) -> float:
    """Of the difference between two precisions on the same pictures; both [N], 1 where read as asked.

    Paired: what neither can read, for example since a hat hides it, says nothing about the difference.
    """
    return (hits - others).std().item() / math.sqrt(len(hits))


def _usual(name: str) -> tuple[str, ...]:
    weights = CHAT.weights.get(name, {})
    return tuple(value for value in TRAITS[name] if weights.get(value, 1) > 0)


def _places(looks: Sequence[Look]) -> Tensor:
    """Where every pose is between its ends, [N, poses]."""
    rows = [[(look.pose[name] - low) / (high - low) for name, (low, high) in POSES.items()] for look in looks]
    return torch.tensor(rows, dtype=torch.float32)
