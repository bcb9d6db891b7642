"""What happens in an animation: the frames of a film, and how long each is shown. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Final

from models.between import Between
from models.look import Look, Wish, edit
from models.recipe import Recipe
from models.traits import POSES

TICK: Final = 60
"""Milliseconds of a frame. GIF counts in tens, and browsers slow down what is shorter than 20."""
MOVE_FRAMES: Final = 36
HELD: Final = 600
"""Milliseconds that a morph stays with each avatar."""
WALK_FRAMES: Final = 36
"""Frames of a morph, if that leaves enough for each part."""
LEG_AT_LEAST: Final = 12

LEAN: Final = 0.16
TURN: Final = 0.1
LIFT: Final = 0.35
"""How far the head leans and turns, and the brows rise with a smile; in the units of POSES."""
BLINK: Final = 0.2
BLINK_LASTS: Final = 0.085
"""When the lids are shut, and how long before and after it they move; shares of the film."""
SMILE: Final = ((0.34, 0.5), (0.78, 0.94))
"""When a smile begins and is whole, and when it begins to go and is gone."""
HAPPIER: Final = MappingProxyType(
    {"frown": "smile", "neutral": "smile", "wavy": "smile", "surprised": "smile", "open": "grin"}
)
"""What a mouth does when it smiles; those not named open."""
ROSIER: Final = MappingProxyType({"none": "soft", "soft": "strong", "strong": "strong"})


@dataclass(frozen=True)
class Film:
    """Frames, and for how many milliseconds each is shown. After the last comes the first again."""

    frames: Sequence[Between]
    milliseconds: Sequence[int]


def move(recipe: Recipe) -> Film:
    """One avatar that sways, blinks and smiles. It starts as its recipe draws it."""
    frames = [_moved(recipe, number / MOVE_FRAMES) for number in range(MOVE_FRAMES)]
    return Film(frames, [TICK] * len(frames))


def morph(recipes: Sequence[Recipe]) -> Film:
    """A walk from each avatar to the next, and from the last to the first; each is shown for a while."""
    steps = max(LEG_AT_LEAST, WALK_FRAMES // len(recipes))
    frames = [
        Between(one.look, other.look, (one.seed, other.seed), _eased(step / steps))
        for one, other in pairwise([*recipes, recipes[0]])
        for step in range(steps)
    ]
    return Film(frames, [TICK if number % steps else HELD for number in range(len(frames))])


def _moved(recipe: Recipe, time: float) -> Between:
    """The frame at `time` (0..1) of the film."""
    smile = _smile(time)
    pose = _posed(recipe.look, time, smile)
    still = edit(recipe.look, Wish(pose=pose))
    return Between(still, _smiling(still), (recipe.seed, recipe.seed), smile)


def _smiling(look: Look) -> Look:
    mouth = HAPPIER.get(look.traits["mouth"], "open")
    return edit(look, Wish({"mouth": mouth, "blush": ROSIER[look.traits["blush"]]}))


def _posed(look: Look, time: float, smile: float) -> dict[str, float]:
    around = 2 * math.pi * time
    pose = {
        "tilt": look.pose["tilt"] + LEAN * math.sin(around),
        "turn": look.pose["turn"] + TURN * math.sin(2 * around),
        "brow_lift": look.pose["brow_lift"] + LIFT * smile,
        "lids": look.pose["lids"] + (1 - look.pose["lids"]) * _blink(time),
    }
    return {name: min(max(place, POSES[name][0]), POSES[name][1]) for name, place in pose.items()}


def _blink(time: float) -> float:
    return _eased(max(0.0, 1 - abs(time - BLINK) / BLINK_LASTS))


def _smile(time: float) -> float:
    (begins, whole), (goes, gone) = SMILE
    return _eased(_ramp(time, begins, whole)) - _eased(_ramp(time, goes, gone))


def _ramp(time: float, start: float, end: float) -> float:
    return min(1.0, max(0.0, (time - start) / (end - start)))


def _eased(share: float) -> float:
    """From 0 to 1, slow at both ends."""
    return share * share * (3 - 2 * share)
