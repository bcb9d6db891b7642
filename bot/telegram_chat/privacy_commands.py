"""What is kept about a member: said, shown to them alone, and forgotten."""

from collections.abc import Mapping
from typing import Final

from telegram import InputFile, ReplyParameters

from bot.privacy_files import data_file, forget_keyboard
from bot.replies import say
from bot.telegram_chat.markup import links, start_link
from bot.telegram_chat.people import check_named, is_private
from bot.telegram_chat.shelf import Screen
from bot.telegram_chat.visit import Handle, Visit

MY_DATA: Final = "mydata"
"""In a link that starts the bot: the person wants to see their data."""


async def privacy(visit: Visit) -> None:
    """Say what is kept and what is not."""
    await visit.reply(visit.desk.privacy(visit.language))


async def my_data(visit: Visit) -> None:
    """Show a member everything that is kept about them; elsewhere, the way to where nobody else sees it."""
    if not is_private(visit.update):
        link = {"telegram-open": start_link(visit.bot.username, MY_DATA)}
        why = say(visit.language, "telegram-private-only")
        await visit.reply(why, markup=links(visit.language, link))
        return
    file = data_file(await visit.desk.my_data(visit.name, visit.language), visit.language)
    await visit.message.reply_document(
        InputFile(file.data, file.name),
        caption=file.alt,
        reply_parameters=ReplyParameters(visit.message.message_id, allow_sending_without_reply=True),
    )


async def forget(visit: Visit) -> None:
    """Ask once more before everything is forgotten."""
    check_named(visit.update, visit.language)
    await visit.show(Screen(say(visit.language, "forget-sure"), (), forget_keyboard(await visit.owner())))


COMMANDS: Final[Mapping[str, Handle]] = {"privacy": privacy, "mydata": my_data, "forget": forget}
