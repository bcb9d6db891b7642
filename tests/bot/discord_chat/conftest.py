"""A Discord with Mochi on it, and what its orders become."""

import asyncio
import io
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import pytest_asyncio
from PIL import Image
from pydantic import SecretStr
from redis import Redis
from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer

from bot.answer import Answer, Picture
from bot.discord_chat import poster
from bot.front_desk import FrontDesk, open_front_desk
from bot.request import AvatarRequest
from bot.settings import Settings
from tests.processes import Processes, wait_until
from tests.stand_ins.discord_stand_in import TOKEN, DiscordStandIn, Shown

Queued = Callable[[str], Awaitable[AvatarRequest]]
Drawn = Callable[[str], Awaitable[Shown]]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def discord(module_processes: Processes) -> AsyncIterator[DiscordStandIn]:
    """A Discord with Mochi on it."""
    async with DiscordStandIn() as stand_in:
        module_processes.environment["MEMBER_LIMIT"] = "1000"  # nobody draws what is asked for here
        module_processes.start("bot", "discord", **stand_in.environment, LOG_LEVEL="DEBUG")
        await stand_in.until(lambda: stand_in.connected and stand_in.commands, "the bot")
        yield stand_in
        await asyncio.to_thread(module_processes.stop)


@pytest.fixture(scope="module")
def queued(module_processes: Processes) -> Queued:
    """What waits for a worker because of the interaction with the token that it is given."""
    return lambda token: _waiting(module_processes.environment["REDIS_URL"], token)


@pytest.fixture(scope="module")
def replied(module_processes: Processes) -> Callable[[Shown], Awaitable[AvatarRequest]]:
    """What waits for a worker to take the place of the message in a channel that it is given."""
    return lambda shown: _waiting(module_processes.environment["REDIS_URL"], shown.id, "message")


@pytest.fixture
def waiting() -> Callable[[str, str], Awaitable[AvatarRequest]]:
    """The same in the Redis at an address."""
    return _waiting


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def drawn(discord: DiscordStandIn, queued: Queued) -> AsyncIterator[Drawn]:
    """Do the worker's part for the interaction with the token that it is given: the message it becomes."""
    mochi = poster(Settings(discord_token=SecretStr(TOKEN), discord_api_base=discord.api_base))

    async def post(token: str) -> Shown:
        request = await queued(token)
        file = io.BytesIO()
        Image.new("RGB", (8, 8), "pink").save(file, "PNG")
        picture = Picture("mochi.png", file.getvalue(), "an avatar")
        answer = Answer("An avatar", request.recipes, [picture], picture, request.keyboard)
        await mochi.post(request.address, answer)
        return discord.shown[token]

    yield post
    await mochi.close()


async def _waiting(redis_url: str, told: str, by: str = "token") -> AvatarRequest:
    """The one request whose route has this interaction token, as soon as it is there."""
    with Redis.from_url(redis_url) as redis:
        queue = Queue("avatars", connection=redis, serializer=JSONSerializer)

        def found() -> list[AvatarRequest]:
            jobs = Job.fetch_many(queue.job_ids, connection=redis, serializer=JSONSerializer)
            requests = [AvatarRequest.from_json(job.args[0]) for job in jobs if job]
            return [one for one in requests if one.address.route[by] == told]

        await asyncio.to_thread(wait_until, found, 30, "a request")
        (request,) = found()
        return request


@pytest.fixture(scope="module")
def desk(module_processes: Processes) -> FrontDesk:
    """A desk of our own, beside that of the bot."""
    return open_front_desk(Settings(redis_url=module_processes.environment["REDIS_URL"]))
