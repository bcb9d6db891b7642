"""The easel: what every part of a figure needs at hand while it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from models.look import Look
from models.painter.anatomy import EYE_SCALE, LEFT, RIGHT
from models.painter.drawing import Drawing
from models.painter.dyes import DYES, Dye
from models.painter.hand import Hand
from models.painter.palette import ink, mix, shade

LASH_BASE: Final = "#2a1a2e"


@dataclass(frozen=True)
class Tone:
    """A colour with the ink of its outline and the shade of its folds."""

    colour: str
    ink: str
    shade: str

    @classmethod
    def of(cls, colour: str, depth: float = 1.0) -> "Tone":
        """The tone of `colour`; `depth` is how dark its folds are."""
        return cls(colour, ink(colour), shade(colour, depth))


@dataclass(frozen=True)
class Easel:
    """A look, ready to be drawn: all colours are derived once, here."""

    drawing: Drawing
    look: Look
    hand: Hand
    hair: Tone
    skin: Tone
    outfit: Tone
    accent: Tone
    dye: Dye
    hair_front: str
    """The fill of the hair before the head."""
    hair_back: str
    """The fill of the hair behind the head."""

    @classmethod
    def set_up(cls, drawing: Drawing, look: Look, hand: Hand) -> "Easel":
        colours = look.colours
        dye = DYES[look.traits["hair_pattern"]](colours["hair"], colours["tips"])
        return cls(
            drawing,
            look,
            hand,
            hair=Tone.of(colours["hair"]),
            skin=Tone.of(colours["skin"], 0.9),
            outfit=Tone.of(colours["outfit"], 0.9),
            accent=Tone.of(colours["accent"], 1.1),
            dye=dye,
            hair_front=dye.front(drawing),
            hair_back=dye.back(drawing),
        )

    def trait(self, name: str) -> str:
        return self.look.traits[name]

    @property
    def side(self) -> int:
        """Where one-sided things sit: LEFT or RIGHT of the picture."""
        return RIGHT if self.trait("side") == "right" else LEFT

    @property
    def boy(self) -> bool:
        return self.trait("look") == "boy"

    @property
    def lash(self) -> str:
        """The ink of lashes and brows."""
        return mix(self.hair.ink, LASH_BASE, 0.55)

    @property
    def eye_scale(self) -> tuple[float, float]:
        """Width and height of the eyes at this age, as shares of those of the young."""
        return EYE_SCALE[self.trait("age")]

    def iris(self, side: int) -> str:
        """The colour of the eye on that side."""
        return self.look.colours["eye_right" if side == RIGHT else "eye_left"]


Part = Callable[[Easel], None]
"""Draws one thing."""


def nothing(easel: Easel) -> None:
    """The part of those who wear none."""
