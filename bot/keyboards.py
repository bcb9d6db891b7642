"""Which buttons stand under an answer. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.formats import FORMATS
from bot.intake import Draft
from bot.presses import ROOM, Press, Verb, seal
from bot.replies import say
from bot.request import Button, Errand, Keyboard
from bot.request_codes import request_code
from models.wish_code import encode_wish


@dataclass(frozen=True)
class Owner:
    """Who may press, and in which language the buttons speak."""

    name: str
    """Platform and number, such as 'discord:123'."""
    key: bytes
    language: str

    def button(self, label: str, press: Press, **facts: str | int) -> Button:
        """A button that says the sentence `label`."""
        return Button(say(self.language, label, **facts), seal(press, self.name, self.key))


_ALONE: Final = (
    (("button-more", Verb.MORE), ("button-edit", Verb.EDIT), ("button-save", Verb.SAVE)),
    (("button-moods", Verb.MOODS), ("button-move", Verb.MOVE), ("button-files", Verb.FILES)),
)
"""The buttons under one avatar: rows of what they say and do."""


def keyboard(draft: Draft, owner: Owner) -> Keyboard:
    """The buttons under the answer to `draft`."""
    if draft.errand is not Errand.PICTURES:
        return ((_delete(owner),),)
    rows = _under_sheet(draft, owner) if len(draft.recipes) > 1 else _under_one(draft.recipes[0], owner)
    return tuple(rows)


def file_keyboard(code: str, owner: Owner) -> Keyboard:
    """A button for each file that the avatar of `code` can be had as, three a row."""
    buttons = [
        owner.button(f"format-{name}", Press(Verb.FILE, code, letter)) for letter, name in FORMATS.items()
    ]
    return tuple(tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3))


def waiting_keyboard(request_id: str, owner: Owner) -> Keyboard:
    """The button under a placeholder that takes its request away."""
    return ((owner.button("button-cancel", Press(Verb.CANCEL, request_code(request_id))),),)


def _under_sheet(draft: Draft, owner: Owner) -> Iterator[tuple[Button, ...]]:
    numbered = list(enumerate(draft.recipes, 1))
    yield tuple(
        owner.button("button-pick", Press(Verb.PICK, code), number=number) for number, code in numbered
    )
    yield tuple(
        owner.button("button-like", Press(Verb.MORE, code), number=number) for number, code in numbered
    )
    last = [_delete(owner)]
    if draft.anew:
        last.insert(0, owner.button("button-reroll", Press(Verb.REROLL, encode_wish(draft.wish, ROOM))))
    yield tuple(last)


def _under_one(code: str, owner: Owner) -> Iterator[tuple[Button, ...]]:
    for row in _ALONE:
        yield tuple(owner.button(label, Press(verb, code)) for label, verb in row)
    yield (_delete(owner),)


def _delete(owner: Owner) -> Button:
    return owner.button("button-delete", Press(Verb.DELETE))
