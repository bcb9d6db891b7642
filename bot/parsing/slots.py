"""Which slot a colour beside a form paints: the hair, the outfit, an accent, or nothing that can be drawn."""

from collections.abc import Sequence
from typing import Final

from bot.parsing.lexicon import lexicon
from bot.parsing.meanings import Kind, Meaning

TRAIT_SLOTS: Final = {
    "hair": "hair",
    "bangs": "fringe",
    "ahoge": "hair",
    "hair_pattern": "pattern",
    "ears": "fur",
    "brows": "fur",
    "brow_shape": "fur",
    "facial_hair": "fur",
    "ear_wear": "accent",
    "companion": "accent",
    "headwear": "accent",
    "eyewear": "accent",
    "neck": "accent",
    "wings": "accent",
    "outfit": "outfit",
    "backdrop": "backdrop",
    "blush": "cheeks",
}
"""What a colour beside a trait paints; `fur` is painted like the hair, `pattern` is its second colour."""

NOWHERE: Final = "nowhere"
"""The slot of what cannot be drawn: the colour of a red balloon is nobody's hair."""

FACE_SLOTS: Final = {"heart": "accent", "star": "accent"}


def slot_of(meanings: Sequence[Meaning], key: str) -> str:
    """The slot that a colour beside a form paints, or nothing if it is no noun."""
    slots = [slot for meaning in meanings if (slot := _slot(meaning, key))]
    for slot in ("outfit", "accent"):  # the colour of a cat ear hoodie is the hoodie's
        if slot in slots:
            return slot
    return slots[0] if slots else ""


def _slot(meaning: Meaning, key: str) -> str:
    if meaning.kind in (Kind.UNKNOWN, Kind.OPAQUE):
        return NOWHERE
    if meaning.kind is Kind.SLOT:
        return "fur" if meaning.name == "ears" else meaning.name
    if meaning.kind is Kind.THEME:
        return lexicon().themes[meaning.name].slot
    if meaning.kind is Kind.GROUP:
        return TRAIT_SLOTS.get(meaning.name, "")
    if meaning.kind is not Kind.TRAIT:
        return ""
    if meaning.name == "eyes":
        return "eyes" if _is_eye_noun(key) else ""
    if meaning == Meaning(Kind.TRAIT, "hair_pattern", "streak"):
        return "tips"
    if meaning.name == "face":
        return FACE_SLOTS.get(meaning.value, "")
    return TRAIT_SLOTS.get(meaning.name, "")


def _is_eye_noun(key: str) -> bool:
    forms = lexicon().forms.values()
    eyes = {Meaning(Kind.SLOT, "eyes"), Meaning(Kind.SLOT, "eye")}
    return any(meaning in eyes for known in forms for meaning in known.get((key,), ()))
