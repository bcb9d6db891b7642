"""From settled words to a wish: who wins, what is taken away, and what cannot be drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from bot.parsing.clauses import Clause, clauses
from bot.parsing.colours import Shade
from bot.parsing.lexicon import Theme, lexicon
from bot.parsing.meanings import Kind, Meaning
from bot.parsing.negations import negated
from bot.parsing.painting import Palette
from bot.parsing.shades import Paint
from bot.parsing.sides import eye, sides
from bot.parsing.words import Word
from models.look import Wish
from models.traits import TRAITS

LENGTHS: Final = ("short", "medium", "long")
ARRANGED: Final = ("twintails", "low_twintails", "drills", "ponytail", "buns", "braids")
HAIR_DETAIL: Final = dict.fromkeys(LENGTHS, 0) | dict.fromkeys(ARRANGED, 2)
"""How much a hair value says: "twintails, long hair" are twintails. What is not listed says 1."""

GENERAL: Final = {"headwear": "cap", "eyewear": "round_glasses", "wings": "angel", "neck": "necklace"}
"""What a word for a whole group of values draws, where no value is named."""

HATS: Final = {"witch_hat", "beret", "beanie", "cap", "santa_hat", "straw_hat"}

OPPOSITES: Final = {
    "mouth": "neutral",
    "brows": "soft",
    "bangs": "slicked",
    "hair_pattern": "plain",
    "backdrop": "plain",
    "ahoge": "no",
}
"""What "no" makes of a trait that has no value `none`."""

PRONOUNS: Final = ("she", "he")


@dataclass
class Reading:
    """What the words asked for so far."""

    traits: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    themes: list[Theme] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    palette: Palette = field(default_factory=Palette)
    unknown: list[Word] = field(default_factory=list)

    def wish(self) -> Wish:
        """Explicit words before what was refused, before themes, before what follows from colours."""
        self.palette.settle(self.traits.get("hair_pattern", "plain") != "plain")
        self.unknown += self.palette.unknown
        themed = {name: value for theme in self.themes for name, value in theme.traits.items()}
        general = {name: GENERAL[name] for name in self.groups if name in GENERAL}
        traits = {**self.palette.traits, **themed, **general, **self.refused, **self.traits}
        for name in general.keys() & themed.keys() - self.traits.keys():
            if name != "headwear" or themed[name] in HATS:
                traits[name] = themed[name]
        colours: dict[str, str] = {}
        for theme in self.themes:
            colours |= {slot: Palette.colour(Shade(name), slot) for slot, name in theme.colours.items()}
        return Wish(traits, {**colours, **self.palette.implied, **self.palette.colours})


def understand(words: Sequence[Word]) -> tuple[Wish, list[Word]]:
    """The wish that settled words make, and those of them that cannot be drawn, in order."""
    reading = Reading()
    for clause in clauses(negated(words)):
        _read_clause(reading, clause)
    wish = reading.wish()
    return wish, sorted(reading.unknown, key=lambda word: word.start)


def _read_clause(reading: Reading, clause: Clause) -> None:
    used = {index for paint in clause.paints for index in range(paint.first, paint.last + 1)}
    for index, word in enumerate(clause.words):
        for meaning in word.meanings:
            if word.negated:
                _take_away(reading, word, meaning)
            else:
                _read_meaning(reading, word, meaning, index in used)
    for paint in clause.paints:
        _read_paint(reading, clause, paint)
    for noun, paint in clause.shared.items():
        reading.palette.put(paint, clause.words[noun].noun)
    reading.traits |= sides(clause)


def _read_paint(reading: Reading, clause: Clause, paint: Paint) -> None:
    slot = "" if paint.noun is None else clause.words[paint.noun].noun
    is_split = reading.traits.get("hair_pattern") == "split"
    if slot in ("", "eye", "eyes") and (side := eye(clause, paint, is_split)):
        reading.palette.put(paint, side)
    elif slot:
        reading.palette.put(paint, slot)
    elif paint.to and len(paint.shades) == 1:
        reading.palette.put(paint, "tips")
    else:
        reading.palette.put(paint, "outfit" if paint.wearing else "")


def _read_meaning(reading: Reading, word: Word, meaning: Meaning, painted: bool) -> None:
    match meaning.kind:
        case Kind.TRAIT:
            _set_trait(reading, meaning)
        case Kind.THEME:
            _add_theme(reading, meaning.name)
        case Kind.GROUP:
            reading.groups.append(meaning.name)
        case Kind.COLOUR_OF:
            reading.palette.set(meaning.name, [Shade(meaning.value)], [word])
        case Kind.ADJECTIVE if not painted:
            reading.themes.insert(0, lexicon().adjectives[meaning.name].theme)
        case Kind.UNKNOWN | Kind.OPAQUE:
            reading.unknown.append(word)
        case Kind.COLOUR if not painted:
            reading.unknown.append(word)


def _add_theme(reading: Reading, name: str) -> None:
    """Pronouns say the least: any other theme goes before them."""
    reading.themes.insert(0 if name in PRONOUNS else len(reading.themes), lexicon().themes[name])


def _set_trait(reading: Reading, meaning: Meaning) -> None:
    """The later word wins, but for hair, where the one that says more does."""
    name, value = meaning.name, meaning.value
    before = reading.traits.get("hair", "short")
    if name == "hair" and HAIR_DETAIL.get(value, 1) < HAIR_DETAIL.get(before, 1):
        return
    reading.traits[name] = value


def _take_away(reading: Reading, word: Word, meaning: Meaning) -> None:
    match meaning.kind:
        case Kind.TRAIT if meaning.name == "outfit" and reading.traits.get("outfit") != meaning.value:
            reading.unknown.append(word)
        case Kind.TRAIT | Kind.GROUP:
            _refuse_trait(reading, meaning)
        case Kind.THEME:
            reading.refused |= lexicon().themes[meaning.name].without
        case Kind.SLOT if meaning.name in ("ears", "backdrop", "accent"):
            _refuse_slot(reading, meaning.name)
        case Kind.SLOT | Kind.UNKNOWN | Kind.OPAQUE | Kind.COLOUR | Kind.COLOUR_OF:
            reading.unknown.append(word)


def _refuse_slot(reading: Reading, slot: str) -> None:
    accessories = ("headwear", "eyewear", "neck")
    names: Iterable[str] = {"ears": ("ears",), "backdrop": ("backdrop",)}.get(slot, accessories)
    for name in names:
        _refuse_trait(reading, Meaning(Kind.GROUP, name))


def _refuse_trait(reading: Reading, meaning: Meaning) -> None:
    """ "No hat" leaves a crown that was asked for; "no glasses" after "glasses" takes them away."""
    name, value = meaning.name, meaning.value
    if reading.traits.get(name) == value or not value:
        reading.traits.pop(name, None)
    if name == "look":
        reading.refused[name] = "boy" if value == "girl" else "girl"
    elif "none" in TRAITS.get(name, ()):
        reading.refused[name] = "none"
    elif name in OPPOSITES and value != OPPOSITES[name]:
        reading.refused[name] = OPPOSITES[name]
