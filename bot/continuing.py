"""What goes on from an avatar that is there: drawn anew, changed, bred, mixed, moved, had as a file. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.formats import FORMATS
from bot.intake import Draft, OrderRefused, read_recipe, with_weights
from bot.parsing import parse
from bot.presses import Press, Verb
from bot.refusals import check_words
from bot.replies import join, say
from bot.request import Errand
from bot.text import escape_for_display
from models.heredity import breed, mix, vary
from models.look import Wish, complete, edit
from models.named_colours import named
from models.recipe import FAMILIES, MAX_SEED, Recipe, encode
from models.traits import COLOURS, TRAITS
from models.wish_code import decode_wish

CHILDREN: Final = 4
"""Avatars on a sheet that somebody chooses from."""
MORPHED_AT_MOST: Final = 6


@dataclass(frozen=True)
class Circumstances:
    """What an answer depends on besides what was asked."""

    language: str
    offered: Mapping[str, int]
    """The families that can be drawn with, and the versions of their weights."""
    fresh_seed: int


def after_press(press: Press, now: Circumstances) -> Draft:
    """What a press asks to be drawn. Raises OrderRefused, and ValueError where it is nothing."""
    if press.verb is Verb.REROLL:
        return anew(decode_wish(press.code), now)
    recipe = read_recipe(press.code, now.language)
    match press.verb:
        case Verb.PICK:
            return _draft([recipe], now)
        case Verb.MORE:
            return _draft([vary(recipe, seed) for seed in _seeds(now)], now, parents=[recipe])
        case Verb.SET:
            return _draft([_with_look(recipe, _named_by(press.argument))], now, parents=[recipe])
        case Verb.MOODS:
            return _draft([recipe], now, errand=Errand.PACK)
        case Verb.MOVE:
            return _draft([recipe], now, errand=Errand.MOVE)
        case Verb.FILE:
            return _draft([recipe], now, errand=Errand.FILE, file_format=FORMATS[press.argument])
    raise ValueError(f"{press.verb} draws nothing")


def anew(wish: Wish, now: Circumstances) -> Draft:
    """Four avatars of one wish."""
    recipes = [Recipe(complete(wish, seed), seed, FAMILIES[0]) for seed in _seeds(now)]
    return replace(_draft(recipes, now, wish=wish), anew=True)


def edited(code: str, words: str, now: Circumstances) -> Draft:
    """The avatar of `code` with what the words say changed, and all else kept. Raises OrderRefused."""
    recipe = read_recipe(code, now.language)
    check_words(words, now.language)
    understanding = parse(words)
    unknown = tuple(map(escape_for_display, understanding.unknown))
    if understanding.wish == Wish():
        sentence = (
            say(now.language, "nothing-drawable", words=join(now.language, unknown)) if unknown else None
        )
        raise OrderRefused(sentence or say(now.language, "empty-edit"))
    after = _with_look(recipe, understanding.wish)
    return _draft([after], now, wish=understanding.wish, unknown=unknown, parents=[recipe])


def bred(first: str, second: str, now: Circumstances) -> Draft:
    """Four children of two avatars. Raises OrderRefused."""
    mother, father = (read_recipe(code, now.language) for code in (first, second))
    children = [breed(mother, father, seed) for seed in _seeds(now)]
    return _draft(children, now, parents=[mother, father])


def mixed(first: str, second: str, share: float, now: Circumstances) -> Draft:
    """One avatar between two, with `share` (0..1) of the second. Raises OrderRefused."""
    if not 0 <= share <= 1:
        raise OrderRefused(say(now.language, "bad-share"))
    one, other = (read_recipe(code, now.language) for code in (first, second))
    return _draft([mix(one, other, share)], now, parents=[one, other])


def morphed(codes: Sequence[str], now: Circumstances) -> Draft:
    """A looped walk through two to six avatars. Raises OrderRefused."""
    if not 2 <= len(codes) <= MORPHED_AT_MOST:
        raise OrderRefused(say(now.language, "bad-morph", most=MORPHED_AT_MOST))
    return _draft([read_recipe(code, now.language) for code in codes], now, errand=Errand.MORPH)


def in_moods(code: str, now: Circumstances) -> Draft:
    """One avatar in many moods. Raises OrderRefused."""
    return _draft([read_recipe(code, now.language)], now, errand=Errand.PACK)


def _draft(
    recipes: Sequence[Recipe],
    now: Circumstances,
    *,
    wish: Wish | None = None,
    unknown: tuple[str, ...] = (),
    errand: Errand = Errand.PICTURES,
    file_format: str = "",
    parents: Sequence[Recipe] = (),
) -> Draft:
    codes = tuple(encode(with_weights(recipe, now.offered, now.language)) for recipe in recipes)
    ancestors = tuple(map(encode, parents))
    return Draft(codes, wish or Wish(), unknown, errand=errand, format=file_format, parents=ancestors)


def _seeds(now: Circumstances) -> list[int]:
    return [(now.fresh_seed + step) % (MAX_SEED + 1) for step in range(CHILDREN)]


def _with_look(recipe: Recipe, wish: Wish) -> Recipe:
    return Recipe(edit(recipe.look, wish), recipe.seed, recipe.family, recipe.weights)


_DIGITS: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_FIRST_SLOT: Final = 50
"""The digit of the first colour slot; those below are for traits."""


def value_argument(trait: str, value: str) -> str:
    """The argument of a button that gives a trait a value: two letters."""
    return _DIGITS[list(TRAITS).index(trait)] + _DIGITS[TRAITS[trait].index(value)]


def colour_argument(slot: str, name: str) -> str:
    """The argument of a button that gives a colour slot a named colour: two letters.

    The slot 'eye_left' stands for both eyes.
    """
    return _DIGITS[_FIRST_SLOT + COLOURS.index(slot)] + _DIGITS[list(named(slot)).index(name)]


def _named_by(argument: str) -> Wish:
    """The wish of an argument. Raises IndexError or ValueError if it names nothing."""
    first, second = (_DIGITS.index(letter) for letter in argument)
    if first < _FIRST_SLOT:
        trait = list(TRAITS)[first]
        return Wish({trait: TRAITS[trait][second]})
    slot = COLOURS[first - _FIRST_SLOT]
    slots = ("eye_left", "eye_right") if slot == "eye_left" else (slot,)
    return Wish(colours=dict.fromkeys(slots, list(named(slot).values())[second]))
