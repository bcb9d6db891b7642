"""What chats have told and nobody has answered yet: kept in Redis until somebody has.

A platform tells of an event once. So it is kept here before it is confirmed, under a lease that its process
renews; when that process dies the lease lapses, and another one (or the same, started again) takes the
event up where it was left. While Redis is away events are answered from memory alone.

Keys, each of one PLATFORM:
  mochi:inbox:PLATFORM:seen:ID    that the event of this number came; no more than that, for a day
  mochi:inbox:PLATFORM:event:ID   the event: `event` is what the platform told (the member's words are in it),
                                  `who` the member ('discord:123'), `placeholder` where it was answered,
                                  `owner` and `tries`. Deleted once the request is on the queue or refused,
                                  else after a quarter of an hour.
  mochi:inbox:PLATFORM:open       the ids of all such events, by when their leases lapse
`forget` deletes what is kept of a member.
"""

import asyncio
import logging
import secrets
import time
from collections import deque
from collections.abc import Callable
from typing import Any, Final

from redis.asyncio import BlockingConnectionPool, Redis
from redis.exceptions import RedisError

from bot import inbox_scripts
from bot.inbox_event import Event
from bot.settings import Settings

log = logging.getLogger(__name__)

LEASE: Final = 10
"""Seconds after the last sign of life of its process that an event may be taken up."""
LOOKS_EVERY: Final = 1.0
SEEN_FOR: Final = 24 * 3600
"""Seconds that a platform may tell of an event again."""
KEPT_FOR: Final = 15 * 60
PATIENCE: Final = 1.0
"""Seconds that Redis may take where the chat is waiting for its placeholder."""
AWAY_FOR: Final = 2.0
"""Seconds that a Redis which was away is not asked again."""
REMEMBERED: Final = 1000


class Inbox:
    """The events of one platform that this process answers, and those that others left."""

    def __init__(self, redis: "Redis | None", platform: str, patience: float = PATIENCE) -> None:
        """Without Redis events are known to this process alone. It is waited for with `patience`."""
        self._patience = patience
        self._redis = redis
        self._prefix = f"mochi:inbox:{platform}:"
        self._me = secrets.token_hex(8)
        self._held: dict[str, Event] = {}
        self._done: set[str] = set()
        self._known: deque[str] = deque(maxlen=REMEMBERED)
        self._away_until = 0.0
        self._in_touch_since: float | None = None

    async def receive(self, event_id: str, text: str, who: str = "", *, answer: bool = True) -> Event | None:
        """Keep an event; None if it was received before, here or by another process.

        With `answer=False` it is left for another process to take up at once.
        """
        if event_id in self._known:
            return None
        self._known.append(event_id)
        lease = LEASE if answer else 0
        told = (event_id, lease, text, who, self._me if answer else "", KEPT_FOR, SEEN_FOR)
        new = await self._ask(inbox_scripts.RECEIVE, *told)
        if new == 0:
            return None
        event = Event(event_id, text, kept=new is not None)
        if answer:
            self._held[event_id] = event
        return event

    async def note(self, event: Event, placeholder: str) -> bool:
        """Note where `event` is being answered; False if another process answers it by now."""
        event.placeholder = placeholder
        if not event.kept:
            return True
        return bool(await self._ask(inbox_scripts.NOTE, event.id, self._me, placeholder) != 0)

    def held(self, event_id: str) -> Event | None:
        """The event of this id, if this process answers it."""
        return self._held.get(event_id)

    async def end(self, event: Event) -> None:
        """Delete an event that was answered, or whose request is on the queue.

        One that could not be answered is taken up again once its lease has lapsed.
        """
        self._held.pop(event.id, None)
        if event.unanswered:
            return
        if await self._ask(inbox_scripts.DONE, event.id) is None and self._redis:
            self._done.add(event.id)  # told again once Redis is back

    async def forget(self, who: str) -> None:
        """Delete what is kept of the member `who`."""
        await self._ask(inbox_scripts.FORGET, who)

    async def tend(self, take_up: Callable[[Event], object]) -> None:
        """Show until cancelled that this process lives, and call `take_up` with events whose processes don't.

        Before Python 3.12 asyncio.wait_for, by which redis-py sends, loses a cancel that comes just as it is
        done. So the task is asked as well.
        """
        task = asyncio.current_task()
        while not (task and task.cancelling()):
            for event in await self._look():
                log.warning("an event is taken up for the %d. time", event.tries - 1)
                self._held[event.id] = event
                take_up(event)
            await asyncio.sleep(LOOKS_EVERY)

    async def close(self) -> None:
        """Let go of connections."""
        if self._redis:
            await self._redis.aclose()

    async def _look(self) -> list[Event]:
        for event_id in list(self._done):
            if await self._ask(inbox_scripts.DONE, event_id) is not None:
                self._done.discard(event_id)
        beaten = await self._ask(inbox_scripts.BEAT, self._me, LEASE, *self._held)
        if beaten is None or self._done or not self._long_in_touch():
            return []
        found = await self._ask(inbox_scripts.TAKE, self._me, LEASE)
        return [_event(*map(bytes.decode, one)) for one in found or ()]

    def _long_in_touch(self) -> bool:
        """Whether all others have had the time to show that they live, should Redis have been away."""
        since = self._in_touch_since
        return since is not None and time.monotonic() - since > LEASE / 2

    async def _ask(self, script: str, *told: Any) -> Any:
        """What `script` answers; None if Redis is away, slow or full."""
        if self._redis is None or time.monotonic() < self._away_until:
            return None
        try:
            async with asyncio.timeout(self._patience):
                answer = await self._redis.register_script(script)(keys=[self._prefix], args=told)
        except (RedisError, OSError, TimeoutError) as problem:
            log.warning("the inbox can't be reached: %s", type(problem).__name__)
            self._away_until, self._in_touch_since = time.monotonic() + AWAY_FOR, None
            return None
        if self._in_touch_since is None:
            self._in_touch_since = time.monotonic()
        return answer


def _event(event_id: str, text: str, placeholder: str, tries: str) -> Event:
    return Event(event_id, text, placeholder, int(tries))


def open_inbox(settings: Settings, platform: str, patience: float = PATIENCE) -> Inbox:
    """The inbox of these settings. Connects on first use."""
    pool = BlockingConnectionPool.from_url(
        settings.redis_url, max_connections=8, timeout=patience, socket_connect_timeout=patience
    )
    return Inbox(Redis.from_pool(pool), platform, patience)
