"""What is answered to each press of a button: with nothing but what the button carries."""

from functools import partial
from typing import Final

from telegram import CallbackQuery, ForceReply, InlineKeyboardMarkup, Message, MessageEntity, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.continuing import after_press
from bot.front_desk import FrontDesk
from bot.gallery_text import saved_text
from bot.intake import OrderRefused
from bot.keyboards import file_keyboard
from bot.presses import Press, Verb
from bot.replies import say
from bot.telegram_chat.captions import harmless
from bot.telegram_chat.markup import markup
from bot.telegram_chat.ordering import language_of, name_of, order

ALERT_LIMIT: Final = 200
"""Characters of what Telegram says in answer to a press."""


async def pressed(desk: FrontDesk, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a press; the button of somebody else, or of nobody, does nothing but say so."""
    query = _query(update)
    try:
        press = await desk.pressed(query.data or "", name_of(update), language_of(update))
        await _answer(desk, update, query, press)
    except OrderRefused as refusal:
        await query.answer(str(refusal)[:ALERT_LIMIT], show_alert=True)


async def _answer(desk: FrontDesk, update: Update, query: CallbackQuery, press: Press) -> None:
    language = language_of(update)
    match press.verb:
        case Verb.SAVE:
            saved = await desk.save(name_of(update), press.code, language)
            await query.answer(saved_text(saved, language)[:ALERT_LIMIT])
            return
        case Verb.CANCEL:
            await _replace(query, await desk.cancel(press, language))
        case Verb.DELETE:
            await _take_away(query)
        case Verb.FILES:
            owner = await desk.owner(name_of(update), language)
            await _ask(query, say(language, "ask-format"), markup(file_keyboard(press.code, owner)))
        case Verb.EDIT:
            await _ask_for_words(query, press.code, language)
        case _:
            await order(desk, update, partial(after_press, press))
    await query.answer()


async def _replace(query: CallbackQuery, text: str) -> None:
    await query.edit_message_text(harmless(text))


async def _take_away(query: CallbackQuery) -> None:
    """Delete the message under which the button stands, if it is still there."""
    if isinstance(query.message, Message):
        try:
            await query.message.delete()
        except BadRequest:
            return  # deleted meanwhile, or too old for Telegram: nothing more can be done


async def _ask(query: CallbackQuery, text: str, buttons: InlineKeyboardMarkup | None) -> None:
    if isinstance(query.message, Message):
        await query.message.reply_text(text, reply_markup=buttons)


async def _ask_for_words(query: CallbackQuery, code: str, language: str) -> None:
    """Ask what to change; the question carries the recipe, so that a reply can be understood at any time."""
    if isinstance(query.message, Message):
        question = f"{say(language, 'ask-edit')}\n"
        entity = MessageEntity(MessageEntity.CODE, len(question.encode("utf-16-le")) // 2, len(code))
        await query.message.reply_text(
            question + code, entities=[entity], reply_markup=ForceReply(selective=True)
        )


def _query(update: Update) -> CallbackQuery:
    if update.callback_query is None:
        raise ValueError("an update without a press")  # the handler lets none through
    return update.callback_query
