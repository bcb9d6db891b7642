"""What the front desk does about the theme of the day and a server's board of shared avatars."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final, TypeVar

from redis.exceptions import RedisError

from bot.arguments import number_argument, number_by
from bot.avatar_queue import QueueAway
from bot.board import DAYS, EACH, BoardFull, Boards, NotOnBoard, OwnAvatar
from bot.daily import daily, daily_text
from bot.drafting import Circumstances, draft
from bot.inbox_event import current_press
from bot.intake import Draft, read_recipe
from bot.keyboards import Owner
from bot.lasting_codes import of_today
from bot.presses import Press, Verb
from bot.pseudonyms import pseudonym
from bot.refusals import OrderRefused
from bot.replies import say
from bot.request import Errand, Keyboard
from bot.toolbox_desk import ToolboxDesk
from models.recipe import encode

T = TypeVar("T")

SHOWN: Final = 9
"""Avatars on the picture of a board."""


class BoardDesk(ToolboxDesk):
    """Verbs take the member and the server as owner names ('discord:123') and raise OrderRefused.

    A server has a board if its admins turned it on (ServerSettings.board). Days are those of UTC.
    """

    def today(self) -> date:
        """The day whose board is open."""
        return datetime.now(UTC).date()

    def daily(self, now: Circumstances) -> Draft:
        """Four avatars of today's theme."""
        return daily(self.today(), now)

    def daily_text(self, language: str) -> str:
        """Which theme it is today."""
        return daily_text(self.today(), language)

    async def share(self, name: str, server: str, code: str, language: str) -> str:
        """Hang an avatar on today's board; what to say."""
        checked = encode(read_recipe(code, language))
        day = self.today()
        await self._at_board(
            name, server, language, lambda boards, place, who: boards.share(place, day, who, checked)
        )
        return say(language, "shared")

    async def take_down(self, name: str, server: str, code: str, language: str) -> str:
        """Take an avatar of one's own off today's board; what to say."""
        checked = encode(read_recipe(code, language))
        await self._at_board(
            name,
            server,
            language,
            lambda boards, place, who: boards.take_down(place, self.today(), who, checked),
        )
        return say(language, "taken-down")

    async def heart(self, press: Press, name: str, server: str, language: str) -> str:
        """Give the avatar of a button (Verb.HEART) a heart, or take it back; what to say to the presser."""
        day, code = _day_of(press, self.today(), language), encode(read_recipe(press.code, language))
        told = current_press()
        given, hearts = await self._at_board(
            name, server, language, lambda boards, place, who: boards.heart(place, day, who, code, told)
        )
        return say(language, "heart-given" if given else "heart-taken", hearts=hearts)

    async def board(self, name: str, server: str, now: Circumstances) -> Draft:
        """Today's board as a picture, with a button for a heart under each avatar."""
        day = self.today()
        found = await self._at_board(
            name, server, now.language, lambda boards, place, _: boards.posted(place, day)
        )
        shown = [one for one in found if _drawable(one.code, now)][:SHOWN]
        if not shown:
            raise OrderRefused(f"{daily_text(day, now.language)} {say(now.language, 'board-empty')}")
        codes = [of_today(one.code, now.offered) for one in shown]
        made = draft([read_recipe(code, now.language) for code in codes], now, errand=Errand.BOARD)
        return replace(made, hearts=tuple(one.hearts for one in shown), day=day_argument(day))

    async def _at_board(
        self, name: str, server: str, language: str, work: Callable[[Boards, str, str], T]
    ) -> T:
        """`work` with the boards and two pseudonyms, the server's and the member's."""
        if not server or not (await self.manners(name, server, language)).settings.board:
            raise OrderRefused(say(language, "board-off"))
        boards = Boards(self._redis)

        def at_work() -> T:
            key = self._key.get()
            return work(boards, pseudonym(server, key), pseudonym(name, key))

        try:
            return await asyncio.to_thread(at_work)
        except (RedisError, QueueAway) as problem:
            raise OrderRefused(say(language, "queue-away")) from problem
        except BoardFull as problem:
            raise OrderRefused(say(language, "board-full", each=EACH)) from problem
        except NotOnBoard as problem:
            raise OrderRefused(say(language, "not-on-board")) from problem
        except OwnAvatar as problem:
            raise OrderRefused(say(language, "own-heart")) from problem


def day_argument(day: date) -> str:
    """A day as the argument of a button."""
    return number_argument(day.toordinal())


def with_board(keyboard: Keyboard, draft: Draft, owner: Owner) -> Keyboard:
    """`keyboard` with a button that shares the one avatar above, in its last row."""
    if draft.errand is not Errand.PICTURES or len(draft.recipes) != 1:
        return keyboard
    *rows, last = keyboard
    return (*rows, (*last, owner.button("button-share", Press(Verb.SHARE, draft.recipes[0]))))


def _day_of(press: Press, today: date, language: str) -> date:
    """The day of the board under which a button stands. Raises OrderRefused where that board is gone."""
    days = [today - timedelta(days=past) for past in range(DAYS)]
    number = number_by(press.argument)
    for day in days:
        if number_by(day_argument(day)) == number:
            return day
    raise OrderRefused(say(language, "not-on-board"))


def _drawable(code: str, now: Circumstances) -> bool:
    return read_recipe(code, now.language).family in now.offered
