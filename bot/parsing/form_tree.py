"""The forms of all languages as a tree, and what each lends to a later noun as its adjective."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from bot.parsing.lexicon import LANGUAGES, Forms, Keys, lexicon
from bot.parsing.meanings import Kind, Meaning


@dataclass(slots=True)
class Node:
    """A step in the tree of forms."""

    steps: dict[str, "Node"] = field(default_factory=dict)
    meanings: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    heads: dict[Meaning, tuple[Meaning, ...]] = field(default_factory=dict)

    def at(self, keys: Keys) -> "Node":
        """The node that `keys` lead to, made where there is none."""
        node = self
        for key in keys:
            node = node.steps.setdefault(key, Node())
        return node


@cache
def tree() -> Node:
    """All forms of all languages."""
    root = Node()
    for language in LANGUAGES:
        forms = lexicon().forms[language]
        for keys, meanings in forms.items():
            root.at(keys).meanings[language] = meanings
        for adjective, noun, meanings in _adjectival(forms):
            root.at(adjective).heads.setdefault(noun, meanings)
    return root


NO_ADJECTIVES: Final = {
    Kind.NEGATION,
    Kind.SLOT,
    Kind.COLOUR,
    Kind.ADJECTIVE,
    Kind.AND,
    Kind.OR,
    Kind.HALF,
    Kind.LINKING,
    Kind.BREAK,
    Kind.WEARING,
}


def _adjectival(forms: Forms) -> Iterator[tuple[Keys, Meaning, tuple[Meaning, ...]]]:
    """Forms that end with another: "long hair" and "hair" make "long" an adjective of hair."""
    for keys, meanings in forms.items():
        if meanings[0].kind not in (Kind.TRAIT, Kind.THEME, Kind.FILLER):
            continue
        for cut in range(1, len(keys)):
            own, opening = _kinds(forms, keys[:cut]), _kinds(forms, keys[:1])
            placed = any(_kinds(forms, (key,)) & {Kind.BREAK, Kind.WEARING} for key in keys[:cut])
            placed = placed and not (meanings[0].name == "companion" and _tells_where(forms, keys[:cut]))
            joined = any(_joins(part) for part in (keys[:cut], keys[:1], keys[cut - 1 : cut]))
            if placed or joined or Kind.NEGATION in opening or own & NO_ADJECTIVES:
                continue
            for noun in forms.get(keys[cut:], ()):
                if noun.kind in (Kind.SLOT, Kind.TRAIT, Kind.GROUP) or _is_noun(noun):
                    yield keys[:cut], noun, meanings


def _tells_where(forms: Forms, keys: Keys) -> bool:
    """Whether a place is named before the small word at the end: 肩上有 is where a cat sits, 带着 is not."""
    place = all(not _kinds(forms, (key,)) & {Kind.BREAK, Kind.WEARING} for key in keys[:-1])
    return keys[0] >= "\u3005" and len(keys) > 1 and place


@cache
def _joins(keys: Keys) -> bool:
    """Whether the keys are an "and" in any language: the 和 of 和服 is none of 头发和衣服."""
    return any(_kinds(lexicon().forms[language], keys) & {Kind.AND, Kind.OR} for language in LANGUAGES)


def _is_noun(meaning: Meaning) -> bool:
    return meaning.kind is Kind.THEME and bool(lexicon().themes[meaning.name].slot)


def _kinds(forms: Forms, keys: Keys) -> set[Kind]:
    return {meaning.kind for meaning in forms.get(keys, ())}
