"""A look as the numbers that condition a network. numpy only, no torch."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from models.look import Look
from models.traits import COLOURS, POSES, TRAITS

_ENDS: Final = tuple(accumulate(map(len, TRAITS.values())))

TRAIT_SPANS: Final[Mapping[str, slice]] = MappingProxyType(
    {name: slice(end - len(values), end) for (name, values), end in zip(TRAITS.items(), _ENDS, strict=True)}
)
"""Where each trait's one-hot values lie in a condition."""

TRAITS_WIDTH: Final = _ENDS[-1]
COLOUR_SPAN: Final = slice(TRAITS_WIDTH, TRAITS_WIDTH + 3 * len(COLOURS))
"""Where red, green and blue of every colour slot lie in a condition."""

KNOTS: Final = 5
"""Numbers for a pose: how near it is to each of so many places, evenly spread from one end to the other."""

POSE_SPAN: Final = slice(COLOUR_SPAN.stop, COLOUR_SPAN.stop + KNOTS * len(POSES))
"""Where the poses lie in a condition."""

WIDTH: Final = POSE_SPAN.stop
"""Length of a condition: a number for each value of each trait, then the colours, then the poses."""


KINDS: Final = (
    *(name for name, values in TRAITS.items() for _ in values),
    *(f"colour {slot}" for slot in COLOURS for _ in range(3)),
    *(f"pose {name}" for name in POSES for _ in range(KNOTS)),
)
"""For each number of a condition the trait, colour or pose that it tells of, [WIDTH]."""

# fmt: off
# laid out by hand: with one name a line the layers could not be seen at a glance
LAYERS: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "body": frozenset((
            "style", "look", "outfit", "neck", "wings", "backdrop", "side", "age", "hands", "companion",
            "colour skin", "colour outfit", "colour accent", "colour backdrop",
        )),
        "head": frozenset((
            "style", "look", "hair", "bangs", "hair_pattern", "ahoge", "ears", "headwear", "side", "age",
            "face_shape", "facial_hair", "ear_wear",
            "colour hair", "colour tips", "colour skin", "colour outfit", "colour accent",
        )),
        "face": frozenset((
            "style", "look", "bangs", "hair_pattern", "eyes", "brows", "mouth", "blush", "face", "eyewear",
            "side", "age", "face_shape", "brow_shape", "facial_hair",
            "colour hair", "colour tips", "colour eye_left", "colour eye_right", "colour skin",
            "colour accent",
        )),
    }
)
# fmt: on
"""What is seen in each layer of a picture, from the back to the front; the poses in all of them."""


def members(layer: str, kinds: Sequence[str] = KINDS) -> list[int]:
    """Which numbers of a condition tell of something in `layer`; `kinds` may be of another vocabulary."""
    return [number for number, kind in enumerate(kinds) if kind in LAYERS[layer] or kind.startswith("pose ")]


SIDED: Final = frozenset(
    ("hair", "bangs", "hair_pattern", "headwear", "eyes", "face", "eyewear", "hands", "companion")
)
"""Traits of which something lies on the side that the trait `side` tells."""


def sided_members(layer: str, kinds: Sequence[str] = KINDS) -> list[int]:
    """Which numbers of a condition tell of something that lies on one side in `layer`."""
    return [number for number, kind in enumerate(kinds) if kind in LAYERS[layer] & SIDED]


def trait_labels(looks: Sequence[Look]) -> npt.NDArray[np.int64]:
    """The index of every trait's value, [N, traits]."""
    rows = [[TRAITS[name].index(look.traits[name]) for name in TRAITS] for look in looks]
    return np.array(rows, np.int64).reshape(len(looks), len(TRAITS))


def colour_values(looks: Sequence[Look]) -> npt.NDArray[np.float32]:
    """Red, green, blue of every colour slot, from -1 to 1, [N, 24]."""
    rows = [b"".join(bytes.fromhex(look.colours[slot][1:]) for slot in COLOURS) for look in looks]
    channels = np.frombuffer(b"".join(rows), np.uint8).reshape(len(looks), 3 * len(COLOURS))
    return (channels / 255 * 2 - 1).astype(np.float32)


def pose_values(looks: Sequence[Look]) -> npt.NDArray[np.float32]:
    """How near every pose is to each of its knots, from 0 to 1, [N, KNOTS * poses].

    A pose between two knots is shared between them (linear interpolation), so that a network meets a smooth
    motion and need not learn one from a single number.
    """
    rows = [
        [(look.pose[name] - least) / (greatest - least) for name, (least, greatest) in POSES.items()]
        for look in looks
    ]
    places = np.array(rows, np.float32).reshape(len(looks), len(POSES), 1) * (KNOTS - 1)
    nearness = 1 - np.abs(places - np.arange(KNOTS, dtype=np.float32))
    shared: npt.NDArray[np.float32] = np.maximum(nearness, 0, dtype=np.float32)
    return shared.reshape(len(looks), KNOTS * len(POSES))


def conditions(looks: Sequence[Look]) -> npt.NDArray[np.float32]:
    """The networks' conditions, [N, WIDTH]: one-hot traits in the order of TRAITS, colours, poses."""
    starts = np.array([span.start for span in TRAIT_SPANS.values()])
    one_hot = np.zeros((len(looks), TRAITS_WIDTH), np.float32)
    np.put_along_axis(one_hot, trait_labels(looks) + starts, 1, axis=1)
    return np.concatenate([one_hot, colour_values(looks), pose_values(looks)], axis=1)
