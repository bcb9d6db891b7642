"""Tells whoever waits how long it still takes, seldom enough for every platform's limits."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import chain, repeat
from typing import Final

from bot.avatar_queue import Place
from bot.waiting_text import waiting_text

PAUSES: Final = (8.0, 12.0, 20.0)
"""Seconds between two looks; the last one for ever. A Telegram group takes 20 messages a minute in all."""
WORTH_TELLING: Final = 6
"""Seconds below which the answer is nearly there. An edit now might even come after it, and hide it."""
TELLING_TAKES_AT_MOST: Final = 3.0
"""Seconds after which an edit is given up: of a busy or broken chat the libraries ask again for long."""

PlaceOf = Callable[[], Awaitable[Place | None]]
Tell = Callable[[str], Awaitable[bool]]
"""Edits the placeholder; whether it still makes sense to."""
Sleep = Callable[[float], Awaitable[object]]


async def watch(place_of: PlaceOf, language: str, tell: Tell, sleep: Sleep = asyncio.sleep) -> None:
    """Tell the place in the line whenever it has changed, until the request is begun."""
    told = ""
    for pause in chain(PAUSES, repeat(PAUSES[-1])):
        place = await place_of()
        if place is None:
            return
        text = waiting_text(place, language)
        if text != told and _worth_telling(place):
            try:
                async with asyncio.timeout(TELLING_TAKES_AT_MOST):
                    if not await tell(text):
                        return
                told = text
            except TimeoutError:
                told = ""
        await sleep(pause)


def _worth_telling(place: Place) -> bool:
    return place.ahead > 0 if place.seconds is None else place.seconds >= WORTH_TELLING
