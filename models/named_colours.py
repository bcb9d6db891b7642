"""The colours that have names, by what they colour.

A name keeps its place: recipe codes count them. They are only ever appended. No torch here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

KINDS: Final[Mapping[str, str]] = MappingProxyType({"tips": "hair", "eye_left": "eye", "eye_right": "eye"})
"""The kind of a colour slot, where it is not the slot's own name."""

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
            "auburn": "#8f4a37",
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
            "olive": "#dcae7e",
            "deep": "#6e4530",
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


def named(slot: str) -> Mapping[str, str]:
    """The named colours that suit a slot."""
    return NAMED_COLOURS[KINDS.get(slot, slot)]
