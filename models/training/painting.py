"""What a painter process does: it paints the pictures of a stream in order, into a pool. No torch here."""

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from multiprocessing import parent_process
from typing import TYPE_CHECKING, Final

import numpy as np

from models.look import Look, Wish, edit, sample
from models.priors import CHAT, TRAINING
from models.training.pool import Pool, PoolSpec
from models.training.subjects import Subject

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

STREAM: Final = 100_000_000
"""Pictures of one seed of a run, before the next seed's begin."""
STREAMS: Final = 30
"""Seeds of a run. Times STREAM, where the held-out seeds begin: no trainer paints one of those."""
_LEANS: Final = 0.5
"""Share of looks whose heads lean anew."""
_LEANING: Final = 7
"""Beside a seed, of the chance with which they do."""
_PAUSE: Final = 0.01
"""Seconds between two looks at whether there is more to paint."""


def picture_seed(seed: int, number: int) -> int:
    """The seed of picture `number` of a run with `seed`: of its look and of the painter's hand."""
    return seed % STREAMS * STREAM + number % STREAM


@dataclass(frozen=True)
class Brief:
    """What one of several painters is asked to do."""

    pool: PoolSpec
    seed: int
    subject: Subject
    first: int
    step: int
    """Paints pictures first, first + step, first + 2 step and so on."""
    styles: tuple[str, ...] = ()
    """Those in one of which every second picture is."""


def paint(brief: Brief, wanted: "Synchronized[int]") -> None:
    """Paint all pictures with numbers below `wanted`, which grows, until the parent process is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    if hasattr(os, "nice"):
        os.nice(5)
    pool = Pool(brief.pool)
    for number in count(brief.first, brief.step):
        while number >= wanted.value:
            if _orphaned():
                return
            time.sleep(_PAUSE)
        if _orphaned():
            return
        if not pool.has(np.array([number])).all():
            _paint_one(pool, brief, number)


def _paint_one(pool: Pool, brief: Brief, number: int) -> None:
    seed = picture_seed(brief.seed, number)
    painted = brief.subject.paint(look_of(seed, brief.styles), seed)
    pool.put(np.array([number]), {name: value[None] for name, value in painted.items()})


def look_of(seed: int, styles: Sequence[str] = ()) -> Look:
    """What is painted for a seed: in turns a look of the wide prior and one as chats ask for them.

    The first show every value often, the second are what most pictures in a chat will be. Of both kinds every
    second one leans its head, by any angle: most would be upright, and those are learned soonest. And every
    second one is in one of `styles`, in turns.
    """
    look, turn = sample(seed, CHAT if seed % 2 else TRAINING), seed // 2
    chance = np.random.default_rng((seed, _LEANING))
    if chance.random() < _LEANS:
        look = edit(look, Wish(pose={"tilt": chance.uniform(-1, 1)}))
    if not styles or turn % 2:
        return look
    return edit(look, Wish({"style": styles[turn // 2 % len(styles)]}))


def _orphaned() -> bool:
    parent = parent_process()
    return parent is not None and not parent.is_alive()
