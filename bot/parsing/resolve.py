"""From settled words to a wish: who wins, and what cannot be drawn."""

from collections.abc import Sequence
from typing import Final

from bot.parsing.clause import Clause
from bot.parsing.clauses import clauses
from bot.parsing.colours import Shade
from bot.parsing.lexicon import lexicon
from bot.parsing.meanings import PRONOUNS, Kind, Meaning
from bot.parsing.negations import negated
from bot.parsing.reading import Reading
from bot.parsing.refusing import take_away
from bot.parsing.shades import Paint, adjectives_before
from bot.parsing.sides import HALVES, eye, sides
from bot.parsing.words import Word
from models.look import Wish

LENGTHS: Final = ("short", "medium", "long")
ARRANGED: Final = ("twintails", "low_twintails", "drills", "ponytail", "buns", "braids")
HAIR_DETAIL: Final = dict.fromkeys(LENGTHS, 0) | dict.fromkeys(ARRANGED, 2)
"""How much a hair value says: "twintails, long hair" are twintails. What is not listed says 1."""

ONE_AT_A_TIME: Final = {
    *("outfit", "mouth", "headwear", "eyewear", "neck", "wings", "backdrop", "companion", "hands", "ears"),
    *("face", "ear_wear"),
}
"""Traits of which nobody has two: the last that is named is drawn, and those before are told to be not."""
BENEATH: Final = dict.fromkeys(("suit", "jacket", "blazer", "overalls", "sweater"), ("shirt", "tshirt"))
"""Clothes that are drawn, with others named beside them: a suit with a white shirt stays a suit."""
WIDENED: Final = ("smile",)
"""What any other mouth may go on from: an open mouth smiles."""


def understand(words: Sequence[Word]) -> tuple[Wish, list[Word], list[Word]]:
    """The wish that settled words make; in order those that cannot be drawn, and those that gave way."""
    reading = Reading()
    for clause in clauses(negated(words)):
        _read_clause(reading, clause)
    wish = reading.wish()
    unknown, outdone = (
        sorted(some, key=lambda word: word.start) for some in (reading.unknown, reading.outdone)
    )
    return wish, unknown, outdone


def _read_clause(reading: Reading, clause: Clause) -> None:
    used = {index for paint in clause.paints for index in range(paint.first, paint.last + 1)}
    for index, word in enumerate(clause.words):
        if any(meaning.kind is Kind.COLOUR_OF for meaning in word.meanings):
            used.update(adjectives_before(clause.words, index))
    for index, word in enumerate(clause.words):
        for meaning in word.meanings:
            if word.negated:
                take_away(reading, word, meaning)
            elif meaning.kind is Kind.COLOUR_OF:
                _read_compound(reading, clause, index, meaning)
            else:
                _read_meaning(reading, word, meaning, index in used)
    for paint in clause.paints:
        _read_paint(reading, clause, paint)
    for noun, paint in clause.shared.items():
        reading.palette.put(paint, clause.words[noun].noun)
    reading.traits |= sides(clause.words, clause.paints)


def _read_compound(reading: Reading, clause: Clause, index: int, meaning: Meaning) -> None:
    """A colour and its noun in one word, with the adjectives before it: 浅粉发."""
    adjectives = [clause.words[other].meanings[0].name for other in adjectives_before(clause.words, index)]
    shade = Shade(meaning.value, tuple(adjectives))
    reading.palette.set(meaning.name, [shade], [clause.words[index]])


def _read_paint(reading: Reading, clause: Clause, paint: Paint) -> None:
    slot = paint.slot if paint.noun is None else clause.words[paint.noun].noun
    if paint.noun is not None and slot in ("eye", "eyes"):
        slot = eye(clause.words, paint.noun) or slot
    if slot == "fur" and paint.noun is not None:
        slot = _adorned(clause.words, paint.noun) or slot
    if slot == "outfit" and paint.noun is not None and _is_beneath(reading, clause.words[paint.noun]):
        slot = "accent"
    if paint.slot in HALVES.values():
        reading.palette.traits["hair_pattern"] = "split"
    if not slot and paint.to and len(paint.shades) == 1:
        slot = "tips"
    reading.palette.put(paint, slot or ("outfit" if paint.wearing else ""))


def _adorned(words: Sequence[Word], noun: int) -> str:
    """The slot of what is named right behind the ears at `noun`, if it has them: "red bunny ears hoodie"."""
    following = words[noun + 1] if noun + 1 < len(words) else None
    worn = following is not None and not following.negated and following.noun in ("outfit", "accent")
    return following.noun if following is not None and worn else ""


def _is_beneath(reading: Reading, word: Word) -> bool:
    """Whether `word` is a shirt under the suit or the jacket that was asked for, which alone is drawn."""
    hidden = BENEATH.get(reading.traits.get("outfit", ""), ())
    return any(meaning.name == "outfit" and meaning.value in hidden for meaning in word.meanings)


def _read_meaning(reading: Reading, word: Word, meaning: Meaning, painted: bool) -> None:
    match meaning.kind:
        case Kind.TRAIT:
            _set_trait(reading, meaning, word)
        case Kind.THEME:
            _add_theme(reading, meaning.name)
        case Kind.GROUP:
            reading.groups.append(meaning.name)
        case Kind.ADJECTIVE if not painted:
            reading.themes.insert(0, lexicon().adjectives[meaning.name].theme)
        case Kind.UNKNOWN | Kind.OPAQUE:
            reading.unknown.append(word)
        case Kind.COLOUR if not painted:
            reading.unknown.append(word)


def _add_theme(reading: Reading, name: str) -> None:
    """Pronouns say the least: any other theme goes before them."""
    reading.themes.insert(0 if name in PRONOUNS else len(reading.themes), lexicon().themes[name])


def _set_trait(reading: Reading, meaning: Meaning, word: Word) -> None:
    """The later word wins, but for hair, where the one that says more does."""
    name, value = meaning.name, meaning.value
    before = reading.traits.get("hair", "short")
    if name == "hair" and HAIR_DETAIL.get(value, 1) < HAIR_DETAIL.get(before, 1):
        return
    if name == "outfit" and _is_beneath(reading, word):
        reading.outdone.append(word)
        return
    given_way = reading.traits.get(name, value)
    if name in ONE_AT_A_TIME and given_way not in (value, *WIDENED) and len(reading.said[name].meanings) == 1:
        reading.outdone.append(reading.said[name])
    reading.traits[name], reading.said[name] = value, word
