"""A gallery as one message: pages, and one avatar with what can be done with it."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.front_desk import FrontDesk
from bot.gallery import Saved
from bot.gallery_keyboards import gallery_keyboard, new_keyboard, saved_keyboard
from bot.gallery_text import gallery_text, saved_text
from bot.intake import OrderRefused
from bot.keyboards import Owner
from bot.replies import say
from bot.request import Keyboard


class Screen(NamedTuple):
    """What one message shows."""

    text: str
    codes: Sequence[str] = ()
    keyboard: Keyboard = ()


async def page_shown(desk: FrontDesk, owner: Owner, number: int) -> Screen:
    """A page of the gallery. Raises OrderRefused, also where there is nothing in it."""
    page = await desk.gallery(owner.name, number, owner.language)
    text = f"{gallery_text(page, owner.language)}\n{say(owner.language, 'gallery-hint')}"
    return Screen(text, (), gallery_keyboard(page, owner))


def saved_shown(saved: Saved, page: int, owner: Owner, before: str = "") -> Screen:
    """One avatar of the gallery, beneath a sentence if one is given."""
    title = saved.title or say(owner.language, "no-title")
    text = say(owner.language, "kept-avatar", title=title, favourite="yes" if saved.favourite else "no")
    return Screen("\n".join(filter(None, (before, text))), [saved.code], saved_keyboard(saved, page, owner))


def new_shown(saved: Saved, owner: Owner) -> Screen:
    """What is said once an avatar was saved, with what can be done next."""
    return Screen(saved_text(saved, owner.language), (), new_keyboard(saved, owner))


async def removed_shown(desk: FrontDesk, owner: Owner, code: str, page: int) -> Screen:
    """The page once an avatar was taken out of it, or a sentence where none is left."""
    await desk.forget_saved(owner.name, code, owner.language)
    gone = say(owner.language, "gallery-removed")
    try:
        rest = await page_shown(desk, owner, page)
    except OrderRefused as empty:
        return Screen(f"{gone}\n{empty}")
    return rest._replace(text=f"{gone}\n{rest.text}")
