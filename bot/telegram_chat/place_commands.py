"""How Mochi speaks and draws, chosen by members for themselves and by admins for their group."""

from collections.abc import Mapping
from typing import Final

from telegram import CallbackQuery

from bot.presses import Press
from bot.replies import LANGUAGES, pick_language, say
from bot.server_settings import ServerSettings, settings_text
from bot.telegram_chat.admins import check_admin
from bot.telegram_chat.markup import markup
from bot.telegram_chat.people import channel_of, check_named, topic_here
from bot.telegram_chat.place_keyboards import (
    changes_of,
    choices_keyboard,
    chosen_field,
    language_keyboard,
    language_of_press,
    settings_keyboard,
)
from bot.telegram_chat.turning import turn
from bot.telegram_chat.visit import Handle, Visit


async def language(visit: Visit) -> None:
    """Offer the languages; a tag after the command chooses at once."""
    check_named(visit.update, visit.language)
    if visit.words:
        await visit.reply(await _speak(visit, _typed(visit.words[0])))
        return
    await visit.reply(
        say(visit.language, "language-description"), markup=markup(language_keyboard(await visit.owner()))
    )


async def settings(visit: Visit) -> None:
    """Show a group's settings to its admins, with what changes them."""
    await check_admin(visit)
    now = await visit.desk.settings(visit.server, visit.language)
    shown = settings_keyboard(now, topic_here(visit.update), await visit.owner())
    await visit.reply(_settings(now, visit.language), markup=markup(shown))


COMMANDS: Final[Mapping[str, Handle]] = {"language": language, "settings": settings}


async def language_pressed(visit: Visit, query: CallbackQuery, press: Press) -> str:
    """Speak the language of a button from now on."""
    sentence = await _speak(visit, language_of_press(press.argument))
    await turn(query, sentence, ())
    return ""


async def setting_pressed(visit: Visit, query: CallbackQuery, press: Press) -> str:
    """Change a setting of the group, or show what it can be."""
    await check_admin(visit)
    topic, owner = channel_of(visit.update), await visit.owner()
    now = await visit.desk.settings(visit.server, visit.language)
    changes, field = changes_of(press.argument, now, topic), chosen_field(press.argument)
    if field and not changes:
        await turn(query, say(visit.language, f"setting-{field}"), choices_keyboard(field, now, owner))
        return ""
    if changes:
        now = await visit.desk.change_settings(visit.server, changes, visit.language)
    shown = settings_keyboard(now, topic_here(visit.update), owner)
    await turn(query, _settings(now, owner.language), shown)
    return ""


def _settings(now: ServerSettings, language: str) -> str:
    return f"{say(language, 'settings-changed')}\n{settings_text(now, language)}"


async def _speak(visit: Visit, choice: str) -> str:
    """Speak `choice` to the person from now on; what to say, in that language."""
    await visit.desk.set_language(visit.name, choice, visit.language)
    if choice:
        return say(choice, "language-set")
    return say(pick_language(visit.person.language_code), "language-app")


def _typed(tag: str) -> str:
    """A language by its tag as people write it; else as typed, for the desk to refuse."""
    exact = {language.lower(): language for language in LANGUAGES}
    known = exact.get(tag.lower(), "")
    return known or (pick_language(tag) if tag.lower().startswith(("zh", "ja", "en")) else tag)
