"""Collects the colours of a wish: which slots they fill, and what is left over."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.parsing.colours import Shade, paint
from bot.parsing.meanings import Kind
from bot.parsing.shades import Paint
from bot.parsing.slots import NOWHERE
from bot.parsing.words import Word

EYES: Final = ("eye_left", "eye_right")
BARE: Final = ("hair", "outfit", "accent")
BARE_TWO_TONE: Final = ("hair", "tips", "outfit", "accent")
"""Where colours without a noun go: "cute pink" is pink hair, a second colour the outfit."""

ROSY: Final = {
    "pink",
    "red",
    "rose",
    "hot_pink",
    "sakura",
    "peach",
    "coral",
    "salmon",
    "crimson",
    "strawberry",
}
"""Blushes come in these colours anyway."""

Said = list[tuple[Shade, Word]]


@dataclass
class Palette:
    """Colours by slot: `colours` as asked, `implied` by them, and the traits two hair colours imply."""

    colours: dict[str, str] = field(default_factory=dict)
    implied: dict[str, str] = field(default_factory=dict)
    traits: dict[str, str] = field(default_factory=dict)
    unknown: list[Word] = field(default_factory=list)
    _single_eyes: list[Shade] = field(default_factory=list)
    _later: dict[str, Said] = field(default_factory=dict)

    @staticmethod
    def colour(shade: Shade, slot: str) -> str:
        """`shade` as the slot's '#rrggbb'."""
        return paint(shade, slot)

    def put(self, group: Paint, slot: str) -> None:
        """Gives a group of colours to a slot; to none with ''."""
        if not slot and group.half and len(group.shades) > 1:
            slot = "hair"
        if slot == "hair" and (group.half and len(group.shades) > 1):
            self.traits["hair_pattern"] = "split"
        self.set(slot, group.shades, group.words)

    def set(self, slot: str, shades: Sequence[Shade], words: Sequence[Word]) -> None:
        """Gives colours to a slot, a noun's pseudo-slot or, with '', to whatever is free."""
        if slot in ("", "pattern", "fringe", "fur", "cheeks"):
            self._later.setdefault(slot, []).extend(zip(shades, words, strict=False))
            return
        if slot == NOWHERE:
            self.unknown.extend(words)
            return
        if slot == "eye":
            self._single_eyes.extend(shades)
            return
        taken = self._fill(slot, shades)
        self.unknown.extend(words[taken:])

    def _fill(self, slot: str, shades: Sequence[Shade]) -> int:
        """Fills a slot; returns how many of the colours it took."""
        if slot == "eyes":
            self._eyes(shades)
            return 2
        if slot == "all":
            return self._everything(shades)
        self.colours[slot] = paint(shades[0], slot)
        if slot == "tips":
            self.traits.setdefault("hair_pattern", "gradient")
        if len(shades) > 1 and slot in ("hair", "outfit"):
            second = "tips" if slot == "hair" else "accent"
            self.implied[second] = paint(shades[1], second)
            if slot == "hair":
                self.traits.setdefault("hair_pattern", "gradient")
            return 2
        return 1

    def _eyes(self, shades: Sequence[Shade]) -> None:
        for slot, shade in zip(EYES, (shades[0], shades[-1] if len(shades) == 1 else shades[1]), strict=True):
            self.colours[slot] = paint(shade, slot)

    def _everything(self, shades: Sequence[Shade]) -> int:
        for slot in ("hair", "outfit", "accent", "backdrop"):
            second = len(shades) > 1 and slot in ("outfit", "accent")
            self.implied.setdefault(slot, paint(shades[1] if second else shades[0], slot))
        return 2

    def settle(self, two_tone: bool) -> None:
        """Finds a place for the colours that had to wait until all others were known.

        `two_tone` says that hair of two colours was asked for.
        """
        if len(self._single_eyes) > 1:
            self._eyes(self._single_eyes)
        for slot in EYES if len(self._single_eyes) == 1 else ():
            self.colours.setdefault(slot, paint(self._single_eyes[0], slot))
        self._settle_pattern(self._later.pop("pattern", []))
        for shade, word in self._later.pop("fringe", []):
            self._settle_fringe(shade, word)
        for shade, word in self._later.pop("", []):
            self._settle_bare(shade, word, BARE_TWO_TONE if two_tone else BARE)
        for shade, word in self._later.pop("fur", []):
            self._settle_fur(shade, word)
        for shade, word in self._later.pop("cheeks", []):
            if shade.name not in ROSY:
                self.unknown.append(word)

    def _settle_fringe(self, shade: Shade, word: Word) -> None:
        """A fringe is as the hair is: its colour is the hair's, unless that has another."""
        if self.colours.setdefault("hair", paint(shade, "hair")) != paint(shade, "hair"):
            self.unknown.append(word)

    def _settle_pattern(self, said: Said) -> None:
        """ "pink to blue ombre" are two hair colours; one is the second where the hair has a colour."""
        slots = ["tips"] if "hair" in self.colours else ["hair", "tips"]
        for slot, (shade, _) in zip(slots, said, strict=False):
            self.colours[slot] = paint(shade, slot)
        self.unknown.extend(word for _, word in said[len(slots) :])

    def _settle_bare(self, shade: Shade, word: Word, slots: Sequence[str]) -> None:
        is_thing = any(meaning.kind is Kind.THING for meaning in word.meanings)
        free = None if is_thing else next((slot for slot in slots if slot not in self.colours), None)
        if free is None:
            self.unknown.append(word)
        else:
            self.colours[free] = paint(shade, free)

    def _settle_fur(self, shade: Shade, word: Word) -> None:
        """Animal ears, beards and brows are painted in the hair's colour."""
        colour = paint(shade, "hair")
        if self.colours.setdefault("hair", colour) != colour:
            self.unknown.append(word)
