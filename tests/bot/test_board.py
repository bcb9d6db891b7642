"""The theme of the day and a server's board: shared, liked, shown, forgotten; in a real Valkey."""

from datetime import date, timedelta

import pytest
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from bot.avatar_queue import AvatarQueue
from bot.board import DAYS, EACH
from bot.board_desk import SHOWN
from bot.button_key import ButtonKey
from bot.continuing import Circumstances, after_press
from bot.daily import daily, theme_of
from bot.front_desk import FrontDesk
from bot.inbox_event import CURRENT, Event
from bot.intake import Draft, OrderRefused
from bot.keyboards import keyboard
from bot.names import theme_name
from bot.presses import Press, Verb
from bot.replies import LANGUAGES, say
from bot.request import AvatarRequest, ChatAddress, Errand
from bot.themes import THEMES, wish_of
from models.look import Wish, sample
from models.recipe import Recipe, decode, encode

OFFERED = {"gan": 3}
CODES = [encode(Recipe(sample(seed), seed, "gan", 3)) for seed in range(12)]
ANN, BEN = CODES[:2]
ALICE, BOB, CARA = "discord:1", "discord:2", "discord:3"
HERE = "discord:77"


@pytest.fixture
def redis(valkey_url: str) -> Redis:
    return Redis.from_url(valkey_url)


@pytest.fixture
async def desk(redis: Redis) -> FrontDesk:
    desk = FrontDesk(AvatarQueue(redis, "avatars", 100), OFFERED, ButtonKey(redis, b"key"), redis)
    await desk.change_settings(HERE, {"board": True}, "en")
    return desk


async def shown(desk: FrontDesk) -> Draft:
    return await desk.board(ALICE, HERE, desk.now("en"))


async def like(desk: FrontDesk, code: str, name: str, board: Draft) -> str:
    """Press the heart of an avatar, under a board that Alice asked for."""
    rows = keyboard(board, await desk.owner(ALICE, "en"))
    number = board.recipes.index(code) + 1
    (button,) = [one for row in rows for one in row if one.text == say("en", "button-heart", number=number)]
    return await desk.heart(await desk.pressed(button.data, name, "en"), name, HERE, "en")


async def test_what_is_liked_most_hangs_first(desk: FrontDesk) -> None:
    await desk.share(ALICE, HERE, ANN, "en")
    await desk.share(BOB, HERE, BEN, "en")
    board = await shown(desk)
    assert (board.errand, board.recipes, board.hearts) == (Errand.BOARD, (ANN, BEN), (0, 0))
    assert "1" in await like(desk, BEN, CARA, board)
    assert "2" in await like(desk, BEN, ALICE, board)
    board = await shown(desk)
    assert (board.recipes, board.hearts) == ((BEN, ANN), (2, 0))
    assert "took" in await like(desk, BEN, ALICE, board)
    assert (await shown(desk)).hearts == (1, 0)


async def test_hearts_are_gone_with_their_board(desk: FrontDesk, redis: Redis) -> None:
    """Who gives one to a board of last week does not keep those of all others for another week."""
    await desk.share(ALICE, HERE, ANN, "en")
    (board,) = redis.keys("mochi:board:*")
    redis.expire(board, 3600)
    await like(desk, ANN, CARA, await shown(desk))
    (hearts,) = redis.keys("mochi:hearts:*")
    assert 0 < redis.ttl(hearts) <= 3600


async def test_nobody_likes_their_own(desk: FrontDesk) -> None:
    await desk.share(ALICE, HERE, ANN, "en")
    with pytest.raises(OrderRefused, match="your own"):
        await like(desk, ANN, ALICE, await shown(desk))


async def test_an_avatar_hangs_once_and_is_taken_down_by_whose_it_is(desk: FrontDesk) -> None:
    for _ in range(2):
        await desk.share(ALICE, HERE, ANN, "en")
    assert (await shown(desk)).recipes == (ANN,)
    with pytest.raises(OrderRefused, match="does not hang"):
        await desk.take_down(BOB, HERE, ANN, "en")
    await desk.take_down(ALICE, HERE, ANN, "en")
    with pytest.raises(OrderRefused, match="Nothing hangs"):
        await shown(desk)


async def test_everybody_has_room(desk: FrontDesk) -> None:
    for code in CODES[:EACH]:
        await desk.share(ALICE, HERE, code, "en")
    with pytest.raises(OrderRefused, match=f"{EACH} avatars a day"):
        await desk.share(ALICE, HERE, CODES[EACH], "en")
    for number, code in enumerate(CODES[EACH:]):
        await desk.share(f"discord:{100 + number}", HERE, code, "en")
    board = await shown(desk)
    assert len(board.recipes) == SHOWN
    rows = keyboard(board, await desk.owner("telegram:123456789012", "en"))
    assert len(rows) <= 5
    assert all(len(row) <= 5 for row in rows)


async def test_boards_are_each_server_s_and_each_day_s(
    desk: FrontDesk, redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.share(ALICE, HERE, ANN, "en")
    board = await shown(desk)
    assert max(redis.ttl(key) for key in redis.keys("mochi:board:*")) <= DAYS * 86_400
    with pytest.raises(OrderRefused, match="no board here"):
        await desk.board(ALICE, "discord:88", desk.now("en"))
    with pytest.raises(OrderRefused, match="no board here"):
        await desk.share(ALICE, "", ANN, "en")
    today = desk.today()
    monkeypatch.setattr(desk, "today", lambda: today + timedelta(days=1))
    with pytest.raises(OrderRefused, match="Nothing hangs"):
        await shown(desk)
    assert "1" in await like(desk, ANN, BOB, board)
    monkeypatch.setattr(desk, "today", lambda: today + timedelta(days=DAYS))
    with pytest.raises(OrderRefused, match="any more"):
        await like(desk, ANN, CARA, board)


async def test_who_shared_and_who_liked_is_nowhere_and_is_forgotten(desk: FrontDesk, redis: Redis) -> None:
    await desk.share("discord:998877665544", HERE, ANN, "en")
    await desk.share(BOB, HERE, BEN, "en")
    await like(desk, BEN, "discord:998877665544", await shown(desk))
    kept = b"".join(redis.dump(key) or b"" for key in redis.scan_iter())  # type: ignore[misc] # bytes
    assert b"998877665544" not in kept
    assert "board" in str(await desk.my_data("discord:998877665544", "en"))
    await desk.forget("discord:998877665544", "en")
    board = await shown(desk)
    assert (board.recipes, board.hearts) == ((BEN,), (0,))


async def test_the_button_to_share_stands_where_there_is_a_board(desk: FrontDesk, redis: Redis) -> None:
    def labels(server: str) -> set[str]:
        jobs = Queue("avatars", connection=redis, serializer=JSONSerializer).jobs
        request = AvatarRequest.from_json(jobs[-1].args[0])
        return {button.text for row in request.keyboard for button in row}

    one = after_press(Press(Verb.PICK, ANN), desk.now("en"))
    for number, (server, there) in enumerate(((HERE, True), ("discord:88", False), ("", False))):
        where = ChatAddress("discord", {}, "en")
        await desk.submit_draft(one, f"discord-{number}", where, ALICE, server)
        assert (say("en", "button-share") in labels(server)) is there


@pytest.mark.parametrize("day", [date(2026, 1, 1) + timedelta(days=past) for past in range(0, 400, 7)])
def test_every_day_has_a_theme_that_can_be_drawn(day: date) -> None:
    now = Circumstances("en", OFFERED, 5)
    wish = wish_of(theme_of(day))
    assert wish != Wish()
    assert daily(day, now) == daily(day, now)
    assert all(wish.traits.items() <= decode(code).look.traits.items() for code in daily(day, now).recipes)


def test_themes_come_in_turns_and_feasts_on_their_day() -> None:
    assert theme_of(date(2026, 10, 31)) == "halloween"
    days = [date(2026, 3, 1) + timedelta(days=past) for past in range(4 * len(THEMES))]
    seen = [theme_of(day) for day in days]
    assert set(seen) >= set(THEMES)
    assert max(map(seen.count, THEMES)) <= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_themes_have_names(language: str) -> None:
    assert len({theme_name(language, theme) for theme in THEMES}) == len(THEMES)


async def test_a_press_on_a_heart_that_is_told_again_after_a_crash_turns_it_once(desk: FrontDesk) -> None:
    """Its process died before it could say that it was done; the next press turns it back as ever."""
    await desk.share(ALICE, HERE, ANN, "en")
    board, said = await shown(desk), []
    for event in (Event("1", ""), Event("1", "", tries=2), Event("2", "")):
        CURRENT.set(event)
        said.append(await like(desk, ANN, BOB, board))
    given, taken = (
        say("en", f"heart-{turned}", hearts=hearts) for turned, hearts in (("given", 1), ("taken", 0))
    )
    assert said == [given, given, taken]
