"""What is answered to words: orders, edits, and questions about Mochi."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.codes_in_text import codes_in
from bot.continuing import after_press, in_moods
from bot.intake import Draft
from bot.options import order_from
from bot.presses import Press, Verb
from bot.replies import say
from bot.server_settings import shaped
from bot.telegram_chat.continuing_commands import edits_of
from bot.telegram_chat.keeping_presses import name, names
from bot.telegram_chat.ordering import order
from bot.telegram_chat.people import is_private
from bot.telegram_chat.picture_commands import pictured
from bot.telegram_chat.privacy_commands import MY_DATA, my_data
from bot.telegram_chat.uploads import upload_in
from bot.telegram_chat.visit import Handle, Visit

PACK: Final = "pack_"
"""In a link that starts the bot, before the recipe of which stickers are wanted."""
_CAPTIONED: Final = re.compile(r"/(\w+)(?:@(\w+))?(?=\s|$)", re.ASCII)
_COMMAND: Final = re.compile(r"/avatar(@\w+)?\s*", re.ASCII | re.IGNORECASE)
"""Telegram sees no command in /avatar粉色头发, people do."""


async def start(visit: Visit) -> None:
    """Say hello; or draw what the link says by which the person came."""
    argument = visit.words[0] if visit.words else ""
    code = codes_in(argument.removeprefix(PACK))
    if code and argument.startswith(PACK):
        await order(visit, partial(in_moods, code[0]))
    elif code:
        await order(visit, partial(after_press, Press(Verb.PICK, code[0])))
    elif argument == MY_DATA:
        await my_data(visit)
    else:
        await visit.say("start")


async def tell_help(visit: Visit) -> None:
    """Say what Mochi can do."""
    more = say(visit.language, "telegram-help", bot=visit.bot.username)
    options = say(visit.language, "help-options")
    await visit.reply("\n".join((say(visit.language, "help"), options, more)), trusted=True)


async def about(visit: Visit) -> None:
    """Say who draws here, and what happens with people's words."""
    await visit.reply(visit.desk.about(visit.language))


async def unknown_command(visit: Visit) -> None:
    """Point to /help."""
    await visit.say("unknown-command")


async def avatar(visit: Visit) -> None:
    """Take an order for an avatar: a placeholder at once, the picture when a worker has drawn it."""
    await order(visit, lambda _: _taken(visit))


async def written(visit: Visit) -> None:
    """Words without a command: in reply to an avatar they change it, else in private they are an order."""
    edits = edits_of(visit)
    if names(visit):
        await name(visit)
    elif edits:
        await order(visit, edits)
    elif is_private(visit.update) and upload_in(visit.message) and not visit.message.caption:
        await pictured(visit)
    elif is_private(visit.update):
        await avatar(visit)


def captioned(commands: Mapping[str, Handle]) -> Handle:
    """Answers the commands that stand in the caption of a picture, and other captions as words."""

    async def handle(visit: Visit) -> None:
        found = _CAPTIONED.match(visit.message.caption or "")
        name, addressed = (found[1].lower(), found[2]) if found else ("", None)
        if addressed and addressed.lower() != visit.bot.username.lower():
            return
        await commands.get(name, written)(visit)

    return handle


async def migrated(visit: Visit) -> None:
    """Take a group's settings along when Telegram gives it another number."""
    if visit.message.migrate_to_chat_id:
        await visit.desk.move_settings(visit.server, f"telegram:{visit.message.migrate_to_chat_id}")


def _taken(visit: Visit) -> Draft:
    text = visit.message.text or visit.message.caption or ""
    words = _COMMAND.sub("", text, count=1) if _COMMAND.match(text) else text
    return visit.desk.take(shaped(order_from(words, visit.language), visit.manners.settings))
