"""What is answered to the buttons of a gallery, and to the name that somebody gives an avatar."""

from typing import Final

from telegram import CallbackQuery, ForceReply

from bot.gallery_keyboards import page_of
from bot.gallery_text import saved_text
from bot.presses import Press, Verb
from bot.replies import LANGUAGES, say
from bot.server_settings import check_gallery
from bot.telegram_chat.choosing import answered, answered_codes
from bot.telegram_chat.people import is_private
from bot.telegram_chat.shelf import Screen, new_shown, page_shown, removed_shown, saved_shown
from bot.telegram_chat.turning import turn
from bot.telegram_chat.visit import Visit

KEEPING: Final = frozenset({Verb.SAVE, Verb.GALLERY, Verb.KEPT, Verb.ME, Verb.FAVOUR, Verb.NAME, Verb.UNSAVE})


async def keeping_pressed(visit: Visit, query: CallbackQuery, press: Press) -> str:
    """Answer a press of one of KEEPING; what is said beside the messages. Raises OrderRefused."""
    check_gallery(visit.manners.settings, visit.language)
    match press.verb:
        case Verb.SAVE:
            return await _save(visit, press.code)
        case Verb.NAME:
            asked = say(visit.language, "telegram-ask-name")
            await visit.reply(asked, [press.code], ForceReply(selective=True))
        case Verb.ME if press.argument == "":
            await visit.desk.set_me(visit.name, press.code, visit.language)
            return say(visit.language, "is-me")
        case _:
            screen = await _turned(visit, press)
            await turn(query, screen.text, screen.keyboard, screen.codes)
    return ""


def names(visit: Visit) -> bool:
    """Whether the message answers the question for the name of an avatar."""
    question = answered(visit)
    asked = (question.text or "") if question else ""
    return len(answered_codes(visit)) == 1 and asked.startswith(
        tuple(say(language, "telegram-ask-name") for language in LANGUAGES)
    )


async def name(visit: Visit) -> None:
    """Give the avatar of the question the name that was answered."""
    check_gallery(visit.manners.settings, visit.language)
    (code,) = answered_codes(visit)
    saved = await visit.desk.rename(visit.name, code, visit.message.text or "", visit.language)
    await visit.show(saved_shown(saved, 1, await visit.owner()))


async def _save(visit: Visit, code: str) -> str:
    """Keep an avatar; in private with what can be done next, in a group without another message."""
    saved = await visit.desk.save(visit.name, code, visit.language)
    if not is_private(visit.update):
        return saved_text(saved, visit.language)
    await visit.show(new_shown(saved, await visit.owner()))
    return ""


async def _turned(visit: Visit, press: Press) -> Screen:
    """What the message of the gallery becomes."""
    owner, page, desk = await visit.owner(), page_of(press.argument), visit.desk
    match press.verb:
        case Verb.FAVOUR:
            return saved_shown(await desk.favourite(owner.name, press.code, owner.language), page, owner)
        case Verb.ME:
            await desk.set_me(owner.name, press.code, owner.language)
            saved = await desk.saved(owner.name, press.code, owner.language)
            return saved_shown(saved, page, owner, say(owner.language, "is-me"))
        case Verb.UNSAVE:
            return await removed_shown(desk, owner, press.code, page)
        case Verb.KEPT:
            return saved_shown(await desk.saved(owner.name, press.code, owner.language), page, owner)
    return await page_shown(desk, owner, page)
