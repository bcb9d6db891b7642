"""Which buttons stand under an answer. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from bot.arguments import chosen_argument, chosen_by, family_argument
from bot.formats import FORMATS
from bot.intake import Draft
from bot.locking import keeping
from bot.parts import PARTS
from bot.presses import ROOM, Press, Verb, seal
from bot.replies import say
from bot.request import Button, Errand, Keyboard
from bot.request_codes import request_code
from bot.tuning import step_press
from models.genes import GENES
from models.recipe import GUESTS, decode
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


@dataclass(frozen=True)
class Offer:
    """A sentence, and what can be pressed beneath it."""

    text: str
    keyboard: Keyboard


_ALONE: Final = (
    (("button-more", Verb.MORE), ("button-edit", Verb.EDIT), ("button-save", Verb.SAVE)),
    (("button-moods", Verb.MOODS), ("button-move", Verb.MOVE), ("button-files", Verb.FILES)),
    (("button-tune", Verb.TUNE), ("button-lock", Verb.LOCK), ("button-family", Verb.FAMILY)),
)
"""The buttons under one avatar: rows of what they say and do."""
_OF_LOOKS: Final = (Verb.EDIT, Verb.MOODS, Verb.MOVE, Verb.TUNE, Verb.LOCK)
"""What is of no use to guests, whose seed alone says what is drawn."""
_TUNED: Final = ((("button-tuned", Verb.PICK), ("button-edit", Verb.EDIT), ("button-save", Verb.SAVE)),)
"""The same above the sliders of one that was moved by them."""


def keyboard(draft: Draft, owner: Owner) -> Keyboard:
    """The buttons under the answer to `draft`."""
    if draft.errand is Errand.FAMILY:
        return tuple(_under_tree(draft, owner))
    if draft.errand is Errand.BOARD:
        return tuple(_under_board(draft, owner))
    if draft.errand is not Errand.PICTURES:
        return ((_delete(owner),),)
    return tuple(_under_sheet(draft, owner) if len(draft.recipes) > 1 else _under_one(draft, owner))


def offer(press: Press, owner: Owner) -> Offer | None:
    """What is offered on a press that draws nothing yet; None if the press asks for something else.

    Pressed within an offer (Verb.LOCK), it takes the offer's own place.
    """
    match press.verb:
        case Verb.FILES:
            return Offer(say(owner.language, "ask-format"), file_keyboard(press.code, owner))
        case Verb.LOCK:
            return Offer(say(owner.language, "ask-lock"), lock_keyboard(press.code, press.argument, owner))
        case Verb.TUNE:
            return Offer(say(owner.language, "ask-tune"), gene_keyboard(press.code, owner))
    return None


def lock_keyboard(code: str, argument: str, owner: Owner) -> Keyboard:
    """A button for each part of the avatar of `code` that can be kept, and one that draws.

    `argument` says which are kept so far, as that of Verb.LOCK does; each button turns its part.
    """
    parts = tuple(PARTS)
    kept = chosen_by(argument, parts)
    buttons = [_lock(part, code, kept, owner) for part in parts]
    rows = [tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3)]
    return (*rows, (owner.button("button-keep", keeping(code, kept)),))


def gene_keyboard(code: str, owner: Owner) -> Keyboard:
    """Two buttons for each gene, which move the avatar of `code` a step down and up; two genes a row."""
    buttons = [
        owner.button(f"gene-{gene}-{'up' if up else 'down'}", step_press(code, gene, up))
        for gene in GENES
        for up in (False, True)
    ]
    return tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))


def _lock(part: str, code: str, kept: Collection[str], owner: Owner) -> Button:
    turned = {*kept} ^ {part}
    press = Press(Verb.LOCK, code, chosen_argument(turned, tuple(PARTS)))
    name = f"part-{part}"
    if part in kept:
        return owner.button("part-kept", press, part=say(owner.language, name))
    return owner.button(name, press)


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
    again = _drawn_anew(draft) if draft.anew else draft.again
    others = (owner.button("button-reroll", again),) if again else ()
    yield (*others, _delete(owner))


def _drawn_anew(draft: Draft) -> Press:
    """The same wish for the same family, four others."""
    family = decode(draft.recipes[0]).family
    return Press(Verb.REROLL, encode_wish(draft.wish, ROOM), family_argument(family))


def _under_one(draft: Draft, owner: Owner) -> Iterator[tuple[Button, ...]]:
    (code,) = draft.recipes
    idle = _OF_LOOKS if decode(code).family in GUESTS else ()
    for row in _TUNED if draft.tuned else _ALONE:
        yield tuple(owner.button(label, Press(verb, code)) for label, verb in row if verb not in idle)
    if draft.tuned:
        yield from gene_keyboard(code, owner)
    back = (owner.button("button-undo", Press(Verb.UNDO, draft.undo)),) if draft.undo else ()
    yield (*back, _delete(owner))


def _under_tree(draft: Draft, owner: Owner) -> Iterator[tuple[Button, ...]]:
    """A number for each avatar of a family, five a row."""
    buttons = [
        owner.button("button-pick", Press(Verb.PICK, code), number=number)
        for number, code in enumerate(draft.recipes, 1)
    ]
    for start in range(0, len(buttons), 5):
        yield tuple(buttons[start : start + 5])
    yield (_delete(owner),)


def _under_board(draft: Draft, owner: Owner) -> Iterator[tuple[Button, ...]]:
    """A heart for each avatar, for everybody to press, and a number for whoever asked for the board."""
    numbered = list(enumerate(draft.recipes, 1))
    hearts = [
        owner.button("button-heart", Press(Verb.HEART, code, draft.day), number=number)
        for number, code in numbered
    ]
    picks = [owner.button("button-pick", Press(Verb.PICK, code), number=number) for number, code in numbered]
    for buttons in (hearts, picks):
        for start in range(0, len(buttons), 5):
            yield tuple(buttons[start : start + 5])
    yield (_delete(owner),)


def _delete(owner: Owner) -> Button:
    return owner.button("button-delete", Press(Verb.DELETE))
