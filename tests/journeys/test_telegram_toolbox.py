"""What members and admins do on Telegram beside asking for avatars, over the wire."""

from collections.abc import AsyncIterator

import pytest

from bot.names import value_name
from bot.presses import ROOM
from bot.replies import LANGUAGES, say
from models.recipe import decode
from tests.stand_ins.telegram_stand_in import ADA, Chat, Person
from tests.telegram_room import Room, open_room, square

BEN = Person(4712, "en", "Ben")
CAT = Person(4713, "en", "Cat")
FRIENDS = Chat(-1001234)


@pytest.fixture
async def room(valkey_url: str) -> AsyncIterator[Room]:
    async with open_room(valkey_url) as opened:
        yield opened


async def test_an_avatar_is_changed_on_the_panel_and_drawn_when_told_so(room: Room) -> None:
    one = await room.ask("/avatar pink hair count:1")
    panel = await room.press(one, say("en", "button-edit"))
    assert panel.code == one.code
    await room.telegram.press(panel, say("en", "part-head"))
    before = decode(panel.code[0]).look
    menu = next(label for label in panel.buttons if label.startswith(say("en", "trait-ears")))
    await room.telegram.press(panel, menu)
    chosen = next(label for label in panel.buttons if "fox" in label)
    await room.telegram.press(panel, chosen)
    after = decode(panel.code[0]).look
    assert (after.traits["ears"], after.traits["hair"]) == ("fox", before.traits["hair"])
    assert len(room.requests) == 1
    drawn = await room.drawn(await room.press(panel, say("en", "button-draw")))
    assert drawn.code == panel.code


async def test_the_panel_leads_back_and_asks_for_words(room: Room) -> None:
    one = await room.ask("/avatar pink hair count:1")
    panel = await room.press(one, say("en", "button-edit"))
    parts = list(panel.buttons)
    await room.telegram.press(panel, say("en", "part-hair"))
    await room.telegram.press(panel, say("en", "telegram-back"))
    assert list(panel.buttons) == parts
    question = await room.press(panel, say("en", "button-words"))
    assert question.asks
    changed = await room.drawn(await room.telegram.answer(await room.telegram.reply(question, "cat ears")))
    assert decode(changed.code[0]).look.traits["ears"] == "cat"


async def test_the_panel_is_its_owners_alone(room: Room) -> None:
    one = await room.ask("/avatar pink hair count:1", chat=FRIENDS)
    panel = await room.press(one, say("en", "button-edit"))
    assert await room.telegram.press(panel, say("en", "part-hair"), BEN) == say("en", "not-yours")


async def test_a_member_is_spoken_to_in_the_language_they_choose(room: Room) -> None:
    choice = await room.say("/language")
    await room.telegram.press(choice, say("ja", "language-itself"))
    assert choice.text == say("ja", "language-set")
    assert (await room.say("/start")).text == say("ja", "start")
    assert (await room.say("/start", BEN)).text == say("en", "start")
    assert (await room.say("/language zh-tw")).text == say("zh-TW", "language-set")
    assert (await room.say("/language klingon")).text == say(
        "zh-TW", "bad-language", choices=", ".join(LANGUAGES)
    )


async def test_an_admin_chooses_for_the_group(room: Room) -> None:
    room.telegram.admins.add((FRIENDS.id, ADA.id))
    shown = await room.say("/settings", chat=FRIENDS)
    await room.telegram.press(shown, say("en", "setting-style"))
    pixel = value_name("en", "style", "pixel")
    await room.telegram.press(shown, pixel)
    assert "pixel" in shown.text
    await room.telegram.press(shown, say("en", "setting-language"))
    await room.telegram.press(shown, say("ja", "language-itself"))
    await room.ask("/avatar pink hair", BEN, FRIENDS)
    assert {decode(code).look.traits["style"] for code in room.requests[-1].recipes} == {"pixel"}
    assert room.requests[-1].address.language == "ja"


async def test_nobody_else_chooses_for_the_group(room: Room) -> None:
    room.telegram.admins.add((FRIENDS.id, ADA.id))
    shown = await room.say("/settings", chat=FRIENDS)
    assert (await room.say("/settings", BEN, FRIENDS)).text == say("en", "telegram-admins-only")
    assert (await room.say("/settings", BEN)).text == say("en", "telegram-groups-only")
    room.telegram.admins.clear()
    label = next(label for label in shown.buttons if label.startswith(say("en", "setting-quiet")))
    assert await room.telegram.press(shown, label) == say("en", "telegram-admins-only")


async def test_a_group_can_keep_mochi_to_a_topic_and_quiet(room: Room) -> None:
    room.telegram.admins.add((FRIENDS.id, ADA.id))
    drawing, talking = Chat(FRIENDS.id, topic=7), Chat(FRIENDS.id, topic=8)
    shown = await room.say("/settings", chat=drawing)
    await room.telegram.press(shown, say("en", "telegram-here"))
    quiet = say("en", "setting", name=say("en", "setting-quiet"), value=say("en", "setting-off"))
    await room.telegram.press(shown, quiet)
    elsewhere = await room.say("/avatar pink hair", BEN, talking)
    assert elsewhere.text == say("en", "telegram-other-topics")
    here = await room.ask("/avatar pink hair", BEN, drawing)
    assert here.silent
    await room.telegram.press(shown, say("en", "telegram-everywhere"))
    assert (await room.ask("/avatar pink hair", BEN, talking)).photo


async def test_parts_are_kept_sliders_moved_and_changes_undone(room: Room) -> None:
    one = await room.ask("/avatar pink hair, cat ears count:1")
    offered = await room.press(one, say("en", "button-lock"))
    await room.telegram.press(offered, say("en", "part-head"))
    assert say("en", "part-kept", part=say("en", "part-head")) in offered.buttons
    four = await room.drawn(await room.press(offered, say("en", "button-keep")))
    assert {decode(code).look.traits["ears"] for code in four.code} == {"cat"}
    sliders = await room.press(one, say("en", "button-tune"))
    brighter = await room.drawn(await room.press(sliders, say("en", "gene-bright-up")))
    assert brighter.code != one.code
    back = await room.drawn(await room.press(brighter, say("en", "button-undo")))
    assert back.code == one.code


async def test_commands_about_an_avatar_take_its_code_or_a_reply(room: Room) -> None:
    one = await room.ask("/avatar pink hair, cat ears count:1")
    kept = await room.ask(f"/lock {one.code[0]} ears")
    assert {decode(code).look.traits["ears"] for code in kept.code} == {"cat"}
    answered = room.telegram.as_message(one)
    again = await room.ask("/lock ears", reply_to_message=answered)
    assert {decode(code).look.traits["ears"] for code in again.code} == {"cat"}
    sliders = await room.say("/genes", reply_to_message=answered)
    assert say("en", "gene-cute-up") in sliders.buttons
    assert (await room.say("/family", reply_to_message=answered)).text == say("en", "family-alone")
    changed = await room.ask("/edit dog ears", reply_to_message=answered)
    tree = await room.ask("/family", reply_to_message=room.telegram.as_message(changed))
    assert tree.code == [*changed.code, *one.code]
    assert (await room.say("/genes nonsense")).text == say("en", "telegram-which")
    children = await room.ask(f"/breed {kept.code[0]}", reply_to_message=answered)
    assert len(set(children.code)) == 4
    by_chance = await room.ask("/random", reply_to_message=room.telegram.as_message(children))
    assert len(by_chance.code) == 4


@pytest.mark.parametrize("command", ["variations", "verify"])
async def test_a_picture_is_asked_about_in_its_caption_or_in_a_reply(room: Room, command: str) -> None:
    sent = square("#aa3355")
    await room.telegram.answer(await room.telegram.send_picture(sent, f"/{command}"))
    plain = await room.telegram.send_picture(sent)
    assert (await room.telegram.answer(plain)).text == say("en", "telegram-picture")
    picture = room.telegram.message_of(ADA, FRIENDS) | {"photo": room.telegram.photo_sizes(sent)}
    await room.say(f"/{command}@{room.telegram.username}", chat=FRIENDS, reply_to_message=picture)
    await room.telegram.until(lambda: len(room.requests) == 2, "two requests")
    assert [one.errand.value for one in room.requests] == [command] * 2
    for request in room.requests:
        assert await room.poster.fetch(request.upload) == sent
        assert request.recipes == ()


async def test_what_is_no_picture_or_too_large_is_told(room: Room) -> None:
    assert (await room.say("/variations")).text == say("en", "telegram-no-picture")
    document = {"file_id": "f", "file_unique_id": "f", "mime_type": "image/png", "file_size": 9 * 2**20}
    large = room.telegram.message_of(ADA, FRIENDS) | {"document": document}
    answer = await room.say("/verify", reply_to_message=large)
    assert answer.text == say("en", "telegram-picture-large")
    text = room.telegram.message_of(ADA, FRIENDS) | {"document": document | {"mime_type": "text/html"}}
    answer = await room.say("/verify", reply_to_message=text)
    assert answer.text == say("en", "telegram-no-picture")


async def test_a_reported_picture_is_told_to_the_admins_who_take_it_away(room: Room) -> None:
    large = Chat(-1001234567890)
    room.telegram.admins.add((large.id, ADA.id))
    await room.say("/start")
    picture = await room.ask("/avatar pink hair", BEN, large)
    report = say("en", "button-report")
    assert await room.telegram.press(picture, report, CAT) == say("en", "report-nowhere")
    settings = await room.say("/settings", chat=large)
    await room.telegram.press(settings, say("en", "setting-reports"))
    await room.telegram.press(settings, say("en", "telegram-reports-admins"))
    assert await room.telegram.press(picture, report, CAT) == say("en", "report-thanks")
    told = (await room.telegram.answers(2, ADA.id))[-1]
    assert list(told.links_beneath.values()) == [f"https://t.me/c/1234567890/{picture.id}"]
    remove = say("en", "button-remove")
    assert await room.telegram.press(told, remove, BEN) == say("en", "report-not-yours")
    await room.telegram.press(told, remove)
    assert (large.id, picture.id) not in room.telegram.shown
    assert told.text == say("en", "report-removed")


async def test_every_day_has_its_theme(room: Room) -> None:
    assert len((await room.ask("/today")).code) == 4
    assert len((await room.ask("/today", BEN)).code) == 4


async def test_a_group_has_a_board_with_hearts_once_its_admins_want_one(room: Room) -> None:
    room.telegram.admins.add((FRIENDS.id, ADA.id))
    assert (await room.say("/board", chat=FRIENDS)).text == say("en", "board-off")
    settings = await room.say("/settings", chat=FRIENDS)
    off = say("en", "setting", name=say("en", "setting-board"), value=say("en", "setting-off"))
    await room.telegram.press(settings, off)
    one = await room.ask("/avatar pink hair count:1", chat=FRIENDS)
    assert await room.telegram.press(one, say("en", "button-share")) == say("en", "shared")
    board = await room.ask("/board", BEN, FRIENDS)
    assert board.code == one.code
    heart = say("en", "button-heart", number=1)
    assert await room.telegram.press(board, heart, CAT) == say("en", "heart-given", hearts=1)
    assert await room.telegram.press(board, heart, CAT) == say("en", "heart-taken", hearts=0)
    assert await room.telegram.press(board, heart, ADA) == say("en", "own-heart")
    assert (await room.say("/board", BEN)).text == say("en", "board-off")


async def test_a_group_without_topics_has_none_to_choose_from(room: Room) -> None:
    room.telegram.admins.add((FRIENDS.id, ADA.id))
    shown = await room.say("/settings", chat=FRIENDS)
    assert say("en", "telegram-here") not in shown.buttons


async def test_reports_can_be_read_in_a_topic(room: Room) -> None:
    moderation = Chat(FRIENDS.id, topic=9)
    room.telegram.admins.add((FRIENDS.id, ADA.id))
    settings = await room.say("/settings", chat=moderation)
    await room.telegram.press(settings, say("en", "setting-reports"))
    await room.telegram.press(settings, say("en", "telegram-reports-here"))
    picture = await room.ask("/avatar pink hair", BEN, FRIENDS)
    before = len(room.telegram.shown)
    await room.telegram.press(picture, say("en", "button-report"), CAT)
    told = (await room.telegram.answers(before + 1))[-1]
    assert (told.chat, str(told.topic), told.reply_to) == (FRIENDS.id, "9", picture.id)


async def test_an_anonymous_admin_chooses_orders_and_presses(room: Room) -> None:
    anonymous = Person(1087968824, None, "Group")
    hidden = {"sender_chat": {"id": FRIENDS.id, "type": "supergroup", "title": "Friends"}}
    room.telegram.admins.add((FRIENDS.id, ADA.id))
    assert (await room.say("/settings", anonymous, FRIENDS, **hidden)).buttons
    four = await room.ask("/avatar pink hair", anonymous, FRIENDS, **hidden)
    picked = await room.drawn(await room.press(four, "2", ADA))
    assert picked.code == [four.code[1]]
    assert await room.telegram.press(four, "2", BEN) == say("en", "not-yours")


async def test_words_are_answered_with_avatars_in_any_chat(room: Room) -> None:
    await room.say("/start")
    offered = await room.telegram.offered("cute pink hair")
    assert len(offered.results) == 4
    assert offered.personal
    first = offered.results[0]
    code = decode(first["caption"].splitlines()[-1])
    assert "pink" in first["caption"]
    assert code.look.colours["hair"]
    assert list(await room.telegram.answers(1, ADA.id)) == [(await room.telegram.answers(1, ADA.id))[0]]
    drawn = len(room.requests)
    again = await room.telegram.offered("Cute  pink hair")
    assert again.results == offered.results
    assert len(room.requests) == drawn
    more = await room.telegram.offered("cute pink hair", offset=offered.more)
    assert not {one["id"] for one in more.results} & {one["id"] for one in offered.results}


async def test_of_words_that_are_typed_only_the_last_are_drawn(room: Room) -> None:
    await room.say("/start")
    for words in ("c", "cat", "cat ea"):
        await room.telegram.type_inline(words)
    await room.telegram.offered("cat ears")
    assert len(room.requests) == 1


async def test_where_nobody_can_be_shown_anything_a_button_opens_mochi(room: Room) -> None:
    refused = await room.telegram.offered("naked girl")
    assert refused.results == []
    assert refused.button["text"] == say("en", "refused-sexual")
    unknown = await room.telegram.offered("")
    assert unknown.button["text"] == say("en", "gallery-empty")
    assert unknown.button["start_parameter"]
    assert unknown.kept == 0


async def test_somebody_who_never_said_hello_is_asked_to(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram_chat.inline.WAITS_AT_MOST", 0.1)
    stranger = await room.telegram.offered("pink hair")
    assert (stranger.results, stranger.button["text"]) == ([], say("en", "telegram-inline-start"))


async def test_with_a_channel_for_pictures_nobody_needs_to_have_said_hello(valkey_url: str) -> None:
    async with open_room(valkey_url, telegram_store_chat=-1009) as room:
        room.telegram.admit(-1009)
        assert len((await room.telegram.offered("pink hair")).results) == 4
        assert room.telegram.shown == {}


async def test_what_was_sent_by_way_of_mochi_is_no_order(room: Room) -> None:
    bot = {"id": 110201543, "is_bot": True, "first_name": "Mochi"}
    await room.telegram.send_picture(square("#aa3355"), "pink hair", via_bot=bot)
    await room.telegram.write("pink hair", via_bot=bot)
    await room.say("/start")
    assert len(room.telegram.shown) == 1


async def test_a_link_opens_an_avatar(room: Room) -> None:
    one = await room.ask("/avatar pink hair count:1")
    opened = await room.ask(f"/start {one.code[0]}", BEN)
    assert opened.code == one.code
    assert len(one.code[0]) <= ROOM


async def test_a_pack_becomes_sets_of_stickers_and_emoji(room: Room) -> None:
    one = await room.ask("/avatar pink hair count:1")
    pack = await room.drawn(await room.press(one, say("en", "button-moods")))
    assert pack.photo
    (stickers, emoji) = room.telegram.sticker_sets.items()
    assert pack.links_beneath == {
        say("en", "telegram-stickers"): f"https://t.me/addstickers/{stickers[0]}",
        say("en", "telegram-emoji"): f"https://t.me/addemoji/{emoji[0]}",
    }
    assert {len(kept.stickers) for kept in (stickers[1], emoji[1])} == {12}
    assert stickers[1].owner == ADA.id
    assert stickers[1].stickers[0].keywords == (say("en", "mood-happy"),)
    await room.ask(f"/pack {one.code[0]}")
    assert len(room.telegram.sticker_sets) == 2


async def test_stickers_are_made_also_where_emoji_can_not_be(room: Room) -> None:
    one = await room.ask("/avatar pink hair count:1")
    with room.telegram.taking_no_emoji():
        pack = await room.drawn(await room.press(one, say("en", "button-moods")))
    assert list(pack.links_beneath) == [say("en", "telegram-stickers")]


async def test_who_never_said_hello_gets_the_moods_as_files_and_a_way_to_stickers(room: Room) -> None:
    one = await room.ask("/avatar pink hair count:1", BEN, FRIENDS)
    pack = await room.drawn(await room.press(one, say("en", "button-moods"), BEN))
    assert pack.file
    assert pack.preview
    assert say("en", "telegram-start-first") in pack.text
    (link,) = pack.links_beneath.values()
    argument = link.partition("?start=")[2]
    assert len(argument) <= 64
    made = await room.ask(f"/start {argument}", BEN)
    assert made.links_beneath


async def test_a_waiting_order_can_be_given_up(room: Room) -> None:
    room.drawing = False
    waiting = await room.say("/avatar pink hair")
    await room.telegram.until(lambda: "sendChatAction" in room.telegram.calls, "the order")
    label = say("en", "button-cancel")
    assert await room.telegram.press(waiting, label, BEN) == say("en", "not-yours")
    await room.telegram.press(waiting, label)
    assert waiting.text == say("en", "cancelled")
    assert waiting.buttons == {}


async def test_a_waiting_member_is_told_how_many_come_before(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram_chat.waiting.SILENT_AT_FIRST", 0)
    room.drawing = False
    await room.say("/avatar pink hair")
    await room.telegram.until(lambda: len(room.waiting()) == 1, "the first order")
    second = await room.say("/avatar blue hair", BEN)
    await room.telegram.until(lambda: second.edits, "the place in the line")
    assert second.text == say("en", "waiting", ahead=1)
    assert say("en", "button-cancel") in second.buttons
    room.drawing = True
    assert (await room.drawn(second)).buttons


async def test_the_page_opens_beside_the_field_where_there_is_one(valkey_url: str) -> None:
    async with open_room(valkey_url, web_public_url="https://mochi.example") as room:
        await room.telegram.until(lambda: room.telegram.menu_button, "the button")
        assert room.telegram.menu_button["web_app"] == {"url": "https://mochi.example"}


async def test_where_mochi_may_not_write_it_says_so_in_private(room: Room) -> None:
    await room.say("/start")
    room.telegram.refuse(
        "sendMessage", 400, "Bad Request: not enough rights to send text messages to the chat"
    )
    await room.telegram.write("/avatar pink hair", ADA, FRIENDS)
    await room.telegram.answers(2, ADA.id)
    assert (await room.telegram.answers(2))[-1].text == say("en", "telegram-may-not-write")
    assert room.requests == []
