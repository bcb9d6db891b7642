"""The panel on which an avatar is changed part by part: a message whose buttons lead from part to value.

Nothing is remembered for it: its buttons carry the avatar as changed so far.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from bot.caption import alt_text
from bot.keyboards import Owner
from bot.parts import PARTS, Menu, menus
from bot.presses import Press, Verb
from bot.replies import say
from bot.request import Button, Keyboard
from bot.telegram_chat.markup import worded
from models.recipe import decode

WORDS: Final = "W"
"""The argument of an EDIT that asks for words."""
_PART: Final = "P"
_MENU: Final = "M"
"""First letters of the argument of an EDIT: open a part, or one of its menus; the second says which."""
_DIGITS: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_SUBJECTS: Final = tuple((part, place) for part, subjects in PARTS.items() for place in range(len(subjects)))
_A_ROW: Final = 3
_LABEL: Final = 30


class Panel(NamedTuple):
    """What the panel says and what can be pressed."""

    text: str
    keyboard: Keyboard


def panel(code: str, argument: str, owner: Owner) -> Panel:
    """The panel of the avatar of `code`, opened where the argument of an EDIT says, or at its parts."""
    match argument[:1]:
        case "P":
            part = list(PARTS)[_DIGITS.index(argument[1])]
            rows = _menus(code, part, owner)
        case "M":
            part, place = _SUBJECTS[_DIGITS.index(argument[1])]
            menu = menus(part, decode(code).look, owner.language)[place]
            rows = _values(code, part, menu, owner)
        case _:
            rows = _parts(code, owner)
    return Panel(_text(code, owner.language), tuple(rows))


def after_choice(code: str, argument: str, owner: Owner) -> Panel:
    """The panel of the avatar of `code`, after the value of a SET was chosen: at the part that has it."""
    letter = argument[0]
    for place, part in enumerate(PARTS):
        for menu in menus(part, decode(code).look, owner.language):
            if menu.choices[0].argument[0] == letter:
                return panel(code, _PART + _DIGITS[place], owner)
    return panel(code, "", owner)


def _text(code: str, language: str) -> str:
    return f"{say(language, 'panel')}\n{alt_text(decode(code).look, language)}"


def _parts(code: str, owner: Owner) -> Iterator[tuple[Button, ...]]:
    buttons = [
        owner.button(f"part-{part}", Press(Verb.EDIT, code, _PART + _DIGITS[place]))
        for place, part in enumerate(PARTS)
    ]
    yield from _rows(buttons)
    words, draw = Press(Verb.EDIT, code, WORDS), Press(Verb.PICK, code)
    yield (owner.button("button-words", words), owner.button("button-draw", draw))


def _menus(code: str, part: str, owner: Owner) -> Iterator[tuple[Button, ...]]:
    for place, menu in enumerate(menus(part, decode(code).look, owner.language)):
        number = _SUBJECTS.index((part, place))
        yield (worded(menu.title, Press(Verb.EDIT, code, _MENU + _DIGITS[number]), owner),)
    yield _leaving(code, "", owner)


def _values(code: str, part: str, menu: Menu, owner: Owner) -> Iterator[tuple[Button, ...]]:
    buttons = [
        worded(choice.text[:_LABEL], Press(Verb.SET, code, choice.argument), owner) for choice in menu.choices
    ]
    yield from _rows(buttons)
    yield _leaving(code, _PART + _DIGITS[list(PARTS).index(part)], owner)


def _leaving(code: str, argument: str, owner: Owner) -> tuple[Button, ...]:
    """The way back, and the way out."""
    back, draw = Press(Verb.EDIT, code, argument or "A"), Press(Verb.PICK, code)
    return (owner.button("telegram-back", back), owner.button("button-draw", draw))


def _rows(buttons: Sequence[Button]) -> Iterator[tuple[Button, ...]]:
    for start in range(0, len(buttons), _A_ROW):
        yield tuple(buttons[start : start + _A_ROW])
