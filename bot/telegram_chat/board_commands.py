"""The theme of the day, and a group's board of shared avatars."""

from collections.abc import Mapping
from typing import Final

from bot.presses import Press, Verb
from bot.telegram_chat.ordering import order
from bot.telegram_chat.visit import Handle, Visit

BOARD: Final = frozenset({Verb.SHARE, Verb.HEART})


async def daily(visit: Visit) -> None:
    """Draw four avatars of today's theme."""
    await order(visit, visit.desk.daily)


async def board(visit: Visit) -> None:
    """Show what was shared in the group today."""
    draft = await visit.desk.board(visit.name, visit.server, visit.desk.now(visit.language))
    await order(visit, lambda _: draft)


COMMANDS: Final[Mapping[str, Handle]] = {"daily": daily, "today": daily, "board": board}


async def board_pressed(visit: Visit, press: Press) -> str:
    """Share an avatar, or give one a heart; what to say to whoever pressed. Raises OrderRefused."""
    if press.verb is Verb.SHARE:
        return await visit.desk.share(visit.name, visit.server, press.code, visit.language)
    return await visit.desk.heart(press, visit.name, visit.server, visit.language)
