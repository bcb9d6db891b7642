"""What members keep on Telegram: avatars, names, a face of their own; how it is shown, and forgotten."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.gallery import PER_PAGE
from bot.replies import say
from models.recipe import decode
from tests.stand_ins.telegram_stand_in import ADA, Chat, Person, Shown
from tests.telegram_room import Room, open_room, square

BEN = Person(4712, "en", "Ben")
FRIENDS = Chat(-1001234)


@pytest.fixture
async def room(valkey_url: str) -> AsyncIterator[Room]:
    async with open_room(valkey_url) as opened:
        yield opened


def alike(one: str, other: str) -> bool:
    """Whether two colours are the same, but for how finely a recipe tells them."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return max(abs(first - second) for first, second in pairs) < 8


async def saved(room: Room, title: str) -> Shown:
    one = await room.ask("/avatar pink hair count:1")
    assert (await room.say(f"/save {one.code[0]} {title}")).text == say("en", "saved-as", title=title)
    return one


async def test_an_avatar_is_saved_named_loved_and_taken_out(room: Room) -> None:
    one = await room.ask("/avatar green hair count:1")
    kept = await room.press(one, say("en", "button-save"))
    assert kept.text == say("en", "saved")
    question = await room.press(kept, say("en", "button-name"))
    assert question.asks
    named = await room.telegram.answer(await room.telegram.reply(question, "Mint <b>"))
    assert named.text.startswith("Mint b")
    await room.telegram.press(named, say("en", "button-favourite"))
    assert say("en", "favourite") in named.text
    await room.telegram.press(named, say("en", "button-gallery"))
    assert "1. Mint b ★" in named.text
    await room.telegram.press(named, "1")
    drawn = await room.drawn(await room.press(named, say("en", "button-show")))
    assert drawn.code == one.code
    await room.telegram.press(named, say("en", "button-unsave"))
    assert say("en", "gallery-removed") in named.text
    assert (await room.say("/gallery")).text == say("en", "gallery-empty")


TOO_LATE = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_a_press_that_is_answered_late_is_done_all_the_same(room: Room) -> None:
    """Telegram forgets a press within seconds: after a restart or in a busy group it takes no receipt."""
    one = await room.ask("/avatar green hair count:1")
    for button in ("button-save", "button-more"):
        room.telegram.refuse("answerCallbackQuery", 400, TOO_LATE)
        await room.telegram.send_data(one, one.buttons[say("en", button)])
    await room.telegram.until(lambda: room.telegram.calls.count("answerCallbackQuery") == 2, "receipts")
    await room.telegram.until(lambda: len(room.requests) == 2, "avatars like it")
    assert (await room.say("/gallery")).text.startswith(say("en", "gallery-page", page=1, pages=1, total=1))
    assert say("en", "apology") not in [shown.text for shown in room.telegram.shown.values()]


async def test_a_long_gallery_has_pages(room: Room) -> None:
    four = await room.ask("/avatar pink hair")
    more = [await room.ask("/avatar blue hair"), await room.ask("/avatar red hair")]
    codes = [code for sheet in (four, *more) for code in sheet.code]
    for code in codes:
        await room.say(f"/save {code}")
    shown = await room.say("/gallery")
    assert shown.text.startswith(say("en", "gallery-page", page=1, pages=2, total=len(codes)))
    await room.telegram.press(shown, say("en", "button-later"))
    assert f"{PER_PAGE + 1}. " in shown.text
    await room.telegram.press(shown, say("en", "button-earlier"))
    assert "1. " in shown.text
    assert (await room.say("/gallery 999")).text.startswith(
        say("en", "gallery-page", page=2, pages=2, total=len(codes))
    )


async def test_a_reply_saves_one_of_several_under_a_name(room: Room) -> None:
    four = await room.ask("/avatar pink hair")
    answered: dict[str, Any] = {"reply_to_message": room.telegram.as_message(four)}
    assert (await room.say("/save", **answered)).text == say("en", "reply-which")
    assert (await room.say("/save 3 Sakura", **answered)).text == say("en", "saved-as", title="Sakura")
    assert (await room.say("/save")).text == say("en", "telegram-which")
    packed = await room.ask("/pack 3", **answered)
    assert packed.code == [four.code[2]]


async def test_words_make_a_face_of_ones_own_which_others_can_see(room: Room) -> None:
    mine = await room.ask("/me silver hair, cat ears", chat=FRIENDS)
    assert len(mine.code) == 1
    assert (await room.ask("/me")).code == mine.code
    asked = {"reply_to_message": room.telegram.message_of(ADA, FRIENDS)}
    assert (await room.ask("/profile", BEN, FRIENDS, **asked)).code == mine.code
    stranger = await room.say("/profile", BEN)
    await room.telegram.until(lambda: stranger.edits, "a sentence")
    assert stranger.text == say("en", "no-profile")


async def test_a_reply_makes_an_avatar_ones_own(room: Room) -> None:
    one = await room.ask("/avatar green hair count:1")
    said = await room.say("/me", reply_to_message=room.telegram.as_message(one))
    assert (said.text.splitlines()[0], said.code) == (say("en", "is-me"), one.code)
    assert (await room.ask("/me")).code == one.code


async def test_the_profile_picture_lends_its_colours(room: Room) -> None:
    room.telegram.faces[ADA.id] = square("#2060c0")
    mine = await room.ask("/me")
    assert alike(decode(mine.code[0]).look.colours["backdrop"], "#2060c0")
    room.telegram.faces[ADA.id] = square("#108040")
    other = await room.ask("/me picture cat ears")
    look = decode(other.code[0]).look
    assert alike(look.colours["backdrop"], "#108040")
    assert look.traits["ears"] == "cat"


@pytest.mark.parametrize("face", [None, b"no picture", b"x" * (9 * 2**20)], ids=["none", "broken", "huge"])
async def test_a_picture_that_cannot_be_read_is_told(room: Room, face: bytes | None) -> None:
    if face:
        room.telegram.faces[ADA.id] = face
    placeholder = await room.say("/me")
    await room.telegram.until(lambda: placeholder.edits, "a sentence")
    assert placeholder.text == say("en", "no-colours" if face else "telegram-no-face")


async def test_a_group_can_do_without_galleries(room: Room) -> None:
    room.telegram.admins.add((FRIENDS.id, ADA.id))
    settings = await room.say("/settings", chat=FRIENDS)
    on = say("en", "setting", name=say("en", "setting-gallery"), value=say("en", "setting-on"))
    await room.telegram.press(settings, on)
    assert (await room.say("/gallery", chat=FRIENDS)).text == say("en", "gallery-off")
    one = await room.ask("/avatar green hair count:1", chat=FRIENDS)
    assert await room.telegram.press(one, say("en", "button-save")) == say("en", "gallery-off")


async def test_nobody_but_the_member_sees_what_is_kept_about_them(room: Room) -> None:
    await saved(room, "Sakura")
    elsewhere = await room.say("/mydata", chat=FRIENDS)
    assert elsewhere.file is None
    (link,) = elsewhere.links_beneath.values()
    mine = await room.say(f"/start {link.partition('?start=')[2]}")
    assert mine.file_name == "mochi-data.json"
    assert "Sakura" in json.dumps(json.loads(mine.file or b""))
    assert str(ADA.id) not in (mine.file or b"").decode()
    assert (await room.say("/privacy")).text.startswith(say("en", "privacy").splitlines()[0])


async def test_everything_is_forgotten_once_it_is_confirmed(room: Room) -> None:
    await saved(room, "Sakura")
    question = await room.say("/forget")
    assert await room.telegram.press(question, say("en", "button-forget"), BEN) == say("en", "not-yours")
    await room.telegram.press(question, say("en", "button-forget"))
    assert question.text == say("en", "forgotten", requests=0)
    assert (await room.say("/gallery")).text == say("en", "gallery-empty")


async def test_of_an_anonymous_admin_nobody_knows_whose_gallery_is_meant(room: Room) -> None:
    hidden = {"sender_chat": {"id": FRIENDS.id, "type": "supergroup", "title": "Friends"}}
    for command in ("/gallery", "/me", "/save", "/forget", "/language ja"):
        answer = await room.say(command, Person(1087968824, None, "Group"), FRIENDS, **hidden)
        assert answer.text == say("en", "telegram-hidden")


async def test_saved_avatars_are_at_hand_in_any_chat(room: Room) -> None:
    one = await saved(room, "Sakura")
    offered = await room.telegram.offered("")
    assert [result["caption"].splitlines()[-1] for result in offered.results] == one.code
    assert len(room.requests) == 1
