"""What members keep: avatars with titles and favourites, their own avatar, its family; in a real Valkey."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from redis import Redis

from bot.avatar_queue import AvatarQueue
from bot.button_key import ButtonKey
from bot.continuing import bred, edited
from bot.fair_line import Party
from bot.front_desk import FrontDesk
from bot.gallery import MOST, Gallery
from bot.gallery_text import family_text, gallery_text
from bot.inbox_event import CURRENT, Event
from bot.intake import Draft, OrderRefused
from bot.lineage import MOST as REMEMBERED
from bot.lineage import Ancestry, Lineage
from bot.replies import LANGUAGES, say
from bot.request import AvatarRequest, ChatAddress
from models.look import Wish, sample
from models.recipe import Recipe, encode

OFFERED = {"gan": 3}
ANN, BEN, CLEO = (encode(Recipe(sample(seed), seed, "gan", 3)) for seed in (1, 2, 3))
ALICE, BOB = "discord:1", "discord:2"


def desk_at(redis: Redis) -> FrontDesk:
    """A front desk as another process would open it."""
    return FrontDesk(AvatarQueue(redis, "avatars", 100), OFFERED, ButtonKey(redis, b"the operator's"), redis)


@pytest.fixture
def redis(valkey_url: str) -> Redis:
    return Redis.from_url(valkey_url)


@pytest.fixture
def desk(redis: Redis) -> FrontDesk:
    return desk_at(redis)


async def submit(desk: FrontDesk, draft: Draft, request_id: str, name: str = ALICE) -> None:
    await desk.submit_draft(draft, request_id, ChatAddress("console", {"mailbox": "m"}, "en"), name)


async def test_what_is_saved_is_there_after_a_restart(desk: FrontDesk, redis: Redis) -> None:
    await desk.save(ALICE, ANN, "en", "Sunday me")
    page = await desk_at(redis).gallery(ALICE, 1, "en")
    assert [(one.code, one.title) for one in page.avatars] == [(ANN, "Sunday me")]
    with pytest.raises(OrderRefused, match="empty"):
        await desk.gallery(BOB, 1, "en")


async def test_saved_twice_it_is_kept_once_also_with_newer_weights(desk: FrontDesk) -> None:
    older = encode(Recipe(sample(1), 1, "gan", 2))
    await desk.save(ALICE, older, "en", "me")
    again = await desk.save(ALICE, ANN, "en")
    assert (again.code, again.title) == (ANN, "me")
    assert (await desk.gallery(ALICE, 1, "en")).total == 1


async def test_favourites_come_first_and_pages_have_eight(desk: FrontDesk) -> None:
    codes = [encode(Recipe(sample(seed), seed, "gan", 3)) for seed in range(10)]
    for code in codes:
        await desk.save(ALICE, code, "en")
    assert (await desk.favourite(ALICE, codes[0], "en")).favourite
    first, second = [await desk.gallery(ALICE, number, "en") for number in (1, 99)]
    assert first.avatars[0].code == codes[0]
    assert (len(first.avatars), len(second.avatars)) == (8, 2)
    assert (second.number, second.pages) == (2, 2)
    assert {one.code for one in (*first.avatars, *second.avatars)} == set(codes)
    assert gallery_text(second, "en").splitlines()[1].startswith("9. ")
    assert not (await desk.favourite(ALICE, codes[0], "en")).favourite


async def test_a_press_that_is_told_again_after_a_crash_makes_one_favourite(desk: FrontDesk) -> None:
    """Its process died before it could say that it was done; the next press turns it back as ever."""
    await desk.save(ALICE, BEN, "en")
    turned = []
    for event in (Event("1", ""), Event("1", "", tries=2), Event("2", "")):
        CURRENT.set(event)
        turned.append((await desk.favourite(ALICE, BEN, "en")).favourite)
    assert turned == [True, True, False]


async def test_an_avatar_is_renamed_and_taken_out(desk: FrontDesk) -> None:
    await desk.save(ALICE, ANN, "en", "me")
    assert (await desk.rename(ALICE, ANN, "*other* me", "en")).title == "other me"
    await desk.forget_saved(ALICE, ANN, "en")
    for verb in (desk.forget_saved, desk.favourite):
        with pytest.raises(OrderRefused, match="not in your gallery"):
            await verb(ALICE, ANN, "en")


async def test_titles_are_screened_and_short(desk: FrontDesk) -> None:
    with pytest.raises(OrderRefused, match="everyone may look at"):
        await desk.save(ALICE, ANN, "en", "n u d e")
    assert len((await desk.save(ALICE, ANN, "en", "x" * 300)).title) <= 25


async def test_a_full_gallery_says_so_and_takes_what_it_has(desk: FrontDesk, redis: Redis) -> None:
    await desk.save(ALICE, ANN, "en")
    (key,) = redis.keys("mochi:gallery:*")
    redis.hset(key, mapping={str(number): "{}" for number in range(MOST - 1)})
    with pytest.raises(OrderRefused, match=str(MOST)):
        await desk.save(ALICE, BEN, "en")
    assert (await desk.save(ALICE, ANN, "en", "still")).title == "still"


async def test_me_is_who_i_said_and_others_see_it(desk: FrontDesk) -> None:
    with pytest.raises(OrderRefused, match="/me"):
        await desk.me(ALICE, "en")
    with pytest.raises(OrderRefused, match="not chosen"):
        await desk.profile(ALICE, "en")
    await desk.save(ALICE, BEN, "en")
    await desk.favourite(ALICE, BEN, "en")
    assert await desk.set_me(ALICE, ANN, "en") == ANN
    profile = await desk.profile(ALICE, "en")
    assert (await desk.me(ALICE, "en"), profile.me) == (ANN, ANN)
    assert [one.code for one in profile.favourites] == [BEN]


async def test_a_mistyped_code_is_told_so(desk: FrontDesk) -> None:
    with pytest.raises(OrderRefused, match="typing error"):
        await desk.save(ALICE, ANN[:-1], "en")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_without_redis_there_is_a_sentence(lost_redis: Redis, language: str) -> None:
    desk = desk_at(lost_redis)
    for verb in (desk.save, desk.set_me, desk.family):
        with pytest.raises(OrderRefused) as refusal:
            await verb(ALICE, ANN, language)
        assert str(refusal.value) == say(language, "queue-away")


async def test_nothing_kept_tells_whose_it_is(desk: FrontDesk, redis: Redis) -> None:
    """Neither names nor words stand in Redis."""
    await desk.save("discord:998877665544", ANN, "en")
    await desk.set_me("discord:998877665544", ANN, "en")
    draft = edited(ANN, "bunny ears please", desk.now("en"))
    await submit(desk, draft, "console-1", "discord:998877665544")
    kept = b"".join((key + (redis.dump(key) or b"")) for key in redis.keys("*"))
    assert b"998877665544" not in kept
    assert b"please" not in kept


async def test_children_know_their_grandparents(desk: FrontDesk) -> None:
    children = bred(ANN, BEN, desk.now("en"))
    await submit(desk, children, "console-1")
    child = children.recipes[2]
    changed = edited(child, "pixel style, bunny ears, mohawk", desk.now("en"))
    await submit(desk, changed, "console-2")
    tree = await desk.family(ALICE, changed.recipes[0], "en")
    assert [one.code for one in tree.parents] == [child]
    assert [one.code for one in tree.parents[0].parents] == [ANN, BEN]
    lines = family_text(tree, "en").splitlines()
    assert lines[1:] == [changed.recipes[0], f"└ {child}", f"   ├ {ANN}", f"   └ {BEN}"]


async def test_parents_are_known_before_a_worker_can_draw_the_child(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever presses Family as soon as the picture is there has a family."""
    found = list[Ancestry]()

    async def drawn_at_once(request: AvatarRequest, party: Party | None = None) -> None:
        found.append(await desk.family(ALICE, request.recipes[0], "en"))

    monkeypatch.setattr(desk, "submit", drawn_at_once)
    await submit(desk, bred(ANN, BEN, desk.now("en")), "console-1")
    assert [parent.code for parent in found[0].parents] == [ANN, BEN]


async def test_an_orphan_and_a_circle_have_an_end(desk: FrontDesk) -> None:
    assert family_text(await desk.family(ALICE, CLEO, "en"), "en") == say("en", "family-alone")
    for number, (parent, child) in enumerate(((ANN, BEN), (BEN, ANN))):
        await submit(desk, Draft((child,), Wish(), (), parents=(parent,)), f"console-{number}")
    assert depth(await desk.family(ALICE, ANN, "en")) == 4


def depth(tree: Ancestry) -> int:
    return 1 + max(map(depth, tree.parents), default=0)


def test_of_too_many_children_the_oldest_are_forgotten(redis: Redis) -> None:
    lineage = Lineage(redis)
    children = [encode(Recipe(sample(seed), seed, "gan", 3)) for seed in range(100, 104)]
    lineage.remember("m", children, [ANN, BEN])
    old = {str(number): json.dumps({"parents": [], "since": number}) for number in range(REMEMBERED + 100)}
    redis.hset("mochi:lineage:m", mapping=old)
    lineage.remember("m", [CLEO], [ANN])
    assert redis.hlen("mochi:lineage:m") == REMEMBERED
    assert all(lineage.ancestry("m", child).parents for child in (*children, CLEO))


def test_changes_at_the_same_time_are_all_kept(redis: Redis) -> None:
    gallery = Gallery(redis)
    gallery.save("m", ANN)
    with ThreadPoolExecutor(6) as pool:
        for _ in range(9):
            pool.submit(gallery.favour, "m", ANN)
            pool.submit(gallery.rename, "m", ANN, "me")
    (kept,) = gallery.page("m", 1).avatars
    assert (kept.title, kept.favourite) == ("me", True)
