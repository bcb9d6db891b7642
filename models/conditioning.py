"""A look as the numbers that condition a network. numpy only, no torch."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from models.look import Look
from models.traits import COLOURS, TRAITS

_ENDS: Final = tuple(accumulate(map(len, TRAITS.values())))

TRAIT_SPANS: Final[Mapping[str, slice]] = MappingProxyType(
    {name: slice(end - len(values), end) for (name, values), end in zip(TRAITS.items(), _ENDS, strict=True)}
)
"""Where each trait's one-hot values lie in a condition."""

TRAITS_WIDTH: Final = _ENDS[-1]
WIDTH: Final = TRAITS_WIDTH + 3 * len(COLOURS)
"""Length of a condition: a number for each value of each trait, then red, green, blue of each colour."""


def trait_labels(looks: Sequence[Look]) -> npt.NDArray[np.int64]:
    """The index of every trait's value, [N, traits]."""
    rows = [[TRAITS[name].index(look.traits[name]) for name in TRAITS] for look in looks]
    return np.array(rows, np.int64).reshape(len(looks), len(TRAITS))


def colour_values(looks: Sequence[Look]) -> npt.NDArray[np.float32]:
    """Red, green, blue of every colour slot, from -1 to 1, [N, 24]."""
    rows = [b"".join(bytes.fromhex(look.colours[slot][1:]) for slot in COLOURS) for look in looks]
    channels = np.frombuffer(b"".join(rows), np.uint8).reshape(len(looks), 3 * len(COLOURS))
    return (channels / 255 * 2 - 1).astype(np.float32)


def conditions(looks: Sequence[Look]) -> npt.NDArray[np.float32]:
    """The networks' conditions, [N, WIDTH]: one-hot traits in the order of TRAITS, then the colours."""
    starts = np.array([span.start for span in TRAIT_SPANS.values()])
    one_hot = np.zeros((len(looks), TRAITS_WIDTH), np.float32)
    np.put_along_axis(one_hot, trait_labels(looks) + starts, 1, axis=1)
    return np.concatenate([one_hot, colour_values(looks)], axis=1)
