"""What is answered to each press of a button, and to each window that was filled in."""

from collections.abc import Awaitable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final, TypeAlias

import discord

from bot.continuing import Circumstances, after_press, edited
from bot.discord_chat import panel
from bot.discord_chat.board_commands import board_said
from bot.discord_chat.captions import harmless
from bot.discord_chat.components import PREFIX
from bot.discord_chat.editing import WHICH, WORDS, edit_window, fields_of
from bot.discord_chat.gallery import TITLE
from bot.discord_chat.keeping import KEEPING, Keeping
from bot.discord_chat.locking import parts_ticked
from bot.discord_chat.offering import offer_said
from bot.discord_chat.ordering import order, order_in_a_while, refuse
from bot.discord_chat.people import manners_of, name_of
from bot.discord_chat.privacy_commands import forgotten
from bot.discord_chat.reception import Reception, apologise
from bot.discord_chat.reporting import removed_said, report_said
from bot.discord_chat.responses import deliver
from bot.discord_chat.settings_panel import MARK, change_setting
from bot.discord_chat.telling import Said, tell, turn
from bot.discord_chat.toolbox_commands import ask_what_stays
from bot.front_desk import FrontDesk
from bot.intake import Draft, OrderRefused, read_recipe
from bot.keyboards import Owner
from bot.locking import parts_kept
from bot.parts import PARTS
from bot.presses import Press, Verb
from bot.replies import say

Interaction: TypeAlias = discord.Interaction[Any]

GONE: Final = (10008, 10015)
"""Unknown message, unknown webhook: what is to be taken away is not there."""


class Pressing:
    """Answers presses with nothing but what they carry: nothing is remembered for a button."""

    def __init__(self, desk: FrontDesk, reception: Reception) -> None:
        self._desk, self._reception, self._keeping = desk, reception, Keeping(desk)

    async def pressed(self, interaction: Interaction, data: str) -> None:
        """Answer a press of the button, or a choice from the menu, with this data."""
        if self._reception.admit():
            await self._guard(interaction, self._answer(interaction, data))

    async def submitted(self, interaction: Interaction) -> None:
        """Answer a window that was filled in."""
        told: Any = interaction.data
        if told["custom_id"].startswith(PREFIX) and self._reception.admit():
            await self._guard(interaction, self._take_in(interaction, told))

    async def _guard(self, interaction: Interaction, answering: Awaitable[None]) -> None:
        try:
            await answering
        except OrderRefused as refusal:
            name, language = name_of(interaction), (await manners_of(self._desk, interaction)).language
            await refuse(interaction, await self._desk.noticed(refusal, name, language))
        except Exception as problem:
            await apologise(interaction, problem)

    async def _take_in(self, interaction: Interaction, told: Mapping[str, Any]) -> None:
        """Answer what was filled in."""
        press = await self._press(interaction, told["custom_id"].removeprefix(PREFIX))
        fields = fields_of(told)
        match press.verb:
            case Verb.NAME:
                await self._keeping.named(interaction, press, fields.get(TITLE, ""))
            case Verb.LOCK:
                await order(self._desk, interaction, partial(_kept, press.code, parts_ticked(told)))
            case _:
                code = fields.get(WHICH) or press.code
                await order(self._desk, interaction, partial(edited, code, fields[WORDS]))

    async def _answer(self, interaction: Interaction, data: str) -> None:
        if data.startswith(MARK):
            await change_setting(self._desk, interaction, data)
            return
        press = await self._press(interaction, data)
        chosen = _chosen(interaction)
        manners = await manners_of(self._desk, interaction)
        language = manners.language
        match press.verb:
            case Verb.DELETE:
                await take_away(interaction)
            case Verb.CANCEL:
                await turn(self._desk, interaction, self._cancelled(press, language))
            case Verb.FORGET:
                await turn(self._desk, interaction, forgotten(self._desk, interaction, language))
            case Verb.SHARE | Verb.HEART:
                await tell(self._desk, interaction, board_said(self._desk, interaction, press))
            case Verb.REPORT:
                await tell(self._desk, interaction, report_said(self._desk, interaction, press))
            case Verb.REMOVE:
                await turn(self._desk, interaction, removed_said(self._desk, interaction, press))
            case verb if verb in KEEPING:
                await self._keeping.pressed(interaction, press, data, manners)
            case Verb.EDIT if press.argument == panel.WORDS:
                window = edit_window(data, language)
                await deliver(interaction, partial(interaction.response.send_modal, window))
            case Verb.EDIT if chosen in PARTS:
                await self._turn_panel(interaction, press.code, chosen)
            case Verb.EDIT:
                await tell(self._desk, interaction, self._panel(interaction, press.code))
            case Verb.LOCK:
                await ask_what_stays(self._desk, interaction, press.code)
            case Verb.FILES | Verb.TUNE:
                await tell(self._desk, interaction, self._offered(interaction, press))
            case Verb.SET if chosen:
                changed = after_press(replace(press, argument=chosen), self._desk.now(language))
                await self._turn_panel(interaction, changed.recipes[0], panel.part_of(interaction.message))
            case _:
                drafting = partial(self._desk.drafted, press, name_of(interaction))
                await order_in_a_while(self._desk, interaction, drafting)

    async def _press(self, interaction: Interaction, data: str) -> Press:
        manners = await manners_of(self._desk, interaction)
        return await self._desk.pressed(data, name_of(interaction), manners.language)

    async def _owner(self, interaction: Interaction) -> Owner:
        manners = await manners_of(self._desk, interaction)
        return await self._desk.owner(name_of(interaction), manners.language)

    async def _cancelled(self, press: Press, language: str) -> Said:
        return Said(harmless(await self._desk.cancel(press, language)))

    async def _offered(self, interaction: Interaction, press: Press) -> Said:
        return offer_said(press, await self._owner(interaction))

    async def _panel(self, interaction: Interaction, code: str) -> Said:
        owner = await self._owner(interaction)
        return Said(say(owner.language, "panel"), panel.panel(code, panel.FIRST_PART, owner))

    async def _turn_panel(self, interaction: Interaction, code: str, part: str) -> None:
        """Show the panel on which something was chosen for the avatar of `code`, at `part`."""
        view = panel.panel(code, part, await self._owner(interaction))
        await deliver(interaction, partial(interaction.response.edit_message, view=view))


async def take_away(interaction: Interaction) -> None:
    """Delete the message under which the button stands."""
    await deliver(interaction, interaction.response.defer)
    try:
        await interaction.delete_original_response()
    except discord.HTTPException as problem:
        if problem.code not in GONE:
            raise


def _kept(code: str, parts: Sequence[str], now: Circumstances) -> Draft:
    """Four avatars that keep these parts of one. Raises OrderRefused."""
    return parts_kept(read_recipe(code, now.language), parts, now)


def _chosen(interaction: Interaction) -> str:
    """What was chosen, if a menu was pressed."""
    told: Any = interaction.data
    return str(next(iter(told.get("values", ())), ""))
