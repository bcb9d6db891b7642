"""A gallery in messages that its member alone sees: pages, and one avatar with what can be done with it."""

from discord.ui import Label, Modal, TextInput

from bot.discord_chat.captions import caption, cut, harmless
from bot.discord_chat.components import PREFIX, view_of
from bot.discord_chat.telling import Said
from bot.front_desk import FrontDesk
from bot.gallery import Saved
from bot.gallery_keyboards import gallery_keyboard, new_keyboard, saved_keyboard
from bot.gallery_text import gallery_text, saved_text
from bot.intake import OrderRefused
from bot.keyboards import Owner
from bot.replies import say
from bot.text import LONGEST_SHOWN

TITLE = "title"
"""The custom id of the field for a name."""


async def page_said(desk: FrontDesk, owner: Owner, number: int) -> Said:
    """A page of the gallery. Raises OrderRefused, also where there is nothing in it."""
    page = await desk.gallery(owner.name, number, owner.language)
    text = f"{gallery_text(page, owner.language)}\n{say(owner.language, 'gallery-hint')}"
    return Said(harmless(text), view_of(gallery_keyboard(page, owner)))


def saved_said(saved: Saved, page: int, owner: Owner) -> Said:
    """One avatar of the gallery."""
    title = saved.title or say(owner.language, "no-title")
    text = say(owner.language, "kept-avatar", title=title, favourite="yes" if saved.favourite else "no")
    return Said(caption(text, [saved.code]), view_of(saved_keyboard(saved, page, owner)))


def new_said(saved: Saved, owner: Owner) -> Said:
    """What is said once an avatar was saved, with what can be done next."""
    return Said(harmless(saved_text(saved, owner.language)), view_of(new_keyboard(saved, owner)))


async def removed_said(desk: FrontDesk, owner: Owner, code: str, page: int) -> Said:
    """The page once an avatar was taken out of it, or a sentence where none is left."""
    await desk.forget_saved(owner.name, code, owner.language)
    gone = say(owner.language, "gallery-removed")
    try:
        rest = await page_said(desk, owner, page)
    except OrderRefused as empty:
        return Said(harmless(f"{gone}\n{empty}"))
    return Said(f"{harmless(gone)}\n{rest.text}", rest.view)


def name_window(data: str, language: str) -> Modal:
    """A window that brings a name back under `data`; like all of them it outlives restarts."""
    window = Modal(title=cut(say(language, "name-title"), 45), custom_id=PREFIX + data)
    field = TextInput[Modal](custom_id=TITLE, max_length=LONGEST_SHOWN, required=False)
    window.add_item(Label(text=cut(say(language, "name-field"), 45), component=field))
    window.stop()
    return window
