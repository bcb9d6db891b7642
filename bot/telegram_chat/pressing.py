"""What is answered to each press of a button: with nothing but what the button carries."""

from typing import Final

from telegram import CallbackQuery, ForceReply, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot.continuing import after_press
from bot.intake import OrderRefused
from bot.keyboards import offer
from bot.presses import Press, Verb
from bot.replies import say
from bot.telegram_chat.admins import is_admin
from bot.telegram_chat.board_commands import BOARD, board_pressed
from bot.telegram_chat.captions import harmless
from bot.telegram_chat.keeping_presses import KEEPING, keeping_pressed
from bot.telegram_chat.markup import markup
from bot.telegram_chat.ordering import order
from bot.telegram_chat.panel import WORDS, Panel, after_choice, panel
from bot.telegram_chat.place_commands import language_pressed, setting_pressed
from bot.telegram_chat.receipts import acknowledge
from bot.telegram_chat.reporting import remove_pressed, report_pressed
from bot.telegram_chat.turning import turn
from bot.telegram_chat.visit import Reception, Visit

OFFERED: Final = (Verb.FILES, Verb.LOCK, Verb.TUNE)
"""What is chosen further before anything is drawn."""


async def pressed(reception: Reception, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer a press; the button of somebody else, or of nobody, does nothing but say so."""
    query = _query(update)
    if not isinstance(query.message, Message):
        await acknowledge(query)  # too old for Telegram to tell what stood there
        return
    visit = await reception.welcome(update, context)
    try:
        press = await _press_of(visit, query)
        said, alert = await _answer(visit, query, press), False
    except OrderRefused as refusal:
        said, alert = str(await visit.desk.noticed(refusal, visit.name, visit.language)), True
    if not await acknowledge(query, said, alert=alert) and said:
        await visit.reply(said)  # whoever pressed hears of it all the same


async def _press_of(visit: Visit, query: CallbackQuery) -> Press:
    """What the person may do with the button. Raises OrderRefused.

    What a group asked for, its admins may press: Telegram does not tell who wrote in its name.
    """
    data = query.data or ""
    try:
        return await visit.desk.pressed(data, visit.name, visit.language)
    except OrderRefused:
        if not visit.server:
            raise
        press = await visit.desk.pressed(data, visit.server, visit.language)
        if not await is_admin(visit):
            raise
        return press


async def _answer(visit: Visit, query: CallbackQuery, press: Press) -> str:
    """Do what the button does; what is said about it beside the messages, empty for nothing."""
    match press.verb:
        case verb if verb in KEEPING:
            return await keeping_pressed(visit, query, press)
        case verb if verb in BOARD:
            return await board_pressed(visit, press)
        case Verb.FORGET:
            await turn(query, await visit.desk.forget(visit.name, visit.language), ())
        case Verb.CANCEL:
            await query.edit_message_text(harmless(await visit.desk.cancel(press, visit.language)))
        case Verb.DELETE:
            await _take_away(visit.message)
        case verb if verb in OFFERED:
            await _offer(visit, query, press)
        case Verb.EDIT if press.argument == WORDS:
            question = say(visit.language, "ask-edit")
            await visit.reply(question, [press.code], ForceReply(selective=True))
        case Verb.EDIT if press.argument:
            await _turn_panel(query, press.code, panel(press.code, press.argument, await visit.owner()))
        case Verb.EDIT:
            opened = panel(press.code, "", await visit.owner())
            await visit.reply(opened.text, [press.code], markup(opened.keyboard))
        case Verb.SET:
            code = after_press(press, visit.desk.now(visit.language)).recipes[0]
            turned = after_choice(code, press.argument, await visit.owner())
            await _turn_panel(query, code, turned)
        case Verb.REPORT:
            return await report_pressed(visit, press)
        case Verb.REMOVE:
            return await remove_pressed(visit, query, press)
        case Verb.LANGUAGE:
            return await language_pressed(visit, query, press)
        case Verb.SETTING:
            return await setting_pressed(visit, query, press)
        case _:
            draft = await visit.desk.drafted(press, visit.name, visit.desk.now(visit.language))
            await order(visit, lambda _: draft)
    return ""


async def _offer(visit: Visit, query: CallbackQuery, press: Press) -> None:
    """Say a sentence with what can be pressed beneath; pressed there, it takes its own place."""
    made = offer(press, await visit.owner())
    if made is None:
        raise ValueError(f"nothing is offered for {press.verb}")
    if visit.message.text and press.argument:
        await turn(query, made.text, made.keyboard)
    else:
        await visit.reply(made.text, markup=markup(made.keyboard))


async def _turn_panel(query: CallbackQuery, code: str, turned: Panel) -> None:
    """Show the panel of the avatar of `code`, opened elsewhere or changed, in its own place."""
    await turn(query, turned.text, turned.keyboard, [code])


async def _take_away(message: Message) -> None:
    """Delete the message under which the button stands, if it is still there."""
    try:
        await message.delete()
    except BadRequest:
        return  # deleted meanwhile, or too old for Telegram: nothing more can be done


def _query(update: Update) -> CallbackQuery:
    if update.callback_query is None:
        raise ValueError("an update without a press")  # the handler lets none through
    return update.callback_query
