"""What can be drawn: every trait with its values, every colour slot, and every pose.

This vocabulary is public: words are parsed into it, recipe codes and network weights carry it. Values are
only ever appended, so that the number of a value keeps its meaning. No torch here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

# fmt: off
# laid out by hand: with a value a line the table could not be seen at a glance
TRAITS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "style": (
            "cel", "pastel", "flat", "sketch", "neon", "pixel", "watercolour", "retro", "manga", "sticker",
        ),
        "look": ("girl", "boy"),
        "hair": (
            "crop", "undercut", "short", "messy", "bob", "medium", "long", "hime", "wavy", "curly", "afro",
            "twintails", "low_twintails", "drills", "ponytail", "buns", "braids", "mohawk", "dreadlocks",
            "cornrows", "man_bun", "bald", "ringlets",
        ),
        "bangs": (
            "straight", "parted", "swept", "spiky", "choppy", "curtain", "one_eye", "slicked", "curls",
            "side_part",
        ),
        "hair_pattern": ("plain", "gradient", "streak", "split"),
        "ahoge": ("no", "yes"),
        "eyes": (
            "round", "droopy", "sharp", "half", "wide", "dots", "slit", "star", "heart", "happy", "wink",
            "sleepy",
        ),
        "brows": ("soft", "angry", "worried", "raised"),
        "mouth": ("smile", "open", "cat", "frown", "fang", "surprised", "grin", "tongue", "neutral", "wavy"),
        "blush": ("none", "soft", "strong"),
        "face": (
            "none", "freckles", "mole", "bandaid", "tears", "whiskers", "heart", "star", "scar", "sweat",
            "vitiligo", "bindi",
        ),
        "ears": ("none", "cat", "fox", "bunny", "bear", "dog", "mouse", "elf"),
        "headwear": (
            "none", "bow", "flower", "hairclip", "headphones", "crown", "halo", "horns", "witch_hat",
            "beret", "beanie", "cap", "santa_hat", "straw_hat", "maid_band", "flower_crown", "hijab",
            "turban", "headband", "space_helmet", "antlers", "tiger_hat",
        ),
        "eyewear": ("none", "round_glasses", "square_glasses", "sunglasses", "eyepatch"),
        "outfit": (
            "hoodie", "sailor", "shirt", "sweater", "kimono", "qipao", "maid", "suit", "tshirt", "dress",
            "jacket", "armor", "overalls", "cloak", "ninja", "wizard", "spacesuit", "knight", "hanfu",
            "streetwear", "idol", "blazer", "office", "tang_suit", "santa_suit",
        ),
        "neck": ("none", "choker", "scarf", "bell", "necklace"),
        "wings": ("none", "angel", "devil", "fairy"),
        "backdrop": (
            "plain", "gradient", "dots", "hearts", "stars", "burst", "clouds", "sakura", "night", "bubbles",
            "stripes", "checker", "snow", "rainbow", "leaves", "moon", "lanterns", "fireworks", "pumpkins",
            "fairy_lights",
        ),
        "side": ("left", "right"),
        "age": ("young", "grown", "elder"),
        "face_shape": ("soft", "round", "oval", "square", "pointed"),
        "brow_shape": ("fine", "thick", "arched"),
        "facial_hair": ("none", "stubble", "moustache", "goatee", "beard", "full_beard"),
        "ear_wear": ("none", "studs", "hoops", "hearing_aid"),
        "hands": ("none", "wave", "peace", "cheeks"),
        "companion": (
            "none", "cat", "chick", "bunny", "ghost", "dragon", "slime", "balloon", "coffee", "book",
            "wand", "lantern",
        ),
    }
)
# fmt: on

COLOURS: Final = ("hair", "tips", "eye_left", "eye_right", "skin", "outfit", "accent", "backdrop")

POSES: Final[Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        "tilt": (-1, 1),
        "turn": (-1, 1),
        "gaze_x": (-1, 1),
        "gaze_y": (-1, 1),
        "brow_lift": (-1, 1),
        "lids": (0, 1),
    }
)
"""What moves without a step, with its least and greatest value; 0 is at rest.

A head leans (tilt) and turns, and the eyes look, to the left of the picture below 0 and to its right above;
gaze_y is downward below 0 and upward above; brows sink and rise; lids are shut at 1.
"""


class VocabularyError(ValueError):
    """A trait, value or colour that is not in the vocabulary."""


def check_trait(name: str, value: str) -> None:
    """Raise VocabularyError unless `value` is one of the values of trait `name`."""
    if name not in TRAITS:
        raise VocabularyError(f"there is no trait {name!r}")
    if value not in TRAITS[name]:
        raise VocabularyError(f"{name} can't be {value!r}; it is one of {', '.join(TRAITS[name])}")


def check_colour(slot: str, colour: str) -> None:
    """Raise VocabularyError unless `slot` takes a colour and `colour` is lower-case '#rrggbb'."""
    if slot not in COLOURS:
        raise VocabularyError(f"nothing called {slot!r} takes a colour")
    digits = colour.removeprefix("#")
    if len(colour) != 7 or len(digits) != 6 or not set(digits) <= set("0123456789abcdef"):
        raise VocabularyError(f"{colour!r} is not a colour; write it like #ff9ec4")


def check_pose(name: str, value: float) -> None:
    """Raise VocabularyError unless `value` lies between the ends of pose `name`."""
    if name not in POSES:
        raise VocabularyError(f"there is no pose {name!r}")
    least, greatest = POSES[name]
    if not least <= value <= greatest:
        raise VocabularyError(f"{name} is between {least} and {greatest}, not {value}")
