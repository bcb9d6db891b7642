"""The shapes of faces."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from models.painter.shapes import symmetric


@dataclass(frozen=True)
class Jaw:
    """The lower half of a face, from temple to chin; x counts outward from MIDDLE."""

    temple: float = 124
    cheek: tuple[float, float, float, float] = (126, 322, 110, 362)
    """The handles of the curve from the temple to the corner of the jaw."""
    corner: tuple[float, float] = (66, 388)
    under: tuple[float, float, float] = (42, 402, 20)
    """x and y of the handle below the corner, and how far the one at the chin reaches out."""
    chin: float = 411

    def lower(self, by: float) -> "Jaw":
        """The jaw of a face that is longer."""
        cheek_x, cheek_y, low_x, low_y = self.cheek
        under_x, under_y, reach = self.under
        return Jaw(
            self.temple,
            (cheek_x, cheek_y, low_x, low_y + by * 0.5),
            (self.corner[0], self.corner[1] + by * 0.7),
            (under_x, under_y + by * 0.9, reach),
            self.chin + by,
        )

    def outline(self) -> str:
        """The outline of the whole face."""
        under_x, under_y, reach = self.under
        return symmetric(
            (0, 120),
            (
                (74, 120, self.temple - 2, 170, self.temple, 262),
                (*self.cheek, *self.corner),
                (under_x, under_y, reach, self.chin, 0, self.chin),
            ),
        )


JAWS: Final[Mapping[str, Jaw]] = MappingProxyType(
    {
        "soft": Jaw(),
        "round": Jaw(125, (133, 330, 122, 376), (62, 395), (38, 405, 18), 407),
        "oval": Jaw(121, (121, 318, 102, 366), (56, 397), (36, 412, 20), 418),
        "square": Jaw(124, (126, 330, 122, 366), (84, 388), (58, 408, 34), 412),
        "pointed": Jaw(123, (124, 308, 112, 346), (60, 384), (36, 402, 12), 422),
    }
)
"""The jaw of every face shape, for girls."""

JAWS_OF_BOYS: Final[Mapping[str, Jaw]] = MappingProxyType(
    {
        "soft": Jaw(124, (126, 318, 113, 356), (64, 391), (39, 408, 18), 418),
        "round": Jaw(125, (132, 328, 122, 374), (66, 397), (42, 409, 22), 412),
        "oval": Jaw(121, (122, 318, 106, 364), (58, 398), (38, 414, 22), 423),
        "square": Jaw(124, (125, 330, 124, 364), (90, 388), (64, 412, 40), 418),
        "pointed": Jaw(123, (124, 310, 114, 346), (60, 388), (36, 408, 13), 427),
    }
)

LONGER_FACE: Final[Mapping[str, float]] = MappingProxyType({"young": 0, "grown": 5, "elder": 4})
"""How much lower the chin of each age is."""


def jaw_of(traits: Mapping[str, str]) -> Jaw:
    """The jaw of somebody with these traits."""
    jaws = JAWS_OF_BOYS if traits["look"] == "boy" else JAWS
    return jaws[traits["face_shape"]].lower(LONGER_FACE[traits["age"]])


def face_outline(traits: Mapping[str, str]) -> str:
    """The outline of the face of somebody with these traits."""
    return jaw_of(traits).outline()
