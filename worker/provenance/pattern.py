"""The patterns that the invisible mark is written with: 48 mixtures of low frequencies on a plane of 64 x 64.

Low frequencies live through what chats do to pictures. Each pattern mixes nine cosines of the DCT, and no
cosine is in two patterns. Which are in which, and with which sign, is told from hashes, so that a mark of
today is read for ever. Pure.
"""

import hashlib
from functools import cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float64]
"""EDGE x EDGE levels of luma."""
Shares = npt.NDArray[np.float64]
"""How much of each pattern is in a plane: BITS numbers."""
EDGE: Final = 64
BITS: Final = 48
LOWEST: Final = 5
HIGHEST: Final = 30
"""Half waves along both sides together: below lie the picture's own broad shapes, above what JPEG drops."""


class _Mixture(NamedTuple):
    cosines: Plane
    """(HIGHEST + 1) x EDGE: a frequency of the orthonormal DCT-II a row."""
    pattern: npt.NDArray[np.intp]
    """To which pattern a pair of frequencies belongs; BITS to none."""
    sign: Plane
    """With which sign, scaled so that each pattern has length 1."""


def shares(plane: Plane) -> Shares:
    """How much of each pattern is in `plane`."""
    cosines, pattern, sign = _mixture()
    found = cosines @ plane @ cosines.T * sign
    return np.bincount(pattern.ravel(), found.ravel(), BITS + 1)[:BITS].astype(np.float64)


def spread(amounts: Shares) -> Plane:
    """The plane that holds so much of each pattern, and nothing else."""
    cosines, pattern, sign = _mixture()
    return np.asarray(cosines.T @ (np.append(amounts, 0)[pattern] * sign) @ cosines)


@cache
def _mixture() -> _Mixture:
    band = [(row, wave - row) for wave in range(LOWEST, HIGHEST + 1) for row in range(wave + 1)]
    shuffled = sorted(band, key=_hash)
    each = len(shuffled) // BITS
    pattern = np.full((HIGHEST + 1, HIGHEST + 1), BITS)
    sign = np.zeros(pattern.shape)
    for number, place in enumerate(shuffled[: each * BITS]):
        pattern[place] = number // each
        sign[place] = (1 - 2 * (_hash(place)[-1] & 1)) / np.sqrt(each)
    return _Mixture(_cosines(), pattern, sign)


def _hash(place: tuple[int, int]) -> bytes:
    return hashlib.sha256(b"mochi %d %d" % place).digest()


def _cosines() -> Plane:
    wave, point = np.indices((HIGHEST + 1, EDGE))
    rows = np.cos(np.pi * wave * (2 * point + 1) / (2 * EDGE)) * np.sqrt(2 / EDGE)
    rows[0] /= np.sqrt(2)
    return np.asarray(rows)
