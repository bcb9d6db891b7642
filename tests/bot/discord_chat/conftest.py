"""A Discord with Mochi on it, and what its orders become."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from redis import Redis
from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer

from bot.request import AvatarRequest
from tests.processes import Processes, wait_until
from tests.stand_ins.discord_stand_in import DiscordStandIn

Queued = Callable[[str], Awaitable[AvatarRequest]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord(module_processes: Processes) -> AsyncIterator[DiscordStandIn]:
    """A Discord with Mochi on it."""
    async with DiscordStandIn() as stand_in:
        module_processes.start("bot", "discord", **stand_in.environment, LOG_LEVEL="DEBUG")
        await stand_in.until(lambda: stand_in.connected and stand_in.commands, "the bot")
        yield stand_in
        await asyncio.to_thread(module_processes.stop)


@pytest.fixture(scope="module")
def queued(module_processes: Processes) -> Queued:
    """What waits for a worker because of the interaction with the token that it is given."""
    return lambda token: _waiting(module_processes.environment["REDIS_URL"], token)


@pytest.fixture
def waiting() -> Callable[[str, str], Awaitable[AvatarRequest]]:
    """The same in the Redis at an address."""
    return _waiting


async def _waiting(redis_url: str, token: str) -> AvatarRequest:
    """The one request with this interaction token, as soon as it is there."""
    with Redis.from_url(redis_url) as redis:
        queue = Queue("avatars", connection=redis, serializer=JSONSerializer)

        def found() -> list[AvatarRequest]:
            jobs = Job.fetch_many(queue.job_ids, connection=redis, serializer=JSONSerializer)
            requests = [AvatarRequest.from_json(job.args[0]) for job in jobs if job]
            return [one for one in requests if one.address.route["token"] == token]

        await asyncio.to_thread(wait_until, found, 30, "a request")
        (request,) = found()
        return request
