"""Presses that take more than they carry: what a member bred and changed is remembered; in a real Valkey."""

import pytest
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from bot.avatar_queue import AvatarQueue
from bot.button_key import ButtonKey
from bot.continuing import Circumstances, bred, edited, locked, slid
from bot.errand_drafts import variations_of, verification
from bot.front_desk import FrontDesk
from bot.intake import Draft, Order, OrderRefused
from bot.keyboards import keyboard, waiting_keyboard
from bot.presses import Press, Verb
from bot.replies import say
from bot.request import AvatarRequest, ChatAddress, Errand
from models.look import sample
from models.recipe import Recipe, encode

OFFERED = {"gan": 3, "vae": 2}
ANN, BEN = (encode(Recipe(sample(seed), seed, "gan", 3)) for seed in (1, 2))
ALICE, BOB = "discord:1", "discord:2"
SENT = {"file_id": "abc"}


@pytest.fixture
def redis(valkey_url: str) -> Redis:
    return Redis.from_url(valkey_url)


@pytest.fixture
def desk(redis: Redis) -> FrontDesk:
    return FrontDesk(AvatarQueue(redis, "avatars", 100), OFFERED, ButtonKey(redis, b"key"), redis)


async def submit(desk: FrontDesk, draft: Draft, request_id: str) -> None:
    await desk.submit_draft(draft, request_id, ChatAddress("console", {"mailbox": "m"}, "en"), ALICE)


async def press_of(desk: FrontDesk, draft: Draft, label: str) -> Press:
    rows = keyboard(draft, await desk.owner(ALICE, "en"))
    (button,) = [button for row in rows for button in row if button.text == say("en", label)]
    return await desk.pressed(button.data, ALICE, "en")


async def test_the_same_two_have_other_children(desk: FrontDesk) -> None:
    children = bred(ANN, BEN, desk.now("en"))
    await submit(desk, children, "a")
    others = await desk.drafted(await press_of(desk, children, "button-reroll"), ALICE, desk.now("en"))
    assert others.parents == children.parents
    assert not set(others.recipes) & set(children.recipes)
    with pytest.raises(OrderRefused, match="parents"):
        await desk.drafted(Press(Verb.BREED, children.recipes[0]), BOB, desk.now("en"))


async def test_changes_are_undone_one_after_the_other(desk: FrontDesk) -> None:
    first = edited(ANN, "mohawk, rainbow", desk.now("en"))
    second = edited(first.recipes[0], "elf ears, wings, pixel style", desk.now("en"))
    for number, draft in enumerate((first, second)):
        await submit(desk, draft, str(number))
    back = await desk.drafted(await press_of(desk, second, "button-undo"), ALICE, desk.now("en"))
    assert back.recipes == first.recipes
    start = await desk.drafted(await press_of(desk, back, "button-undo"), ALICE, desk.now("en"))
    assert (start.recipes, start.undo) == ((ANN,), "")


async def test_one_step_back_needs_no_redis(lost_redis: Redis) -> None:
    queue, key = AvatarQueue(lost_redis, "avatars", 1), ButtonKey(lost_redis, b"key")
    desk = FrontDesk(queue, OFFERED, key, lost_redis)
    assert (await desk.drafted(Press(Verb.UNDO, ANN), ALICE, desk.now("en"))).recipes == (ANN,)


async def test_a_family_is_drawn_from_the_child_up(desk: FrontDesk) -> None:
    children = bred(ANN, BEN, desk.now("en"))
    changed = edited(children.recipes[0], "mohawk, bunny ears, pixel style", desk.now("en"))
    for number, draft in enumerate((children, changed)):
        await submit(desk, draft, str(number))
    tree = await desk.drafted(Press(Verb.FAMILY, changed.recipes[0]), ALICE, desk.now("en"))
    assert tree.errand is Errand.FAMILY
    assert tree.recipes == (changed.recipes[0], children.recipes[0], ANN, BEN)
    assert tree.tree == ((1,), (2, 3), (), ())
    with pytest.raises(OrderRefused, match="no parents"):
        await desk.family_picture(ALICE, ANN, desk.now("en"))


async def test_pictures_that_are_sent_travel_as_their_address(desk: FrontDesk, redis: Redis) -> None:
    await submit(desk, variations_of(SENT, desk.now("en")), "like")
    await submit(desk, verification(SENT), "check")
    jobs = Queue("avatars", connection=redis, serializer=JSONSerializer).jobs
    requests = [AvatarRequest.from_json(job.args[0]) for job in jobs]
    assert {request.errand for request in requests} == {Errand.VARIATIONS, Errand.VERIFY}
    assert all((request.upload, request.recipes) == (SENT, ()) for request in requests)


def test_without_a_reader_no_picture_is_taken() -> None:
    with pytest.raises(OrderRefused, match="trained"):
        variations_of(SENT, Circumstances("en", {"gan": 3}, 1))


async def test_every_errand_can_be_cancelled(desk: FrontDesk) -> None:
    drafts = [variations_of(SENT, desk.now("en")), verification(SENT)]
    for verb in (Verb.MOODS, Verb.MOVE, Verb.PICK, Verb.MORE):
        drafts.append(await desk.drafted(Press(verb, ANN), ALICE, desk.now("en")))
    for number, draft in enumerate(drafts):
        await submit(desk, draft, f"discord-{number}")
        ((button,),) = waiting_keyboard(f"discord-{number}", await desk.owner(ALICE, "en"))
        assert await desk.cancel(await desk.pressed(button.data, ALICE, "en"), "en") == say("en", "cancelled")
        assert await desk.place_in_queue(f"discord-{number}") is None


async def test_an_avatar_goes_from_platform_to_platform_by_its_code(desk: FrontDesk) -> None:
    """Drawn and changed by one member on Discord, kept, named and gone on from by another elsewhere."""
    friend = "telegram:9"
    code = slid(ANN, "warm", 0.5, desk.now("en")).recipes[0]
    await desk.save(ALICE, code, "en", "Momo")
    saved = await desk.save(friend, code, "ja")
    assert saved.code == code
    assert (await desk.rename(friend, code, "モモ", "ja")).title == "モモ"
    assert (await desk.favourite(friend, code, "ja")).favourite
    assert await desk.set_me(friend, code, "ja") == code
    again = desk.take(Order(code, "ja"))
    assert again.recipes == (code,)
    for draft in (locked(code, "髪", desk.now("ja")), bred(code, BEN, desk.now("ja"))):
        assert len(draft.recipes) == 4
    assert (await desk.gallery(ALICE, 1, "en")).avatars[0].title == "Momo"
