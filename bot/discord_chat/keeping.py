"""What is answered to the buttons of a gallery, and to saving an avatar."""

from functools import partial
from typing import Any, Final

import discord

from bot.discord_chat.gallery import name_window, page_said, removed_said, saved_said
from bot.discord_chat.member_commands import saving
from bot.discord_chat.people import manners_of, name_of
from bot.discord_chat.responses import deliver
from bot.discord_chat.telling import Said, tell, turn
from bot.front_desk import FrontDesk
from bot.gallery_keyboards import page_of
from bot.keyboards import Owner
from bot.manners import Manners
from bot.presses import Press, Verb
from bot.replies import say
from bot.server_settings import check_gallery

KEEPING: Final = frozenset({Verb.SAVE, Verb.GALLERY, Verb.KEPT, Verb.ME, Verb.FAVOUR, Verb.NAME, Verb.UNSAVE})


class Keeping:
    """Answers presses that have to do with what members keep."""

    def __init__(self, desk: FrontDesk) -> None:
        self._desk = desk

    async def pressed(
        self, interaction: discord.Interaction[Any], press: Press, data: str, manners: Manners
    ) -> None:
        """Answer a press of one of KEEPING."""
        check_gallery(manners.settings, manners.language)
        match press.verb:
            case Verb.SAVE:
                await tell(self._desk, interaction, saving(self._desk, interaction, press.code, manners))
            case Verb.NAME:
                window = name_window(data, manners.language)
                await deliver(interaction, partial(interaction.response.send_modal, window))
            case _:
                await turn(self._desk, interaction, self._turned(interaction, press, manners.language))

    async def named(self, interaction: discord.Interaction[Any], press: Press, title: str) -> None:
        """Give an avatar the name that was filled in, and show it."""
        language = (await manners_of(self._desk, interaction)).language

        async def naming() -> Said:
            owner = await self._desk.owner(name_of(interaction), language)
            saved = await self._desk.rename(owner.name, press.code, title, language)
            return saved_said(saved, page_of(press.argument), owner)

        await turn(self._desk, interaction, naming())

    async def _turned(self, interaction: discord.Interaction[Any], press: Press, language: str) -> Said:
        """What the message of the gallery becomes."""
        owner, page = await self._desk.owner(name_of(interaction), language), page_of(press.argument)
        match press.verb:
            case Verb.FAVOUR:
                saved = await self._desk.favourite(owner.name, press.code, language)
                return saved_said(saved, page, owner)
            case Verb.ME:
                return await self._become(press.code, page, owner)
            case Verb.UNSAVE:
                return await removed_said(self._desk, owner, press.code, page)
            case Verb.KEPT:
                return saved_said(await self._desk.saved(owner.name, press.code, language), page, owner)
        return await page_said(self._desk, owner, page)

    async def _become(self, code: str, page: int, owner: Owner) -> Said:
        await self._desk.set_me(owner.name, code, owner.language)
        saved = saved_said(await self._desk.saved(owner.name, code, owner.language), page, owner)
        return Said(f"{say(owner.language, 'is-me')}\n{saved.text}", saved.view)
