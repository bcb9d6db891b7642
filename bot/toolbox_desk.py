"""Presses that take more than they carry: what a member bred and changed here is remembered."""

from dataclasses import replace

from bot.continuing import Circumstances, after_press, bred
from bot.errand_drafts import family_picture
from bot.guard_desk import GuardDesk
from bot.intake import Draft
from bot.presses import Press, Verb
from bot.refusals import OrderRefused
from bot.replies import LANGUAGES, say


class ToolboxDesk(GuardDesk):
    """Verbs take the member as an owner name ('discord:123') and raise OrderRefused like MemberDesk's."""

    async def drafted(self, press: Press, name: str, now: Circumstances) -> Draft:
        """What a press of the member `name` asks to be drawn, by what it carries and what is remembered.

        Raises OrderRefused, and ValueError where it draws nothing.
        """
        match press.verb:
            case Verb.BREED:
                parents = (await self.family(name, press.code, now.language)).parents
                if len(parents) != 2:
                    raise OrderRefused(say(now.language, "no-siblings"))
                return bred(parents[0].code, parents[1].code, now)
            case Verb.FAMILY:
                return await self.family_picture(name, press.code, now)
            case Verb.UNDO:
                return replace(after_press(press, now), undo=await self._before(name, press.code))
        return after_press(press, now)

    async def family_picture(self, name: str, code: str, now: Circumstances) -> Draft:
        """The family tree of an avatar as a picture. Raises OrderRefused, also if no parents are known."""
        return family_picture(await self.family(name, code, now.language), now)

    async def _before(self, name: str, code: str) -> str:
        """What an avatar was changed from, if the member did so here; empty if that is not known."""
        try:
            parents = (await self.family(name, code, LANGUAGES[0])).parents
        except OrderRefused:
            return ""  # one step back can be taken without Redis
        return parents[0].code if len(parents) == 1 else ""
