"""What a button says besides its code, in one or two letters of base58. Pure."""

from collections.abc import Collection, Sequence
from typing import Final

from models.look import Wish
from models.named_colours import named
from models.recipe import FAMILIES
from models.traits import COLOURS, TRAITS

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


def named_by(argument: str) -> Wish:
    """The wish of an argument. Raises IndexError or ValueError if it names nothing."""
    first, second = (_DIGITS.index(letter) for letter in argument)
    if first < _FIRST_SLOT:
        trait = list(TRAITS)[first]
        return Wish({trait: TRAITS[trait][second]})
    slot = COLOURS[first - _FIRST_SLOT]
    slots = ("eye_left", "eye_right") if slot == "eye_left" else (slot,)
    return Wish(colours=dict.fromkeys(slots, list(named(slot).values())[second]))


def chosen_argument(chosen: Collection[str], names: Sequence[str]) -> str:
    """Which of up to 11 names are chosen: two letters."""
    first, second = divmod(sum(2**place for place, name in enumerate(names) if name in chosen), len(_DIGITS))
    return _DIGITS[first] + _DIGITS[second]


def chosen_by(argument: str, names: Sequence[str]) -> tuple[str, ...]:
    """The chosen names of an argument; none of an empty one. Raises ValueError for what is none."""
    number = 0
    for letter in argument:
        number = number * len(_DIGITS) + _DIGITS.index(letter)
    return tuple(name for place, name in enumerate(names) if number >> place & 1)


def step_argument(name: str, names: Sequence[str], up: bool) -> str:
    """One of the names, and a step up or down: two letters."""
    return _DIGITS[names.index(name)] + _DIGITS[int(up)]


def step_by(argument: str, names: Sequence[str]) -> tuple[str, bool]:
    """The name and whether the step goes up. Raises IndexError or ValueError if it names nothing."""
    first, second = (_DIGITS.index(letter) for letter in argument)
    return names[first], bool(second)


def number_argument(number: int) -> str:
    """A number as two letters; only its rest by 3364 is told."""
    first, second = divmod(number % len(_DIGITS) ** 2, len(_DIGITS))
    return _DIGITS[first] + _DIGITS[second]


def number_by(argument: str) -> int:
    """The rest that `number_argument` wrote. Raises ValueError for what it never wrote."""
    first, second = (_DIGITS.index(letter) for letter in argument)
    return first * len(_DIGITS) + second


def family_argument(family: str) -> str:
    """A model family as the argument of a button: one letter."""
    return _DIGITS[FAMILIES.index(family)]


def family_by(argument: str) -> str:
    """The family of an argument, the first of an empty one. Raises IndexError or ValueError for none."""
    return FAMILIES[_DIGITS.index(argument)] if argument else FAMILIES[0]
