"""Expressions: what a mood changes about a look. An expression pack is one recipe in many moods."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from models.look import Look, Wish, edit

MOODS: Final[Mapping[str, Wish]] = MappingProxyType(
    {
        "happy": Wish({"eyes": "happy", "mouth": "open", "brows": "soft", "blush": "soft"}),
        "laughing": Wish(
            {"eyes": "happy", "mouth": "grin", "brows": "raised", "blush": "strong"}, pose={"tilt": 0.4}
        ),
        "wink": Wish({"eyes": "wink", "mouth": "tongue", "brows": "raised"}, pose={"tilt": -0.4}),
        "love": Wish({"eyes": "heart", "mouth": "smile", "brows": "soft", "blush": "strong"}),
        "starry": Wish({"eyes": "star", "mouth": "open", "brows": "raised"}, pose={"brow_lift": 0.6}),
        "surprised": Wish({"eyes": "wide", "mouth": "surprised", "brows": "raised"}, pose={"brow_lift": 1}),
        "sad": Wish(
            {"eyes": "droopy", "mouth": "frown", "brows": "worried", "face": "tears"}, pose={"gaze_y": -0.6}
        ),
        "angry": Wish({"eyes": "sharp", "mouth": "frown", "brows": "angry"}, pose={"brow_lift": -0.6}),
        "embarrassed": Wish(
            {"eyes": "round", "mouth": "wavy", "brows": "worried", "blush": "strong", "face": "sweat"},
            pose={"gaze_x": 0.8, "gaze_y": -0.4},
        ),
        "sleepy": Wish({"eyes": "sleepy", "mouth": "neutral", "brows": "soft"}, pose={"tilt": 0.6}),
        "smug": Wish({"eyes": "half", "mouth": "cat", "brows": "raised"}, pose={"gaze_x": 0.6}),
        "thinking": Wish(
            {"eyes": "round", "mouth": "neutral", "brows": "raised"}, pose={"gaze_x": -0.6, "gaze_y": 0.8}
        ),
    }
)
"""Twelve moods, the six that serve best first."""


def in_mood(look: Look, mood: str) -> Look:
    """`look` in a mood. Raises KeyError for a mood that there is none of."""
    return edit(look, MOODS[mood])
