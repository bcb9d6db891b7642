"""How hair is coloured: a dye gives the fills of all its parts."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.painter.anatomy import MIDDLE
from models.painter.drawing import Drawing, Stop
from models.painter.palette import WHITE, mix, shade


class Dye:
    """One colour all over, lit from above. Other dyes bring in the second colour, `tips`."""

    streaked: bool = False
    """Whether a streak of `tips` runs through the fringe."""

    def __init__(self, hair: str, tips: str) -> None:
        self.hair, self.tips = hair, tips

    def front(self, drawing: Drawing) -> str:
        """The fill of locks and tails before the back hair."""
        lit, shaded = mix(self.hair, WHITE, 0.12), shade(self.hair, 0.55)
        return drawing.gradient(Stop(0, lit), Stop(0.55, self.hair), Stop(1, shaded))

    def back(self, drawing: Drawing) -> str:
        """The fill of the hair behind the head."""
        return drawing.gradient(Stop(0, shade(self.hair)), Stop(1, shade(self.hair, 1.25)))

    def fringe(self, drawing: Drawing, front: str) -> str:
        """The fill of the fringe, given that of the other front hair."""
        lit = mix(self.hair, WHITE, 0.10)
        return drawing.gradient(Stop(0, lit), Stop(0.62, self.hair), Stop(1, self._fringe_ends()))

    def at(self, x: float) -> str:
        """The colour of the hair's upper part at `x`."""
        return self.hair

    def _fringe_ends(self) -> str:
        return shade(self.hair, 0.45)


class Gradient(Dye):
    """From `hair` at the roots to `tips`."""

    def front(self, drawing: Drawing) -> str:
        return drawing.gradient(Stop(0, self.hair), Stop(0.35, self.hair), Stop(1, self.tips))

    def back(self, drawing: Drawing) -> str:
        dark = shade(self.hair)
        return drawing.gradient(Stop(0, dark), Stop(0.4, dark), Stop(1, shade(self.tips, 0.8)))

    def _fringe_ends(self) -> str:
        return mix(self.hair, self.tips, 0.75)


class Streak(Dye):
    """One colour, with a streak of `tips`."""

    streaked = True


class Split(Dye):
    """`hair` on the left, `tips` on the right."""

    def front(self, drawing: Drawing) -> str:
        return drawing.halves(self.hair, self.tips)

    def back(self, drawing: Drawing) -> str:
        return drawing.halves(shade(self.hair), shade(self.tips))

    def fringe(self, drawing: Drawing, front: str) -> str:
        return front

    def at(self, x: float) -> str:
        return self.tips if x > MIDDLE else self.hair


DYES: Final[Mapping[str, type[Dye]]] = MappingProxyType(
    {"plain": Dye, "gradient": Gradient, "streak": Streak, "split": Split}
)
"""The dye of every hair pattern."""
