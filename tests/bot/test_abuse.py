"""Words that are refused, breaks for those who insist, reports, and the operator's own list; real Valkey."""

from pathlib import Path

import pytest
from redis import Redis

from bot.avatar_queue import AvatarQueue
from bot.button_key import ButtonKey
from bot.continuing import anew, edited
from bot.front_desk import FrontDesk
from bot.inbox_event import CURRENT, Event
from bot.intake import Order, OrderRefused
from bot.own_words import OwnWordsError
from bot.people_named import names_somebody
from bot.presses import ANYBODYS, NotYours, Press, Verb, seal, unseal
from bot.pseudonyms import pseudonym
from bot.refusals import WordsRefused
from bot.refused_words import refuse_also
from bot.replies import LANGUAGES
from bot.request import ChatAddress
from bot.restraint import FREE, REPORTS_AN_HOUR
from bot.screening import Refusal, screen
from models.look import Wish, sample
from models.recipe import Recipe, encode
from tests.everything import everything

ALICE, BOB = "discord:76543210987", "discord:345678901234567890"
SERVER = "discord:900000000000000001"
KEY = b"the operator's"
CODE = encode(Recipe(sample(1), 1, "gan", 3))
BAD = "a naked lady"


@pytest.fixture
def redis(valkey_url: str) -> Redis:
    return Redis.from_url(valkey_url)


@pytest.fixture
def desk(redis: Redis) -> FrontDesk:
    return FrontDesk(AvatarQueue(redis, "avatars", 100), {"gan": 3}, ButtonKey(redis, KEY), redis)


async def refused(desk: FrontDesk, name: str = ALICE, words: str = BAD) -> str:
    """What `name` is told who asks for `words`."""
    with pytest.raises(OrderRefused) as refusal:
        desk.take(Order(words, "en"))
    return str(await desk.noticed(refusal.value, name, "en"))


async def submit(desk: FrontDesk, name: str, server: str = "") -> object:
    """Order something; what is known of it."""
    address = ChatAddress("console", {"mailbox": "m"}, "en")
    await desk.submit_draft(anew(Wish(), desk.now("en")), f"asked-by-{name}", address, name, server)
    found = await desk.my_data(name, "en")
    return found["requests"][0]


async def test_a_few_refusals_are_a_mishap_and_many_cost_time(desk: FrontDesk, redis: Redis) -> None:
    said = [await refused(desk) for _ in range(FREE + 3)]
    assert all("everyone may look at" in one for one in said[:FREE])
    assert ["15 seconds" in said[FREE], "30 seconds" in said[FREE + 1], "a minute" in said[FREE + 2]] == [
        True
    ] * 3
    with pytest.raises(OrderRefused, match="little break"):
        await submit(desk, ALICE)
    assert await submit(desk, BOB), "nobody else is held up"
    keys = [f"mochi:{kind}:{pseudonym(ALICE, KEY)}" for kind in ("refused", "pause")]
    assert all(0 < redis.ttl(key) <= 600 for key in keys)
    assert "naked" not in everything(redis)
    redis.delete(*keys)
    assert await submit(desk, ALICE), "breaks end"


async def test_breaks_grow_to_ten_minutes_and_no_further(desk: FrontDesk) -> None:
    said = [await refused(desk) for _ in range(FREE + 12)]
    assert "10 minutes" in said[-1]


async def test_what_is_no_ones_fault_is_not_counted(desk: FrontDesk) -> None:
    for words in ("", "looks like Ada Lovelace", "asdf qwer") * 3:
        said = await refused(desk, words=words)
        assert "break" not in said


async def test_titles_and_edits_are_screened_as_orders_are(desk: FrontDesk) -> None:
    with pytest.raises(WordsRefused):
        await desk.save(ALICE, CODE, "en", BAD)
    with pytest.raises(WordsRefused):
        edited(CODE, BAD, desk.now("en"))


async def test_without_redis_refusals_are_still_said(lost_redis: Redis) -> None:
    queue, key = AvatarQueue(lost_redis, "avatars", 100), ButtonKey(lost_redis, KEY)
    lost = FrontDesk(queue, {"gan": 3}, key, lost_redis)
    assert [("everyone may look at" in await refused(lost)) for _ in range(FREE + 2)] == [True] * (FREE + 2)
    await lost.check_break(ALICE, "en")


@pytest.mark.parametrize(
    "words",
    [
        "looks like Taylor Swift",
        "pink hair, looking exactly like Ada Lovelace",
        "a portrait of Leonardo DiCaprio",
        "President Abraham Lincoln with cat ears",
        "inspired by Vincent van Gogh",
        "长得像鲁迅一样",
        "长得像周杰伦，粉色头发",
        "神似王菲",
        "看起來像周杰倫",
        "夏目漱石に似た男の子",
        "マイケルジャクソンそっくり",
    ],
)
def test_real_people_are_not_drawn(words: str) -> None:
    assert names_somebody(words)


@pytest.mark.parametrize(
    "words",
    [
        "cute pink hair",
        "looks like a cat",
        "Looks like Santa Claus",
        "Pink Hair, Cat Ears, Blue Eyes",
        "a picture of Cute Girl with Pink Hair",
        "长得像小猫",
        "看起来像吸血鬼",
        "魔女に似た女の子",
        "猫そっくり",
        "prince with silver hair",
    ],
)
def test_what_can_be_drawn_is_nobody(words: str) -> None:
    assert not names_somebody(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_for_somebody_is_told_kindly(desk: FrontDesk, language: str) -> None:
    with pytest.raises(OrderRefused) as refusal:
        desk.take(Order("looks like Taylor Swift", language))
    assert "Taylor" not in str(refusal.value)
    assert not isinstance(refusal.value, WordsRefused)


def test_the_operators_own_words_are_found_like_mochis_own(tmp_path: Path) -> None:
    path = tmp_path / "own.txt"
    path.write_text("# ours\n\nfrobnic*\nGreen Goblin\n绿豆汤\nхобот\n", "utf-8")
    try:
        refuse_also(path)
        for text in ("FROBNICATOR", "f r o b n i c", "green-goblin hat", "喝绿豆汤的女孩", "хобот"):
            assert screen(text) is Refusal.OWN, text
        for text in ("green hair", "goblin ears", "豆汤", "pink hair"):
            assert screen(text) is None, text
        assert screen(BAD) is Refusal.SEXUAL
    finally:
        refuse_also(None)
    assert screen("frobnicator") is None


@pytest.mark.parametrize("content", [None, b"\xff\xfe", b"x\n", b"y" * 100])
def test_a_list_that_cannot_be_read_says_so_without_quoting_it(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "own.txt"
    if content is not None:
        path.write_bytes(content)
    try:
        with pytest.raises(OwnWordsError, match="OWN_WORDS") as problem:
            refuse_also(path)
        assert "yyy" not in str(problem.value)
    finally:
        refuse_also(None)


async def reportable(desk: FrontDesk, redis: Redis) -> Press:
    """What somebody else presses under a picture in a server."""
    await desk.change_settings(SERVER, {"reports": "4444"}, "en")
    draft = anew(Wish(), desk.now("en"))
    button = seal(Press(Verb.REPORT, draft.recipes[0]), ALICE, KEY)
    return await desk.pressed(button, BOB, "en")


async def test_anybody_may_report_and_nothing_tells_who_did(desk: FrontDesk, redis: Redis) -> None:
    press = await reportable(desk, redis)
    report = await desk.report(press, "777:888", BOB, SERVER, "en")
    assert (report.channel, report.code) == ("4444", press.code)
    assert "not told who" in report.thanks
    assert BOB.split(":")[1] not in repr(report)
    assert BOB.split(":")[1] not in everything(redis)
    ((remove,),) = report.keyboard
    assert desk.place_to_remove(await desk.pressed(remove.data, ALICE, "en")) == "777:888"


async def test_a_picture_is_reported_once_and_a_member_does_not_flood(desk: FrontDesk, redis: Redis) -> None:
    press = await reportable(desk, redis)
    assert (await desk.report(press, "777:888", BOB, SERVER, "en")).channel
    again = await desk.report(press, "777:888", ALICE, SERVER, "en")
    assert (again.channel, bool(again.thanks)) == ("", True)
    for number in range(REPORTS_AN_HOUR - 1):
        assert (await desk.report(press, f"777:{number}", BOB, SERVER, "en")).channel
    with pytest.raises(OrderRefused, match="several reports"):
        await desk.report(press, "777:999", BOB, SERVER, "en")


async def test_a_report_that_did_not_arrive_can_be_made_again(desk: FrontDesk, redis: Redis) -> None:
    """By anybody: else whoever reports after it is thanked, and nobody ever hears of it."""
    press = await reportable(desk, redis)

    async def in_vain() -> None:
        assert (await desk.report(press, "777:888", BOB, SERVER, "en")).channel
        async with desk.passed_on("777:888"):
            raise OSError("away")

    with pytest.raises(OSError, match="away"):
        await in_vain()
    assert (await desk.report(press, "777:888", ALICE, SERVER, "en")).channel
    async with desk.passed_on("777:888"):
        pass
    assert not (await desk.report(press, "777:888", BOB, SERVER, "en")).channel


async def test_a_report_that_another_process_takes_up_is_brought(desk: FrontDesk, redis: Redis) -> None:
    press = await reportable(desk, redis)
    CURRENT.set(Event("press-1", ""))
    assert (await desk.report(press, "777:888", BOB, SERVER, "en")).channel
    assert (await desk.report(press, "777:888", BOB, SERVER, "en")).channel
    CURRENT.set(Event("press-2", ""))
    assert not (await desk.report(press, "777:888", BOB, SERVER, "en")).channel


async def test_without_a_place_for_reports_the_member_is_told(desk: FrontDesk) -> None:
    press = Press(Verb.REPORT, CODE)
    for server in (SERVER, ""):
        with pytest.raises(OrderRefused, match="where reports are read"):
            await desk.report(press, "777:888", BOB, server, "en")


@pytest.mark.parametrize("server", [SERVER, ""])
async def test_pictures_in_servers_can_be_reported(desk: FrontDesk, redis: Redis, server: str) -> None:
    await submit(desk, ALICE, server)
    assert ("Report" in everything(redis)) is bool(server)


@pytest.mark.parametrize("verb", list(Verb))
def test_a_forged_or_altered_press_does_nothing(verb: Verb) -> None:
    """No letter of a button can be changed, no seal moved to another button, no key guessed."""
    sealed = seal(Press(verb, CODE), ALICE, KEY)
    for place in range(len(sealed)):
        other = sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1 :]
        with pytest.raises(NotYours):
            unseal(other, ALICE, KEY)
    for forged in (sealed[:-1], sealed + "A", "", "n", seal(Press(verb, CODE), ALICE, b"another key")):
        with pytest.raises(NotYours):
            unseal(forged, ALICE, KEY)
    if verb not in ANYBODYS:
        with pytest.raises(NotYours):
            unseal(sealed, BOB, KEY)
