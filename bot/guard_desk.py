"""What the front desk does against abuse: breaks for those who insist, and reports to a server's people."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from redis import Redis
from redis.exceptions import RedisError

from bot.avatar_queue import AvatarQueue, QueueAway
from bot.button_key import ButtonKey
from bot.inbox_event import current_press
from bot.intake import Draft
from bot.keyboards import Owner
from bot.metrics import REFUSALS
from bot.presses import Press, Verb
from bot.privacy_desk import PrivacyDesk
from bot.pseudonyms import pseudonym
from bot.refusals import OrderRefused, WordsRefused
from bot.replies import say
from bot.request import Keyboard
from bot.request_codes import request_code, request_of
from bot.restraint import Restraint

PATIENCE: float = 1.0
"""Seconds that a count is waited for: a sentence is owed within three."""


@dataclass(frozen=True)
class Report:
    """What a report becomes. Nothing in it tells who reported."""

    thanks: str
    """To be said to the reporter alone."""
    channel: str = ""
    """Where the server's people read reports, by the platform's own id; empty if nothing is to be sent."""
    text: str = ""
    """To be sent there, beside a link to the message where the platform has such links."""
    code: str = ""
    """The recipe of the picture, or of the first of them."""
    keyboard: Keyboard = ()
    """Beneath it: a button that takes the picture away, for those who may."""


class GuardDesk(PrivacyDesk):
    """Verbs take the member as an owner name ('discord:123') and the language of its sentences."""

    def __init__(
        self, redis: "Redis", offered: Mapping[str, int], key: ButtonKey, queue: AvatarQueue
    ) -> None:
        super().__init__(redis, offered, key, queue)
        self._restraint = Restraint(redis)

    async def noticed(self, refusal: OrderRefused, name: str, language: str) -> OrderRefused:
        """What to say instead of `refusal`: itself, or, to those who insist, for how long there is a break.

        To be asked wherever a platform tells a member of a refusal. Never raises.
        """
        if not isinstance(refusal, WordsRefused):
            return refusal
        REFUSALS.labels("words").inc()
        try:
            async with asyncio.timeout(PATIENCE):
                seconds = await asyncio.to_thread(
                    lambda: self._restraint.refused(pseudonym(name, self._key.get()))
                )
        except (RedisError, QueueAway, TimeoutError):
            return refusal
        return OrderRefused(_break(seconds, language)) if seconds else refusal

    async def check_break(self, name: str, language: str) -> None:
        """Raises OrderRefused while the member has a break. Without Redis there is none."""
        seconds = 0
        with suppress(RedisError, QueueAway):
            seconds = await asyncio.to_thread(lambda: self._restraint.pause(pseudonym(name, self._key.get())))
        if seconds:
            REFUSALS.labels("break").inc()
            raise OrderRefused(_break(seconds, language))

    async def report(self, press: Press, place: str, name: str, server: str, language: str) -> Report:
        """Report the picture under the button of `press` to the people of the server. Raises OrderRefused.

        `place` is where the message is, as the platform will find it again: up to 39 ASCII letters, such as
        'channel:message'. `name` reports; it goes nowhere.
        """
        settings = (await self.manners(name, server, language)).settings
        if not settings.reports:
            raise OrderRefused(say(language, "report-nowhere"))

        def count(who: str) -> tuple[bool, bool]:
            allowed = self._restraint.may_report(who)
            return allowed, allowed and self._restraint.first_report(self._name_of(place), current_press())

        allowed, first = await self._kept(name, language, count)
        if not allowed:
            raise OrderRefused(say(language, "report-enough"))
        thanks = say(language, "report-thanks")
        if not first:
            return Report(thanks)
        spoken = settings.language or language
        anybody = Owner(name, self._key.get(), spoken)
        removing = anybody.button("button-remove", Press(Verb.REMOVE, request_code(place)))
        return Report(thanks, settings.reports, say(spoken, "report"), press.code, ((removing,),))

    @asynccontextmanager
    async def passed_on(self, place: str) -> AsyncIterator[None]:
        """Around the sending of a report of `place`: if that fails, the next one who reports it is heard."""
        try:
            yield
        except Exception:
            with suppress(RedisError, QueueAway):
                await asyncio.to_thread(lambda: self._restraint.not_reported(self._name_of(place)))
            raise

    def _name_of(self, place: str) -> str:
        return pseudonym(place, self._key.get())

    def place_to_remove(self, press: Press) -> str:
        """The `place` that the button of a report bears. Whether the presser may, the platform sees."""
        return request_of(press.code)


def with_report(keyboard: Keyboard, draft: Draft, owner: Owner) -> Keyboard:
    """`keyboard` with a button that reports the pictures above, in its last row."""
    *rows, last = keyboard
    button = owner.button("button-report", Press(Verb.REPORT, draft.recipes[0] if draft.recipes else ""))
    return (*rows, (*last, button))


def _break(seconds: int, language: str) -> str:
    if seconds < 60:
        return say(language, "break-seconds", seconds=seconds)
    return say(language, "break-minutes", minutes=-(-seconds // 60))
