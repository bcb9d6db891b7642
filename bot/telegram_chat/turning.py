"""A message with buttons that shows something else once one of them is pressed."""

from collections.abc import Sequence

from telegram import CallbackQuery
from telegram.error import BadRequest

from bot.request import Keyboard
from bot.telegram_chat.captions import TEXT_LIMIT, harmless, with_codes
from bot.telegram_chat.markup import markup

_SAME = "message is not modified"


async def turn(query: CallbackQuery, text: str, keyboard: Keyboard, codes: Sequence[str] = ()) -> None:
    """Show `text`, each code on a line, and other buttons in place of what was pressed; twice is once."""
    whole, entities = with_codes(harmless(text), codes, TEXT_LIMIT)
    try:
        await query.edit_message_text(whole, entities=entities, reply_markup=markup(keyboard))
    except BadRequest as problem:
        if _SAME not in problem.message.lower():
            raise
