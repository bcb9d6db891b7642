"""What the worker brings to Telegram: the placeholder becomes the picture, or an apology."""

import io
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PIL import Image
from redis import Redis

from bot.answer import UPLOAD_AT_MOST, Answer, File, Picture, PlaceholderGone, PostFailed, UploadGone
from bot.replies import say
from bot.request import Button, ChatAddress
from bot.settings import Settings
from bot.telegram_chat import poster
from bot.telegram_chat.file_ids import FileIds
from bot.telegram_chat.poster import TelegramPoster
from bot.telegram_chat.routes import storing_address
from tests.stand_ins.telegram_stand_in import ADA, TOKEN, Shown, TelegramStandIn

CODE = "MOCHI2ABCDEFGHJKLMNPQRSTUVWXYZ234567ABCDEFG"


def picture(name: str = "mochi-1.png", colour: str = "pink", width: int = 64) -> Picture:
    file = io.BytesIO()
    Image.new("RGB", (width, 64), colour).save(file, "PNG")
    return Picture(name, file.getvalue(), "a pink square")


def answer_of(*pictures: Picture, sheet: Picture | None = None, text: str = "pink hair") -> Answer:
    return Answer(text, [CODE] * len(pictures), pictures, sheet or pictures[0])


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramStandIn]:
    async with TelegramStandIn() as stand_in:
        yield stand_in


@pytest.fixture
async def mochi(telegram: TelegramStandIn) -> AsyncIterator[TelegramPoster]:
    opened = poster(settings(telegram))
    yield opened
    await opened.close()


@pytest.fixture
async def placeholder(telegram: TelegramStandIn) -> Shown:
    """A placeholder that the chat shows, as the answer to somebody's message."""
    question = await telegram.write("/avatar pink hair")
    shown = Shown(ADA.id, question + 1000, question, "Drawing your avatar…")
    telegram.shown[shown.chat, shown.id] = shown
    return shown


@pytest.fixture
async def kept(telegram: TelegramStandIn, valkey_url: str) -> AsyncIterator[TelegramPoster]:
    """A poster with a Redis in which it can remember."""
    opened = poster(settings(telegram).model_copy(update={"redis_url": valkey_url}))
    yield opened
    await opened.close()


def settings(telegram: TelegramStandIn) -> Settings:
    return Settings.model_validate({"telegram_token": telegram.token, "telegram_api_base": telegram.base_url})


def address(shown: Shown, topic: str | None = None) -> ChatAddress:
    route = {"chat": str(shown.chat), "message": str(shown.id)}
    return ChatAddress("telegram", route | ({"topic": topic} if topic else {}), "en")


async def test_the_placeholder_becomes_the_picture_with_its_caption(
    mochi: TelegramPoster, placeholder: Shown
) -> None:
    pink = picture()
    await mochi.post(address(placeholder), answer_of(pink, text="粉色头发 😀\nSeed 7"))
    assert placeholder.photo == pink.data
    assert placeholder.photo_name == "mochi-1.png"
    assert placeholder.text == f"粉色头发 😀\nSeed 7\n{CODE}"
    assert placeholder.code == [CODE]


async def test_several_pictures_come_as_one_sheet_with_every_code(
    mochi: TelegramPoster, placeholder: Shown
) -> None:
    sheet = picture("mochi.png", "blue", 128)
    await mochi.post(address(placeholder), answer_of(picture(), picture("mochi-2.png"), sheet=sheet))
    assert placeholder.photo == sheet.data
    assert placeholder.code == [CODE, CODE]


async def test_posting_twice_shows_one_answer(
    telegram: TelegramStandIn, mochi: TelegramPoster, placeholder: Shown
) -> None:
    for _ in range(2):
        await mochi.post(address(placeholder), answer_of(picture()))
    assert list(telegram.shown.values()) == [placeholder]


async def test_an_edit_that_changes_nothing_is_a_success(
    telegram: TelegramStandIn, mochi: TelegramPoster, placeholder: Shown
) -> None:
    for _ in range(2):
        await mochi.apologise(address(placeholder), "Sorry!")
    assert placeholder.edits == 1
    telegram.refuse(
        "editMessageMedia", 400, "Bad Request: message is not modified: specified new message content"
    )
    await mochi.post(address(placeholder), answer_of(picture()))


async def test_an_apology_never_takes_a_picture_away(mochi: TelegramPoster, placeholder: Shown) -> None:
    await mochi.post(address(placeholder), answer_of(picture()))
    await mochi.apologise(address(placeholder), "Sorry!")
    assert placeholder.photo == picture().data
    assert placeholder.text == f"pink hair\n{CODE}"


async def test_an_apology_replaces_the_placeholder(mochi: TelegramPoster, placeholder: Shown) -> None:
    await mochi.apologise(address(placeholder), "Sorry, this avatar would not come out.")
    assert placeholder.text == "Sorry, this avatar would not come out."


async def test_words_in_a_caption_are_never_made_links(mochi: TelegramPoster, placeholder: Shown) -> None:
    typed = "I can't draw this yet: @everyone, https://example.org, example.org, *b*, <b>"
    await mochi.post(address(placeholder), answer_of(picture(), text=typed))
    assert placeholder.links == []
    assert "*b*, <b>" in placeholder.text


async def test_the_drawing_is_shown_in_the_topic_where_it_was_asked_for(
    telegram: TelegramStandIn, mochi: TelegramPoster, placeholder: Shown
) -> None:
    await mochi.drawing(address(placeholder))
    await mochi.drawing(address(placeholder, topic="77"))
    assert telegram.actions == [(ADA.id, "upload_photo", None), (ADA.id, "upload_photo", "77")]


async def test_a_deleted_placeholder_is_gone(
    telegram: TelegramStandIn, mochi: TelegramPoster, placeholder: Shown
) -> None:
    telegram.delete(placeholder)
    with pytest.raises(PlaceholderGone):
        await mochi.post(address(placeholder), answer_of(picture()))


async def test_nobody_waits_where_the_bot_was_blocked(
    telegram: TelegramStandIn, mochi: TelegramPoster, placeholder: Shown
) -> None:
    telegram.block(ADA)
    with pytest.raises(PlaceholderGone):
        await mochi.post(address(placeholder), answer_of(picture()))


async def test_an_unknown_chat_is_gone(mochi: TelegramPoster) -> None:
    with pytest.raises(PlaceholderGone):
        await mochi.apologise(address(Shown(-100987, 1, None)), "Sorry!")


async def test_a_busy_telegram_tells_when_to_come_back_and_then_takes_the_picture(
    telegram: TelegramStandIn, mochi: TelegramPoster, placeholder: Shown
) -> None:
    telegram.refuse("editMessageMedia", 429, "Too Many Requests: retry after 3", retry_after=3)
    with pytest.raises(PostFailed) as refused:
        await mochi.post(address(placeholder), answer_of(picture()))
    assert refused.value.retry_after == 3
    await mochi.post(address(placeholder), answer_of(picture()))
    assert placeholder.photo == picture().data


@pytest.mark.parametrize(
    ("status", "description"),
    [
        (500, "Internal Server Error"),
        (502, "Bad Gateway"),
        (400, "Bad Request: not enough rights to send photos to the chat"),
        (401, "Unauthorized"),
    ],
)
async def test_what_may_pass_can_be_tried_again(
    telegram: TelegramStandIn, mochi: TelegramPoster, placeholder: Shown, status: int, description: str
) -> None:
    telegram.refuse("editMessageMedia", status, description)
    with pytest.raises(PostFailed) as failed:
        await mochi.post(address(placeholder), answer_of(picture()))
    assert TOKEN not in str(failed.value)
    assert placeholder.photo is None


async def test_a_telegram_out_of_reach_can_be_tried_again(
    telegram: TelegramStandIn, mochi: TelegramPoster, placeholder: Shown
) -> None:
    await telegram.__aexit__()
    with pytest.raises(PostFailed) as failed:
        await mochi.post(address(placeholder), answer_of(picture()))
    assert TOKEN not in str(failed.value)


def test_without_a_token_nothing_can_be_posted() -> None:
    with pytest.raises(PostFailed, match="TELEGRAM_TOKEN"):
        poster(Settings.model_validate({}))


async def test_words_alone_come_with_their_codes_and_buttons(
    mochi: TelegramPoster, placeholder: Shown
) -> None:
    button = Button("Look", "d__sealed7")
    await mochi.post(address(placeholder), Answer("It is one of mine.", [CODE], keyboard=((button,),)))
    assert placeholder.text == f"It is one of mine.\n{CODE}"
    assert placeholder.code == [CODE]
    assert placeholder.buttons == {"Look": "d__sealed7"}


async def test_a_file_comes_as_it_is_with_a_small_picture_and_a_film_is_played(
    mochi: TelegramPoster, placeholder: Shown
) -> None:
    file = File("mochi.zip", b"PK", "application/zip", "an archive")
    await mochi.post(address(placeholder), replace(answer_of(picture(width=900)), file=file))
    assert (placeholder.file, placeholder.file_name) == (b"PK", "mochi.zip")
    assert placeholder.preview
    film = File("mochi.mp4", b"film", "video/mp4", "blinking")
    await mochi.post(address(placeholder), replace(answer_of(picture()), file=film))
    assert (placeholder.file, placeholder.file_name) == (b"film", "mochi.mp4")


async def test_a_picture_that_was_sent_is_fetched_as_it_is(
    telegram: TelegramStandIn, mochi: TelegramPoster
) -> None:
    file = telegram.keep(picture().data)
    assert await mochi.fetch({"file": file}) == picture().data


async def test_what_is_too_large_or_gone_is_not_fetched(
    telegram: TelegramStandIn, mochi: TelegramPoster
) -> None:
    huge = telegram.keep(bytes(UPLOAD_AT_MOST + 1))
    for upload in ({"file": huge}, {"file": "gone"}, {"file": huge, "bytes": str(UPLOAD_AT_MOST + 1)}):
        with pytest.raises(UploadGone) as problem:
            await mochi.fetch(upload)
        assert TOKEN not in str(problem.value)


async def test_a_picture_that_cannot_be_had_now_can_be_tried_again(
    telegram: TelegramStandIn, mochi: TelegramPoster
) -> None:
    file = telegram.keep(picture().data)
    telegram.refuse("getFile", 500, "Internal Server Error")
    with pytest.raises(PostFailed) as problem:
        await mochi.fetch({"file": file})
    assert TOKEN not in str(problem.value)


async def test_pictures_for_inline_results_leave_nothing_but_their_files(
    telegram: TelegramStandIn, kept: TelegramPoster, placeholder: Shown, valkey_url: str
) -> None:
    two = replace(answer_of(picture(), picture("b.png", "blue")), codes=["one", "two"])
    for _ in range(2):
        await kept.post(storing_address(placeholder.chat, "en"), two)
    assert list(telegram.shown.values()) == [placeholder]
    assert telegram.calls.count("sendMediaGroup") == 1
    known = FileIds(Redis.from_url(valkey_url)).known(["one", "two", "three"])
    assert [telegram.files[known[code]] for code in ("one", "two")] == [one.data for one in two.pictures]
    await kept.apologise(storing_address(placeholder.chat, "en"), "Sorry!")
    assert list(telegram.shown.values()) == [placeholder]


async def test_a_group_that_was_moved_gets_one_answer_where_it_is_now(
    telegram: TelegramStandIn, kept: TelegramPoster, placeholder: Shown
) -> None:
    telegram.admit(-1009)
    for _ in range(2):
        moved = "Bad Request: group chat was upgraded to a supergroup chat"
        telegram.refuse("editMessageMedia", 400, moved, migrate_to=-1009)
        await kept.post(address(placeholder), answer_of(picture()))
    shown = [one for one in telegram.shown.values() if one.chat == -1009]
    assert [one.photo for one in shown] == [picture().data]


async def test_a_pack_that_telegram_refuses_comes_as_files(
    telegram: TelegramStandIn, mochi: TelegramPoster, placeholder: Shown
) -> None:
    file = File("mochi-moods.zip", b"no archive", "application/zip", "moods")
    where = address(placeholder)
    pack = replace(where, route={**where.route, "stickers_for": str(ADA.id)})
    await mochi.post(pack, replace(answer_of(picture()), file=file))
    assert placeholder.file == b"no archive"
    assert say("en", "telegram-no-set") in placeholder.text


async def test_what_is_too_large_for_a_photo_comes_as_a_file_and_what_is_too_large_for_that_is_told(
    mochi: TelegramPoster, placeholder: Shown
) -> None:
    heavy = Picture("mochi.png", picture().data + bytes(10 * 2**20), "a heavy square")
    await mochi.post(address(placeholder), answer_of(heavy))
    assert (placeholder.file_name, placeholder.photo) == ("mochi.png", None)


async def test_a_file_that_no_chat_takes_is_told(mochi: TelegramPoster, placeholder: Shown) -> None:
    file = File("mochi.glb", bytes(50 * 2**20 + 1), "model/gltf-binary", "a card")
    await mochi.post(address(placeholder), replace(answer_of(picture()), file=file))
    assert placeholder.text == f"{say('en', 'file-too-big')}\n{CODE}"
