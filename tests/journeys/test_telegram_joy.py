"""Telegram, a bot and a worker, all real: what a member does with avatars beyond asking for one.

The networks are tiny and have learned nothing: what counts here is what reaches the chat.
"""

import asyncio
import io
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PIL import Image

from bot.replies import say
from models.moods import MOODS
from models.recipe import decode
from models.traits import TRAITS
from tests.processes import Processes
from tests.stand_ins.telegram_stand_in import ADA, TOKEN, Person, Shown, TelegramStandIn
from tests.tiny_weights import write_tiny_weights
from worker.provenance.invisible import read
from worker.provenance.reading import has_label

pytestmark = pytest.mark.asyncio(loop_scope="module")

PATIENCE = 60
"""Seconds for a picture on a machine with much else to do."""
BEN = Person(4712, "en", "Ben")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def telegram(module_processes: Processes) -> AsyncIterator[TelegramStandIn]:
    """A Telegram with Mochi on it, and a worker."""
    weights = write_tiny_weights(module_processes.folder / "weights")
    async with TelegramStandIn() as stand_in:
        module_processes.environment |= {
            "WEIGHTS_FOLDER": str(weights),
            "TELEGRAM_TOKEN": TOKEN,
            "TELEGRAM_API_BASE": stand_in.base_url,
        }
        await start(stand_in, module_processes)
        yield stand_in
        await asyncio.to_thread(module_processes.stop)


async def start(telegram: TelegramStandIn, processes: Processes) -> None:
    """Start the bot and a worker and wait until both are there."""
    telegram.calls.clear()
    processes.start("bot", "telegram")
    await asyncio.to_thread(processes.start_worker)
    await telegram.until(lambda: "getUpdates" in telegram.calls, "the bot")


async def drawn(telegram: TelegramStandIn, shown: Shown) -> Shown:
    """A placeholder once it has become a picture or a file."""
    await telegram.until(lambda: shown.photo or shown.file, "a picture", PATIENCE)
    return shown


async def ask(telegram: TelegramStandIn, words: str) -> Shown:
    return await drawn(telegram, await telegram.answer(await telegram.write(words)))


async def newest(telegram: TelegramStandIn, before: int) -> Shown:
    """The message that the bot sent last, once there are more than `before`."""
    return (await telegram.answers(before + 1))[-1]


async def pressed(telegram: TelegramStandIn, shown: Shown, label: str) -> Shown:
    """What comes of a press: a new message, drawn."""
    before = len(telegram.shown)
    assert await telegram.press(shown, label) == ""
    return await drawn(telegram, await newest(telegram, before))


async def test_four_come_as_one_sheet_and_the_third_is_picked(telegram: TelegramStandIn) -> None:
    four = await ask(telegram, "/avatar cute pink hair")
    assert len(four.code) == 4
    third = await pressed(telegram, four, "3")
    assert third.code == [four.code[2]]


async def test_others_of_the_same_wish(telegram: TelegramStandIn) -> None:
    four = await ask(telegram, "/avatar cat ears")
    others = await pressed(telegram, four, say("en", "button-reroll"))
    assert not set(others.code) & set(four.code)
    assert {decode(code).look.traits["ears"] for code in others.code} == {"cat"}


async def test_a_reply_with_words_changes_what_it_names(telegram: TelegramStandIn) -> None:
    one = await ask(telegram, "/avatar pink hair count:1")
    before = decode(one.code[0]).look
    changed = await drawn(telegram, await telegram.answer(await telegram.reply(one, "pixel style")))
    after = decode(changed.code[0]).look
    assert {name for name in TRAITS if after.traits[name] != before.traits[name]} <= {"style"}
    assert after.traits["style"] == "pixel"


async def test_the_change_button_asks_and_its_answer_is_understood(telegram: TelegramStandIn) -> None:
    one = await ask(telegram, "/avatar pink hair count:1")
    before = len(telegram.shown)
    await telegram.press(one, say("en", "button-edit"))
    panel = await newest(telegram, before)
    await telegram.press(panel, say("en", "button-words"))
    question = await newest(telegram, before + 1)
    assert question.asks
    assert question.code == one.code
    changed = await drawn(telegram, await telegram.answer(await telegram.reply(question, "cat ears")))
    assert decode(changed.code[0]).look.traits["ears"] == "cat"


async def test_buttons_outlive_every_process(telegram: TelegramStandIn, module_processes: Processes) -> None:
    four = await ask(telegram, "/avatar blue hair")
    await asyncio.to_thread(module_processes.stop)
    await start(telegram, module_processes)
    assert (await pressed(telegram, four, "1")).code == [four.code[0]]


async def test_the_buttons_of_others_and_forged_ones_only_say_so(telegram: TelegramStandIn) -> None:
    four = await ask(telegram, "/avatar blue hair")
    before = len(telegram.shown)
    assert await telegram.press(four, "1", BEN) == say("en", "not-yours")
    assert await telegram.press_data(four, "p__" + four.code[0] + "forged1") == say("en", "not-yours")
    assert len(telegram.shown) == before


async def test_an_avatar_is_deleted_by_its_owner(telegram: TelegramStandIn) -> None:
    four = await ask(telegram, "/avatar blue hair")
    assert await telegram.press(four, say("en", "button-delete"), BEN) == say("en", "not-yours")
    assert (four.chat, four.id) in telegram.shown
    await telegram.press(four, say("en", "button-delete"))
    assert (four.chat, four.id) not in telegram.shown


async def test_a_deleted_message_is_no_mishap(telegram: TelegramStandIn) -> None:
    four = await ask(telegram, "/avatar blue hair")
    telegram.delete(four)
    assert await telegram.press(four, say("en", "button-delete")) == ""


async def test_a_file_comes_as_it_is(telegram: TelegramStandIn) -> None:
    one = await ask(telegram, "/avatar green hair count:1")
    before = len(telegram.shown)
    await telegram.press(one, say("en", "button-files"))
    choices = await newest(telegram, before)
    file = await pressed(telegram, choices, say("en", "format-png1024"))
    assert file.file is not None
    assert Image.open(io.BytesIO(file.file)).size == (1024, 1024)


async def test_an_avatar_is_saved(telegram: TelegramStandIn) -> None:
    one = await ask(telegram, "/avatar green hair count:1")
    before = len(telegram.shown)
    await telegram.press(one, say("en", "button-save"))
    assert (await newest(telegram, before)).text == say("en", "saved")


async def test_moods_become_stickers_and_emoji_of_the_sizes_that_telegram_takes(
    telegram: TelegramStandIn,
) -> None:
    one = await ask(telegram, "/avatar green hair count:1")
    pack = await pressed(telegram, one, say("en", "button-moods"))
    assert pack.photo
    assert set(pack.links_beneath) == {say("en", "telegram-stickers"), say("en", "telegram-emoji")}
    assert {len(kept.stickers) for kept in telegram.sticker_sets.values()} == {len(MOODS)}
    every = [one for kept in telegram.sticker_sets.values() for one in kept.stickers]
    assert {len(one.emoji) for one in every} == {1}
    assert all(has_label(one.data) for one in every)
    assert all(read(Image.open(io.BytesIO(one.data))) is not None for one in every)


async def test_an_avatar_moves(telegram: TelegramStandIn) -> None:
    one = await ask(telegram, "/avatar green hair count:1")
    film = await pressed(telegram, one, say("en", "button-move"))
    assert (film.file_name or "").endswith(".mp4")


async def test_words_are_answered_in_any_chat(telegram: TelegramStandIn) -> None:
    before = len(telegram.shown)
    offered = await telegram.offered("pink hair, cat ears")
    codes = [result["caption"].splitlines()[-1] for result in offered.results]
    assert {decode(code).look.traits["ears"] for code in codes} == {"cat"}
    assert len(telegram.shown) == before


async def test_a_picture_is_known_again_as_a_file_and_as_telegram_packs_photos(
    telegram: TelegramStandIn,
) -> None:
    one = await ask(telegram, "/avatar green hair count:1")
    assert one.photo
    packed = io.BytesIO()
    Image.open(io.BytesIO(one.photo)).convert("RGB").save(packed, "JPEG", quality=87)
    for picture in (one.photo, packed.getvalue()):
        answer = await telegram.answer(await telegram.send_picture(picture, "/verify"))
        await telegram.until(lambda answer=answer: answer.edits, "a verdict", PATIENCE)
        assert answer.text.startswith(say("en", "verify-mochi"))


async def test_a_family_is_drawn(telegram: TelegramStandIn) -> None:
    one = await ask(telegram, "/avatar green hair, human ears count:1")
    changed = await ask(telegram, f"/edit {one.code[0]} cat ears")
    tree = await pressed(telegram, changed, say("en", "button-family"))
    assert tree.code == [*changed.code, *one.code]


async def test_two_have_children(telegram: TelegramStandIn) -> None:
    first, second = [await ask(telegram, f"/avatar {word} hair count:1") for word in ("red", "blue")]
    family = await ask(telegram, f"/breed {first.code[0]} {second.code[0]}")
    assert len(set(family.code)) == 4


@pytest.mark.parametrize("text", ["/breed", "/mix a b", "/edit nonsense blue eyes", "/morph x"])
async def test_commands_without_recipes_are_told_so(telegram: TelegramStandIn, text: str) -> None:
    answer = await telegram.answer(await telegram.write(text, ADA))
    assert answer.text
    assert not answer.text.startswith(say("en", "apology")[:10])
