"""What can be drawn: every trait with its values, every colour slot, and how often each is drawn.

This vocabulary is public: words are parsed into it, recipe codes and network weights carry it. Values are
only ever appended, so that the number of a value keeps its meaning. No torch here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

TRAITS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "style": ("cel", "pastel", "flat", "sketch", "neon", "pixel"),
        "look": ("girl", "boy"),
        "hair": (
            "crop",
            "undercut",
            "short",
            "messy",
            "bob",
            "medium",
            "long",
            "hime",
            "wavy",
            "curly",
            "afro",
            "twintails",
            "low_twintails",
            "drills",
            "ponytail",
            "buns",
            "braids",
        ),
        "bangs": (
            "straight",
            "parted",
            "swept",
            "spiky",
            "choppy",
            "curtain",
            "one_eye",
            "slicked",
            "curls",
        ),
        "hair_pattern": ("plain", "gradient", "streak", "split"),
        "ahoge": ("no", "yes"),
        "eyes": (
            "round",
            "droopy",
            "sharp",
            "half",
            "wide",
            "dots",
            "slit",
            "star",
            "heart",
            "happy",
            "wink",
            "sleepy",
        ),
        "brows": ("soft", "angry", "worried", "raised"),
        "mouth": (
            "smile",
            "open",
            "cat",
            "frown",
            "fang",
            "surprised",
            "grin",
            "tongue",
            "neutral",
            "wavy",
        ),
        "blush": ("none", "soft", "strong"),
        "face": (
            "none",
            "freckles",
            "mole",
            "bandaid",
            "tears",
            "whiskers",
            "heart",
            "star",
            "scar",
            "sweat",
            "moustache",
            "beard",
        ),
        "ears": ("none", "cat", "fox", "bunny", "bear", "dog", "mouse", "elf"),
        "headwear": (
            "none",
            "bow",
            "flower",
            "hairclip",
            "headphones",
            "crown",
            "halo",
            "horns",
            "witch_hat",
            "beret",
            "beanie",
            "cap",
            "santa_hat",
            "straw_hat",
            "maid_band",
            "flower_crown",
        ),
        "eyewear": ("none", "round_glasses", "square_glasses", "sunglasses", "eyepatch"),
        "outfit": (
            "hoodie",
            "sailor",
            "shirt",
            "sweater",
            "kimono",
            "qipao",
            "maid",
            "suit",
            "tshirt",
            "dress",
            "jacket",
            "armor",
            "overalls",
            "cloak",
        ),
        "neck": ("none", "choker", "scarf", "bell", "necklace"),
        "wings": ("none", "angel", "devil", "fairy"),
        "backdrop": (
            "plain",
            "gradient",
            "dots",
            "hearts",
            "stars",
            "burst",
            "clouds",
            "sakura",
            "night",
            "bubbles",
            "stripes",
            "checker",
            "snow",
            "rainbow",
            "leaves",
        ),
        "side": ("left", "right"),
    }
)

COLOURS: Final = ("hair", "tips", "eye_left", "eye_right", "skin", "outfit", "accent", "backdrop")

NAMED_COLOURS: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "hair": {
            "pink": "#ff9ec4",
            "hot_pink": "#f4569b",
            "blonde": "#ffd97a",
            "brown": "#9a6242",
            "light_brown": "#c4915f",
            "black": "#4a4358",
            "silver": "#d9dff0",
            "grey": "#9aa0b4",
            "white": "#f6f3fb",
            "blue": "#7db8ff",
            "navy": "#4661b8",
            "cyan": "#7fe0f2",
            "teal": "#4fb8b0",
            "mint": "#93ead9",
            "green": "#8edb9c",
            "purple": "#b597f5",
            "lavender": "#d9c6ff",
            "red": "#f0605e",
            "crimson": "#b93350",
            "orange": "#ffac5e",
            "peach": "#ffc9a8",
        },
        "eye": {
            "blue": "#4d9cf0",
            "sky": "#7cc6ff",
            "green": "#41b86b",
            "brown": "#9b5a33",
            "red": "#e0455a",
            "purple": "#9a63e0",
            "pink": "#f26ba6",
            "gold": "#eeb03c",
            "orange": "#f0813a",
            "grey": "#8a93a8",
            "teal": "#2fb9b0",
            "black": "#4b4658",
        },
        "skin": {
            "fair": "#ffe9dd",
            "light": "#ffdcc5",
            "tan": "#f2bd93",
            "brown": "#c98a5e",
            "dark": "#8f5b3d",
            "pale_blue": "#cfe0f5",
            "green": "#bfe3b0",
        },
        "outfit": {
            "blue": "#7fa8ff",
            "navy": "#46598f",
            "pink": "#ff8fab",
            "red": "#e5566b",
            "yellow": "#ffd166",
            "orange": "#ff9f5a",
            "green": "#63c48d",
            "mint": "#8ce0b7",
            "purple": "#b79cff",
            "black": "#444a5e",
            "grey": "#9aa3b5",
            "white": "#fbfbff",
            "brown": "#a87752",
            "teal": "#45b5b5",
        },
        "accent": {
            "red": "#ff5f7a",
            "pink": "#ff7fb2",
            "blue": "#6fa8ff",
            "yellow": "#ffd166",
            "purple": "#b388ff",
            "green": "#6fcf8f",
            "orange": "#ff9a5b",
            "white": "#ffffff",
            "black": "#4a4660",
        },
        "backdrop": {
            "pink": "#ffe3ee",
            "blue": "#dcecff",
            "purple": "#e9e2ff",
            "yellow": "#fff1c9",
            "green": "#dcf6e6",
            "orange": "#ffe2d0",
            "white": "#fdfdff",
            "grey": "#dfe3ec",
            "red": "#ffc9cc",
            "teal": "#cff3f1",
            "black": "#3a3a52",
            "navy": "#3d4a86",
        },
    }
)


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


TRAINING: Final = Prior(
    weights={
        "style": {"cel": 5, "pastel": 1.4},
        "hair_pattern": {"plain": 5},
        "ahoge": {"no": 2},
        "eyes": {"round": 3},
        "blush": {"soft": 2},
        "face": {"none": 8, "moustache": 0.25, "beard": 0.25},
        "ears": {"none": 5},
        "headwear": {"none": 7},
        "eyewear": {"none": 7},
        "neck": {"none": 4},
        "wings": {"none": 7},
        "bangs": {"curls": 0.8, "slicked": 0.7},
        "brows": {"soft": 2},
    },
    skin=(4, 4, 2.2, 1.5, 1.3, 0.25, 0.25),
    free_colours=0.3,
    odd_eyes=0.12,
    boys_hair=0.75,
)
"""Wide: the networks must see every value often."""

CHAT: Final = Prior(
    weights={
        "style": {"cel": 16, "pastel": 3, "flat": 1, "sketch": 0.15, "neon": 0.15, "pixel": 0.5},
        "hair": {"bob": 2, "medium": 2, "long": 2, "wavy": 1.5, "twintails": 1.5, "ponytail": 1.5}
        | {"crop": 0.15, "undercut": 0.25, "afro": 0.4, "drills": 0.7},
        "hair_pattern": {"plain": 8, "gradient": 1.5},
        "ahoge": {"no": 3},
        "eyes": {"round": 9, "droopy": 2, "sharp": 1.5, "star": 1, "happy": 1, "wink": 1}
        | {"half": 0.5, "wide": 0.2, "dots": 0.4, "slit": 0.3, "heart": 0.3, "sleepy": 0.4},
        "brows": {"soft": 8, "raised": 1, "angry": 0.3, "worried": 0.4},
        "mouth": {"smile": 6, "open": 4, "cat": 2, "grin": 2, "fang": 1}
        | {"frown": 0.1, "surprised": 0.6, "tongue": 0.6, "neutral": 0.6, "wavy": 0.2},
        "blush": {"soft": 4},
        "face": {"none": 24, "scar": 0.3, "sweat": 0.2, "tears": 0.2, "moustache": 0, "beard": 0},
        "ears": {"none": 36},
        "headwear": {"none": 44, "halo": 0.3, "horns": 0.3, "witch_hat": 0.3, "santa_hat": 0.2},
        "eyewear": {"none": 24, "eyepatch": 0.3, "sunglasses": 0.5},
        "neck": {"none": 9},
        "wings": {"none": 36},
        "bangs": {"curls": 0.4, "one_eye": 0.6, "slicked": 0.1},
    },
    skin=(4, 4, 2.2, 1.5, 1.3, 0, 0),
    free_colours=0.1,
    odd_eyes=0.03,
    boys_hair=0.97,
)
"""Lovely: what is added to somebody's words should please before it surprises."""

BOYS_HAIR: Final = ("crop", "undercut", "short", "messy", "messy", "medium", "curly", "afro")
"""What most boys wear; messy twice as often."""


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
