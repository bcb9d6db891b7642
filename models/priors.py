"""How often each value is drawn where nobody asked for one. No torch here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Prior:
    """How often each value is drawn where nobody asked for one."""

    weights: Mapping[str, Mapping[str, float]]
    """Relative weight of a value; those not named weigh 1."""
    skin: tuple[float, ...]
    """Weights of NAMED_COLOURS["skin"], in its order."""
    free_colours: float
    """Share of colours drawn from the whole range rather than near a named one."""
    odd_eyes: float
    """Share of looks whose eyes differ in colour."""
    boys_hair: float
    """Share of boys whose hair is one of BOYS_HAIR."""
    poses: Mapping[str, tuple[float, float]]
    """For each pose the share of looks in which it is not at rest, and how far it then goes at most."""


TRAINING: Final = Prior(
    weights={
        "style": {"cel": 6, "pastel": 1.5},
        "hair_pattern": {"plain": 5},
        "ahoge": {"no": 2},
        "eyes": {"round": 3},
        "blush": {"soft": 2},
        "face": {"none": 8},
        "ears": {"none": 7},
        "headwear": {"none": 9},
        "eyewear": {"none": 7},
        "neck": {"none": 4},
        "wings": {"none": 8},
        "bangs": {"curls": 0.8, "slicked": 0.7},
        "brows": {"soft": 2},
        "age": {"young": 5, "elder": 0.8},
        "face_shape": {"soft": 4},
        "brow_shape": {"fine": 2},
        "facial_hair": {"none": 12},
        "ear_wear": {"none": 5},
        "hands": {"none": 6},
        "companion": {"none": 12},
    },
    skin=(4, 4, 2.2, 1.5, 1.3, 0.25, 0.25, 1.5, 1.2),
    free_colours=0.3,
    odd_eyes=0.12,
    boys_hair=0.7,
    poses={
        "tilt": (0.4, 1),
        "turn": (0.4, 1),
        "gaze_x": (0.35, 1),
        "gaze_y": (0.25, 1),
        "brow_lift": (0.25, 1),
        "lids": (0.12, 1),
    },
)
"""Wide: the networks must see every value often."""

CHAT: Final = Prior(
    weights={
        "style": {"cel": 16, "pastel": 3, "flat": 1, "sketch": 0.15, "neon": 0.15, "pixel": 0.5}
        | {"watercolour": 0.8, "retro": 0.8, "manga": 0.15, "sticker": 0.6},
        "hair": {"bob": 2, "medium": 2, "long": 2, "wavy": 1.5, "twintails": 1.5, "ponytail": 1.5}
        | {"crop": 0.15, "undercut": 0.25, "afro": 0.4, "drills": 0.7, "mohawk": 0.05, "dreadlocks": 0.1}
        | {"cornrows": 0.1, "man_bun": 0, "bald": 0, "ringlets": 0.7},
        "hair_pattern": {"plain": 8, "gradient": 1.5},
        "ahoge": {"no": 3},
        "eyes": {"round": 9, "droopy": 2, "sharp": 1.5, "star": 1, "happy": 1, "wink": 1}
        | {"half": 0.5, "wide": 0.2, "dots": 0.4, "slit": 0.3, "heart": 0.3, "sleepy": 0.4},
        "brows": {"soft": 8, "raised": 1, "angry": 0.3, "worried": 0.4},
        "mouth": {"smile": 6, "open": 4, "cat": 2, "grin": 2, "fang": 1}
        | {"frown": 0.1, "surprised": 0.6, "tongue": 0.6, "neutral": 0.6, "wavy": 0.2},
        "blush": {"soft": 4},
        "face": {"none": 24, "scar": 0.3, "sweat": 0.2, "tears": 0.2, "vitiligo": 0.2, "bindi": 0},
        "ears": {"none": 36},
        "headwear": {"none": 44, "halo": 0.3, "horns": 0.3, "witch_hat": 0.3, "santa_hat": 0.1}
        | {"hijab": 0, "turban": 0, "headband": 0.2, "space_helmet": 0, "antlers": 0.1, "tiger_hat": 0.2},
        "eyewear": {"none": 24, "eyepatch": 0.3, "sunglasses": 0.5},
        "outfit": {"armor": 0.5, "ninja": 0.2, "wizard": 0.3, "spacesuit": 0.1, "knight": 0.2}
        | {"hanfu": 0.5, "office": 0.3, "tang_suit": 0.2, "santa_suit": 0},
        "neck": {"none": 9},
        "wings": {"none": 36},
        "backdrop": {"lanterns": 0.2, "pumpkins": 0.1, "fairy_lights": 0.3, "fireworks": 0.4, "moon": 0.5},
        "bangs": {"curls": 0.4, "one_eye": 0.6, "slicked": 0.1},
        "age": {"young": 20, "grown": 1, "elder": 0},
        "face_shape": {"soft": 8, "square": 0.3, "pointed": 0.5},
        "brow_shape": {"fine": 5},
        "facial_hair": {"none": 1, "stubble": 0, "moustache": 0, "goatee": 0, "beard": 0, "full_beard": 0},
        "ear_wear": {"none": 14, "hearing_aid": 0.3},
        "hands": {"none": 60},
        "companion": {"none": 300},
    },
    skin=(4, 4, 2.2, 1.5, 1.3, 0, 0, 1.2, 1),
    free_colours=0.1,
    odd_eyes=0.03,
    boys_hair=0.97,
    poses={
        "tilt": (0.15, 0.6),
        "turn": (0.15, 0.6),
        "gaze_x": (0.2, 0.6),
        "gaze_y": (0.1, 0.4),
        "brow_lift": (0.1, 0.6),
        "lids": (0, 0),
    },
)
"""Lovely: what is added to somebody's words should please before it surprises."""

BOYS_HAIR: Final = (
    *("crop", "undercut", "short", "messy", "messy", "medium", "curly", "afro"),
    *("dreadlocks", "cornrows", "man_bun", "mohawk"),
)
"""What most boys wear; messy twice as often."""
