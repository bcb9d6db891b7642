"""A browser at the page without a browser, and a worker that draws at once; Valkey is real."""

import asyncio
import hashlib
import hmac
import io
import json
import time
from typing import Any
from urllib.parse import urlencode

import httpx
from PIL import Image
from redis import Redis
from redis.asyncio import Redis as AsyncRedis
from rq.job import Job
from rq.serializers import JSONSerializer

from bot.answer import Answer, File, Picture
from bot.avatar_queue import AvatarQueue
from bot.button_key import ButtonKey
from bot.front_desk import FrontDesk
from bot.request import AvatarRequest, Errand
from bot.settings import Settings
from bot.web_chat.application import build_application
from bot.web_chat.poster import WebPoster

AT = "http://127.0.0.1:8080"
OFFERED = {"gan": 3}
TOKEN = "123:abc"


def init_data(token: str = TOKEN, **changed: str) -> str:
    """What Telegram hands to a Mini App, signed as its documentation says."""
    fields = {
        "auth_date": str(int(time.time())),
        "query_id": "AAH",
        "user": json.dumps({"id": 42, "first_name": "Ann & <Ben>"}),
        "signature": "of-another-kind",
        **changed,
    }
    lines = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    key = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    return urlencode({**fields, "hash": hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()})


def png(colour: str) -> bytes:
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(file, "PNG")
    return file.getvalue()


class Client:
    """Speaks HTTP to the application itself, without a socket, and keeps its cookies."""

    def __init__(self, app: Any, redis: AsyncRedis, at: str) -> None:
        self._runner, self._redis = asyncio.Runner(), redis
        transport = httpx.ASGITransport(app, raise_app_exceptions=True)
        headers = {"Origin": at, "Accept-Language": "en-US,en;q=0.9"}
        self.http = httpx.AsyncClient(transport=transport, base_url=at, headers=headers)

    def get(self, path: str, **more: Any) -> httpx.Response:
        return self._runner.run(self.http.get(path, **more))

    def post(self, path: str, **more: Any) -> httpx.Response:
        return self._runner.run(self.http.post(path, **more))

    def close(self) -> None:
        self._runner.run(self.http.aclose())
        self._runner.run(self._redis.aclose())
        self._runner.close()


class Visitor:
    """Somebody with a browser of their own."""

    def __init__(self, url: str, at: str = AT, **settings: Any) -> None:
        self.url, self.redis = url, Redis.from_url(url)
        queue = AvatarQueue(self.redis, "avatars", 100, 20)
        desk = FrontDesk(queue, OFFERED, ButtonKey(self.redis, b"the operator's"), self.redis)
        self.settings = Settings(_env_file=None, redis_url=url, **settings)
        redis = AsyncRedis.from_url(url)
        self.client = Client(build_application(self.settings, desk, redis), redis, at)

    def __enter__(self) -> "Visitor":
        return self

    def __exit__(self, *problem: object) -> None:
        self.client.close()

    def arrive(self) -> str:
        """Open the page; what it says."""
        response = self.client.get("/")
        assert response.status_code == 200
        return response.text

    def post(self, path: str, **body: object) -> Any:
        """What the page is told."""
        return self.client.post(path, json=body).json()

    def say(self, line: str, **shown: object) -> Any:
        return self.post("/say", line=line, shown=shown)

    def press(self, keyboard: list[list[dict[str, str]]], name: str) -> Any:
        """Press the button that is called so."""
        (data,) = [one["data"] for row in keyboard for one in row if name in (one["text"], one["name"])]
        return self.post("/press", data=data)

    def answered(self, told: Any) -> Any:
        """The answer to what was asked, drawn by a worker."""
        self.work()
        return self.news(told["asked"])["answer"]

    def news(self, request_id: str) -> dict[str, Any]:
        """What the page hears about a request, by its kind."""
        text = self.client.get(f"/answers/{request_id}/events").text
        events = [
            dict(line.split(": ", 1) for line in event.splitlines())
            for event in text.strip().split("\n\n")
            if not event.startswith(":")
        ]
        return {event["event"]: json.loads(event["data"]) for event in events}

    def work(self) -> list[AvatarRequest]:
        """Answer every request that waits."""
        done = []
        while request_id := self.redis.lpop("rq:queue:avatars"):
            job = Job.fetch(request_id.decode(), self.redis, serializer=JSONSerializer)
            done.append(AvatarRequest.from_json(job.args[0]))
            asyncio.run(self._post(done[-1]))
        return done

    async def _post(self, request: AvatarRequest) -> None:
        poster = WebPoster(AsyncRedis.from_url(self.url), AT)
        numbers = range(1, len(request.recipes) + 1)
        pictures = [Picture(f"mochi-{n}.png", png("pink"), f"avatar {n}") for n in numbers]
        file = None
        if request.errand is not Errand.PICTURES:
            file = File("mochi.svg", b"<svg/>", "image/svg+xml", "a file")
        sheet = Picture("mochi.png", png("red"), "all")
        await poster.drawing(request.address)
        await poster.post(
            request.address, Answer("caption", request.recipes, pictures, sheet, request.keyboard, file)
        )
        await poster.close()
