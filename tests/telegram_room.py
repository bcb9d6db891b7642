"""Mochi on Telegram in one process: the real bot, a real queue, and a hand that draws plain colours."""

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from PIL import Image
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from bot.answer import Answer, File, Picture
from bot.front_desk import FrontDesk, open_front_desk
from bot.request import AvatarRequest, Errand
from bot.settings import Settings
from bot.telegram_chat.application import App, build_application
from bot.telegram_chat.poster import TelegramPoster, poster
from models.moods import MOODS
from models.recipe import decode
from tests.stand_ins.telegram_stand_in import ADA, Chat, Person, Shown, TelegramStandIn


class Room:
    """What a test needs of it all."""

    def __init__(self, telegram: TelegramStandIn, desk: FrontDesk, settings: Settings) -> None:
        self.telegram, self.desk, self.settings = telegram, desk, settings
        self.requests: list[AvatarRequest] = []
        """What was drawn, oldest first."""
        self.poster: TelegramPoster = poster(settings)
        self.drawing = True
        """Whether the hand draws; else everything waits."""

    async def say(self, text: str, person: Person = ADA, chat: Chat | None = None, **more: Any) -> Shown:
        """What is answered at once."""
        return await self.telegram.answer(await self.telegram.write(text, person, chat, **more))

    async def ask(self, text: str, person: Person = ADA, chat: Chat | None = None, **more: Any) -> Shown:
        """What is answered once it is drawn."""
        return await self.drawn(await self.say(text, person, chat, **more))

    async def drawn(self, shown: Shown) -> Shown:
        """A placeholder once it has become something."""
        await self.telegram.until(lambda: shown.photo or shown.file, "a picture")
        return shown

    async def press(self, shown: Shown, label: str, person: Person = ADA) -> Shown:
        """What comes of a press: a new message."""
        before = set(self.telegram.shown)
        await self.telegram.press(shown, label, person)
        await self.telegram.until(lambda: set(self.telegram.shown) - before, "a message")
        return [one for key, one in self.telegram.shown.items() if key not in before][-1]

    def waiting(self) -> list[str]:
        """The numbers of the requests that wait."""
        with Redis.from_url(self.settings.redis_url) as redis:
            return list(Queue(self.settings.queue_name, connection=redis).get_job_ids())

    async def draw(self, queue: Queue) -> None:
        """Draw for ever."""
        while True:
            await asyncio.sleep(0.01)
            for job in await asyncio.to_thread(_waiting, queue) if self.drawing else ():
                request = AvatarRequest.from_json(job)
                self.requests.append(request)
                await self.poster.post(request.address, answer_to(request))


@asynccontextmanager
async def open_room(valkey_url: str, **chosen: Any) -> AsyncIterator[Room]:
    """A room with its own Telegram."""
    async with TelegramStandIn() as telegram:
        given = {
            "redis_url": valkey_url,
            "telegram_token": telegram.token,
            "telegram_api_base": telegram.base_url,
        }
        settings = Settings.model_validate(given | chosen)
        desk = open_front_desk(settings)
        room = Room(telegram, desk, settings)
        async with _served(build_application(settings, desk), telegram):
            with Redis.from_url(valkey_url) as redis:
                queue = Queue(settings.queue_name, connection=redis, serializer=JSONSerializer)
                hand = asyncio.create_task(room.draw(queue))
                yield room
                hand.cancel()
                await asyncio.gather(hand, return_exceptions=True)
        await room.poster.close()


@asynccontextmanager
async def _served(application: App, telegram: TelegramStandIn) -> AsyncIterator[None]:
    async with application:
        if application.post_init:
            await application.post_init(application)
        await application.start()
        assert application.updater
        await application.updater.start_polling()
        await telegram.until(lambda: "getUpdates" in telegram.calls, "the bot")
        yield
        await application.updater.stop()
        await application.stop()
        for end in (application.post_stop, application.post_shutdown):
            if end:
                await end(application)


def answer_to(request: AvatarRequest) -> Answer:
    """Plain colours instead of avatars, a file of nothing instead of a film."""
    codes = request.recipes
    pictures = [plain(code) for code in codes]
    made = Answer("drawn", codes, pictures, pictures[0] if pictures else None, request.keyboard)
    if request.errand is Errand.PACK:
        return replace(
            made, file=File("mochi-moods.zip", pack_of(pictures[0].data), "application/zip", "moods")
        )
    if request.errand in (Errand.MOVE, Errand.MORPH):
        return replace(made, file=File("mochi.mp4", b"film", "video/mp4", "moving"))
    if request.errand is Errand.FILE:
        return replace(made, file=File("mochi.png", pictures[0].data, "image/png", "a file"))
    return made if pictures else replace(made, text=request.errand.value, sheet=None)


def plain(code: str) -> Picture:
    """A square in the avatar's hair colour."""
    return Picture("mochi.png", square(decode(code).look.colours["hair"]), "a square")


def square(colour: str, edge: int = 64) -> bytes:
    """A PNG of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (edge, edge), colour).save(file, "PNG")
    return file.getvalue()


def pack_of(picture: bytes, moods: Sequence[str] = tuple(MOODS)) -> bytes:
    """An archive as the worker packs it."""
    sticker = io.BytesIO()
    Image.open(io.BytesIO(picture)).convert("RGBA").resize((512, 512)).save(sticker, "WEBP")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for mood in moods:
            archive.writestr(f"pictures/{mood}.png", picture)
            archive.writestr(f"stickers/{mood}.webp", sticker.getvalue())
    return file.getvalue()


def _waiting(queue: Queue) -> list[str]:
    """The texts of all requests that wait; they wait no more."""
    jobs = queue.get_jobs()
    texts = [str(job.args[0]) for job in jobs]
    for job in jobs:
        job.delete()
    return texts
