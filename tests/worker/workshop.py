"""A worker at work: a real Valkey and rq, a studio of flat colours, and a chat that takes notes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import numpy as np
from PIL import Image
from redis import Redis
from rq import Queue
from rq.job import Job
from rq.registry import ScheduledJobRegistry
from rq.serializers import JSONSerializer

from bot.answer import Answer, Poster
from bot.avatar_queue import AvatarQueue
from bot.request import AvatarRequest, ChatAddress
from bot.settings import Settings
from models.between import Between
from models.look import Wish, sample
from models.recipe import Recipe, encode
from worker.batch_worker import BatchWorker
from worker.picture import Pixels, Upscale
from worker.post_office import PostOffice
from worker.studio import Studio

POISON = 666


class FlatStudio:
    """Draws every recipe as a flat square and remembers how many were drawn at once."""

    def __init__(self) -> None:
        self.batches: list[int] = []
        self.upscale: Upscale | None = None

        self.frames: list[int] = []
        self.liked: list[tuple[tuple[int, int], int]] = []
        """The size of every picture that avatars were made after, and the seed."""
        self.meanwhile: Callable[[], None] = lambda: None
        self.drawing: Callable[[], None] = lambda: None

    def version(self, family: str) -> int:
        return 1

    def draw(self, recipes: Sequence[Recipe]) -> list[Pixels]:
        self.batches.append(len(recipes))
        self.drawing()
        if any(recipe.seed == POISON for recipe in recipes):
            raise RuntimeError("these can't be drawn")
        return [np.full((256, 256, 3), recipe.seed % 256, np.uint8) for recipe in recipes]

    def draw_between(self, family: str, frames: Sequence[Between]) -> list[Pixels]:
        """Draws frames like pictures, and lets something happen meanwhile."""
        self.frames.append(len(frames))
        if any(POISON in frame.seeds for frame in frames):
            raise RuntimeError("these can't be drawn")
        self.meanwhile()
        return [np.full((256, 256, 3), frame.seeds[0] % 256, np.uint8) for frame in frames]

    def like(self, picture: Image.Image, count: int, seed: int) -> list[Recipe]:
        """Avatars that are like nothing."""
        self.liked.append((picture.size, seed))
        return [Recipe(sample(number), (seed + number) % 2**32, "vae") for number in range(count)]


class Chat:
    """A chat platform: what became of each placeholder, and troubles to come."""

    def __init__(self) -> None:
        self.shown: dict[str, Answer | str] = {}
        self.order: list[str] = []
        self.troubles: dict[str, list[Exception]] = {}
        self.deaf: list[Exception] = []
        """What the next apologies meet."""
        self.uploads: dict[str, bytes | Exception] = {}

    async def drawing(self, address: ChatAddress) -> None:
        self.shown.setdefault(address.route["message"], "drawing")

    async def post(self, address: ChatAddress, answer: Answer) -> None:
        message = address.route["message"]
        if self.troubles.get(message):
            raise self.troubles[message].pop()
        self.shown[message] = answer
        self.order.append(message)

    async def fetch(self, upload: Mapping[str, str]) -> bytes:
        found = self.uploads[upload["file"]]
        if isinstance(found, Exception):
            raise found
        return found

    async def apologise(self, address: ChatAddress, sentence: str) -> None:
        if self.deaf:
            raise self.deaf.pop()
        self.shown[address.route["message"]] = sentence

    async def close(self) -> None:
        pass


class Mochi:
    """A worker with its chat and its queue."""

    def __init__(self, redis: "Redis", url: str) -> None:
        self.redis, self.studio, self.chat = redis, FlatStudio(), Chat()
        self.settings = Settings(redis_url=url, batch_size=4)
        self.queue = AvatarQueue(redis, self.settings.queue_name, 100)

    def ask(
        self, message: str, seeds: Sequence[int] = (1,), language: str = "en", size: int = 256, **more: Any
    ) -> None:
        """Order something; `more` are fields of the request."""
        recipes = tuple(encode(Recipe(sample(seed), seed)) for seed in seeds)
        address = ChatAddress("discord", {"message": message}, language)
        self.queue.submit(AvatarRequest(f"test-{message}", address, recipes, Wish(), (), size, **more))

    def work(self) -> None:
        """Do all that waits."""
        office = PostOffice(self.settings, lambda platform, settings: cast(Poster, self.chat))
        BatchWorker(self.redis, self.settings, cast(Studio, self.studio), office).work(burst=True)

    def jobs(self, registry: Callable[..., object]) -> set[str]:
        found = registry(self.settings.queue_name, connection=self.redis, serializer=JSONSerializer)
        return set(found.get_job_ids())  # type: ignore[attr-defined] # every registry has it


def retry_now(mochi: Mochi) -> None:
    """Make retries that are due in seconds due at once."""
    queue = Queue(mochi.settings.queue_name, connection=mochi.redis, serializer=JSONSerializer)
    for job_id in mochi.jobs(ScheduledJobRegistry):
        ScheduledJobRegistry(queue=queue, serializer=JSONSerializer).remove(job_id)
        queue._enqueue_job(Job.fetch(job_id, connection=mochi.redis, serializer=JSONSerializer))
