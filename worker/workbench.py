"""Errands that take many frames, drawn a few at a time, so that no picture has to wait for all of them."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from rq.executions import Execution
from rq.job import Job
from rq.utils import now

from bot.request import AvatarRequest
from models.between import Between
from models.recipe import Recipe
from worker.picture import Pixels
from worker.studio import Studio

AT_A_TIME: Final = 8
"""Frames between looks at who else waits: less than half a second on two cores."""


@dataclass(frozen=True)
class Running:
    """A job that has been started, with what it asks for."""

    job: Job
    execution: Execution
    request: AvatarRequest
    recipes: tuple[Recipe, ...]
    frames: Sequence[Between] = ()
    """What an errand needs drawn; nothing if it is for pictures, which the recipes are."""


@dataclass(frozen=True)
class _Piece:
    """An errand in the making."""

    errand: Running
    drawn: list[Pixels] = field(default_factory=list)


class Workbench:
    """The errands that were begun, one drawn after the other."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._pieces: deque[_Piece] = deque()

    def __len__(self) -> int:
        return len(self._pieces)

    def holds(self, is_such: Callable[[Job], bool]) -> bool:
        """Whether there is such a job among the errands."""
        return any(is_such(piece.errand.job) for piece in self._pieces)

    def lay_down(self, errand: Running) -> None:
        """Put an errand behind those that wait."""
        self._pieces.append(_Piece(errand))

    def draw_on(self) -> list[tuple[Running, list[Pixels]]]:
        """Draw a few frames of the first errand; gives it out, with all its frames, if that ends it."""
        piece = self._pieces[0]
        self._stay_young()
        frames, start = piece.errand.frames, len(piece.drawn)
        family = piece.errand.recipes[0].family
        piece.drawn.extend(self._studio.draw_between(family, frames[start : start + AT_A_TIME]))
        return [(self._pieces.popleft().errand, piece.drawn)] if len(piece.drawn) == len(frames) else []

    def give_up(self) -> Running:
        """Take the first errand away; what was drawn of it is lost."""
        return self._pieces.popleft().errand

    def _stay_young(self) -> None:
        """An errand's time does not run while it waits for its turn: heartbeats end with its time."""
        for piece in self._pieces:
            if not piece.drawn:
                piece.errand.job.started_at = now()
