"""Genes: directions among looks, in the manner of Artbreeder's sliders. Pure, no torch.

Which way a gene leads is measured (models.measure_genes) on pictures that the networks draw, and kept in
`genes.json`: for every trait what each value does to the gene's measure, and for every colour slot and pose
how it moves with them. Here a look is moved along.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from models.look import Look, Wish, edit
from models.oklab import Oklab, from_oklab, oklab
from models.priors import CHAT
from models.traits import POSES, TRAITS

FACE: Final = ("eyes", "brows", "mouth", "blush", "face_shape", "brow_shape")
GENES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "cute": (*FACE, "age", "ahoge"),
        "bold": ("eyes", "brows", "mouth", "brow_shape", "hair_pattern", "neck"),
        "colourful": ("hair_pattern", "backdrop", "blush"),
        "bright": ("backdrop",),
        "warm": ("backdrop", "blush"),
        "grown": ("age", *FACE),
    }
)
"""The genes and the traits that each may change: whoever is seen stays who she is. Never the skin."""

TINTED: Final = ("bold", "colourful", "bright", "warm")
"""The genes that move colours; cuter or older, hair keeps its colour."""
MOVED: Final = ("hair", "tips", "eye_left", "eye_right", "outfit", "accent", "backdrop")
"""The colour slots that genes move."""
_LEADERS: Final = {"tips": "hair", "eye_right": "eye_left"}
_WARM: Final = math.radians(55)
"""The hue of OKLab (orange) towards which colours grow warmer."""

REACH: Final = 0.14
"""How far a colour moves at most, in OKLab."""
_WHOLE: Final = ("age", "brows")
"""Traits whose rare values a gene may lead to as well."""
_RARE: Final = 0.5
_POSE_REACH: Final = 0.6
_NOTICED: Final = 0.1
"""Gains below so many standard deviations of the measure are left alone."""


@dataclass(frozen=True)
class Gene:
    """What was measured of a gene, in standard deviations of its measure among avatars."""

    traits: Mapping[str, Mapping[str, float]]
    """What each value of a trait adds."""
    colours: Mapping[str, tuple[float, float, float]]
    """For each slot what REACH more of lightness, of chroma and of warmth adds."""
    poses: Mapping[str, float]
    """What a step of 1 of a pose adds."""


def slide(look: Look, gene: str, amount: float) -> Look:
    """`look` moved along a gene: by 1 as far as it goes, by -1 the other way, by 0 not at all.

    Colours and poses move evenly; of the traits the telling ones change first, as many as make up the share.
    Raises KeyError for a gene that there is none of, and ValueError beyond -1..1.
    """
    if not -1 <= amount <= 1:
        raise ValueError(f"an amount is between -1 and 1, not {amount}")
    measured = genes()[gene]
    return edit(
        look,
        Wish(
            dict(_traits(look, measured, amount)),
            dict(_colours(look, measured, amount)),
            dict(_poses(look, measured, amount)),
        ),
    )


def usual(trait: str) -> list[str]:
    """The values that a gene may lead to: those that are not rare in chats, but for what genes are about."""
    weights = CHAT.weights.get(trait, {})
    return [value for value in TRAITS[trait] if trait in _WHOLE or weights.get(value, 1) >= _RARE]


def score(look: Look, gene: str) -> float:
    """What the traits of a look make of a gene, in standard deviations."""
    return sum(values.get(look.traits[name], 0) for name, values in genes()[gene].traits.items())


@cache
def genes() -> Mapping[str, Gene]:
    """All that was measured."""
    rows = json.loads((files("models") / "genes.json").read_text("utf-8"))
    return {
        name: Gene(row["traits"], {slot: tuple(axes) for slot, axes in row["colours"].items()}, row["poses"])
        for name, row in rows["genes"].items()
    }


def along(colour: str, axes: tuple[float, float, float]) -> str:
    """A colour moved so far along lightness, chroma and warmth, each in OKLab."""
    lightness, a, b = oklab(colour)
    chroma = math.hypot(a, b) or 1.0
    more = max(-1.0, axes[1] / chroma)
    moved = Oklab(
        min(1.0, max(0.0, lightness + axes[0])),
        a * (1 + more) + axes[2] * math.cos(_WARM),
        b * (1 + more) + axes[2] * math.sin(_WARM),
    )
    return from_oklab(moved)


def _traits(look: Look, gene: Gene, amount: float) -> Iterator[tuple[str, str]]:
    """The changes that make up a share of what could be gained, greatest first."""
    way = 1 if amount > 0 else -1
    gains: dict[str, tuple[float, str]] = {}
    for name, values in gene.traits.items():
        best = max(values, key=lambda value: way * values[value])
        gain = way * (values[best] - values.get(look.traits[name], 0))
        if gain > _NOTICED:
            gains[name] = gain, best
    budget = abs(amount) * sum(gain for gain, _ in gains.values())
    for name, (gain, best) in sorted(gains.items(), key=lambda one: (-one[1][0], one[0])):
        if gain / 2 <= budget:
            budget -= gain
            yield name, best


def _colours(look: Look, gene: Gene, amount: float) -> Iterator[tuple[str, str]]:
    strongest = max((math.hypot(*axes) for axes in gene.colours.values()), default=0) or 1
    for slot in MOVED if gene.colours else ():
        leader = _LEADERS.get(slot, slot)
        own = leader if look.colours[slot] == look.colours[leader] else slot
        first, second, third = (amount * REACH * axis / strongest for axis in gene.colours[own])
        if any((first, second, third)):
            yield slot, along(look.colours[slot], (first, second, third))


def _poses(look: Look, gene: Gene, amount: float) -> Iterator[tuple[str, float]]:
    told = {name: slope for name, slope in gene.poses.items() if abs(slope) > _NOTICED}
    strongest = max(map(abs, told.values()), default=0)
    for name, slope in told.items():
        least, greatest = POSES[name]
        moved = look.pose[name] + amount * _POSE_REACH * slope / strongest
        yield name, min(greatest, max(least, moved))
