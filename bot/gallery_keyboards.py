"""What can be pressed under a gallery and under one of its avatars. Pure."""

from bot.gallery import PER_PAGE, Page, Saved
from bot.keyboards import Owner
from bot.presses import Press, Verb
from bot.request import Button, Keyboard
from models.mixed_radix import from_base58, to_base58

_A_ROW = 4


def gallery_keyboard(page: Page, owner: Owner) -> Keyboard:
    """A button for each avatar of the page, numbered like its lines, and those that turn the page."""
    argument, first = page_argument(page.number), (page.number - 1) * PER_PAGE + 1
    numbered = [
        owner.button("button-pick", Press(Verb.KEPT, one.code, argument), number=number)
        for number, one in enumerate(page.avatars, first)
    ]
    rows = [tuple(numbered[start : start + _A_ROW]) for start in range(0, len(numbered), _A_ROW)]
    turning = tuple(_turning(page, owner))
    return (*rows, turning) if turning else tuple(rows)


def saved_keyboard(saved: Saved, page: int, owner: Owner) -> Keyboard:
    """What can be done with an avatar of the gallery, and the way back to its page."""

    def press(verb: Verb) -> Press:
        return Press(verb, saved.code, page_argument(page))

    favour = "button-no-favourite" if saved.favourite else "button-favourite"
    return (
        (
            owner.button("button-show", Press(Verb.PICK, saved.code)),
            owner.button("button-me", press(Verb.ME)),
            owner.button(favour, press(Verb.FAVOUR)),
        ),
        (
            owner.button("button-name", press(Verb.NAME)),
            owner.button("button-unsave", press(Verb.UNSAVE)),
            owner.button("button-gallery", Press(Verb.GALLERY, argument=page_argument(page))),
        ),
    )


def new_keyboard(saved: Saved, owner: Owner) -> Keyboard:
    """What can be done at once with an avatar that was saved just now."""
    return (
        (
            owner.button("button-name", Press(Verb.NAME, saved.code)),
            owner.button("button-me", Press(Verb.ME, saved.code)),
            owner.button("button-gallery", Press(Verb.GALLERY)),
        ),
    )


def page_argument(number: int) -> str:
    """The number of a page as the argument of a button."""
    return to_base58(number)


def page_of(argument: str) -> int:
    """The number of the page that an argument counts; the first where it counts none."""
    return from_base58(argument) if argument else 1


def _turning(page: Page, owner: Owner) -> list[Button]:
    ways = [("button-earlier", page.number - 1), ("button-later", page.number + 1)]
    return [
        owner.button(label, Press(Verb.GALLERY, argument=page_argument(number)))
        for label, number in ways
        if 1 <= number <= page.pages
    ]
